import { expect } from 'chai'
import { BackupError } from '../../../src/core/index.js'
import { checkStart } from '../../../src/core/rules/check-start.js'
import { type CoveredFigures, createFigureSums, isStarted, standingOf } from '../../../src/core/rules/standing.js'
import { userOf } from '../../worlds/tenants.js'

const suspended = { accountStatus: 'suspended' } as const
const deleted = { accountStatus: 'deleted' } as const

describe('standingOf', () => {
  it('returns the first of these that applies: deleted, suspended, protected, restart, due', () => {
    const cases = [
      [userOf('a'), 'due'],
      [userOf('a', { backupStatus: 'pending' }), 'protected'],
      [userOf('a', { backupStatus: 'protected' }), 'protected'],
      [userOf('a', { backupStatus: 'failed' }), 'restart'],
      [userOf('a', { backupStatus: 'paused' }), 'restart'],
      [userOf('a', { ...suspended, backupStatus: 'paused' }), 'suspended'],
      [userOf('a', { ...deleted, backupStatus: 'failed' }), 'deleted'],
    ] as const
    for (const [user, standing] of cases) expect(standingOf(user), `${user.accountStatus} ${user.backupStatus}`).to.equal(standing)
    expect((['due', 'restart', 'protected', 'suspended', 'deleted'] as const).filter(isStarted)).to.deep.equal(['due', 'restart'])
  })
})

describe('createFigureSums', () => {
  it('sums prices of due users only', () => {
    const sums = createFigureSums()
    sums.add(userOf('a'))
    sums.add(userOf('b', { credits: 3 }))
    sums.add(userOf('c', { credits: 0 }))
    sums.add(userOf('d', { credits: 5, backupStatus: 'failed' }))
    sums.add(userOf('e', { credits: 5, backupStatus: 'protected' }))
    sums.add(userOf('f', suspended))
    sums.add(userOf('g', deleted))
    expect(sums.figures()).to.deep.equal({
      allocated: 4,
      starts: 4,
      restarts: 1,
      free: 1,
      covered: 7,
      skipped: { protected: 1, suspended: 1, deleted: 1 },
      excepted: 0,
    })
  })
})

describe('checkStart', () => {
  const counted = (part: Partial<CoveredFigures> = {}): CoveredFigures => ({
    allocated: 2,
    starts: 3,
    restarts: 1,
    free: 0,
    covered: 4,
    skipped: { protected: 1, suspended: 0, deleted: 0 },
    excepted: 0,
    ...part,
  })
  const refusal = (act: () => void): BackupError | undefined => {
    try {
      act()
      return undefined
    } catch (error) {
      return error as BackupError
    }
  }

  it('accepts the expected figures, even if no credits are taken', () => {
    checkStart(counted(), { expectedCredits: 2, expectedUsers: 3 }, 2)
    checkStart(counted(), { expectedCredits: 2 }, 'unlimited')
    checkStart(counted({ allocated: 0, starts: 1 }), { expectedCredits: 0, expectedUsers: 1 }, 0)
  })
  it('rejects other credits or users and reports the counted figures', () => {
    for (const expected of [{ expectedCredits: 1 }, { expectedCredits: 2, expectedUsers: 2 }]) {
      const error = refusal(() => checkStart(counted(), expected, 10))
      expect(error).to.be.instanceOf(BackupError)
      expect(error?.code).to.equal('selection-changed')
      const { expectedCredits, ...users } = expected
      const { excepted: _, ...figures } = counted()
      expect(error?.details).to.deep.equal({ expected: expectedCredits, ...users, credits: { ...figures, available: 10 } })
    }
  })
  it('reports excepted users only if there are any', () => {
    const error = refusal(() => checkStart(counted({ excepted: 2 }), { expectedCredits: 1 }, 10))
    expect(error?.details).to.deep.equal({ expected: 1, credits: { ...counted({ excepted: 2 }), available: 10 } })
  })
  it('rejects a start without users, and a start that needs too many credits', () => {
    expect(refusal(() => checkStart(counted({ allocated: 0, starts: 0 }), { expectedCredits: 0 }, 5))?.code).to.equal('bad-input')
    expect(refusal(() => checkStart(counted(), { expectedCredits: 2 }, 1))?.code).to.equal('not-enough-credits')
  })
})
