// Every part of a start that runs after the click. starter.ts imports this module lazily, with the first start.
import type { ReadonlySignal } from '@preact/signals-core'
import { createPacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError } from '../model/errors.js'
import type { BackupRun, ItemRef, Scope, SettingValues } from '../model/model.js'
import { checkPolicyDraft } from '../rules/check-policy.js'
import type { OwnedBox } from '../selection/box.js'
import type { Balance } from './balance.js'
import { createIntents, type IntentStore } from './intents.js'
import { type Expected, policyOf, type StartOptions, type StartRequests, type StartRequestsHost } from './start-requests.js'

/** Connections between a start and its session. */
export interface StartHost extends StartRequestsHost {
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
  /** Whether the backend applies exceptions. */
  canExcept(): Promise<boolean>
  /** Whether the backend keeps policies. */
  canKeep(): Promise<boolean>
  /** Called when a backup was started; `boxes` is absent if the start covered only the first due users. */
  onStarted(run: BackupRun, scope: Scope, boxes: readonly OwnedBox[] | undefined): void
  /** Called when the backend has counted other figures, or no user needs a backup any more: counts or credits may be outdated. */
  onRefused(): void
}

/** The moment of the click. */
interface Click {
  abort: AbortSignal
  /** Figures that the administrator saw, if they were exact. */
  shown: Expected | undefined
}

/** Waits until the count is exact, checks the request, and sends it once. */
export interface Starts {
  start(settings: SettingValues | undefined, options: StartOptions, click: Click): Promise<BackupRun>
}

export const createStarts = (host: StartHost, requests: StartRequests): Starts => {
  const { port, coverage, balance } = host
  const intents = createIntents(port.name, host.store)
  const pace = createPacer()

  const details = ({ expectedCredits, expectedUsers }: Expected) => {
    const { allocated, starts, restarts, free, covered, skipped, excepted, available } = coverage.credits.value
    const figures = { allocated, starts, restarts, free, covered, skipped, available }
    return { expected: expectedCredits, expectedUsers, credits: { ...figures, ...(excepted > 0 && { excepted }) } }
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

  const toRefs = async (keys: Int32Array): Promise<ItemRef[]> => {
    const refs: ItemRef[] = []
    for (const key of keys) if (refs.push(host.items.ref(key)) % 2048 === 0) await pace()
    return refs
  }

  return {
    async start(settings, options, { abort, shown }) {
      const scope = await host.needScope()
      do {
        await host.whenChecked(abort)
        await coverage.whenExact(abort)
        await balance.need()
        if (abort.aborted) throw new BackupError('aborted', 'another domain was chosen before the start was sent', { call: 'start' })
        // while credits or count loaded, news may have made the other stale
      } while (!coverage.credits.value.isExact || coverage.credits.value.isChecking || balance.available.value === undefined)
      const { boxes, keys, exceptionKeys, rest } = requests.outline(settings, options)
      try {
        check(rest, shown)
      } catch (error) {
        // an earlier start whose answer was lost may have begun these backups and taken credits
        if (rest.expectedUsers === 0) host.onRefused()
        throw error
      }
      if (exceptionKeys.length > 0 && !(await host.canExcept()))
        throw new BackupError('unsupported', 'the backend does not support exceptions: remove them first', {
          call: 'start',
          field: 'exceptions',
        })
      const { policy } = options
      if (policy !== undefined && !(await host.canKeep()))
        throw new BackupError('unsupported', 'the backend has no policies: start without one', { call: 'start', field: 'policy' })
      const items = await toRefs(keys)
      const exceptions = await toRefs(exceptionKeys)
      try {
        const plain = { ...rest, items, ...(exceptions.length > 0 && { exceptions }) }
        const request = policy === undefined ? plain : { ...plain, policy: checkPolicyDraft(policyOf(policy, plain)) }
        const run = await intents.send(port, request, abort, pace)
        host.onStarted(run, scope, options.first === undefined ? boxes : undefined)
        return run
      } catch (error) {
        if (error instanceof BackupError && (error.code === 'selection-changed' || error.code === 'not-enough-credits')) host.onRefused()
        throw error
      }
    },
  }
}
