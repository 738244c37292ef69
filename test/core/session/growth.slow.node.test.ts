import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'chai'
import { type BackupAdapter, type BackupSession, createBackupSession, type ItemRef, type User } from '../../../src/core/index.js'
import { scope } from '../../worlds/tenants.js'
import { until, wait } from '../../worlds/waiting.js'

const SMALL = 40_000
/**
 * Twice the size may take at most three times as long: linear work takes twice as long, and quadratic work four times. The same limit is
 * for four times the size if the work does not depend on it.
 */
const MOST_TIMES = 3
/** Below this many ms, the processor's clock is too coarse for a ratio. */
const LEAST_MS = 20
const ROUNDS = 3
/** Members of each group. One in two is also in the next group. */
const MEMBERS = 6

const personAt = (index: number): User => ({
  id: `1${String(index).padStart(20, '0')}`,
  email: `person.${index}@example.com`,
  name: `Person ${index}`,
  accountStatus: 'active',
  backupStatus: index % 10 === 3 ? 'protected' : 'none',
})

/** Creates a session over a directory of `size` users and `size` / 10 groups, and counts the calls for members. */
const createWorld = (size: number) => {
  const people = Array.from({ length: size }, (_, index) => personAt(index))
  const byAddress = new Map(people.map((person) => [person.email, person]))
  const calls = { coverage: 0 }
  const unused = (): never => {
    throw new Error('not part of this test')
  }
  const adapter: BackupAdapter = {
    name: 'growth',
    listClouds: async () => [{ id: scope.cloudId, name: 'Cloud', domains: [{ id: scope.domainId, name: 'example.com' }] }],
    async listUsers({ cursor = '0' }) {
      const to = Number(cursor) + 1000
      return { items: people.slice(Number(cursor), to), total: size, ...(to < size && { next: String(to) }) }
    },
    listGroups: unused,
    listOrgUnits: unused,
    matchUsers: async (_, keys) => keys.map((key) => byAddress.get(key) ?? null),
    getCredits: async () => ({ available: 'unlimited' }),
    startBackup: unused,
    async listCoverage({ within }) {
      calls.coverage += 1
      const first = Number(within.id.slice(1)) * (MEMBERS / 2)
      const page = { due: [] as string[], protected: [] as string[], suspended: [], deleted: [], total: MEMBERS }
      for (let at = first; at < first + MEMBERS; at += 1) {
        const { id, backupStatus } = people[at % size] as User
        page[backupStatus === 'none' ? 'due' : 'protected'].push(id)
      }
      return page
    },
  }
  const session = createBackupSession({ adapter, scope, pageSize: 1000 })
  const users = people.map(({ id, name }) => ({ kind: 'user', id, label: name }) as const)
  const groups = Array.from({ length: size / 10 }, (_, index) => ({ kind: 'group', id: `g${index}`, label: `Group ${index}` }) as const)
  return { session, size, people, users, groups, calls }
}
type World = ReturnType<typeof createWorld>

/** Processor time of all threads, in ms: other programs hardly change it. */
const processorTimeOf = async (act: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * Compares the best rounds of two sizes. `prepare` runs before each round and is not timed.
 *
 * @param factor how many times larger the large size is
 */
const expectGrowth = async (prepare: (world: World) => unknown, act: (world: World) => unknown, factor = 2): Promise<void> => {
  const best = new Map([
    [SMALL, Number.POSITIVE_INFINITY],
    [SMALL * factor, Number.POSITIVE_INFINITY],
  ])
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [size, least] of best) {
      const world = createWorld(size)
      await prepare(world)
      best.set(size, Math.min(least, await processorTimeOf(() => act(world))))
      world.session.dispose()
    }
  }
  const [small, large] = [...best.values()] as [number, number]
  expect(large, `${SMALL} rows took ${small.toFixed(1)} ms`).to.be.below(MOST_TIMES * Math.max(small, LEAST_MS))
}

const loadUsers = async ({ session }: World): Promise<void> => {
  while (session.users.hasMore.value) await session.users.more()
}
/** Unticks and ticks some of the users. */
const toggle = ({ session: { selection }, users }: World): void => {
  for (const user of users.slice(0, 2000)) {
    selection.tick(user, false)
    if (selection.ticked.value.has(user)) throw new Error('still ticked')
    selection.tick(user, true)
  }
}
const put = async ({ selection, credits }: BackupSession, items: readonly ItemRef[]): Promise<void> => {
  selection.put(items)
  await until(credits, ({ isExact }) => isExact)
}

describe('a session over many rows', function () {
  this.timeout(180_000)

  it('ticks all loaded users in time proportional to their number', async () => {
    await expectGrowth(loadUsers, async ({ session, size }) => {
      const { ticked } = await session.selection.tickAll('users', 'loaded')
      expect(ticked).to.equal(size)
    })
  })

  it('ticks a single user as fast beside many ticks as beside few', async () => {
    await expectGrowth(
      async (world) => {
        await loadUsers(world)
        await world.session.selection.tickAll('users', 'loaded')
        // the first tick that is removed gives each tick its place
        toggle(world)
      },
      toggle,
      4,
    )
  })

  it('fills and clears the box in time proportional to its items', async () => {
    await expectGrowth(
      ({ session }) => session.credits.subscribe(() => {}),
      async ({ session, users }) => {
        await put(session, users)
        session.selection.clear()
        expect(session.credits.value.allocated).to.equal(0)
      },
    )
  })

  it('counts all groups exactly, and again after a clear, in time proportional to their members', async () => {
    await expectGrowth(
      ({ session }) => session.credits.subscribe(() => {}),
      async ({ session, groups, calls, people }) => {
        await put(session, groups)
        const covered = people.slice(0, groups.length * (MEMBERS / 2) + MEMBERS / 2)
        const due = covered.filter(({ backupStatus }) => backupStatus === 'none').length
        expect(session.credits.value.allocated).to.equal(due)
        expect(calls.coverage, 'one call for each group').to.equal(groups.length)
        session.selection.clear()
        await put(session, groups)
        expect(session.credits.value.allocated).to.equal(due)
        expect(calls.coverage, 'known members are not fetched again').to.equal(groups.length)
      },
    )
  })

  it('matches, ticks and adds a file in time proportional to its rows', async () => {
    await expectGrowth(
      () => {},
      async ({ session, size, people }) => {
        const text = `Email\n${people.map(({ email }) => email).join('\n')}\n`
        await session.csv.load(new File([text], 'users.csv', { type: 'text/csv' }))
        await session.selection.tickAll('csv', 'loaded')
        session.selection.add()
        expect(session.selection.box.value.length).to.equal(size)
      },
    )
  })

  it('counts all groups in memory proportional to their members', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const usedBytes = async (): Promise<number> => {
      for (let round = 0; round < 4; round += 1) {
        await wait(10)
        collect()
      }
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return heapUsed + arrayBuffers
    }
    /** Bytes of a session with all groups in the box, for each membership. */
    const weigh = async (size: number): Promise<number> => {
      const { session, groups } = createWorld(size)
      session.credits.subscribe(() => {})
      const before = await usedBytes()
      await put(session, groups)
      const bytes = (await usedBytes()) - before
      session.dispose()
      return bytes / (groups.length * MEMBERS)
    }
    await weigh(SMALL)
    const small = await weigh(SMALL)
    const large = await weigh(SMALL * 2)
    expect(large, `${small.toFixed(0)} bytes at half the size`).to.be.below(1.5 * small)
    expect(large).to.be.below(250)
  })
})
