import { expect } from 'chai'
import fc from 'fast-check'
import { BackupError, type ErrorCode, type ItemRef, type SyncKind } from '../../src/core/index.js'
import type { Fault } from '../../src/memory.js'
import {
  call,
  checkWorld,
  existsIn,
  type Figures,
  figuresOf,
  keyOf,
  type Model,
  openTab,
  REFS,
  showsFigures,
  type Tab,
  type World,
} from './session-model.js'
import { otherScope, scope, user, userOf } from './tenants.js'
import { rejection } from './waiting.js'

type At = 0 | 1
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
    await checkWorld(model, real)
  }
  toString(): string {
    return this.#text
  }
}

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

/** Gives a tab the focus. Until the new count is complete, the earlier exact count must stay. */
const focus = async ({ session }: Tab): Promise<void> => {
  const before = session.credits.value
  const couldStart = session.canStart.value
  const checked = session.recheck()
  expect(session.credits.value, 'the count right after the focus').to.deep.equal({ ...before, isChecking: true })
  expect(session.canStart.value, 'START right after the focus').to.equal(couldStart)
  const stop = session.credits.subscribe(({ isExact }) => {
    if (!isExact) wasInexact = true
  })
  let wasInexact = false
  await checked.finally(stop)
  expect(wasInexact, 'a count that is not exact after the focus').to.equal(false)
}
const recheck = (at: At): Command => new Command(`tab ${at}: focus`, (_, real) => focus(real.tabs[at]))
const focusBoth = async ({ tabs }: World): Promise<void> => {
  await Promise.all(tabs.map(focus))
}

