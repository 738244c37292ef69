import { toPacedReadable, toReadable } from '../async/readable.js'
import { aborted, BackupError, disposed, toBackupError } from '../model/errors.js'
import type { Scope, SyncKind } from '../model/model.js'
import type { Policy } from '../model/policy-model.js'
import { createDraft } from './draft.js'
import type { Licenses } from './license-list.js'
import type { Policies } from './policy-list.js'
import type { BackupSession, SessionOptions } from './session.js'
import { createSessionChanges, type SessionChanges } from './session-changes.js'
import { createSessionParts, type SessionParts } from './session-parts.js'
import { createSessionPlans } from './session-plans.js'
import { createSessionStarter } from './session-starter.js'
import { createSyncs } from './sync-states.js'

const createGiveBackCommand =
  ({ scopes, licenses }: SessionParts, changes: SessionChanges): Licenses['giveBack'] =>
  async (userIds) => {
    const where = await scopes.need()
    const result = await licenses.giveBack(userIds)
    // the users are due again and their credits can be spent, here and in other sessions
    changes.announce(where, 'backups')
    return result
  }

type UntilDisposed = <A extends unknown[], R>(command: (...args: A) => Promise<R>) => (...args: A) => Promise<R>

/** Adds to the commands of policies that a saved or resumed policy starts users, here and for other sessions. */
const createPolicyCommands = ({ scopes, policies }: SessionParts, changes: SessionChanges, untilDisposed: UntilDisposed): Policies => {
  const announced = <A extends unknown[]>(command: (...args: A) => Promise<Policy>) =>
    untilDisposed(async (...args: A): Promise<Policy> => {
      const where = await scopes.need()
      const policy = await command(...args)
      changes.announce(where, 'backups')
      return policy
    })
  return {
    ...policies,
    savePolicy: announced(policies.savePolicy),
    setPolicyStatus: announced(policies.setPolicyStatus),
    forecastPolicy: untilDisposed(policies.forecastPolicy),
  }
}

/**
 * Creates a session: the work of one administrator on one page, in a browser, a worker or Node.
 *
 * @example
 * const session = createBackupSession({ adapter })
 * session.selection.put([{ kind: 'group', id: 'sales' }])
 * const run = await session.start()
 */
export const createBackupSession = (options: SessionOptions): BackupSession => {
  const parts = createSessionParts(options)
  const { port, scopes, users, items, lists, orgUnits, balance, coverage, csv, selection, runs, settings, filters, activity, licenses } =
    parts
  const changes = createSessionChanges(parts)
  const draft = createDraft(parts, options.store)
  const plans = createSessionPlans(parts)
  const end = new AbortController()

  const syncs = createSyncs({ port, clouds: scopes.list, signal: end.signal, onDone: changes.announce })
  const starter = createSessionStarter(parts, changes, draft, options)

  /** Makes a command reject `disposed` if the session ends before or during the command. */
  const untilDisposed: UntilDisposed =
    (command) =>
    async (...args) => {
      if (end.signal.aborted) throw disposed()
      try {
        return await command(...args)
      } catch (thrown) {
        throw end.signal.aborted && toBackupError(thrown).code === 'aborted' ? disposed() : thrown
      }
    }

  return {
    adapterName: port.name,
    clouds: scopes.clouds,
    hasClouds: scopes.isLoaded,
    cloudsError: scopes.error,
    scope: toReadable(scopes.current, scopes.look),
    domain: toReadable(scopes.domain, scopes.look),
    capabilities: toReadable(scopes.capabilities, scopes.look),
    setScope: untilDisposed(async (next) => {
      const clouds = await scopes.load()
      const exists = clouds.some(({ id, domains }) => id === next?.cloudId && domains.some((domain) => domain.id === next.domainId))
      if (!exists) throw new BackupError('bad-input', 'no cloud has this domain', { call: 'setScope', field: 'scope' })
      if (end.signal.aborted) throw aborted('setScope')
      parts.changeScope(next)
    }),
    refresh: untilDisposed(() => changes.refresh('all')),
    recheck: untilDisposed(changes.recheck),

    users: lists.users,
    groups: lists.groups,
    filters: { description: filters.description, error: filters.error, reload: untilDisposed(filters.reload) },
    members: lists.members,
    orgUnits,
    csv,
    activity,
    licenses: { ...licenses, giveBack: untilDisposed(createGiveBackCommand(parts, changes)) },
    policies: createPolicyCommands(parts, changes, untilDisposed),

    selection: { ...selection, tickAll: untilDisposed(selection.tickAll) },
    credits: toPacedReadable(coverage.credits, coverage.pacedCredits, balance.look),
    creditsError: toReadable(balance.error),
    coverage,

    draft: { settings: draft.settings, setSettings: draft.setSettings },
    settings: { ...settings, reload: untilDisposed(settings.reload), save: untilDisposed(settings.save) },
    sync: untilDisposed(async (kind: SyncKind, where?: Scope) => syncs.sync(where ?? (await scopes.need()), kind)),
    cancelSync: untilDisposed(async (kind: SyncKind, where?: Scope) => syncs.cancel(where ?? (await scopes.need()), kind)),
    canCancelSync: port.cancelSync !== undefined,
    syncs: toReadable(syncs.states, scopes.look),

    canStart: toReadable(starter.canStart),
    isStarting: toReadable(starter.isStarting),
    request: starter.request,
    start: untilDisposed(starter.start),
    runs: runs.runs,
    run: runs.run,
    runUsers: runs.runUsers,
    retryRun: untilDisposed(async (id: string, userIds?: readonly string[]) => {
      const where = await scopes.need()
      const run = await runs.retryRun(id, userIds)
      // the box may cover the retried users, which are no longer restarts
      changes.announce(where, 'backups')
      return run
    }),

    forecastStop: untilDisposed(runs.forecastStop),
    stopRun: untilDisposed(async (id: string) => {
      const where = await scopes.need()
      const run = await runs.stopRun(id)
      // released users and their credits can be used again, here and in other sessions
      changes.announce(where, 'backups')
      return run
    }),

    plan: plans.plan,
    writePlan: untilDisposed(plans.writePlan),
    applyPlan: untilDisposed(async (plan: unknown) => {
      const where = await scopes.need()
      const signal = scopes.signal()
      const { applyPlan } = await import('./apply-plan.js')
      const { canExcept } = scopes
      return applyPlan(plan, { scope: where, users, items, coverage, selection, lists, canExcept, signal })
    }),

    on: parts.on,
    suspend() {
      changes.suspend()
      draft.flush()
      coverage.suspend()
    },
    resume() {
      if (end.signal.aborted) return
      changes.resume()
      coverage.resume()
    },
    dispose() {
      if (end.signal.aborted) return
      end.abort()
      starter.dispose()
      changes.suspend()
      draft.dispose()
      parts.dispose()
    },
  }
}
