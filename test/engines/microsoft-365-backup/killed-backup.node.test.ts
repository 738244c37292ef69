import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runKilled } from './killed-process.js'

const SEED = 4
/** One large run, and small ones: 10,000 users. */
const sizesOf = (kills: number): number[] => [10_000 - (kills - 1) * 200, ...Array.from({ length: kills - 1 }, () => 200)]

describe('microsoft365BackupEngine in a process that is killed', () => {
  for (const [script, name, kills] of [
    ['killed-engine.ts', 'the engine', 20],
    ['killed-backend.ts', 'a backend on PGlite', 3],
  ] as const) {
    it(`adds 10,000 users and posts each id once, although ${name} is killed at ${kills} random points`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'backup-start-killed-'))
      const sizes = sizesOf(kills)
      try {
        const { kills: counted, ends, postedIds, violations } = await runKilled(script, { folder, sizes, seed: SEED })
        expect(ends).to.eql(sizes.map((size, at) => `ended ${at} ${size} 0`))
        expect(counted).to.equal(kills)
        for (const service of ['mailbox', 'drive'] as const) {
          const ids = postedIds(service)
          expect([ids.length, new Set(ids).size]).to.eql([10_000, 10_000])
        }
        expect(violations).to.eql([])
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }).timeout(600_000)
  }
})
