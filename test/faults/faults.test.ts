// A sample of the injected faults. `npm run faults` injects 1,000. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countRepeats, type FaultFigures, hasPostgres, injectFaults } from './inject-faults.js'

const sumOf = ({ injected }: FaultFigures): number => Object.values(injected).reduce((sum, count) => sum + count, 0)

describe('countRepeats', () => {
  it('counts a backup that a kill interrupted before it was recorded', () => {
    assert.equal(countRepeats(['ok r u1', 'ok r u2', 'kill worker', '75 r u1', 'ok r u1']), 1)
  })

  it('rejects a second backup without a kill that explains it', () => {
    assert.throws(() => countRepeats(['kill worker', 'ok r u1', 'ok r u2', 'ok r u1']), /r u1 was backed up twice without a kill/)
    const users = Array.from({ length: 17 }, (_, at) => `ok r u${at}`)
    assert.throws(() => countRepeats([...users, 'kill worker', ...users]), /led to 17 repeated backups/)
  })
})

describe('a backend under faults', { timeout: 1_800_000 }, () => {
  it('loses no user or credit and counts none twice in 80 faults, 8 of them kills of server, workers and PostgreSQL', {
    skip: hasPostgres ? false : 'PostgreSQL is not installed',
  }, async (t) => {
    const figures = await injectFaults({ seed: 1, faults: 80, kills: 8, database: 'PostgreSQL' })
    t.diagnostic(JSON.stringify(figures))
    assert.ok(sumOf(figures) >= 80, JSON.stringify(figures))
  })

  it('loses no user or credit and counts none twice in 30 faults, 3 of them kills of the process with an embedded database', async (t) => {
    const figures = await injectFaults({ seed: 2, faults: 30, kills: 3, database: 'PGlite' })
    t.diagnostic(JSON.stringify(figures))
    assert.ok(sumOf(figures) >= 30, JSON.stringify(figures))
  })
})
