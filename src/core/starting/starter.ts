import { computed, signal } from '@preact/signals-core'
import { BackupError, toBackupError } from '../model/errors.js'
import type { BackupRun, SettingValues } from '../model/model.js'
import type { StartHost, Starts } from './checked-start.js'
import { createStartRequests, type StartOptions } from './start-requests.js'

/** Creates the starter, which turns the box into one request and sends it once. */
export const createStarter = (host: StartHost) => {
  const { coverage } = host
  const requests = createStartRequests(host)
  const current = signal<{ input: string; run: Promise<BackupRun> } | undefined>(undefined)

  /** Loaded with the first start. Kept for the whole session, because it holds the intents if the store fails. */
  let starts: Promise<Starts> | undefined
  const needStarts = async (): Promise<Starts> => {
    starts ??= import('./checked-start.js').then(({ createStarts }) => createStarts(host, requests))
    try {
      return await starts
    } catch (thrown) {
      // the module failed to load, so nothing was sent
      starts = undefined
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
    if (options.first !== undefined && options.policy !== undefined)
      throw new BackupError('bad-input', 'a policy covers the whole box: leave out `first`', { call: 'start', field: 'policy' })
    if (host.size.value === 0)
      throw new BackupError('bad-input', 'the box is empty: add users, groups or org units first', { call: 'start', field: 'items' })
    // read before the first await: these belong to the moment of the click
    const abort = host.scopeSignal()
    const shown = coverage.credits.value.isExact ? requests.shownFor(options.first) : undefined
    return (await needStarts()).start(settings, options, { abort, shown })
  }

  return {
    canStart,
    isStarting: computed(() => current.value !== undefined),
    request: requests.request,
    /** Starts the box. A second call with the same input returns the promise of the first. */
    start(settings?: SettingValues, options: StartOptions = {}): Promise<BackupRun> {
      const input = JSON.stringify([settings, options.first, options.policy])
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
