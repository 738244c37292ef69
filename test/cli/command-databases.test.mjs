// `backup-start serve` on a folder, and on PostgreSQL with workers beside it: what it holds is kept, two never share a folder,
// and whatever ends it, the next start goes on. Needs `npm run build` before.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { run, start } from '../tools/command.mjs'
import { backends } from '../tools/postgres.mjs'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-command-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const fixture = (name) => fileURLToPath(new URL(`../fixtures/csv/${name}`, import.meta.url))
const data = join(folder, 'data')
const serve = (...args) => start(['serve', '--port', '0', '--data', data, ...args], { cwd: folder })
const clean = { code: 0, signal: null }

const json = async (url, init) => {
  const answer = await fetch(url, init)
  const body = await answer.json()
  assert.ok(answer.ok, JSON.stringify(body))
  return body
}
const until = async (isSo, what) => {
  const end = performance.now() + 300_000
  while (!(await isSo())) {
    if (performance.now() > end) assert.fail(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The first domain of the first cloud. */
const domainAt = async ({ url }) => {
  const [{ id, domains }] = await json(`${url}/v1/clouds`)
  const at = `${url}/v1/clouds/${id}/domains/${domains[0].id}`
  const start = async (count) => {
    const { items } = await json(`${at}/users?accountStatus=active&backupStatus=none&limit=${count}`)
    return json(`${at}/backups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `${count} of them` },
      body: JSON.stringify({
        items: items.map((user) => ({ kind: 'user', id: user.id })),
        settings: 'default',
        expectedCredits: items.length,
      }),
    })
  }
  return {
    start,
    run: (id) => json(`${at}/backups/${id}`),
    available: async () => (await json(`${at}/credits`)).available,
    total: async () => (await json(`${at}/users`)).total,
    async sync(kind) {
      const headers = { 'content-type': 'application/json' }
      const { id: sync } = await json(`${at}/syncs`, { method: 'POST', headers, body: JSON.stringify({ kind }) })
      let job
      await until(async () => {
        job = await json(`${at}/syncs/${sync}`)
        return job.status !== 'running'
      }, 'the sync to end')
      return job
    },
  }
}
const isOver = ({ status }) => status !== 'queued' && status !== 'running'

test('on a folder', { timeout: 1_800_000 }, async (t) => {
  let before
  let started

  await t.test('begins with what is asked for, and says so in one line', async () => {
    const server = await serve('--users', '300', '--seed', '2')
    assert.match(server.line, /^backup-start: http:\/\/127\.0\.0\.1:\d+\/api – a sample tenant of 300 users \(seed 2\), kept in \S+\/data$/)

    // nobody else may use it
    const second = await run(['serve', '--port', '0', '--data', data])
    assert.equal(second.code, 1)
    assert.match(second.err, new RegExp(`^process ${server.pid} is using the folder \\S+: .*DATABASE_URL`))
    assert.equal(second.err.trim().split('\n').length, 1)

    const domain = await domainAt(server)
    assert.equal(await domain.total(), 300)
    before = await domain.available()
    started = await domain.start(40)
    await until(async () => (await domain.run(started.id)).done > 0, 'the run to be on its way')
    // in the middle of it
    assert.deepEqual(await server.end('SIGTERM'), clean)
    assert.equal(server.said.err, '')
    assert.equal(server.said.out.trim().split('\n').length, 1)
  })

  await t.test('refuses to be taken for another', async () => {
    for (const [args, words] of [
      [
        ['--users', '5'],
        /data holds a sample tenant of 300 users \(seed 2\), not a sample tenant of 5 users \(seed 1\): name another place/,
      ],
      [['--seed', '3'], /not a sample tenant of 1,204 users \(seed 3\)/],
      [['--import', fixture('gam-print-users.csv')], /not the tenant imported from gam-print-users\.csv/],
    ]) {
      const { code, err } = await run(['serve', '--port', '0', '--data', data, ...args])
      assert.equal(code, 1)
      assert.match(err, words)
    }
  })

  await t.test('goes on where it was, with the run too, and bears to be killed', async () => {
    const server = await serve()
    assert.match(server.line, /a sample tenant of 300 users \(seed 2\)/)
    const domain = await domainAt(server)
    assert.equal(await domain.available(), before - 40)
    assert.deepEqual(await server.end('SIGKILL'), { code: null, signal: 'SIGKILL' })

    const again = await serve('--users', '300')
    const sameDomain = await domainAt(again)
    await until(async () => isOver(await sameDomain.run(started.id)), 'the run to end')
    const { total, done, failed } = await sameDomain.run(started.id)
    assert.equal(total, 40)
    assert.equal(done + failed, 40)
    assert.equal(await sameDomain.available(), before - 40)
    // the directory is the same one, with what is new in it
    const { status, result } = await sameDomain.sync('users')
    assert.equal(status, 'completed')
    assert.ok(result.added > 0)
    assert.deepEqual(await again.end('SIGINT'), clean)
  })

  await t.test('leaves the database of a server with another directory alone', async () => {
    const database = await PGlite.create({ dataDir: join(data, 'database'), extensions: { pg_trgm } })
    await database.exec('delete from backup_start.served')
    await database.close()
    const { code, err } = await run(['serve', '--port', '0', '--data', data])
    assert.equal(code, 1)
    assert.match(err, /data belongs to a server with a directory of its own/)
  })
})

test('an import is kept, and synced from, when its files are gone', { timeout: 1_200_000 }, async () => {
  const place = join(folder, 'imported')
  const args = ['serve', '--port', '0', '--data', place]
  const files = ['--import', fixture('google-admin-download-users.csv'), fixture('gam-print-users.csv')]
  const server = await start([...args, ...files], { cwd: folder })
  const total = await (await domainAt(server)).total()
  assert.ok(total > 0)
  assert.deepEqual(await server.end(), clean)

  const again = await start(args, { cwd: folder })
  assert.match(again.line, /the tenant imported from google-admin-download-users\.csv, gam-print-users\.csv/)
  const domain = await domainAt(again)
  assert.equal(await domain.total(), total)
  const { status, result } = await domain.sync('users')
  assert.equal(status, 'completed')
  assert.deepEqual({ added: result.added, changed: result.changed, removed: result.removed }, { added: 0, changed: 0, removed: 0 })
  assert.deepEqual(await again.end(), clean)

  // the same files are no contradiction, others are
  const same = await start([...args, ...files], { cwd: folder })
  assert.deepEqual(await same.end(), clean)
  const other = await run([...args, '--import', fixture('gam-print-users.csv')])
  assert.match(other.err, /holds the tenant imported from google-admin-download-users\.csv, gam-print-users\.csv, not the tenant/)
})

test('a PostgreSQL server that is not there is told of in words, without its password', async () => {
  const env = { DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:9/backup' }
  const { code, err, out } = await run(['serve', '--port', '0'], { cwd: folder, env })
  assert.equal(code, 1)
  assert.match(err, /^127\.0\.0\.1:9\/backup cannot be used: .*ECONNREFUSED/)
  assert.equal(err.trim().split('\n').length, 1)
  assert.doesNotMatch(err + out, /hunter2/)
})

for (const { name, open } of backends()) {
  if (name !== 'PostgreSQL') continue
  test('on PostgreSQL: two that serve, one that works, and none that does both', { timeout: 900_000 }, async (t) => {
    const { location, close } = await open()
    t.after(close)
    const env = { DATABASE_URL: location.url }
    // at once: one of them fills the database, and the other one waits for it
    const serve = () => start(['serve', '--no-work', '--port', '0', '--users', '200'], { cwd: folder, env })
    const [one, two] = await Promise.all([serve(), serve()])
    for (const { line } of [one, two])
      assert.match(line, /a sample tenant of 200 users \(seed 1\), kept in PostgreSQL at 127\.0\.0\.1:\d+\/\w+$/)

    const domain = await domainAt(one)
    const available = await domain.available()
    const { id } = await domain.start(30)
    const elsewhere = await domainAt(two)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const waiting = await elsewhere.run(id)
    assert.equal(waiting.done + waiting.failed, 0, 'nobody works yet')

    const worker = await start(['work'], { cwd: folder, env })
    assert.match(worker.line, /^backup-start: working – a sample tenant/)
    await until(async () => isOver(await elsewhere.run(id)), 'the run to end')
    assert.equal(await elsewhere.available(), available - 30)
    for (const process of [worker, one, two]) {
      assert.deepEqual(await process.end(), clean)
      assert.equal(process.said.err, '')
    }
  })
}
