// PGlite blocks the process while it runs a statement. Timers must run in between, or the heartbeats of jobs come too late.
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { backends } from '../../tools/postgres.js'

for (const { open } of backends().filter(({ name }) => name === 'PGlite')) {
  it('an embedded database lets timers run between long statements', async (t) => {
    const { db, close } = await open()
    t.after(close)
    let beats = 0
    const heart = setInterval(() => {
      beats += 1
    }, 1)
    t.after(() => clearInterval(heart))
    const run = async (rows: number): Promise<number> => {
      const begunAt = performance.now()
      await sql`select count(*) from generate_series(1, ${rows}::int)`.execute(db)
      return performance.now() - begunAt
    }
    let rows = 1_000_000
    while ((await run(rows)) < 200) rows *= 2
    beats = 0
    let long = 0
    for (let count = 0; count < 6; count += 1) if ((await run(rows)) > 60) long += 1
    // A turn after a statement may come before the timers, and then the turn after the next statement runs them.
    assert.ok(beats >= Math.floor(long / 2), `${beats} beats in ${long} long statements`)
  })
}
