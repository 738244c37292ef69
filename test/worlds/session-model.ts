import { expect } from 'chai'
import fc from 'fast-check'
import { type BackupSession, createBackupSession, type ItemRef, type Scope, type SyncKind } from '../../src/core/index.js'
import { createManualClock, createMemoryAdapter, type MemoryAdapter } from '../../src/memory.js'
import { mapStore } from './starts.js'
import { group, orgUnit, otherScope, scope, smallTenant, user, userOf } from './tenants.js'
import { rejection, until } from './waiting.js'

// A small model of two browser tabs on one backend: which items the administrator must see, and how many users were started.

/** Refs that the commands tick and add; `z` is in the second domain. The directory suspends d and e, so only org units cover them. */
const REFS: readonly ItemRef[] = [...'abcf'].map(user).concat([group('ab'), group('all'), orgUnit('root'), orgUnit('sub'), user('z')])
const keyOf = ({ kind, id }: ItemRef): string => `${kind} ${id}`
const existsIn = (ref: ItemRef, { domainId }: Scope): boolean => (ref.id === 'z') === (domainId === otherScope.domainId)

/** Expected state of one tab. */
interface TabModel {
  scope: Scope
  items: Map<string, ItemRef>
  ticks: Map<string, ItemRef>
}

/** Expected state of the backend and both tabs. */
export interface Model {
  tabs: readonly [TabModel, TabModel]
  /** Runs that the backend must have. */
  runs: number
}

interface Tab {
  session: BackupSession
  store: ReturnType<typeof mapStore>['store']
}

/** The backend with two sessions, and the switches of its faults. */
export interface World {
  adapter: MemoryAdapter
  clock: ReturnType<typeof createManualClock>
  tabs: [Tab, Tab]
  losesNextAnswer: boolean
}

const open = (adapter: MemoryAdapter, store: Tab['store'], given?: Scope): BackupSession => {
  const session = createBackupSession({ adapter, store, pageSize: 2, ...(given && { scope: given }) })
  // a tab shows credits and, in pages too small to report on every user, the users
  session.users.rows.subscribe(() => {})
  session.credits.subscribe(() => {})
  return session
}

/** Creates the model and the world of one run. */
export const createWorld = (): { model: Model; real: World } => {
  const clock = createManualClock()
  const world: { current?: World } = {}
  const adapter = createMemoryAdapter({
    tenant: smallTenant(100),
    clock,
    faults: ({ method }) => {
      if (method !== 'startBackup' || world.current?.losesNextAnswer !== true) return undefined
      world.current.losesNextAnswer = false
      return 'lose-answer'
    },
  })
  const createTab = (): Tab => {
    const { store } = mapStore()
    return { store, session: open(adapter, store, scope) }
  }
  const real: World = { adapter, clock, tabs: [createTab(), createTab()], losesNextAnswer: false }
  world.current = real
  const tab = (): TabModel => ({ scope, items: new Map(), ticks: new Map() })
  return { model: { tabs: [tab(), tab()], runs: 0 }, real }
}

export const disposeWorld = ({ tabs }: World): void => {
  for (const { session } of tabs) session.dispose()
}

const call = { signal: new AbortController().signal }

/** Users that the items cover and a start would begin, by brute force from the answers of the backend. */
const dueOf = async ({ adapter }: World, { scope: where, items }: TabModel): Promise<Set<string>> => {
  const due = new Set<string>()
  for (const ref of items.values()) {
    const found =
      ref.kind === 'user'
        ? adapter.usersOf(where).filter(({ id }) => id === ref.id)
        : (await adapter.listUsers({ scope: where, within: ref, limit: 1000 }, call)).items
    for (const { id, accountStatus, backupStatus } of found) if (accountStatus === 'active' && backupStatus === 'none') due.add(id)
  }
  return due
}

