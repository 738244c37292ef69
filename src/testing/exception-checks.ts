import type { CoveragePage, ItemRef, User } from '../core/internal.js'
import {
  type AdapterUnderTest,
  allUsers,
  available,
  type ContractCheck,
  callOf,
  canStart,
  creditsFor,
  freshKey,
  idsOf,
  someContainers,
  start,
  userItems,
} from './adapter-under-test.js'
import { check, checkEqual, checkRejects, checkSameSet } from './assertions.js'
import { dueUsers, startsNothing } from './start-helpers.js'

const everyoneOf = ({ scope }: AdapterUnderTest): ItemRef => ({ kind: 'domain', id: scope.domainId })

const coverageOf = async ({ adapter, scope }: AdapterUnderTest, within: ItemRef): Promise<CoveragePage[]> => {
  const pages: CoveragePage[] = []
  if (adapter.listCoverage === undefined) return pages
  let cursor: string | undefined
  do {
    const page = await adapter.listCoverage({ scope, within, ...(cursor !== undefined && { cursor }) }, callOf())
    pages.push(page)
    cursor = page.next
  } while (cursor !== undefined)
  return pages
}

export const exceptionChecks: readonly ContractCheck[] = [
  {
    name: 'lists all users within the item of the domain, and rejects not-found within another domain',
    capability: 'exceptions',
    async check(world) {
      const { adapter, scope } = world
      const within = everyoneOf(world)
      const all = idsOf(await allUsers(world))
      checkSameSet(idsOf(await allUsers(world, { within })), all, 'users within the domain')
      checkSameSet(idsOf(await allUsers(world, { within, sort: { by: 'name' }, limit: 7 })), all, 'sorted users within the domain')
      const pages = await coverageOf(world, within)
      if (pages.length > 0) {
        const ids = pages.flatMap(({ due, restart = [], protected: kept, suspended, deleted }) => [
          ...[due, restart, kept, suspended, deleted].flat(),
        ])
        checkSameSet(ids, all, 'coverage of the domain')
      }
      const [cost] = (await adapter.listCosts?.(scope, [within], callOf())) ?? []
      if (cost !== undefined) checkEqual(cost, creditsFor(await allUsers(world)), 'cost of the domain')
      const other: ItemRef = { kind: 'domain', id: 'no-such-domain-7f3a' }
      await checkRejects(adapter.listUsers({ scope, within: other }, callOf()), 'not-found', 'listUsers within another domain')
    },
  },
  {
    name: 'starts no user that an exception reaches, and takes no credit for it',
    capability: 'exceptions',
    async check(world) {
      const before = await available(world)
      const all = await allUsers(world)
      const [first, ...others] = await someContainers(world, 3)
      const spared = new Map<string, User>()
      const exceptions: ItemRef[] = []
      const except = (ref: ItemRef, users: readonly User[]): void => {
        exceptions.push(ref)
        for (const user of users) spared.set(user.id, user)
      }
      for (const within of [first, ...others]) if (within !== undefined) except(within, await allUsers(world, { within }))
      const left = (): User[] => all.filter((user) => canStart(user) && !spared.has(user.id))
      // spares more users until the credits pay for the others, but leaves one
      for (const user of left().slice(1)) if (creditsFor(left()) > before) except({ kind: 'user', id: user.id }, [user])
      except({ kind: 'group', id: 'no-such-group-7f3a' }, [])
      const expected = left()
      const credits = creditsFor(expected)
      if (expected.length === 0 || credits > before) return
      const items = [everyoneOf(world), ...userItems([...spared.values()].slice(0, 3))]
      await startsNothing(world, async () => {
        const wrong = start(world, items, credits + 1, { exceptions })
        await checkRejects(wrong, 'selection-changed', 'a start that expects the credits of an excepted user')
      })
      const run = await start(world, items, credits, { expectedUsers: expected.length, exceptions })
      checkEqual(run.total, expected.length, 'users of the run')
      checkEqual(await available(world), before - credits, 'credits left')
      const was = new Map(all.map((user) => [user.id, user.backupStatus]))
      for (const user of await allUsers(world)) {
        if (!spared.has(user.id) || was.get(user.id) === 'pending') continue
        checkEqual(user.backupStatus, was.get(user.id), `backup status of the excepted user ${user.id}`)
      }
      if (run.items === undefined) return
      checkEqual(
        run.items.filter(({ isException }) => isException === true).map(({ kind, id }) => ({ kind, id })),
        exceptions,
        'exceptions of the run',
      )
    },
  },
  {
    name: 'rejects a key that a start with other exceptions has used',
    capability: 'exceptions',
    async check(world) {
      const [first, second] = await dueUsers(world, 2)
      if (first === undefined || second === undefined) return
      const idempotencyKey = freshKey()
      const exceptions = userItems([second])
      const run = await start(world, userItems([first, second]), 1, { idempotencyKey, exceptions })
      const again = await start(world, userItems([second, first]), 1, { idempotencyKey, exceptions })
      checkEqual(again.id, run.id, 'run of the same key and request')
      await startsNothing(world, async () => {
        const other = start(world, userItems([first, second]), 1, { idempotencyKey })
        await checkRejects(other, 'bad-input', 'the same key without exceptions')
      })
      check(run.total === 1, `the run has ${run.total} users, 1 could be started`)
    },
  },
]