const failedUsers = async ({ adapter }: World): Promise<number> => {
  const { items } = await adapter.listRuns(scope, {}, call)
  return items.reduce((sum, { failed }) => sum + failed, 0)
}
const refreshBoth = async ({ tabs }: World): Promise<void> => {
  await Promise.all(tabs.map(({ session }) => session.refresh()))
}
/** Moves the clock until the promise has settled. Like an open run view, both tabs refresh if a backup has failed in the meantime. */
const advanceUntil = async (real: World, promise: Promise<unknown>): Promise<void> => {
  const failed = await failedUsers(real)
  let isOver = false
  const settled = promise.finally(() => {
    isOver = true
  })
  while (!isOver) {
    await real.clock.advance(1000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await settled
  if ((await failedUsers(real)) !== failed) await refreshBoth(real)
}
const sync = (at: At, kind: SyncKind): Command =>
  new Command(`tab ${at}: sync ${kind}`, (_, real) => advanceUntil(real, real.tabs[at].session.sync(kind)))
const syncElsewhere = (kind: SyncKind): Command =>
  new Command(`another browser: sync ${kind}, then focus`, async (_, real) => {
    await advanceUntil(real, Promise.resolve(real.adapter.sync?.(scope, kind, call)))
    await focusBoth(real)
  })
const changeDirectory = (id: string, isActive: boolean): Command =>
  new Command(`directory: ${id} becomes ${isActive ? 'active' : 'suspended'} with the next sync`, async (_, { adapter }) => {
    adapter.change(scope, { users: { put: [userOf(id, { accountStatus: isActive ? 'active' : 'suspended' })] } })
  })
const endBackups = (): Command =>
  new Command('engine: end all backups, then refresh', async (_, real) => {
    await real.clock.advance(120_000)
    await refreshBoth(real)
  })
const retryFailed = (at: At): Command =>
  new Command(`tab ${at}: retry the last backup with failed users`, async ({ tabs }, real) => {
    const { items } = await real.adapter.listRuns(tabs[at].scope, {}, call)
    const run = items.find(({ failed }) => failed > 0)
    if (run !== undefined) expect((await real.tabs[at].session.retryRun(run.id)).total).to.equal(run.total)
  })

const plan = (at: At): Command =>
  new Command(`tab ${at}: save the plan, clear, open the plan`, async (_, real) => {
    const { session } = real.tabs[at]
    const saved = JSON.parse(JSON.stringify(session.plan()))
    session.selection.clear()
    await session.applyPlan(saved)
  })
const reload = (at: At): Command =>
  new Command(`tab ${at}: reload`, async (_, real) => {
    const { session, store } = real.tabs[at]
    session.dispose()
    real.tabs[at] = openTab(real, store)
  })

/** Records a start of the box in the model. */
const noteStart = (model: Model, { starts, allocated }: Pick<Figures, 'starts' | 'allocated'>, domainId: string): void => {
  model.runs += 1
  model.begun += starts
  model.left.set(domainId, (model.left.get(domainId) as number) - allocated)
}
const startElsewhere = (id: string): Command =>
  new Command(`another browser: start ${id}, then focus`, async (model, real) => {
    const found = real.adapter.usersOf(scope).find((each) => each.id === id)
    const { credits = 1 } = found ?? {}
    const left = model.left.get(scope.domainId) as number
    if (found?.accountStatus !== 'active' || found.backupStatus !== 'none' || credits === 0 || credits > left) return
    noteStart(model, { starts: 1, allocated: credits }, scope.domainId)
    const request = { scope, items: [user(id)], settings: 'default' as const, expectedCredits: credits }
    await real.adapter.startBackup(request, { ...call, idempotencyKey: `elsewhere ${model.runs}` })
    await focusBoth(real)
  })

/**
 * How an attempt fails. `lost`: the backend acts, but its answer is lost. Others: the backend rejects before it looks up the idempotency key,
 * or is not available.
 */
type Failure = 'lost' | 'unauthorized' | 'forbidden' | 'rate-limited' | 'unavailable'
const codeOf = (failure: Failure): ErrorCode => (failure === 'lost' ? 'unavailable' : failure)
const faultOf = (failure: Failure): Fault => (failure === 'lost' ? 'lose-answer' : new BackupError(failure, 'the attempt fails'))

interface StartOptions {
  /** Attempts that fail before the last one. */
  failures: readonly Failure[]
  /** Whether the tab gets the focus together with the click. */
  isChecking: boolean
  /** Whether the tab gets the focus after each failure. */
  focuses: boolean
  clicks: number
  /** The tab of the last attempt: the same tab, the other tab with the same box, or both at once. */
  last: 'same' | 'other' | 'both'
}

/** Copies the box of this tab to the other tab. */
const copyBox = async (model: Model, real: World, at: At): Promise<void> => {
  const other = at === 0 ? 1 : 0
  const { selection } = real.tabs[other].session
  model.tabs[other].items = new Map(model.tabs[at].items)
  selection.clear()
  selection.put([...model.tabs[at].items.values()])
  const figures = await figuresOf(real, model.tabs[other])
  await showsFigures(real.tabs[other], figures, model.left.get(model.tabs[at].scope.domainId) as number)
}

/** Makes the failing attempts of a tab. Returns whether the backend acted on one of them. */
const failAttempts = async (real: World, at: At, { failures, clicks, focuses }: StartOptions): Promise<boolean> => {
  const { session } = real.tabs[at]
  let hasActed = false
  for (const [count, failure] of failures.entries()) {
    const started = Array.from({ length: count === 0 ? clicks : 1 }, () => session.start())
    const codes = await Promise.all(started.map(async (each) => (await rejection(each)).code))
    expect(new Set(codes)).to.deep.equal(new Set([codeOf(failure)]))
    hasActed ||= failure === 'lost'
    if (focuses && !hasActed) await focus(real.tabs[at])
  }
  return hasActed
}

/** Codes for a start after the start of another tab, when the backend counts no user to start. */
const TOO_LATE: readonly ErrorCode[] = ['selection-changed', 'bad-input']

/**
 * Makes the last attempt. Every session that gets a run gets the same one, and its box is then empty. If two tabs start at once, the later
 * start may be rejected.
 */
const startLast = async ({ tabs }: Model, real: World, who: readonly At[], clicks: number, starts: number): Promise<void> => {
  const ids = new Set<string>()
  const startIn = async (at: At): Promise<void> => {
    const { session } = real.tabs[at]
    const answers = await Promise.allSettled(Array.from({ length: clicks }, () => session.start()))
    for (const answer of answers) {
      if (answer.status === 'rejected') {
        expect(who.length, String(answer.reason)).to.equal(2)
        expect(answer.reason.code, String(answer.reason)).to.be.oneOf(TOO_LATE)
        continue
      }
      ids.add(answer.value.id)
      expect(answer.value.total).to.equal(starts)
      tabs[at].items.clear()
    }
  }
  await Promise.all(who.map(startIn))
  expect(ids.size, 'runs of one wish').to.equal(1)
}

const start = (at: At, options: StartOptions): Command =>
  new Command(`tab ${at}: start ${JSON.stringify(options)}`, async (model, real) => {
    const { failures, isChecking, focuses, clicks, last } = options
    const tab = model.tabs[at]
    const { session } = real.tabs[at]
    const other: At = at === 0 ? 1 : 0
    const figures = await figuresOf(real, tab)
    const { starts, allocated } = figures
    const left = model.left.get(tab.scope.domainId) as number
    if (starts === 0 || allocated > left) {
      expect((await rejection(session.start())).code).to.equal(starts === 0 ? 'bad-input' : 'not-enough-credits')
      return
    }
    const isShared = last !== 'same' && model.tabs[other].scope.domainId === tab.scope.domainId
    if (isShared) await copyBox(model, real, at)
    if (isChecking) session.recheck().catch(() => {})
    real.faults.push(...failures.map(faultOf))
    const hasActed = await failAttempts(real, at, options)
    noteStart(model, figures, tab.scope.domainId)
    if (hasActed && focuses && allocated > 0) {
      // the credits show both tabs that the backup was started, so no user is left to start
      await focusBoth(real)
      await showsFigures(real.tabs[at], await figuresOf(real, tab), left - allocated)
      expect((await rejection(session.start())).code).to.equal('bad-input')
      return
    }
    const who: readonly At[] = !isShared ? [at] : last === 'both' ? [at, other] : [other]
    await startLast(model, real, who, failures.length === 0 ? clicks : 1, starts)
  })

const at = fc.constantFrom<At>(0, 1)
const index = fc.nat(REFS.length - 1)
const kind = fc.constantFrom<SyncKind>('users', 'groups', 'org-units')
const startOptions: fc.Arbitrary<StartOptions> = fc.record({
  failures: fc.array(fc.constantFrom<Failure>('lost', 'lost', 'unauthorized', 'forbidden', 'rate-limited', 'unavailable'), {
    maxLength: 3,
  }),
  isChecking: fc.boolean(),
  focuses: fc.boolean(),
  clicks: fc.constantFrom(1, 2),
  last: fc.constantFrom('same', 'same', 'other', 'both'),
})

/** Arbitrary commands of two administrators. */
export const arbitraryCommands = [
  fc.tuple(at, fc.boolean()).map(([tab, isOther]) => setScope(tab, isOther)),
  fc.tuple(at, index, fc.boolean()).map(([tab, ref, on]) => tick(tab, ref, on)),
  fc.tuple(at, index).map(([tab, ref]) => put(tab, ref)),
  fc.tuple(at, index).map(([tab, ref]) => put(tab, ref)),
  at.map(add),
  fc.tuple(at, index).map(([tab, ref]) => remove(tab, ref)),
  at.map(recheck),
  fc.tuple(at, kind).map(([tab, each]) => sync(tab, each)),
  fc.tuple(fc.constantFrom('d', 'e'), fc.boolean()).map(([id, isActive]) => changeDirectory(id, isActive)),
  kind.map(syncElsewhere),
  fc.constantFrom(...'abcde').map(startElsewhere),
  at.map(plan),
  fc.tuple(at, startOptions).map(([tab, options]) => start(tab, options)),
  fc.tuple(at, startOptions).map(([tab, options]) => start(tab, options)),
  fc.constant(endBackups()),
  at.map(retryFailed),
  at.map(reload),
]
