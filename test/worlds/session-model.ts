import { expect } from 'chai'
import { type BackupSession, type BackupStatus, createBackupSession, type ItemRef, type Scope, type User } from '../../src/core/index.js'
import { createManualClock, createMemoryAdapter, type Fault, type MemoryAdapter, type Tenant } from '../../src/memory.js'
import { mapStore } from './starts.js'
import { group, orgUnit, otherScope, scope, smallTenant, user, userOf } from './tenants.js'
import { until } from './waiting.js'

// A small model of two browser tabs on one backend: the state that the administrator must see, the number of backups, and their credits.

/** Refs that the commands tick and add. `z` is in the second domain. The directory suspends d and e, so only org units cover them. */
export const REFS: readonly ItemRef[] = [...'abcfgh']
  .map(user)
  .concat([group('ab'), group('all'), orgUnit('root'), orgUnit('sub'), user('z')])
export const keyOf = ({ kind, id }: ItemRef): string => `${kind} ${id}`
export const existsIn = (ref: ItemRef, { domainId }: Scope): boolean => (ref.id === 'z') === (domainId === otherScope.domainId)

/** Users that differ from the small tenant: c takes 2 licenses and f none; the backup of g has failed, and the backup of h is paused. */
const CHANGED: readonly User[] = [
  userOf('c', { credits: 2 }),
  userOf('f', { credits: 0, kind: 'shared-mailbox' }),
  userOf('g', { backupStatus: 'failed' }),
  userOf('h', { backupStatus: 'paused' }),
]
const modelTenant = (credits: number): Tenant => {
  const tenant = smallTenant(credits)
  const [domain, other] = tenant.clouds[0]?.domains ?? []
  if (domain === undefined || other === undefined) throw new Error('the small tenant has two domains')
  const users = [...domain.users.filter(({ id }) => CHANGED.every((changed) => changed.id !== id)), ...CHANGED]
  const groups = domain.groups.map((each) => (each.id === 'all' ? { ...each, members: [...each.members, 'g'] } : each))
  const orgUnits = domain.orgUnits.map((each) => (each.id === 'root' ? { ...each, users: [...each.users, 'h'] } : each))
  return { clouds: [{ ...tenant.clouds[0], domains: [{ ...domain, users, groups, orgUnits }, other] }] } as Tenant
}

/** Expected state of one tab. */
export interface TabModel {
  scope: Scope
  items: Map<string, ItemRef>
  ticks: Map<string, ItemRef>
}

/** Expected state of the backend and both tabs. */
export interface Model {
  tabs: readonly [TabModel, TabModel]
  /** Runs that the backend must have, and the users in them. */
  runs: number
  begun: number
  /** Credits that must be left, by domain. */
  left: Map<string, number>
}

export interface Tab {
  session: BackupSession
  store: ReturnType<typeof mapStore>['store']
}

/** The backend with two sessions, and the faults of its next starts. */
export interface World {
  adapter: MemoryAdapter
  clock: ReturnType<typeof createManualClock>
  tabs: [Tab, Tab]
  sharedStore: Tab['store']
  /** Faults of the next starts, in order. */
  faults: Fault[]
}

export const openTab = ({ adapter, sharedStore }: Pick<World, 'adapter' | 'sharedStore'>, store: Tab['store'], given?: Scope): Tab => {
  const session = createBackupSession({ adapter, store, sharedStore, pageSize: 2, ...(given && { scope: given }) })
  // a tab shows credits and also users, in pages too small to report on every user
  session.users.rows.subscribe(() => {})
  session.credits.subscribe(() => {})
  return { session, store }
}

/** Creates the model and the world of one run. A third of the backups fails. */
export const createWorld = (credits: number): { model: Model; real: World } => {
  const clock = createManualClock()
  const faults: Fault[] = []
  const adapter = createMemoryAdapter({
    tenant: modelTenant(credits),
    clock,
    failureRate: 0.33,
    faults: ({ method }) => (method === 'startBackup' ? faults.shift() : undefined),
  })
  const { store: sharedStore } = mapStore()
  const open = (): Tab => openTab({ adapter, sharedStore }, mapStore().store, scope)
  const tab = (): TabModel => ({ scope, items: new Map(), ticks: new Map() })
  const left = new Map([
    [scope.domainId, credits],
    [otherScope.domainId, 1],
  ])
  return {
    model: { tabs: [tab(), tab()], runs: 0, begun: 0, left },
    real: { adapter, clock, tabs: [open(), open()], sharedStore, faults },
  }
}

