import {
  type AccountStatus,
  type BackupAdapter,
  type Call,
  type ItemRef,
  priceOf,
  type Scope,
  type Standing,
  standingOf,
  type User,
} from '../core/internal.js'
import {
  type AdapterUnderTest,
  allUsers,
  type ContractCheck,
  callOf,
  freshKey,
  idsOf,
  isDue,
  some,
  someContainers,
} from './adapter-under-test.js'
import { check, checkEqual, checkRejects, checkSameSet } from './assertions.js'

const ORDER: readonly AccountStatus[] = ['active', 'suspended', 'deleted']
const GONE: readonly ItemRef[] = [
  { kind: 'group', id: 'no-such-group-7f3a' },
  { kind: 'org-unit', id: 'no-such-unit-7f3a' },
]

const STANDINGS = ['due', 'restart', 'protected', 'suspended', 'deleted'] as const

/** Joins all pages of `listCoverage` into one page. */
const coverageOf = async ({ adapter, scope }: AdapterUnderTest, within: ItemRef) => {
  const ids: Record<Standing, string[]> = { due: [], restart: [], protected: [], suspended: [], deleted: [] }
  const prices = new Map<string, number>()
  let cursor: string | undefined
  do {
    const page = await adapter.listCoverage?.({ scope, within, ...(cursor === undefined ? {} : { cursor }) }, callOf())
    if (page === undefined) break
    const size = STANDINGS.reduce((sum, standing) => sum + (page[standing]?.length ?? 0), 0)
    check(size <= 50_000, `a page of listCoverage holds ${size} ids; at most 50,000 are allowed`)
    for (const standing of STANDINGS) ids[standing].push(...(page[standing] ?? []))
    for (const [id, price] of Object.entries(page.prices ?? {})) prices.set(id, price)
    cursor = page.next
  } while (cursor !== undefined)
  return { ids, prices }
}

/** Every method of the adapter that takes a scope, as a function of the call options. */
const scopedCalls = (adapter: BackupAdapter, scope: Scope): [string, (call: Call) => Promise<unknown> | undefined][] => [
  ['listUsers', (call) => adapter.listUsers({ scope }, call)],
  ['listGroups', (call) => adapter.listGroups({ scope }, call)],
  ['listOrgUnits', (call) => adapter.listOrgUnits(scope, call)],
  ['matchUsers', (call) => adapter.matchUsers(scope, ['anna@example.com'], call)],
  ['getCredits', (call) => adapter.getCredits(scope, call)],
  ['listCosts', (call) => adapter.listCosts?.(scope, [], call)],
  ['listRuns', (call) => adapter.listRuns?.(scope, {}, call)],
  ['listHolders', (call) => adapter.listHolders?.(scope, {}, call)],
  ['giveBack', (call) => adapter.giveBack?.(scope, ['u'], { ...call, idempotencyKey: freshKey() })],
  ['describeSettings', (call) => adapter.describeSettings?.(scope, call)],
  ['getSettings', (call) => adapter.getSettings?.(scope, call)],
]

