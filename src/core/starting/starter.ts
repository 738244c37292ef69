import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { createPacer } from '../async/pacer.js'
import type { OwnedCoverage } from '../coverage/create-coverage.js'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError, toBackupError } from '../model/errors.js'
import type { BackupRequest, BackupRun, ItemRef, Scope, SettingValues } from '../model/model.js'
import type { OwnedBox } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'
import type { Balance } from './balance.js'
import type { IntentStore } from './intent-store.js'

export interface StarterHost {
  port: BackupAdapter
  items: ItemTable
  coverage: OwnedCoverage
  balance: Balance
  /** How many items the box has. */
  size: ReadonlySignal<number>
  box: ReadonlySignal<OwnedBox>
  scope: ReadonlySignal<Scope | undefined>
  /** The scope; the first there is, if none was chosen. */
  needScope(): Promise<Scope>
  store: IntentStore | undefined
  scopeSignal(): AbortSignal
  /** A backup was started; of this whole box, unless only the first due users were. */
  onStarted(run: BackupRun, scope: Scope, box: OwnedBox | undefined): void
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

  /** What keeps intents is loaded with the first start; it remembers by itself where the store fails. */
  let intents: Promise<ReturnType<typeof import('./intents.js').createIntents>> | undefined
  const pace = createPacer()
  const send = async (wish: BackupRequest, signal: AbortSignal): Promise<BackupRun> => {
    intents ??= import('./intents.js').then(({ createIntents }) => createIntents(host.port.name, host.store))
    try {
      return await (await intents).send(host.port, wish, signal, pace)
    } catch (thrown) {
      if (thrown instanceof BackupError) throw thrown
      // it could not be loaded, so nothing was sent
      intents = undefined
      throw toBackupError(thrown, 'start')
    }
  }

  const canStart = computed(() => {
    const { allocated, available, shortfall, isExact } = coverage.credits.value
    return host.size.value > 0 && isExact && allocated > 0 && available !== undefined && shortfall === 0 && current.value === undefined
  })

  const scopeNow = (): Scope => {
    const scope = host.scope.value
    if (scope !== undefined) return scope
    throw new BackupError('bad-input', 'choose a domain first', { call: 'start', field: 'scope' })
  }

  /** What would be started now: the keys of items, and the rest of the request. */
  const outline = (settings: SettingValues | undefined, { first }: StartOptions) => {
    const { allocated } = coverage.credits.value
    const box = host.box.value
    const keys = first === undefined ? box.keys.filter((key) => coverage.stateOf(key) !== 'stale') : coverage.firstDue(first)
    const expectedCredits = first === undefined ? allocated : keys.length
    return { box, keys, rest: { scope: scopeNow(), settings: settings ?? ('default' as const), expectedCredits } }
  }

  /** Refuses here what the backend would refuse, with the same code and details. */
  const check = (expectedCredits: number): void => {
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
    if (host.size.value === 0)
      throw new BackupError('bad-input', 'the box is empty: add who is to be backed up', { call: 'start', field: 'items' })
    const abort = host.scopeSignal()
    const scope = await host.needScope()
    do {
      await coverage.whenExact(abort)
      await balance.need()
      if (abort.aborted) throw new BackupError('aborted', 'another domain was chosen meanwhile', { call: 'start' })
      // while one was waited for, news may have made the other uncertain again
    } while (!coverage.credits.value.isExact || balance.available.value === undefined)
    const { box, keys, rest } = outline(settings, options)
    check(rest.expectedCredits)
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
    request(settings?: SettingValues, options: StartOptions = {}): BackupRequest {
      const { keys, rest } = outline(settings, options)
      let items: readonly ItemRef[] | undefined
      return {
        ...rest,
        // a million objects are made for who reads them
        get items() {
          items ??= Array.from(keys, host.items.ref)
          return items
        },
      }
    },
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