export const disposeWorld = ({ tabs }: World): void => {
  for (const { session } of tabs) session.dispose()
}

export const call = { signal: new AbortController().signal }

/** Standing by the words of the contract, implemented again, so that the session is not checked against its own rules. */
type Group = 'deleted' | 'suspended' | 'protected' | 'restart' | 'due'
const BY_BACKUP: Readonly<Record<BackupStatus, Group>> = {
  none: 'due',
  failed: 'restart',
  paused: 'restart',
  pending: 'protected',
  protected: 'protected',
  unknown: 'suspended',
}
const groupOf = ({ accountStatus, backupStatus }: Pick<User, 'accountStatus' | 'backupStatus'>): Group =>
  accountStatus === 'active' ? BY_BACKUP[backupStatus] : accountStatus === 'unknown' ? 'suspended' : accountStatus

/** Computes the figures of the items in a tab by brute force from the answers of the backend. */
export const figuresOf = async ({ adapter }: World, { scope: where, items }: TabModel) => {
  const covered = new Map<string, User>()
  for (const ref of items.values()) {
    const found =
      ref.kind === 'user'
        ? adapter.usersOf(where).filter(({ id }) => id === ref.id)
        : (await adapter.listUsers({ scope: where, within: ref, limit: 1000 }, call)).items
    for (const each of found) covered.set(each.id, each)
  }
  const count: Record<Group, number> = { deleted: 0, suspended: 0, protected: 0, restart: 0, due: 0 }
  const dueUsers = [...covered.values()].filter((each) => groupOf(each) === 'due')
  for (const each of covered.values()) count[groupOf(each)] += 1
  return {
    allocated: dueUsers.reduce((sum, { credits = 1 }) => sum + credits, 0),
    starts: count.due + count.restart,
    restarts: count.restart,
    free: dueUsers.filter(({ credits }) => credits === 0).length,
    covered: covered.size,
    skipped: { protected: count.protected, suspended: count.suspended, deleted: count.deleted },
  }
}
export type Figures = Awaited<ReturnType<typeof figuresOf>>

/** Resolves when a tab shows these figures and no check is running. */
export const showsFigures = async ({ session }: Tab, figures: Figures, available: number | 'unlimited'): Promise<void> => {
  const wanted = JSON.stringify({ ...figures, available })
  const shown = ({ allocated, starts, restarts, free, covered, skipped, available: left }: (typeof session.credits)['value']): string =>
    JSON.stringify({ allocated, starts, restarts, free, covered, skipped, available: left })
  const isSettled = (credits: (typeof session.credits)['value']): boolean =>
    credits.isExact && credits.isChecking !== true && shown(credits) === wanted
  await until(session.credits, isSettled, 10_000).catch(() => {
    throw new Error(`the tab shows ${JSON.stringify(session.credits.value)}, not ${wanted}`)
  })
}

/** Checks that both tabs match the model once their requests are answered, and that each start took its price once. */
export const checkWorld = async (model: Model, real: World): Promise<void> => {
  for (const [at, shown] of real.tabs.entries()) {
    const tab = model.tabs[at] as TabModel
    const figures = await figuresOf(real, tab)
    const available = model.left.get(tab.scope.domainId) as number
    await showsFigures(shown, figures, available)
    const { session } = shown
    expect(session.scope.value).to.deep.equal(tab.scope)
    expect(session.selection.items.value.map(keyOf)).to.deep.equal([...tab.items.keys()])
    expect([...session.selection.ticked.value].map(keyOf).sort()).to.deep.equal([...tab.ticks.keys()].sort())
    expect(session.canStart.value).to.equal(figures.starts > 0 && figures.allocated <= available)
  }
  let runs = 0
  let begun = 0
  for (const where of [scope, otherScope]) {
    const { items } = await real.adapter.listRuns(where, {}, call)
    runs += items.length
    begun += items.reduce((sum, { total }) => sum + total, 0)
    expect((await real.adapter.getCredits(where, call)).available, 'credits left').to.equal(model.left.get(where.domainId))
  }
  expect(runs, 'runs').to.equal(model.runs)
  expect(begun, 'users in runs').to.equal(model.begun)
}