export const memberChecks: readonly ContractCheck[] = [
  {
    name: 'lists distinct users of the domain within groups and org units, on pages of any size',
    async check(world) {
      const known = new Set(idsOf(await allUsers(world)))
      for (const within of await someContainers(world)) {
        const what = `users within ${within.kind} ${within.id}`
        const members = idsOf(await allUsers(world, { within }))
        checkSameSet(
          members,
          members.filter((id) => known.has(id)),
          what,
        )
        checkSameSet(
          idsOf(await allUsers(world, { within, limit: Math.max(1, Math.ceil(members.length / 3)) })),
          members,
          `${what}, page by page`,
        )
        const first = await world.adapter.listUsers({ scope: world.scope, within }, callOf())
        if (first.total !== undefined)
          check(first.total === members.length, `${what}: total is ${first.total}, there are ${members.length}`)
      }
    },
  },
  {
    name: 'searches, filters and sorts members like users',
    async check(world) {
      for (const within of await someContainers(world, 3)) {
        const members = await allUsers(world, { within })
        const active = members.filter((user) => user.accountStatus === 'active')
        const what = `within ${within.kind} ${within.id}`
        checkSameSet(idsOf(await allUsers(world, { within, accountStatus: ['active'] })), idsOf(active), `active users ${what}`)
        checkSameSet(idsOf(await allUsers(world, { within, sort: { by: 'name' }, limit: 5 })), idsOf(members), `sorted users ${what}`)
        const [member] = members
        if (member === undefined) continue
        const found = idsOf(await allUsers(world, { within, search: member.email }))
        check(found.includes(member.id), `searching ${what} misses ${member.email}`)
      }
    },
  },
  {
    name: 'reports as userCount of an org unit the number of users within it',
    async check(world) {
      for (const { id, userCount } of some(await world.adapter.listOrgUnits(world.scope, callOf()), 20)) {
        if (userCount === undefined) continue
        const users = await allUsers(world, { within: { kind: 'org-unit', id } })
        check(users.length === userCount, `org unit ${id} reports ${userCount} users, listUsers finds ${users.length}`)
      }
    },
  },
  {
    name: 'rejects not-found within a group or unit that does not exist',
    async check({ adapter, scope }) {
      for (const within of GONE) {
        await checkRejects(adapter.listUsers({ scope, within }, callOf()), 'not-found', `listUsers within an unknown ${within.kind}`)
        if (adapter.listCoverage === undefined) continue
        await checkRejects(adapter.listCoverage({ scope, within }, callOf()), 'not-found', `listCoverage of an unknown ${within.kind}`)
      }
    },
  },
  {
    name: 'returns the same users from listCoverage and listUsers',
    needs: ['listCoverage'],
    async check(world) {
      for (const within of await someContainers(world, 40)) {
        const members = await allUsers(world, { within })
        const { ids, prices } = await coverageOf(world, within)
        for (const standing of STANDINGS) {
          const want = members.filter((user) => standingOf(user) === standing)
          checkSameSet(ids[standing], idsOf(want), `${standing} users of ${within.kind} ${within.id}`)
        }
        for (const user of members.filter(isDue)) {
          const price = prices.get(user.id) ?? 1
          check(price === priceOf(user), `listCoverage reports the price ${price} of ${user.id}, listUsers ${priceOf(user)}`)
        }
      }
    },
  },
  {
    name: 'returns from listCosts what each item would take on its own, in the order of the refs',
    needs: ['listCosts'],
    async check(world) {
      const { adapter, scope } = world
      const containers = await someContainers(world, 20)
      const users = some(await allUsers(world), 20)
      const costOf = (members: readonly User[]): number => members.filter(isDue).reduce((sum, user) => sum + priceOf(user), 0)
      const refs: ItemRef[] = [...GONE]
      const want: (number | null)[] = [null, null]
      for (const within of containers) {
        refs.push(within)
        want.push(costOf(await allUsers(world, { within })))
      }
      for (const user of users) {
        refs.push({ kind: 'user', id: user.id })
        want.push(costOf([user]))
      }
      checkEqual(await adapter.listCosts?.(scope, refs, callOf()), want, 'the costs of groups, org units and users')
      const [first] = containers
      if (first !== undefined)
        checkEqual(await adapter.listCosts?.(scope, [first, first], callOf()), [want[2], want[2]], 'the costs of an item given twice')
      checkEqual(await adapter.listCosts?.(scope, [], callOf()), [], 'listCosts without refs')
    },
  },
  {
    name: 'matches users by id, address and alias, ignoring case, in the order of the keys',
    async check(world) {
      const { adapter, scope } = world
      const all = await allUsers(world)
      const better = (a: User, b: User): User => (ORDER.indexOf(b.accountStatus) < ORDER.indexOf(a.accountStatus) ? b : a)
      const holders = new Map<string, User>()
      const aliases = new Map<string, User>()
      const ids = new Set(all.map(({ id }) => id.toLowerCase()))
      for (const user of all) {
        const email = user.email.toLowerCase()
        holders.set(email, better(holders.get(email) ?? user, user))
        for (const alias of user.aliases ?? []) aliases.set(alias.toLowerCase(), better(aliases.get(alias.toLowerCase()) ?? user, user))
      }
      const picked = some(all, 40)
      const keys: string[] = ['nobody-7f3a@example.com']
      const want: (User | null)[] = [null]
      const ask = (key: string, user: User | null): void => {
        keys.push(key)
        want.push(user)
      }
      for (const user of picked) {
        ask(user.id, user)
        const email = user.email.toLowerCase()
        if (!ids.has(email)) ask(user.email.toUpperCase(), holders.get(email) ?? user)
        ask('', null)
      }
      for (const [alias, user] of some([...aliases], 40)) {
        if (!holders.has(alias) && !ids.has(alias)) ask(alias.toUpperCase(), user)
      }
      const [first] = picked
      if (first !== undefined) ask(first.id, first)
      const found = await adapter.matchUsers(scope, keys, callOf())
      check(found.length === keys.length, `matchUsers: ${keys.length} keys, ${found.length} answers`)
      keys.forEach((key, place) => {
        const answer = found[place] ?? null
        const wanted = want[place] ?? null
        const isRight = answer?.id === wanted?.id || (answer?.email === wanted?.email && answer?.accountStatus === wanted?.accountStatus)
        check(isRight, `matchUsers('${key}'): expected ${wanted?.id ?? null}, got ${answer?.id ?? null}`)
      })
      checkEqual(await adapter.matchUsers(scope, [], callOf()), [], 'matchUsers without keys')
      const many = Array.from({ length: 3_000 }, (_, place) => `nobody-${place}@example.com`)
      check(
        (await adapter.matchUsers(scope, many, callOf())).every((user) => user === null),
        'matchUsers returns a user for an address that no user has',
      )
    },
  },
  {
    name: 'rejects not-found for an unknown scope',
    async check({ adapter, scope }) {
      for (const unknown of [
        { ...scope, domainId: 'no-such-domain-7f3a' },
        { cloudId: 'no-such-cloud-7f3a', domainId: scope.domainId },
      ]) {
        for (const [name, ask] of scopedCalls(adapter, unknown)) {
          const answer = ask(callOf())
          if (answer !== undefined) await checkRejects(answer, 'not-found', `${name} of an unknown scope`)
        }
        const request = { scope: unknown, items: [], settings: 'default', expectedCredits: 1 } as const
        const started = adapter.startBackup(request, { ...callOf(), idempotencyKey: freshKey() })
        await checkRejects(started, 'not-found', 'startBackup of an unknown scope')
      }
    },
  },
  {
    name: 'rejects aborted when the signal aborts before or during a call',
    async check({ raw, scope }) {
      for (const [name, ask] of scopedCalls(raw, scope)) {
        const answer = ask(callOf(AbortSignal.abort()))
        if (answer !== undefined) await checkRejects(answer, 'aborted', `${name} with an aborted signal`)
        const controller = new AbortController()
        const pending = ask(callOf(controller.signal))
        controller.abort()
        // an adapter may answer before the abort
        const isAnswered = await pending?.then(
          () => true,
          () => false,
        )
        if (pending !== undefined && isAnswered === false) await checkRejects(pending, 'aborted', `${name}, aborted during the call`)
      }
    },
  },
]
