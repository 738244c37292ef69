import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { BackupAdapter } from './adapter.js'
import type { Balance } from './balance.js'
import type { CoverageEngine } from './coverage/engine.js'
import { BackupError, toBackupError } from './errors.js'
import { createMemoryStore, type IntentStore } from './intent-store.js'
import type { BackupRequest, BackupRun, Item, ItemRef, Scope, SettingValues } from './model.js'

export interface StarterHost {
  port: BackupAdapter
  coverage: CoverageEngine
  balance: Balance
  items: ReadonlySignal<readonly Item[]>
  scope: ReadonlySignal<Scope | undefined>
  /** The scope; the first there is, if none was chosen. */
  needScope(): Promise<Scope>
  store: IntentStore | undefined
  scopeSignal(): AbortSignal
  /** A backup of these items was started; `isWhole` unless only the first of them were. */
  onStarted(run: BackupRun, scope: Scope, items: readonly ItemRef[], isWhole: boolean): void
  /** The backend counts differently: everything it counted must be asked again. */
  onRefused(): void
}

interface StartOptions {
  first?: number | undefined
}

/** Turns the box into one request and sends it once. */
export const createStarter = (host: StarterHost) => {
  const { coverage, balance } = host
  const current = signal<{ wish: string; run: Promise<BackupRun> } | undefined>(undefined)

  const store = host.store ?? createMemoryStore()
  /** What keeps intents is loaded with the first start; it remembers by itself where the store fails. */
  let intents: Promise<{ send(port: BackupAdapter, request: BackupRequest, signal: AbortSignal): Promise<BackupRun> }> | undefined
  const send = async (wish: BackupRequest, signal: AbortSignal): Promise<BackupRun> => {
    intents ??= import('./intents.js').then(({ createIntents }) => createIntents(host.port.name, store))
    try {
      return await (await intents).send(host.port, wish, signal)
    } catch (thrown) {
      if (thrown instanceof BackupError) throw thrown
      // it could not be loaded, so nothing was sent
      intents = undefined
      throw toBackupError(thrown, 'start')
    }
  }

  const canStart = computed(() => {
    const { allocated, available, shortfall, isExact } = coverage.credits.value
    return (
      host.items.value.length > 0 && isExact && allocated > 0 && available !== undefined && shortfall === 0 && current.value === undefined
    )
  })

  const scopeNow = (): Scope => {
    const scope = host.scope.value
    if (scope !== undefined) return scope
    throw new BackupError('bad-input', 'choose a domain first', { call: 'start', field: 'scope' })
  }

  const request = (settings?: SettingValues, { first }: StartOptions = {}): BackupRequest => {
    const { allocated } = coverage.credits.value
    const due = first === undefined ? undefined : coverage.firstDue(first)
    const items = due?.map((id) => ({ kind: 'user' as const, id })) ?? host.items.value.filter((item) => coverage.stateOf(item) !== 'stale')
    return {
      scope: scopeNow(),
      items: items.map(({ kind, id }) => ({ kind, id })),
      settings: settings ?? 'default',
      expectedCredits: due?.length ?? allocated,
    }
  }

  /** Refuses here what the backend would refuse, with the same code and details. */
  const check = ({ expectedCredits }: BackupRequest): void => {
    const { allocated, covered, skipped, available } = coverage.credits.value
    if (expectedCredits === 0)
      throw new BackupError('bad-input', 'nobody in the box needs a credit: there is nothing to start', { call: 'start', field: 'items' })
    if (available === 'unlimited' || (available ?? 0) >= expectedCredits) return
    throw new BackupError('not-enough-credits', `${expectedCredits} credits are needed and ${available} are available`, {
      call: 'start',
      details: { expected: expectedCredits, credits: { allocated, covered, skipped, available } },
    })
  }

  const run = async (settings: SettingValues | undefined, options: StartOptions): Promise<BackupRun> => {
    if (options.first !== undefined && !(Number.isInteger(options.first) && options.first > 0)) {
      throw new BackupError('bad-input', '`first` must be a whole number above 0', { call: 'start', field: 'first' })
    }
    if (host.items.value.length === 0)
      throw new BackupError('bad-input', 'the box is empty: add who is to be backed up', { call: 'start', field: 'items' })
    const abort = host.scopeSignal()
    const scope = await host.needScope()
    do {
      await coverage.whenExact(abort)
      await balance.need()
      if (abort.aborted) throw new BackupError('aborted', 'another domain was chosen meanwhile', { call: 'start' })
      // while one was waited for, news may have made the other uncertain again
    } while (!coverage.credits.value.isExact || balance.available.value === undefined)
    const wish = request(settings, options)
    check(wish)
    try {
      const started = await send(wish, abort)
      host.onStarted(started, scope, wish.items, options.first === undefined)
      return started
    } catch (error) {
      if (error instanceof BackupError && (error.code === 'selection-changed' || error.code === 'not-enough-credits')) host.onRefused()
      throw error
    }
  }

  return {
    canStart,
    isStarting: computed(() => current.value !== undefined),
    request,
    start(settings?: SettingValues, options: StartOptions = {}): Promise<BackupRun> {
      const wish = JSON.stringify([settings, options.first])
      const under = current.value
      if (under !== undefined) {
        if (under.wish === wish) return under.run
        return Promise.reject(new BackupError('bad-input', 'another start is under way: wait for its answer', { call: 'start' }))
      }
      const started = run(settings, options).finally(() => {
        current.value = undefined
      })
      current.value = { wish, run: started }
      return started
    },
  }
}
