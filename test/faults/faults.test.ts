// A sample of the injected faults. `npm run faults` injects 1,000. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countRepeats, type FaultFigures, hasPostgres, injectFaults } from './inject-faults.js'

const sumOf = ({ injected }: FaultFigures): number => Object.values(injected).reduce((sum, count) => sum + count, 0)

describe('countRepeats', () => {
  it('counts a backup whose process was killed before it recorded the end, however late the program ends', () => {
    assert.equal(countRepeats(['ok r u1 p1', 'ok r u2 p1', 'kill worker', '75 r u1 p2', 'ok r u1 p2']), 1)
    assert.equal(countRepeats(['kill worker', 'ok r u1 p1', 'ok r u1 p2']), 1)
  })

  it('counts a backup whose end a killed database did not record', () => {
    assert.equal(countRepeats(['ok r u1 p1', 'kill database', 'ok r u1 p1']), 1)
  })

  it('rejects a second backup that no kill explains', () => {
    assert.throws(() => countRepeats(['kill worker', 'ok r u1 p1', 'ok r u2 p1', 'ok r u1 p1']), /r u1 was backed up twice without a kill/)
    assert.throws(() => countRepeats(['kill worker', 'ok r u1 p1', 'ok r u1 p2', 'ok r u2 p1']), /r u1 was backed up twice without a kill/)
    assert.throws(() => countRepeats(['ok r u1 p1', 'ok r u1 p2']), /r u1 was backed up twice without a kill/)
    const users = (owner: string) => Array.from({ length: 9 }, (_, at) => `ok r u${at} ${owner}`)
    assert.throws(() => countRepeats([...users('p1'), 'kill worker', ...users('p2')]), /led to more than 8 repeated backups/)
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
