import { expect } from 'chai'
import fc from 'fast-check'
import type { AccountStatus, BackupStatus } from '../../../src/core/index.js'
import {
  countPolicy,
  type EvaluatedDomain,
  type EvaluatedPolicy,
  findLeavers,
  isLeaver,
  type PolicyUser,
  planPolicyStarts,
} from '../../../src/core/rules/policy-rules.js'

const DAY_MS = 86_400_000
const IDS = ['oldest', 'middle', 'newest']

interface Asked {
  items: number[][]
  exceptions: number[][]
  unsettled: number[]
  limit: number | undefined
  leavers: EvaluatedPolicy['leavers']
}

const accountStatus = fc.constantFrom<AccountStatus>('active', 'active', 'active', 'suspended', 'deleted')
const backupStatus = fc.constantFrom<BackupStatus>('none', 'none', 'pending', 'protected', 'paused', 'failed')
const userArbitrary = fc.record({
  isHere: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
  accountStatus,
  backupStatus,
  credits: fc.constantFrom(undefined, 0, 1, 2, 5),
  heldBy: fc.constantFrom(undefined, undefined, ...IDS, 'ended'),
})
const members = fc.array(fc.nat(9), { maxLength: 8 })
const policyArbitrary: fc.Arbitrary<Asked> = fc.record({
  items: fc.array(members, { minLength: 1, maxLength: 3 }),
  exceptions: fc.array(members, { maxLength: 1 }),
  unsettled: fc.array(fc.nat(9), { maxLength: 3 }),
  limit: fc.option(fc.nat(8), { nil: undefined }),
  leavers: fc.oneof(fc.constant('keep' as const), fc.record({ giveBackAfterDays: fc.nat(3) })),
})
const domainArbitrary = fc
  .record({
    users: fc.array(userArbitrary, { maxLength: 10 }),
    asked: fc.array(policyArbitrary, { maxLength: 3 }),
    available: fc.oneof(fc.nat(12), fc.constant('unlimited' as const)),
  })
  .map(({ users, asked, available }) => {
    const domain: EvaluatedDomain = {
      available,
      users: users.map(({ heldBy, ...user }): PolicyUser => {
        const isHolder = heldBy !== undefined && user.backupStatus !== 'none'
        return { ...user, ...(isHolder && { held: { policyId: heldBy, credits: user.credits ?? 1 } }) }
      }),
      policies: asked.map(({ items, exceptions, unsettled, limit, leavers }, place) => ({
        id: IDS[place] as string,
        ...(limit !== undefined && { limit }),
        leavers,
        reaches: (index) => items.flat().includes(index) && !exceptions.flat().includes(index),
        isUnsettled: (index) => unsettled.includes(index),
      })),
    }
    return { domain, asked }
  })

/** Indexes of the users whom a policy covers, by the definition: reached by an item, by no exception, active and listed. */
const coveredBy = ({ users }: EvaluatedDomain, { items, exceptions }: Asked): number[] =>
  users.flatMap(({ isHere, accountStatus: status }, index) => {
    const isReached = items.some((item) => item.includes(index)) && exceptions.every((exception) => !exception.includes(index))
    return isReached && isHere && status === 'active' ? [index] : []
  })

const price = (user: PolicyUser | undefined): number => user?.credits ?? 1
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** Plans the starts by the definition: each due user looks at all due users before it. */
const bruteForceStarts = (domain: EvaluatedDomain, asked: readonly Asked[]) => {
  const { users, policies } = domain
  let left = domain.available === 'unlimited' ? Number.POSITIVE_INFINITY : domain.available
  return policies.map(({ id, limit = Number.POSITIVE_INFINITY }, place) => {
    const older = new Set(asked.slice(0, place).flatMap((other) => coveredBy(domain, other)))
    const { unsettled } = asked[place] as Asked
    const all = coveredBy(domain, asked[place] as Asked).filter((index) => !older.has(index) && users[index]?.backupStatus === 'none')
    const due = all.filter((index) => !unsettled.includes(index))
    const held = sumOf(users.map((user) => (user.held?.policyId === id ? user.held.credits : 0)))
    const upTo = (index: number): number => sumOf(due.filter((other) => other <= index).map((other) => price(users[other])))
    const fits = (index: number): boolean => price(users[index]) === 0 || (upTo(index) <= left && upTo(index) <= limit - held)
    const started = due.filter(fits)
    const waiting = due.filter((index) => !fits(index))
    const heldBack = all.length - due.length
    const credits = sumOf(started.map((index) => price(users[index])))
    left -= credits
    const [first] = waiting
    const waitingFor = first === undefined ? (heldBack > 0 ? 'sync' : undefined) : upTo(first) > limit - held ? 'limit' : 'credits'
    return { policyId: id, started, credits, waiting: waiting.length + heldBack, ...(waitingFor && { waitingFor }) }
  })
}

