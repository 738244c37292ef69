import {
  type BackupAdapter,
  type BackupRequest,
  type BackupRun,
  type Call,
  type Capability,
  createId,
  type Group,
  type ItemRef,
  isStarted,
  type Page,
  type PolicyDraft,
  priceOf,
  type Scope,
  standingOf,
  type User,
  type UserQuery,
} from '../core/internal.js'
import { check, fail } from './assertions.js'

/** An adapter and the domain that the suite tests it in. */
export interface AdapterUnderTest {
  /** The adapter, with every answer parsed strictly. */
  adapter: BackupAdapter
  /** The adapter as given, for checks of its aborts. */
  raw: BackupAdapter
  scope: Scope
}

/** One test of the adapter contract. */
export interface ContractCheck {
  name: string
  /** The test is skipped for adapters that lack one of these methods. */
  needs?: readonly (keyof BackupAdapter)[]
  /**
   * The test is skipped if the cloud lists capabilities without this one: the adapter of a server has every method, whatever the server
   * supports. Exceptions have no method of their own, so without a list the adapter must name them.
   */
  capability?: Capability
  check(world: AdapterUnderTest): Promise<void>
}

const MOST_PAGES = 2_000

export const callOf = (signal = new AbortController().signal): Call => ({ signal })

/** An idempotency key that no earlier start has used, not even in an earlier test run. */
export const freshKey = (): string => `contract-${createId()}`

/** Reads all pages. Fails if paging does not end or a cursor repeats. */
export const readAll = async <T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  what: string,
): Promise<{ items: T[]; totals: number[] }> => {
  const items: T[] = []
  const totals: number[] = []
  const seen = new Set<string>()
  let cursor: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read(cursor)
    for (const item of page.items) items.push(item)
    if (page.total !== undefined) totals.push(page.total)
    cursor = page.next
    if (cursor === undefined) return { items, totals }
    check(!seen.has(cursor), `${what}: a cursor repeats, so paging never ends`)
    seen.add(cursor)
  }
  return fail(`${what}: more than ${MOST_PAGES} pages; test with a smaller tenant`)
}

export const allUsers = async ({ adapter, scope }: AdapterUnderTest, query: Omit<UserQuery, 'scope'> = {}): Promise<User[]> => {
  const what = `listUsers(${JSON.stringify(query)})`
  return (
    await readAll(
      (cursor) => adapter.listUsers({ limit: 500, ...query, scope, ...(cursor === undefined ? {} : { cursor }) }, callOf()),
      what,
    )
  ).items
}

export const allGroups = async ({ adapter, scope }: AdapterUnderTest): Promise<Group[]> =>
  (
    await readAll(
      (cursor) => adapter.listGroups({ scope, limit: 500, ...(cursor === undefined ? {} : { cursor }) }, callOf()),
      'listGroups',
    )
  ).items

/** Picks at most `most` entries, spread evenly over the list. */
export const some = <T>(list: readonly T[], most: number): T[] => {
  if (list.length <= most) return [...list]
  return Array.from({ length: most }, (_, place) => list[Math.floor((place * list.length) / most)] as T)
}
/** Picks groups and org units from the whole lists, because the first entries tend to be large. */
export const someContainers = async (world: AdapterUnderTest, most = 12): Promise<ItemRef[]> => {
  const groups = await allGroups(world)
  const units = await world.adapter.listOrgUnits(world.scope, callOf())
  return [
    ...some(groups, most).map(({ id }): ItemRef => ({ kind: 'group', id })),
    ...some(units, most).map(({ id }): ItemRef => ({ kind: 'org-unit', id })),
  ]
}

export const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)
export const isDue = (user: User): boolean => standingOf(user) === 'due'
/** Returns whether a start begins the user's backup. */
export const canStart = (user: User): boolean => isStarted(standingOf(user))
/** Credits that a start takes for these distinct users. */
export const creditsFor = (users: readonly User[]): number => users.filter(isDue).reduce((sum, user) => sum + priceOf(user), 0)

export const available = async ({ adapter, scope }: AdapterUnderTest): Promise<number> => {
  const credits = await adapter.getCredits(scope, callOf())
  return credits.available === 'unlimited' ? Number.POSITIVE_INFINITY : credits.available
}

export const start = (
  { adapter, scope }: AdapterUnderTest,
  items: readonly ItemRef[],
  expectedCredits: number,
  {
    idempotencyKey = freshKey(),
    expectedUsers,
    exceptions,
    policy,
  }: { idempotencyKey?: string; expectedUsers?: number; exceptions?: readonly ItemRef[]; policy?: PolicyDraft } = {},
): Promise<BackupRun> => {
  const request: BackupRequest = {
    scope,
    items,
    settings: 'default',
    expectedCredits,
    ...(expectedUsers !== undefined && { expectedUsers }),
    ...(policy && { policy }),
    ...(exceptions !== undefined && { exceptions }),
  }
  return adapter.startBackup(request, { ...callOf(), idempotencyKey })
}

export const userItems = (users: readonly User[]): ItemRef[] => users.map(({ id }) => ({ kind: 'user', id }))