/** Checks that both tabs show what the model says, once their requests are answered. */
const check = async (model: Model, real: World): Promise<void> => {
  for (const [at, { session }] of real.tabs.entries()) {
    const tab = model.tabs[at] as TabModel
    const due = await dueOf(real, tab)
    const { available } = await real.adapter.getCredits(tab.scope, call)
    const isSettled = (credits: (typeof session.credits)['value']): boolean =>
      credits.isExact && credits.isChecking !== true && credits.available === available && credits.allocated === due.size
    await until(session.credits, isSettled, 2000).catch(() => {
      throw new Error(`tab ${at} shows ${JSON.stringify(session.credits.value)}, not ${due.size} of ${available}`)
    })
    expect(session.scope.value).to.deep.equal(tab.scope)
    expect(session.selection.items.value.map(keyOf)).to.deep.equal([...tab.items.keys()])
    expect([...session.selection.ticked.value].map(keyOf).sort()).to.deep.equal([...tab.ticks.keys()].sort())
    expect(session.canStart.value).to.equal(due.size > 0 && (available === 'unlimited' || due.size <= available))
  }
  let runs = 0
  let started = 0
  let protectedUsers = 0
  for (const where of [scope, otherScope]) {
    const { items } = await real.adapter.listRuns(where, {}, call)
    runs += items.length
    started += items.reduce((sum, { total }) => sum + total, 0)
    protectedUsers += real.adapter.usersOf(where).filter(({ id, backupStatus }) => id !== 'p' && backupStatus !== 'none').length
  }
  expect(runs, 'runs').to.equal(model.runs)
  expect(started, 'each user is in one run').to.equal(protectedUsers)
}

type Step = (model: Model, real: World) => Promise<void>
class Command implements fc.AsyncCommand<Model, World> {
  readonly #text: string
  readonly #step: Step
  constructor(text: string, step: Step) {
    this.#text = text
    this.#step = step
  }
  check(): boolean {
    return true
  }
  async run(model: Model, real: World): Promise<void> {
    await this.#step(model, real)
    await check(model, real)
  }
  toString(): string {
    return this.#text
  }
}

type At = 0 | 1
const refOf = (index: number): ItemRef => REFS[index % REFS.length] as ItemRef

const setScope = (at: At, isOther: boolean): Command =>
  new Command(`tab ${at}: choose domain ${isOther ? 2 : 1}`, async ({ tabs }, real) => {
    const where = isOther ? otherScope : scope
    const tab = tabs[at]
    await real.tabs[at].session.setScope(where)
    if (tab.scope.domainId !== where.domainId) Object.assign(tab, { scope: where, items: new Map(), ticks: new Map() })
  })
const tick = (at: At, index: number, on: boolean): Command =>
  new Command(`tab ${at}: ${on ? 'tick' : 'untick'} ${keyOf(refOf(index))}`, async ({ tabs }, real) => {
    const ref = refOf(index)
    if (!existsIn(ref, tabs[at].scope)) return
    expect(real.tabs[at].session.selection.tick(ref, on)).to.equal(true)
    if (on) tabs[at].ticks.set(keyOf(ref), ref)
    else tabs[at].ticks.delete(keyOf(ref))
  })
const add = (at: At): Command =>
  new Command(`tab ${at}: add`, async ({ tabs }, real) => {
    const { items, ticks } = tabs[at]
    real.tabs[at].session.selection.add()
    for (const [key, ref] of ticks) if (!items.has(key)) items.set(key, ref)
    ticks.clear()
  })
const put = (at: At, index: number): Command =>
  new Command(`tab ${at}: put ${keyOf(refOf(index))}`, async ({ tabs }, real) => {
    const ref = refOf(index)
    if (!existsIn(ref, tabs[at].scope)) return
    real.tabs[at].session.selection.put([ref])
    tabs[at].items.set(keyOf(ref), ref)
  })
const remove = (at: At, index: number): Command =>
  new Command(`tab ${at}: remove ${keyOf(refOf(index))}`, async ({ tabs }, real) => {
    real.tabs[at].session.selection.remove([refOf(index)])
    tabs[at].items.delete(keyOf(refOf(index)))
  })
const recheck = (at: At): Command => new Command(`tab ${at}: focus`, (_, real) => real.tabs[at].session.recheck())
/** Moves the clock until the promise has settled. */
const advanceUntil = async ({ clock }: World, promise: Promise<unknown>): Promise<void> => {
  let isOver = false
  const settled = promise.finally(() => {
    isOver = true
  })
  while (!isOver) {
    await clock.advance(1000)
    await new Promise((resolve) => setTimeout(resolve))
  }
  await settled
}
const sync = (at: At, kind: SyncKind): Command =>
  new Command(`tab ${at}: sync ${kind}`, (_, real) => advanceUntil(real, real.tabs[at].session.sync(kind)))
