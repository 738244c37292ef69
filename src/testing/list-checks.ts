import { type AccountStatus, type BackupStatus, fold, foldAll, hasWords, searchWords, type User } from '../core/internal.js'
import { type AdapterUnderTest, allGroups, allUsers, type ContractCheck, callOf, idsOf, readAll, some } from './adapter-under-test.js'
import { check, checkEqual, checkRejects, checkSameSet } from './assertions.js'

const ACCOUNTS: readonly AccountStatus[] = ['active', 'suspended', 'deleted']
const BACKUPS: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']

const textsOf = (user: User): string[] => [user.name, user.email, ...(user.aliases ?? [])]

const checkSearch = async (world: AdapterUnderTest, all: readonly User[], search: string): Promise<void> => {
  const found = await allUsers(world, { search })
  const must = all.filter((user) => textsOf(user).some((text) => text.toLowerCase().includes(search.toLowerCase())))
  // A backend may match the whole text, or its words in any order.
  const may = new Set(all.filter((user) => hasWords(foldAll(textsOf(user)), searchWords(search))).map(({ id }) => id))
  const ids = idsOf(found)
  checkSameSet(
    ids,
    ids.filter((id) => may.has(id)),
    `users found by '${search}' contain it`,
  )
  const missing = must.filter((user) => !ids.includes(user.id))
  check(missing.length === 0, `searching for '${search}' misses ${missing[0]?.email} (${missing[0]?.name})`)
}

