import { expect } from 'chai'
import type { BackupAdapter, Credits, User } from '../../../src/core/index.js'
import { createBackupSession } from '../../../src/core/index.js'
import { group, scope, user } from '../../worlds/tenants.js'
import { rejection, until, wait } from '../../worlds/waiting.js'

const USERS = 60_000
const GROUPS = 4000
const PAGE = 1000
/** Members of a group: 40 users, ten of them also in the next group. */
const membersOf = (index: number): number[] => Array.from({ length: 40 }, (_, at) => (index * 30 + at) % USERS)

const people = Array.from(
  { length: USERS },
  (_, index): User => ({
    id: `u${index}`,
    email: `u${index}@example.com`,
    name: `Person ${index}`,
    accountStatus: index % 20 === 7 ? 'suspended' : 'active',
    backupStatus: index % 10 === 3 ? 'protected' : 'none',
  }),
)
const isDue = (index: number): boolean => people[index]?.accountStatus === 'active' && people[index]?.backupStatus === 'none'

/** Creates a session on an adapter that resolves within the same task, like in-memory adapters. */
const sessionOn = (methods: Partial<BackupAdapter> = {}) => {
  const unused = (): never => {
    throw new Error('not part of this test')
  }
  const adapter: BackupAdapter = {
    name: 'bulk',
    listClouds: async () => [{ id: scope.cloudId, name: 'Cloud', domains: [{ id: scope.domainId, name: 'example.com' }] }],
    async listUsers({ cursor = '0' }) {
      const to = Number(cursor) + PAGE
      // the listing has shifted, so each page begins with the last row of the previous one
      const from = Math.max(0, Number(cursor) - 1)
      return { items: people.slice(from, to), total: USERS, ...(to < USERS && { next: String(to) }) }
    },
    listGroups: unused,
    listOrgUnits: unused,
    matchUsers: async (_, keys) => keys.map((key) => people[Number(key.slice(1))] ?? null),
    getCredits: async () => ({ available: 'unlimited' }),
    startBackup: unused,
    async listCoverage({ within }) {
      const members = membersOf(Number(within.id.slice(1)))
      const of = (isWanted: (index: number) => boolean) => members.filter(isWanted).map((index) => `u${index}`)
      const isSuspended = (index: number) => people[index]?.accountStatus === 'suspended'
      return {
        due: of(isDue),
        protected: of((index) => !isDue(index) && !isSuspended(index)),
        suspended: of(isSuspended),
        deleted: [],
      }
    },
    ...methods,
  }
  return createBackupSession({ adapter, scope, pageSize: PAGE })
}
const DUE = people.filter((_, index) => isDue(index)).length
const ACTIVE = people.filter(({ accountStatus }) => accountStatus === 'active').length
const groups = Array.from({ length: GROUPS }, (_, index) => group(`g${index}`))

/** Counts the other tasks that run during an action. */
const tasksDuring = async (act: () => Promise<unknown>): Promise<number> => {
  let tasks = 0
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    tasks += 1
    port2.postMessage(0)
  }
  port2.postMessage(0)
  await act()
  port1.close()
  return tasks
}

