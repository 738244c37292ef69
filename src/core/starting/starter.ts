import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { createPacer } from '../async/pacer.js'
import type { OwnedCoverage } from '../coverage/create-coverage.js'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError, toBackupError } from '../model/errors.js'
import type { BackupRequest, BackupRun, ItemRef, Scope, SettingValues } from '../model/model.js'
import type { OwnedBox } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'
import type { Balance } from './balance.js'
import type { IntentStore, Intents } from './intents.js'

/** Connections between the starter and its session. */
export interface StarterHost {
  port: BackupAdapter
  items: ItemTable
  /** Price of a user. */
  price(index: number): number
  coverage: OwnedCoverage
  balance: Balance
  /** Number of items in the box. */
  size: ReadonlySignal<number>
  box: ReadonlySignal<OwnedBox>
  scope: ReadonlySignal<Scope | undefined>
  /** Resolves to the scope; to the first one of the first cloud if none was chosen. */
  needScope(): Promise<Scope>
  store: IntentStore | undefined
  scopeSignal(): AbortSignal
  /** Resolves when no check for changes at the backend is running. */
  whenChecked(signal: AbortSignal): Promise<void>
  /** Called when a backup was started; `box` is absent if only the first due users were. */
  onStarted(run: BackupRun, scope: Scope, box: OwnedBox | undefined): void
  /** Called when the backend counted differently, so that all counts are out of date. */
  onRefused(): void
}

interface StartOptions {
  /** Starts only the first due users, this many, as user items. */
  first?: number | undefined
}

interface Expected {
  expectedCredits: number
  expectedUsers: number
}

const NO_INDEXES = new Int32Array(0)

