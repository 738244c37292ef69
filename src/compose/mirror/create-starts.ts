import {
  type Activity,
  type Actor,
  type BackupRequest,
  type BackupRun,
  type CreditBalance,
  checkGiveBack,
  checkPolicyStart,
  checkStart,
  createPacer,
  describeActivity,
  fingerprintInSlices,
  type GiveBackResult,
  type ItemRef,
  type SettingValues,
  toBackupError,
} from '../../core/internal.js'
import { type NamedItem, nameItems } from '../name-items.js'
import type { DomainBalance } from './domain-balance.js'
import type { DomainPolicies } from './domain-policies.js'
import type { IdempotencyKeys } from './idempotency-keys.js'
import type { LicenseTable } from './license-table.js'
import type { MirrorLicenses } from './mirror-licenses.js'
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
  balance: DomainBalance
  policies: DomainPolicies
  describe(ref: ItemRef): NamedItem | undefined
  /** The settings of a run. @throws `bad-input` for invalid settings. */
  settingsFor(settings: BackupRequest['settings']): Promise<SettingValues> | SettingValues
  licenses: LicenseTable
  /** Loads the holders of licenses, which most pages never need. */
  loadHolders(): Promise<MirrorLicenses>
  /** Ends the protection of users at the engine, before their licenses are given back. If it rejects, no license is given back. */
  unprotect?(userIds: readonly string[]): Promise<void>
  /** Receives each new start, retry, stop and give-back, and each rejected one. */
  onActivity?: ((activity: Activity | undefined, actor: Actor | undefined) => void) | undefined
}

/** Credits, starts, retries and stops of one domain. */
export interface Starts {
  credits(): CreditBalance
  setCredits(available: CreditBalance['available']): void
  /** @param actor who starts the run, if known */
  start(request: BackupRequest, key: string, actor?: Actor): Promise<BackupRun>
  /** @param actor the actor who retries the run, if known */
  retry(runId: string, userIds: readonly string[] | undefined, key: string, actor?: Actor): Promise<BackupRun>
  /**
   * Stops a run and refunds the credits of the users whose backup has not begun.
   *
   * @param actor the actor who stops the run, if known
   */
  stop(runId: string, actor?: Actor): Promise<BackupRun>
  /** @param actor who gives the licenses back, if known */
  giveBack(userIds: readonly string[], key: string, actor?: Actor): Promise<GiveBackResult>
}

export const createStarts = ({
  users,
  membership,
  runs,
  keys,
  scopeKey,
  settingsFor,
  licenses,
  loadHolders,
  unprotect,
  onActivity = () => {},
  balance,
  policies,
  describe,
}: StartsOptions): Starts => {
  const { inQueue } = balance
  const pace = createPacer()
  /** Runs `act` once for a key and request. The same key and request returns the same run. */
  const once = async (key: string, request: string, act: () => Promise<BackupRun>): Promise<BackupRun> => {
    const known = keys.find(key, request)
    if (known !== undefined) return runs.get(known)
    const run = await act()
    keys.keep(key, request, run.id)
    return run
  }
  const orRefused = async <T>(
    action: 'backup-started' | 'backup-retried' | 'users-released',
    actor: Actor | undefined,
    runId: string | undefined,
    act: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await act()
    } catch (thrown) {
      onActivity(describeActivity.refused(action, toBackupError(thrown), runId), actor)
      throw thrown
    }
  }
  return {
    credits: () => ({ available: balance.available }),
    setCredits(next) {
      balance.available = next
      policies.evaluate()
    },
    start: (request, key, actor) =>
      inQueue(() =>
        orRefused('backup-started', actor, undefined, async () =>
          once(key, await fingerprintInSlices(request, pace), async () => {
            const book = request.policy && (await policies.load())
            const draft = request.policy && (await book?.check(request.policy))
            const settings = await settingsFor(request.settings)
            const { figures, users: started } = await resolveItems(users, membership, request)
            checkStart(figures, request, balance.available)
            if (draft !== undefined) checkPolicyStart(draft, figures.allocated)
            balance.take(figures.allocated)
            const policy = draft && book?.create(draft, actor)
            const asked = {
              ...nameItems(request, describe),
              settings: request.settings,
              ...(policy && draft && { policyId: policy.id, policyName: draft.name }),
            }
            const run = await runs.start(started, settings, { ...(actor && { startedBy: { id: actor.id, name: actor.name } }), ...asked })
            onActivity(describeActivity.started(run.id, run.total, figures.allocated), actor)
            await book?.evaluate()
            return run
          }),
        ),
      ),
    retry: (runId, userIds, key, actor) =>
      inQueue(() =>
        orRefused('backup-retried', actor, runId, () =>
          once(key, JSON.stringify(['retry', scopeKey, runId, userIds ?? null]), async () => {
            const { failed } = runs.get(runId)
            const run = await runs.retry(runId, userIds)
            onActivity(describeActivity.retried(runId, failed - run.failed), actor)
            return run
          }),
        ),
      ),
    stop: (runId, actor) =>
      inQueue(async () => {
        const { run, released } = await runs.stop(runId)
        if (released === undefined) return run
        balance.take(-released.credits)
        onActivity(describeActivity.stopped(runId, released.users, released.credits), actor)
        // the policy of a stopped run would start the released users again at once
        if (run.policyId === undefined) await policies.spend()
        return run
      }),
    giveBack: (userIds, key, actor) =>
      inQueue(() =>
        orRefused('users-released', actor, undefined, async () => {
          const ids = checkGiveBack(userIds)
          const request = JSON.stringify(['give-back', scopeKey, [...ids].sort()])
          const known = keys.find(key, request)
          if (known !== undefined) return JSON.parse(known) as GiveBackResult
          const { findReleasable } = await loadHolders()
          const asked = findReleasable(ids)
          if (asked.length > 0) await unprotect?.(asked.map(({ index }) => users.user(index).id))
          // again, because users may have changed while the engine ended their protection
          const released = unprotect === undefined ? asked : findReleasable(asked.map(({ index }) => users.user(index).id))
          const result = { credits: released.reduce((sum, { credits }) => sum + credits, 0), users: released.length }
          for (const { index } of released) {
            users.setBackupStatus(index, 'none')
            licenses.drop(index)
          }
          balance.take(-result.credits)
          if (result.users > 0) onActivity(describeActivity.released(result.users, result.credits), actor)
          keys.keep(key, request, JSON.stringify(result))
          await policies.spend()
          return result
        }),
      ),
  }
}