describe('a session with many items', () => {
  it('ticks, adds, counts and removes every user once', async () => {
    const session = sessionOn()
    const { selection, credits } = session
    const tasks = await tasksDuring(async () => {
      expect(await selection.tickAll('users', 'matching')).to.deep.equal({ ticked: ACTIVE, skipped: USERS - ACTIVE })
    })
    expect(tasks, 'although the answers leave no task in between').to.be.greaterThan(1)
    expect(selection.ticked.value.size).to.equal(ACTIVE)
    selection.add()
    expect(selection.ticked.value.size).to.equal(0)
    expect(credits.value).to.deep.include({ allocated: DUE, covered: ACTIVE, overlap: 0, isExact: true })
    expect(selection.box.value.length).to.equal(ACTIVE)
    selection.remove([user('u0'), user('u7'), user('u1')])
    expect(credits.value.allocated).to.equal(DUE - 2)
    expect(selection.box.value.at(0)?.label).to.equal('Person 2')
    selection.clear()
    expect(credits.value).to.deep.include({ allocated: 0, covered: 0, overlap: 0, isExact: true })
    expect(selection.items.value).to.deep.equal([])
    session.dispose()
  })

  it('returns the items as a plain array, built on demand', async () => {
    const session = sessionOn()
    const { selection } = session
    selection.put([{ ...user('u1'), label: 'One' }, group('g1')])
    await until(session.credits, ({ isExact }) => isExact)
    const items = selection.items.value
    const plain = [
      { kind: 'user', id: 'u1', label: 'One', detail: 'u1@example.com' },
      { kind: 'group', id: 'g1', label: 'g1' },
    ]
    expect(Array.isArray(items)).to.equal(true)
    expect(items).to.deep.equal(plain)
    expect(structuredClone(items)).to.deep.equal(plain)
    expect(JSON.parse(JSON.stringify(items))).to.deep.equal(plain)
    expect(items.map(({ label }) => label)).to.deep.equal(['One', 'g1'])
    expect(selection.items.value, 'the same as long as nothing changes').to.equal(items)
    const request = session.request()
    const due = [1, ...membersOf(1)].filter((index, at, all) => isDue(index) && all.indexOf(index) === at).length
    expect(structuredClone(request)).to.deep.equal({
      scope,
      items: [user('u1'), group('g1')],
      settings: 'default',
      expectedCredits: due,
      expectedUsers: due,
    })
    expect(request.items).to.equal(request.items)
    session.dispose()
  })

  it('counts thousands of groups in slices, marks them as counting, and never exceeds the exact count', async () => {
    const session = sessionOn()
    const truth = new Set<number>()
    for (let index = 0; index < GROUPS; index++) for (const member of membersOf(index)) if (isDue(member)) truth.add(member)
    const told: Credits[] = []
    session.credits.subscribe((credits) => told.push(credits))
    session.selection.put(groups)
    expect(session.selection.box.value.at(GROUPS - 1)?.state).to.equal('counting')
    await until(session.credits, ({ isExact }) => isExact)
    expect(session.credits.value.allocated).to.equal(truth.size)
    expect(told.every(({ allocated }) => allocated <= truth.size)).to.equal(true)
    // all members are known now, and are counted again at once or in slices
    const box = session.selection.box.value
    session.selection.clear()
    expect(session.credits.value).to.deep.include({ allocated: 0, covered: 0, overlap: 0, isExact: true })
    session.selection.put(box)
    await until(session.credits, ({ isExact }) => isExact)
    expect(session.credits.value.allocated).to.equal(truth.size)
    expect(told.every(({ allocated, isExact }) => !isExact || allocated === truth.size || allocated === 0)).to.equal(true)
    session.dispose()
  })

  it('removes groups that were not counted yet', async () => {
    const session = sessionOn()
    session.selection.put(groups)
    await until(session.credits, ({ isExact }) => isExact)
    const half = session.selection.box.value.pick((key) => key % 2 === 0)
    session.selection.clear()
    session.selection.put(groups)
    session.selection.remove(half)
    await until(session.credits, ({ isExact }) => isExact)
    const truth = new Set<number>()
    for (const { id } of session.selection.items.value)
      for (const member of membersOf(Number(id.slice(1)))) if (isDue(member)) truth.add(member)
    expect(session.selection.box.value.length).to.equal(GROUPS / 2)
    expect(session.credits.value.allocated).to.equal(truth.size)
    session.dispose()
  })

  it('adds part of a box again with its labels, and a box of another session item by item', async () => {
    const session = sessionOn()
    const { selection } = session
    selection.put([user('u1'), { ...user('nobody'), label: 'No body' }, group('g1')])
    const box = selection.box.value
    const gone = box.pick((key) => key >= 0)
    selection.remove(gone)
    expect(selection.items.value.map(({ id }) => id)).to.deep.equal(['g1'])
    selection.put(gone)
    expect(selection.items.value.map(({ label }) => label)).to.deep.equal(['g1', 'u1', 'No body'])
    const other = sessionOn()
    other.selection.put([user('u5')])
    other.selection.put(box)
    expect(other.selection.items.value.map(({ label }) => label)).to.deep.equal(['u5', 'u1', 'No body', 'g1'])
    session.dispose()
    other.dispose()
  })

  it('changes nothing if one of the items is invalid', async () => {
    const session = sessionOn()
    const bad = { kind: 'user', id: '' } as const
    expect(() => session.selection.put([user('u1'), bad])).to.throw('an item needs a kind')
    await wait()
    expect(session.selection.items.value).to.deep.equal([])
    expect(session.credits.value).to.deep.include({ allocated: 0, isExact: true })
    expect((await rejection(session.start())).code).to.equal('bad-input')
    session.dispose()
  })

  it('applies a plan of 4,000 groups as fast as adding them', async () => {
    const timeOf = async (fill: (session: ReturnType<typeof sessionOn>) => unknown): Promise<number> => {
      const session = sessionOn()
      await session.users.more()
      const before = performance.now()
      await fill(session)
      await until(session.credits, ({ isExact }) => isExact)
      const ms = performance.now() - before
      expect(session.selection.box.value.length).to.equal(GROUPS)
      session.dispose()
      return ms
    }
    const items = groups.map((ref) => ({ ...ref, label: ref.id }))
    const plan = { format: 'backup-start-plan', version: 1, scope, items }
    // the shortest of three, because a busy machine lengthens single measurements
    const shortest = async (fill: Parameters<typeof timeOf>[0]) => Math.min(await timeOf(fill), await timeOf(fill), await timeOf(fill))
    const put = await shortest(({ selection }) => selection.put(items))
    const applied = await shortest((session) => session.applyPlan(plan))
    expect(applied).to.be.below(3 * put + 500)
  })
})