export const listChecks: readonly ContractCheck[] = [
  {
    name: 'gives each cloud, and each domain of a cloud, a different id',
    async check({ adapter }) {
      const clouds = await adapter.listClouds(callOf())
      check(new Set(idsOf(clouds)).size === clouds.length, 'two clouds have the same id')
      for (const { name, domains } of clouds)
        check(new Set(idsOf(domains)).size === domains.length, `two domains of ${name} have the same id`)
    },
  },
  {
    name: 'pages users without losing or repeating one, with the right total',
    async check(world) {
      const { adapter, scope } = world
      const all = await allUsers(world)
      check(new Set(idsOf(all)).size === all.length, 'listUsers returns a user twice')
      const limits = [1, 7, Math.max(1, Math.ceil(all.length / 3)), undefined].filter(
        (limit) => limit === undefined || all.length / limit < 500,
      )
      for (const limit of limits) {
        const what = `listUsers with limit ${limit}`
        const { items, totals } = await readAll((cursor) => adapter.listUsers({ scope, limit, cursor }, callOf()), what)
        checkEqual(idsOf(items), idsOf(all), what)
        for (const total of totals) check(total === all.length, `${what}: total is ${total}, there are ${all.length}`)
      }
    },
  },
  {
    name: 'rejects the cursor of another query',
    async check({ adapter, scope }) {
      await checkRejects(adapter.listUsers({ scope, cursor: 'made-up' }, callOf()), 'bad-input', 'listUsers with an invented cursor')
      await checkRejects(adapter.listGroups({ scope, cursor: 'made-up' }, callOf()), 'bad-input', 'listGroups with an invented cursor')
      const { next: cursor } = await adapter.listUsers({ scope, limit: 1 }, callOf())
      if (cursor === undefined) return
      const other = adapter.listUsers({ scope, limit: 1, search: 'a', cursor }, callOf())
      await checkRejects(other, 'bad-input', 'listUsers with the cursor of another search')
      const sorted = adapter.listUsers({ scope, limit: 1, sort: { by: 'email' }, cursor }, callOf())
      await checkRejects(sorted, 'bad-input', 'listUsers with the cursor of another order')
      await checkRejects(adapter.listGroups({ scope, cursor }, callOf()), 'bad-input', 'listGroups with a cursor of listUsers')
    },
  },
  {
    name: 'searches for a substring of names, addresses and aliases, ignoring case',
    async check(world) {
      const all = await allUsers(world)
      for (const user of some(all, 8)) {
        for (const text of textsOf(user)) {
          const part = text.slice(1, 6).trim()
          if (part.length > 1) await checkSearch(world, all, part.toUpperCase())
        }
      }
      checkEqual(await allUsers(world, { search: 'nobody-is-called-this-7f3a' }), [], 'users found by a text that no user has')
    },
  },
  {
    name: 'filters by account status and backup status',
    async check(world) {
      const all = await allUsers(world)
      for (const status of ACCOUNTS) {
        const want = all.filter((user) => user.accountStatus === status)
        checkSameSet(idsOf(await allUsers(world, { accountStatus: [status] })), idsOf(want), `users with accountStatus ${status}`)
      }
      for (const status of BACKUPS) {
        const want = all.filter((user) => user.backupStatus === status)
        checkSameSet(idsOf(await allUsers(world, { backupStatus: [status] })), idsOf(want), `users with backupStatus ${status}`)
      }
      const both = { accountStatus: ['active', 'suspended'], backupStatus: ['none', 'failed'] } as const
      const want = all.filter((user) => user.accountStatus !== 'deleted' && ['none', 'failed'].includes(user.backupStatus))
      checkSameSet(idsOf(await allUsers(world, { ...both, limit: 3 })), idsOf(want), 'users with two filters')
    },
  },
  {
    name: 'sorts without losing users; descending is the reverse of ascending',
    async check(world) {
      const all = await allUsers(world)
      const limit = Math.max(1, Math.ceil(all.length / 4))
      for (const by of ['name', 'email', 'backupStatus'] as const) {
        const up = await allUsers(world, { sort: { by }, limit })
        const down = await allUsers(world, { sort: { by, descending: true }, limit })
        checkSameSet(idsOf(up), idsOf(all), `users sorted by ${by}`)
        checkSameSet(idsOf(down), idsOf(all), `users sorted by ${by}, descending`)
        const keys = (users: readonly User[]): string[] => users.map((user) => (by === 'backupStatus' ? user[by] : fold(user[by])))
        checkEqual(keys(down), keys(up).reverse(), `sort by ${by}, descending`)
        const blocks = keys(up).filter((key, place, list) => key !== list[place - 1])
        check(new Set(blocks).size === blocks.length, `sort by ${by}: users with equal values are not next to each other`)
      }
    },
  },
  {
    name: 'sorts names in the order of the language, numbers by value',
    capability: 'locale-order',
    async check({ adapter, scope }) {
      for (const locale of ['en', 'sv']) {
        const query = { scope, sort: { by: 'name' } } as const
        const { items } = await readAll((cursor) => adapter.listUsers({ ...query, cursor }, { ...callOf(), locale }), 'listUsers')
        const names = items.flatMap(({ name }) => (name.trim() === '' ? [] : [name.trim()]))
        const { compare } = new Intl.Collator(locale, { numeric: true })
        const at = names.findIndex((name, place) => place > 0 && compare(names[place - 1] as string, name) > 0)
        check(at === -1, `sort by name in ${locale}: '${names[at - 1]}' is before '${names[at]}'`)
      }
    },
  },
  {
    name: 'pages groups without losing or repeating one, and finds them by name',
    async check(world) {
      const { adapter, scope } = world
      const all = await allGroups(world)
      check(new Set(idsOf(all)).size === all.length, 'listGroups returns a group twice')
      const limit = Math.max(1, Math.ceil(all.length / 6))
      const { items, totals } = await readAll((cursor) => adapter.listGroups({ scope, limit, cursor }, callOf()), 'listGroups')
      checkEqual(idsOf(items), idsOf(all), `listGroups with limit ${limit}`)
      for (const total of totals) check(total === all.length, `listGroups: total is ${total}, there are ${all.length}`)
      for (const { id, name } of some(all, 4)) {
        const search = name.slice(0, 5).trim().toUpperCase()
        const found = await readAll((cursor) => adapter.listGroups({ scope, search, cursor }, callOf()), 'listGroups')
        check(idsOf(found.items).includes(id), `searching groups for '${search}' misses '${name}'`)
      }
    },
  },
  {
    name: 'gives each org unit a different id',
    async check({ adapter, scope }) {
      const units = await adapter.listOrgUnits(scope, callOf())
      check(new Set(idsOf(units)).size === units.length, 'listOrgUnits returns a unit twice')
    },
  },
]