/** Both tabs get the focus: a change by another browser sends them no news. */
const focusBoth = async ({ tabs }: World): Promise<void> => {
  await Promise.all(tabs.map(({ session }) => session.recheck()))
}
const syncElsewhere = (kind: SyncKind): Command =>
  new Command(`another browser: sync ${kind}, then focus`, async (_, real) => {
    await advanceUntil(real, Promise.resolve(real.adapter.sync?.(scope, kind, call)))
    await focusBoth(real)
  })
const startElsewhere = (id: string): Command =>
  new Command(`another browser: start ${id}, then focus`, async (model, real) => {
    const found = real.adapter.usersOf(scope).find((each) => each.id === id)
    if (found?.accountStatus !== 'active' || found.backupStatus !== 'none') return
    model.runs += 1
    const request = { scope, items: [user(id)], settings: 'default' as const, expectedCredits: 1 }
    await real.adapter.startBackup(request, { ...call, idempotencyKey: `elsewhere ${model.runs}` })
    await focusBoth(real)
  })
const changeDirectory = (id: string, isActive: boolean): Command =>
  new Command(`directory: ${id} becomes ${isActive ? 'active' : 'suspended'} with the next sync`, async (_, { adapter }) => {
    adapter.change(scope, { users: { put: [userOf(id, { accountStatus: isActive ? 'active' : 'suspended' })] } })
  })
const plan = (at: At): Command =>
  new Command(`tab ${at}: save the plan, clear, open the plan`, async (_, real) => {
    const { session } = real.tabs[at]
    const saved = JSON.parse(JSON.stringify(session.plan()))
    session.selection.clear()
    await session.applyPlan(saved)
  })
const start = (at: At, options: { losesAnswer?: boolean; isRechecking?: boolean; clicks?: number }): Command =>
  new Command(`tab ${at}: start ${JSON.stringify(options)}`, async (model, real) => {
    const { losesAnswer = false, isRechecking = false, clicks = 1 } = options
    const tab = model.tabs[at]
    const { session } = real.tabs[at]
    const due = await dueOf(real, tab)
    if (isRechecking) session.recheck().catch(() => {})
    real.losesNextAnswer = losesAnswer
    const started = Array.from({ length: clicks }, () => session.start())
    if (due.size === 0) {
      for (const each of started) expect((await rejection(each)).code).to.equal('bad-input')
      real.losesNextAnswer = false
      return
    }
    model.runs += 1
    if (!losesAnswer) {
      for (const run of await Promise.all(started)) expect(run.total).to.equal(due.size)
      tab.items.clear()
      return
    }
    for (const each of started) expect((await rejection(each)).code).to.equal('unavailable')
    // the administrator tries again: the same key, so the same run
    const again = await session.start()
    expect(again.total).to.equal(due.size)
    tab.items.clear()
  })
const reload = (at: At): Command =>
  new Command(`tab ${at}: reload`, async (_, real) => {
    const { session, store } = real.tabs[at]
    session.dispose()
    real.tabs[at] = { store, session: open(real.adapter, store) }
  })

const at = fc.constantFrom<At>(0, 1)
/** Arbitrary commands of two administrators. */
export const arbitraryCommands = [
  fc.tuple(at, fc.boolean()).map(([tab, isOther]) => setScope(tab, isOther)),
  fc.tuple(at, fc.nat(REFS.length - 1), fc.boolean()).map(([tab, index, on]) => tick(tab, index, on)),
  fc.tuple(at, fc.nat(REFS.length - 1)).map(([tab, index]) => put(tab, index)),
  fc.tuple(at, fc.nat(REFS.length - 1)).map(([tab, index]) => put(tab, index)),
  at.map(add),
  fc.tuple(at, fc.nat(REFS.length - 1)).map(([tab, index]) => remove(tab, index)),
  at.map(recheck),
  fc.tuple(at, fc.constantFrom<SyncKind>('users', 'groups', 'org-units')).map(([tab, kind]) => sync(tab, kind)),
  fc.tuple(fc.constantFrom('d', 'e'), fc.boolean()).map(([id, isActive]) => changeDirectory(id, isActive)),
  fc.constantFrom<SyncKind>('users', 'groups', 'org-units').map(syncElsewhere),
  fc.constantFrom(...'abcdef').map(startElsewhere),
  at.map(plan),
  fc
    .tuple(at, fc.record({ losesAnswer: fc.boolean(), isRechecking: fc.boolean(), clicks: fc.constantFrom(1, 2) }))
    .map(([tab, options]) => start(tab, options)),
  at.map(reload),
]