describe('planPolicyStarts', () => {
  it('equals the brute force over random users, prices, exceptions, limits and policies', () => {
    fc.assert(
      fc.property(domainArbitrary, ({ domain, asked }) => {
        const plan = planPolicyStarts(domain)
        expect(plan).to.deep.equal(bruteForceStarts(domain, asked))
        const started = plan.flatMap((one) => one.started)
        expect(new Set(started).size).to.equal(started.length)
        if (domain.available !== 'unlimited') expect(sumOf(plan.map(({ credits }) => credits))).to.be.at.most(domain.available)
      }),
      { numRuns: 10_000 },
    )
  })

  it('starts nobody again after the planned starts', () => {
    fc.assert(
      fc.property(domainArbitrary, ({ domain }) => {
        const users = [...domain.users]
        let spent = 0
        for (const { policyId, started, credits } of planPolicyStarts(domain)) {
          spent += credits
          for (const index of started) {
            const user = users[index] as PolicyUser
            users[index] = { ...user, backupStatus: 'pending', held: { policyId, credits: price(user) } }
          }
        }
        const available = domain.available === 'unlimited' ? domain.available : domain.available - spent
        const again = planPolicyStarts({ ...domain, users, available })
        expect(again.flatMap(({ started }) => started)).to.deep.equal([])
        expect(again.map(({ waiting }) => waiting)).to.deep.equal(planPolicyStarts(domain).map(({ waiting }) => waiting))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('countPolicy', () => {
  it('counts every covered user once, and nobody without a backup as protected', () => {
    fc.assert(
      fc.property(domainArbitrary, ({ domain, asked }) => {
        for (const [place, policy] of domain.policies.entries()) {
          const statuses = coveredBy(domain, asked[place] as Asked).map((index) => domain.users[index]?.backupStatus ?? 'none')
          const count = (...wanted: BackupStatus[]) => statuses.filter((status) => wanted.includes(status)).length
          expect(countPolicy(domain.users, policy)).to.deep.equal({
            covered: statuses.length,
            protected: count('protected', 'pending'),
            waiting: count('none'),
            failed: count('failed', 'paused'),
          })
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('findLeavers', () => {
  it('releases a user at the first evaluation that is late enough after the user was first found gone', () => {
    const visits = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 60 }), world: domainArbitrary }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(visits, fc.array(policyArbitrary, { minLength: 1, maxLength: 2 }), (evaluations, asked) => {
        let now = 0
        let gone: ReadonlyMap<number, number> = new Map()
        const foundAt = new Map<number, number>()
        for (const { hours, world } of evaluations) {
          now += hours * 3_600_000
          const policies = asked.map(({ items, leavers }, place) => ({
            id: IDS[place] as string,
            leavers,
            reaches: (index: number) => items.flat().includes(index),
          }))
          const domain = { ...world.domain, policies }
          const expected: number[] = []
          for (const [index, { held, isHere, accountStatus: status, backupStatus: backup }] of domain.users.entries()) {
            const own = asked[IDS.indexOf(held?.policyId ?? '')]
            const isReached = asked.some(({ items }) => items.some((item) => item.includes(index)))
            const hasLeft = own !== undefined && own.leavers !== 'keep' && (!isHere || status === 'deleted' || !isReached)
            if (!hasLeft) foundAt.delete(index)
            else {
              const since = foundAt.get(index) ?? now
              foundAt.set(index, since)
              const days = own.leavers === 'keep' ? 0 : own.leavers.giveBackAfterDays
              if ((now - since) / DAY_MS >= days && backup !== 'pending') {
                expected.push(index)
                foundAt.delete(index)
              }
            }
          }
          // users beyond the end of a shorter world are not known to either side
          for (const index of foundAt.keys()) if (index >= domain.users.length) foundAt.delete(index)
          const found = findLeavers(domain, gone, now)
          expect(found.released).to.deep.equal(expected)
          expect([...found.gone].sort()).to.deep.equal([...foundAt].sort())
          gone = found.gone
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('does not take a suspended user that a policy still reaches for a leaver', () => {
    const policy: EvaluatedPolicy = { id: 'p', leavers: { giveBackAfterDays: 0 }, reaches: (index) => index === 0 }
    const held = { policyId: 'p', credits: 1 }
    const user: PolicyUser = { isHere: true, accountStatus: 'suspended', backupStatus: 'protected', held }
    const domain = { users: [user, { ...user, accountStatus: 'active' as const }], policies: [policy], available: 0 }
    expect([isLeaver(domain, 0), isLeaver(domain, 1)]).to.deep.equal([false, true])
    expect(findLeavers(domain, new Map(), 0).released).to.deep.equal([1])
  })
})
