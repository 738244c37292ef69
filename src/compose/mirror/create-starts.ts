import {
  type Actor,
  type BackupRequest,
  type BackupRun,
  type CreditBalance,
  checkStart,
  createPacer,
  fingerprintInSlices,
  type ItemRef,
  type SettingValues,
} from '../../core/internal.js'
import { nameItems } from '../name-items.js'
import type { IdempotencyKeys } from './idempotency-keys.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'
import { resolveItems } from './resolve-items.js'
import type { RunBook } from './run-book.js'

export interface StartsOptions {
  users: MirrorUsers
  membership: MirrorMembership
  runs: RunBook
  /** Shared by all domains, because a key must not repeat across domains. */
  keys: IdempotencyKeys
  scopeKey: string
  /** The initial number of credits. */
  available: CreditBalance['available']
  /** The settings of a run. @throws `bad-input` for invalid settings. */
  settingsFor(settings: BackupRequest['settings']): Promise<SettingValues> | SettingValues
}

/** Credits, starts and retries of one domain. */
export interface Starts {
  credits(): CreditBalance
  setCredits(available: CreditBalance['available']): void
  /** @param actor who starts the run, if known */
  start(request: BackupRequest, key: string, actor?: Actor): Promise<BackupRun>
  retry(runId: string, userIds: readonly string[] | undefined, key: string): Promise<BackupRun>
}

/** Runs functions one after another, so that a start never runs in the middle of another start. */
const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(act: () => Promise<T>): Promise<T> => {
    const result = last.then(act)
    last = result.catch(() => {})
    return result
  }
}

export const createStarts = ({ users, membership, runs, keys, scopeKey, settingsFor, ...initial }: StartsOptions): Starts => {
  const inQueue = createQueue()
  const pace = createPacer()
  let { available } = initial
  /** Runs `act` once for a key and request. The same key and request returns the same run. */
  const once = async (key: string, request: string, act: () => Promise<BackupRun>): Promise<BackupRun> => {
    const known = keys.find(key, request)
    if (known !== undefined) return runs.get(known)
    const run = await act()
    keys.keep(key, request, run)
    return run
  }
  const labelOf = (ref: ItemRef): string | undefined => {
    if (ref.kind !== 'user') return membership.nameOf(ref)
    const index = users.find(ref.id)
    return index < 0 ? undefined : users.user(index).name || users.user(index).email
  }
  return {
    credits: () => ({ available }),
    setCredits(next) {
      available = next
    },
    start: (request, key, actor) =>
      inQueue(async () =>
        once(key, await fingerprintInSlices(request, pace), async () => {
          const settings = await settingsFor(request.settings)
          const resolved = await resolveItems(users, membership, request.items)
          checkStart(resolved.figures, request, available)
          if (available !== 'unlimited') available -= resolved.figures.allocated
          const startedBy = actor && { startedBy: { id: actor.id, name: actor.name } }
          const asked = { ...startedBy, ...nameItems(request.items, labelOf), settings: request.settings }
          return runs.start(resolved.users, settings, asked)
        }),
      ),
    retry: (runId, userIds, key) =>
      inQueue(() => once(key, JSON.stringify(['retry', scopeKey, runId, userIds ?? null]), () => runs.retry(runId, userIds))),
  }
}