/** Creates the starter, which turns the box into one request and sends it once. */
export const createStarter = (host: StarterHost) => {
  const { coverage, balance } = host
  const current = signal<{ input: string; run: Promise<BackupRun> } | undefined>(undefined)

  /** Loaded with the first start. Kept for the session, as it remembers intents where the store fails. */
  let intents: Promise<Intents> | undefined
  const pace = createPacer()
  const send = async (request: BackupRequest, signal: AbortSignal): Promise<BackupRun> => {
    intents ??= import('./intents.js').then(({ createIntents }) => createIntents(host.port.name, host.store))
    try {
      return await (await intents).send(host.port, request, signal, pace)
    } catch (thrown) {
      if (thrown instanceof BackupError) throw thrown
      // the module failed to load, so nothing was sent
      intents = undefined
      throw toBackupError(thrown, 'start')
    }
  }

  const canStart = computed(() => {
    const { starts, available, shortfall, isExact } = coverage.credits.value
    return host.size.value > 0 && isExact && starts > 0 && available !== undefined && shortfall === 0 && current.value === undefined
  })

  const scopeNow = (): Scope => {
    const scope = host.scope.value
    if (scope !== undefined) return scope
    throw new BackupError('bad-input', 'choose a domain first', { call: 'start', field: 'scope' })
  }

  /** Figures of a start of the whole box or, with `first`, of the users at these indexes. */
  const expectedFor = (first: number | undefined, indexes: Int32Array): Expected => {
    const { allocated, starts } = coverage.credits.value
    if (first === undefined) return { expectedCredits: allocated, expectedUsers: starts }
    return { expectedCredits: indexes.reduce((sum, index) => sum + host.price(index), 0), expectedUsers: indexes.length }
  }

  /** Item keys of the request, and its other fields. */
  const outline = (settings: SettingValues | undefined, { first }: StartOptions) => {
    const box = host.box.value
    const keys = first === undefined ? box.keys.filter((key) => coverage.stateOf(key) !== 'stale') : coverage.firstDue(first)
    const expected = expectedFor(first, keys)
    return { box, keys, rest: { scope: scopeNow(), settings: settings ?? ('default' as const), ...expected } }
  }

  /** Figures that the page shows now; `undefined` for `first` during a recount, which has not seen all users yet. */
  const shownFor = (first: number | undefined): Expected | undefined => {
    if (first === undefined) return expectedFor(first, NO_INDEXES)
    return coverage.credits.value.isChecking ? undefined : expectedFor(first, coverage.firstDue(first))
  }

  const details = ({ expectedCredits, expectedUsers }: Expected) => {
    const { allocated, starts, restarts, free, covered, skipped, available } = coverage.credits.value
    return { expected: expectedCredits, expectedUsers, credits: { allocated, starts, restarts, free, covered, skipped, available } }
  }

  /**
   * Rejects requests that the backend would reject, with the same code and details.
   *
   * @param shown figures that the administrator saw at the time of the click, if they were exact
   */
  const check = (expected: Expected, shown: Expected | undefined): void => {
    const { available } = coverage.credits.value
    const { expectedCredits, expectedUsers } = expected
    if (shown !== undefined && (shown.expectedCredits !== expectedCredits || shown.expectedUsers !== expectedUsers))
      throw new BackupError(
        'selection-changed',
        `${shown.expectedCredits} credits for ${shown.expectedUsers} users were shown, ${expectedCredits} for ${expectedUsers} are counted now`,
        { call: 'start', details: details(shown) },
      )
    if (expectedUsers === 0)
      throw new BackupError('bad-input', 'no user in the box needs a backup: there is nothing to start', { call: 'start', field: 'items' })
    if (available === 'unlimited' || (available ?? 0) >= expectedCredits) return
    throw new BackupError('not-enough-credits', `${expectedCredits} credits are needed and ${available} are available`, {
      call: 'start',
      details: details(expected),
    })
  }

  const run = async (settings: SettingValues | undefined, options: StartOptions): Promise<BackupRun> => {
    if (options.first !== undefined && !(Number.isInteger(options.first) && options.first > 0)) {
      throw new BackupError('bad-input', '`first` must be a whole number above 0', { call: 'start', field: 'first' })
    }
    if (host.size.value === 0)
      throw new BackupError('bad-input', 'the box is empty: add users, groups or org units first', { call: 'start', field: 'items' })
    const abort = host.scopeSignal()
    const shown = coverage.credits.value.isExact ? shownFor(options.first) : undefined
    const scope = await host.needScope()
    do {
      await host.whenChecked(abort)
      await coverage.whenExact(abort)
      await balance.need()
      if (abort.aborted) throw new BackupError('aborted', 'another domain was chosen before the start was sent', { call: 'start' })
      // while credits or count loaded, news may have made the other stale
    } while (!coverage.credits.value.isExact || coverage.credits.value.isChecking || balance.available.value === undefined)
    const { box, keys, rest } = outline(settings, options)
    check(rest, shown)
    const items: ItemRef[] = []
    for (const key of keys) if (items.push(host.items.ref(key)) % 2048 === 0) await pace()
    try {
      const started = await send({ ...rest, items }, abort)
      host.onStarted(started, scope, options.first === undefined ? box : undefined)
      return started
    } catch (error) {
      if (error instanceof BackupError && (error.code === 'selection-changed' || error.code === 'not-enough-credits')) host.onRefused()
      throw error
    }
  }

  return {
    canStart,
    isStarting: computed(() => current.value !== undefined),
    /** The request that `start` would send now. */
    request(settings?: SettingValues, options: StartOptions = {}): BackupRequest {
      const { keys, rest } = outline(settings, options)
      let items: readonly ItemRef[] | undefined
      return {
        ...rest,
        // built on first read: a box may hold a million items
        get items() {
          items ??= Array.from(keys, host.items.ref)
          return items
        },
      }
    },
    /** Starts the box. A second call with the same input answers the promise of the first. */
    start(settings?: SettingValues, options: StartOptions = {}): Promise<BackupRun> {
      const input = JSON.stringify([settings, options.first])
      const running = current.value
      if (running !== undefined) {
        if (running.input === input) return running.run
        return Promise.reject(new BackupError('bad-input', 'another start is running: wait for its answer', { call: 'start' }))
      }
      const started = run(settings, options).finally(() => {
        current.value = undefined
      })
      current.value = { input, run: started }
      return started
    },
  }
}
