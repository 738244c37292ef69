import { expect } from 'chai'
import fc from 'fast-check'
import { BackupError, dryRunOf, type PolicyDraft, type PolicyForecast } from '../../../src/core/index.js'
import { changesPolicyStatus, checkPolicyDraft, checkPolicyEdit } from '../../../src/core/rules/check-policy.js'
import { forecastOf, mergeDays, policyCeiling } from '../../../src/core/rules/policy-forecast.js'
import { planPolicyStarts } from '../../../src/core/rules/policy-rules.js'

const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 10, 30)
const dayAt = (daysAgo: number): string => new Date(NOW - daysAgo * DAY_MS).toISOString()
const entry = (daysAgo: number, joined: number, left: number) => ({ at: dayAt(daysAgo), joined, left })

describe('forecastOf', () => {
  it('gives the day on which the needed credits exceed the ceiling at the net rate', () => {
    const history = [entry(100, 30, 0), entry(50, 20, 10), entry(1, 0, 0)]
    const forecast = forecastOf({ users: 312, credits: 312 }, history, 500, NOW)
    // 40 users in 100 days; 188 credits are left
    expect(forecast.exhaustedAt).to.equal(new Date(NOW + 470 * DAY_MS).toISOString())
    expect(forecast.history).to.deep.equal(history)
  })

  it('counts with the mean price of the covered users', () => {
    const forecast = forecastOf({ users: 10, credits: 20 }, [entry(10, 10, 0)], 30, NOW)
    expect(forecast.exhaustedAt).to.equal(new Date(NOW + 5 * DAY_MS).toISOString())
  })

  it('says now if the ceiling is exceeded already, also without a history', () => {
    expect(forecastOf({ users: 3, credits: 3 }, [], 2, NOW).exhaustedAt).to.equal(new Date(NOW).toISOString())
  })

  it('gives no time without a week of history, growth, or a ceiling, and none that is years ahead', () => {
    const now = { users: 3, credits: 3 }
    expect(forecastOf(now, [], 5, NOW).exhaustedAt).to.equal(undefined)
    expect(forecastOf(now, [entry(6, 9, 0)], 5, NOW).exhaustedAt).to.equal(undefined)
    expect(forecastOf(now, [entry(7, 9, 0)], 5, NOW).exhaustedAt).to.be.a('string')
    expect(forecastOf(now, [entry(30, 5, 5)], 5, NOW).exhaustedAt).to.equal(undefined)
    expect(forecastOf(now, [entry(30, 5, 0)], 'unlimited', NOW).exhaustedAt).to.equal(undefined)
    expect(forecastOf(now, [entry(300, 1, 0)], 1000, NOW).exhaustedAt).to.equal(undefined)
  })

  it('never gives a time in the past or a time at which the ceiling is not reached', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 20 })
    fc.assert(
      fc.property(days, fc.nat(50), fc.nat(200), fc.infiniteStream(fc.nat(9)), (daysAgo, users, ceiling, numbers) => {
        const history = daysAgo
          .sort((a, b) => b - a)
          .map((ago) => entry(ago, numbers.next().value as number, numbers.next().value as number))
        const { exhaustedAt } = forecastOf({ users, credits: users }, history, ceiling, NOW)
        if (exhaustedAt === undefined) return
        const ahead = (Date.parse(exhaustedAt) - NOW) / DAY_MS
        const first = daysAgo[0] ?? 1
        const net = history.reduce((sum, { joined, left }) => sum + joined - left, 0)
        expect(ahead).to.be.at.least(0)
        if (users > ceiling) expect(ahead).to.equal(0)
        else expect(users + (net / first) * ahead).to.be.closeTo(ceiling, 0.01)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('policyCeiling', () => {
  const heldOf = (byCovered: number, throughPolicy = 0) => ({ byCovered, throughPolicy })

  it('is what the covered users hold already, and what the domain and the limit still allow', () => {
    expect(policyCeiling({}, 'unlimited', heldOf(5))).to.equal('unlimited')
    expect(policyCeiling({}, 4, heldOf(5))).to.equal(9)
    expect(policyCeiling({ limit: 30 }, 4, heldOf(5))).to.equal(9)
    expect(policyCeiling({ limit: 3 }, 'unlimited', heldOf(0))).to.equal(3)
  })

  it('does not count credits that covered users hold through other backups towards the limit', () => {
    expect(policyCeiling({ limit: 3 }, 'unlimited', heldOf(5))).to.equal(8)
    expect(policyCeiling({ limit: 3 }, 4, heldOf(5))).to.equal(8)
    expect(policyCeiling({ limit: 3 }, 'unlimited', heldOf(5, 2))).to.equal(6)
  })

  it('counts credits of users who left towards the limit, and takes none away from covered users', () => {
    expect(policyCeiling({ limit: 3 }, 9, heldOf(1, 3))).to.equal(1)
    expect(policyCeiling({ limit: 3 }, 9, heldOf(5, 5))).to.equal(5)
  })

  it('agrees with an evaluation: due users wait exactly if the needed credits exceed the ceiling', () => {
    const user = fc.record({
      isHere: fc.constant(true),
      accountStatus: fc.constant('active' as const),
      backupStatus: fc.constantFrom('none' as const, 'protected' as const),
      credits: fc.nat(3),
      reached: fc.boolean(),
      holder: fc.constantFrom('this', 'other'),
    })
    const limits = fc.option(fc.nat(20), { nil: undefined })
    const balances = fc.oneof(fc.constant('unlimited' as const), fc.nat(20))
    fc.assert(
      fc.property(fc.array(user, { maxLength: 12 }), limits, balances, (drawn, limit, available) => {
        const users = drawn.map(({ holder, ...one }) => ({
          ...one,
          held: one.backupStatus === 'none' ? undefined : { policyId: holder, credits: one.credits },
        }))
        const policy = { id: 'this', limit, leavers: 'keep' as const, reaches: (index: number) => users[index]?.reached === true }
        const [plan] = planPolicyStarts({ users, policies: [policy], available })
        const sum = (of: typeof users) => of.reduce((total, { credits }) => total + credits, 0)
        const covered = users.filter(({ reached }) => reached)
        const ceiling = policyCeiling(policy, available, {
          byCovered: sum(covered.filter(({ held }) => held !== undefined)),
          throughPolicy: sum(users.filter(({ held }) => held?.policyId === 'this')),
        })
        const now = { users: covered.length, credits: sum(covered) }
        expect(forecastOf(now, [], ceiling, NOW).exhaustedAt !== undefined).to.equal((plan?.waiting ?? 0) > 0)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('mergeDays', () => {
  it('adds up the changes of a UTC day, oldest first, and leaves out what is older than a year', () => {
    const at = (text: string) => ({ at: text, joined: 1, left: 2 })
    const merged = mergeDays([at('2026-11-29T23:59:59Z'), at('2026-11-28T00:00:00Z'), at('2026-11-29T00:00:00Z'), at('2025-11-01')], NOW)
    expect(merged).to.deep.equal([
      { at: '2026-11-28T00:00:00.000Z', joined: 1, left: 2 },
      { at: '2026-11-29T00:00:00.000Z', joined: 2, left: 4 },
    ])
  })
})

describe('dryRunOf', () => {
  const forecast: PolicyForecast = {
    now: { users: 4, credits: 4 },
    history: [entry(10, 1, 0), entry(8, 0, 2), entry(3, 2, 0), entry(1, 0, 0)],
  }

  it('lets users wait at the limit until the licenses of leavers are given back', () => {
    const rows = dryRunOf(forecast, { limit: 3, leavers: { giveBackAfterDays: 5 } }).map(({ at: _, ...row }) => row)
    expect(rows).to.deep.equal([
      { started: 3, givenBack: 0, waiting: 1, credits: 3 },
      { started: 0, givenBack: 0, waiting: 1, credits: 3 },
      { started: 2, givenBack: 2, waiting: 1, credits: 3 },
      { started: 0, givenBack: 0, waiting: 1, credits: 3 },
    ])
  })

  it('keeps the licenses of leavers if the policy says so', () => {
    const rows = dryRunOf(forecast, { leavers: 'keep' })
    expect(rows.map(({ credits }) => credits)).to.deep.equal([4, 4, 6, 6])
    expect(rows.every(({ givenBack }) => givenBack === 0)).to.equal(true)
  })

  it('never exceeds the limit, and ends with every covered user started or waiting', () => {
    const days = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 20 })
    const leavers = fc.oneof(fc.constant('keep' as const), fc.record({ giveBackAfterDays: fc.nat(4) }))
    fc.assert(
      fc.property(days, fc.option(fc.nat(20), { nil: undefined }), leavers, (changes, limit, rule) => {
        let covered = 10
        const history = changes.map(([joined, left], place) => {
          const leaving = Math.min(left, covered + joined)
          covered += joined - leaving
          return entry(changes.length - place, joined, leaving)
        })
        const rows = dryRunOf({ now: { users: covered, credits: covered }, history }, { limit, leavers: rule })
        const started = rows.reduce((sum, row) => sum + row.started, 0)
        const givenBack = rows.reduce((sum, row) => sum + row.givenBack, 0)
        expect(rows.at(-1)?.credits).to.equal(started - givenBack)
        for (const row of rows) expect(row.credits).to.be.at.most(limit ?? Number.POSITIVE_INFINITY)
        if (limit === undefined) expect(rows.at(-1)?.waiting).to.equal(0)
        if (rule !== 'keep' && rule.giveBackAfterDays === 0)
          expect((rows.at(-1)?.credits ?? 0) + (rows.at(-1)?.waiting ?? 0)).to.equal(covered)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('checkPolicyDraft', () => {
  const draft: PolicyDraft = { name: '  Staff ', items: [{ kind: 'group', id: 'g' }], settings: 'default', leavers: 'keep' }
  const fieldOf = (part: object): string | undefined => {
    try {
      checkPolicyDraft({ ...draft, ...part } as PolicyDraft)
    } catch (error) {
      return error instanceof BackupError && error.code === 'bad-input' ? error.field : 'another error'
    }
    return undefined
  }

  it('trims the name and drops fields that a draft does not have', () => {
    expect(checkPolicyDraft({ ...draft, exceptions: [], id: 'x' } as PolicyDraft)).to.deep.equal({ ...draft, name: 'Staff' })
  })

  it('names the invalid field', () => {
    const cases: readonly [object, string | undefined][] = [
      [{ name: ' ' }, 'name'],
      [{ name: 'x'.repeat(201) }, 'name'],
      [{ name: 'x'.repeat(200) }, undefined],
      [{ items: [] }, 'items'],
      [{ items: [{ kind: 'team', id: 'x' }] }, 'items'],
      [{ exceptions: [{ kind: 'user', id: '' }] }, 'exceptions'],
      [{ settings: null }, 'settings'],
      [{ limit: -1 }, 'limit'],
      [{ limit: 1.5 }, 'limit'],
      [{ limit: 0 }, undefined],
      [{ leavers: 'drop' }, 'leavers'],
      [{ leavers: { giveBackAfterDays: 3651 } }, 'leavers'],
      [{ leavers: { giveBackAfterDays: 0 } }, undefined],
    ]
    for (const [part, field] of cases) expect(fieldOf(part), JSON.stringify(part)).to.equal(field)
  })

  it('lets an ended policy neither be edited nor resumed', () => {
    expect(changesPolicyStatus('active', 'paused')).to.equal(true)
    expect(changesPolicyStatus('ended', 'ended')).to.equal(false)
    expect(() => changesPolicyStatus('ended', 'active')).to.throw('ended')
    expect(() => changesPolicyStatus('active', 'unknown')).to.throw('one of')
    expect(() => checkPolicyEdit('ended')).to.throw('ended')
    checkPolicyEdit('paused')
  })
})
