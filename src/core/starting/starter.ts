import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { createPacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError, toBackupError } from '../model/errors.js'
import type { BackupRequest, BackupRun, ItemRef, Scope, SettingValues } from '../model/model.js'
import type { OwnedBox } from '../selection/box.js'
import type { Balance } from './balance.js'
import type { IntentStore, Intents } from './intents.js'
import { createStartRequests, type StartOptions, type StartRequestsHost } from './start-requests.js'

/** Connections between the starter and its session. */
export interface StarterHost extends StartRequestsHost {
  port: BackupAdapter
  balance: Balance
  /** Number of items in the box. */
  size: ReadonlySignal<number>
  /** Resolves to the chosen scope, or to the first scope of the first cloud. */
  needScope(): Promise<Scope>
  store: IntentStore | undefined
  scopeSignal(): AbortSignal
  /** Resolves when no check for changes at the backend is running. */
  whenChecked(signal: AbortSignal): Promise<void>
  /** Called when a backup was started; `box` is absent if the start covered only the first due users. */
  onStarted(run: BackupRun, scope: Scope, box: OwnedBox | undefined): void
  /** Called when the backend has counted other figures, or no user needs a backup any more: counts or credits may be outdated. */
  onRefused(): void
}

/** Creates the starter, which turns the box into one request and sends it once. */
export const createStarter = (host: StarterHost) => {
  const { coverage, balance } = host
  const requests = createStartRequests(host)
  const current = signal<{ input: string; run: Promise<BackupRun> } | undefined>(undefined)

  /** Loaded with the first start. Kept for the whole session, because it holds the intents if the store fails. */
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

  const run = async (settings: SettingValues | undefined, options: StartOptions): Promise<BackupRun> => {
    if (options.first !== undefined && !(Number.isInteger(options.first) && options.first > 0)) {
      throw new BackupError('bad-input', '`first` must be a whole number above 0', { call: 'start', field: 'first' })
    }
    if (host.size.value === 0)
      throw new BackupError('bad-input', 'the box is empty: add users, groups or org units first', { call: 'start', field: 'items' })
    const abort = host.scopeSignal()
    const shown = coverage.credits.value.isExact ? requests.shownFor(options.first) : undefined
    const scope = await host.needScope()
    do {
      await host.whenChecked(abort)
      await coverage.whenExact(abort)
      await balance.need()
      if (abort.aborted) throw new BackupError('aborted', 'another domain was chosen before the start was sent', { call: 'start' })
      // while credits or count loaded, news may have made the other stale
    } while (!coverage.credits.value.isExact || coverage.credits.value.isChecking || balance.available.value === undefined)
    const { box, keys, rest } = requests.outline(settings, options)
    try {
      requests.check(rest, shown)
    } catch (error) {
      // an earlier start whose answer was lost may have begun these backups and taken credits
      if (rest.expectedUsers === 0) host.onRefused()
      throw error
    }
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
    request: requests.request,
    /** Starts the box. A second call with the same input returns the promise of the first. */
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
