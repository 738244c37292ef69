import { createCloudCalls } from '../../cloud-calls/cloud-calls.js'
import type { BackupEngine } from '../../compose/backup-engine.js'
import { BackupError, type Clock, type GetToken, linkAbort, realClock, type Scope } from '../../core/internal.js'
import { createUserAdder, MAX_JOB_USERS } from './add-users.js'
import { BACKUP_SERVICES } from './backup-services.js'
import { backupSettingsForm, chosenServices } from './backup-settings-form.js'
import { createBackupStorage } from './backup-storage.js'
import { createPolicyFinder } from './find-policy.js'
import { judgeUser } from './judge-users.js'
import { probeBackup } from './probe-backup.js'
import { readBackupFailure } from './read-backup-failure.js'
import { createOutcomeReader } from './read-outcomes.js'
import { translateBackupReason } from './translate-reason.js'
import { readUnitStatuses } from './unit-statuses.js'

export interface Microsoft365BackupOptions {
  /** Returns a token of Microsoft Graph. Called before the first request, and once for all waiting calls after a rejected token. */
  getToken: GetToken
  /** Client id of the app whose tokens `getToken` returns. With it, the engine can name another app that controls the backup. */
  appId?: string | undefined
  /** Origin of Microsoft Graph. Default: `https://graph.microsoft.com`; other clouds have no Microsoft 365 Backup. */
  origin?: string | undefined
  /** Milliseconds before the first poll of a job; the time doubles up to a minute. Default 10,000. */
  firstPollMs?: number | undefined
  /** Replaces the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
}

const ORIGIN = 'https://graph.microsoft.com'
const OTHER_CLOUDS = /\.us$|\.microsoftazure\.us$|\.chinacloudapi\.cn$|\.microsoft\.de$/
const FIRST_POLL_MS = 10_000
const CONCURRENCY = 4
/** Below the 12 hours after which a backend gives a portion to another worker. */
const TIMEOUT_MS = 11 * 3_600_000

const wrongCloud = (reason: string): BackupError => new BackupError('unsupported', reason, { call: 'microsoft-365-backup.check' })

/** The engine backs up only users of Microsoft 365: the ids of other clouds mean nothing to it. */
const isOtherCloud = ({ cloudId }: Scope): boolean => /^google\b/i.test(cloudId)

const checkScope = (scope: Scope): void => {
  if (isOtherCloud(scope)) throw wrongCloud('Microsoft 365 Backup cannot back up users of Google Workspace. Choose a Microsoft 365 cloud.')
}

const checkCloud = (origin: string): void => {
  if (URL.canParse(origin) && OTHER_CLOUDS.test(new URL(origin).hostname))
    throw wrongCloud('Microsoft 365 Backup exists only in the worldwide cloud, not in this national cloud. Use another engine.')
}

/** Creates the engine with a clock that tests can move. */
export const createMicrosoft365Backup = (options: Microsoft365BackupOptions, clock: Clock = realClock) => {
  const { getToken, appId, origin = ORIGIN, firstPollMs = FIRST_POLL_MS, fetch } = options
  const calls = createCloudCalls({ origin, getToken, readFailure: readBackupFailure, concurrency: CONCURRENCY, fetch, clock })
  const storage = createBackupStorage(calls)
  const findPolicy = createPolicyFinder(storage)
  const addUsers = createUserAdder({ storage, findPolicy, clock, firstPollMs })
  const readOutcomes = createOutcomeReader({ storage, clock, waitMs: firstPollMs })

  const probe = async (signal: AbortSignal): Promise<void> => {
    checkCloud(origin)
    await probeBackup(storage, appId, signal)
  }

  return {
    name: 'microsoft-365-backup',
    portion: MAX_JOB_USERS,
    timeoutMs: TIMEOUT_MS,
    async check({ signal }) {
      await probe(signal)
      // The first page of the policies shows whether the app may read the configuration.
      for (const service of BACKUP_SERVICES) for await (const _ of storage.listPolicies(service, signal)) break
    },
    describeSettings: async ({ kind }, { locale }) => (kind === 'google-workspace' ? { groups: [] } : backupSettingsForm(locale)),
    translateReason: async (reason, locale) => translateBackupReason(reason, locale),
    async statuses(scope, cursor, { signal }) {
      // A backend may serve several clouds. The sync of the others must not fail.
      if (isOtherCloud(scope)) return { items: [] }
      checkCloud(origin)
      return readUnitStatuses(storage, cursor, signal)
    },
    async protectMany(tasks, { signal, portionKey, onEnd }) {
      const [first] = tasks
      if (first === undefined) return
      checkScope(first.scope)
      const services = chosenServices(first.settings)
      await probe(signal)
      const users = new Map(tasks.map(({ user }) => [user.id, user]))
      // The key of the portion finds its job again, although a part of the users was recorded before a crash.
      const keys = portionKey === undefined ? tasks.map(({ key }) => key) : [portionKey]
      // If one service fails, the other must not go on polling beside the next attempt.
      const linked = linkAbort(signal)
      const outcomes = await Promise.all(
        services.map(async (service) => {
          const jobs = await addUsers(service, keys, [...users.keys()], linked.signal)
          return [service, await readOutcomes(service, jobs, users, linked.signal)] as const
        }),
      ).finally(() => {
        linked.abort()
        linked.unlink()
      })
      // All users end at once, so that a backend without keys of portions continues either all of them, under the same name, or none.
      for (const { key, user } of tasks) {
        const own = outcomes.flatMap(([service, byId]) => {
          const outcome = byId.get(user.id)
          return outcome === undefined ? [] : [[service, outcome] as const]
        })
        const { error, remark } = judgeUser(own)
        onEnd(key, error, remark)
      }
    },
  } satisfies BackupEngine
}

/**
 * Creates the engine that backs users up with Microsoft 365 Backup. The tenant must have Microsoft 365 Backup enabled, with the app of
 * `getToken` as its active backup controller; `check` says in words what is missing.
 * @example
 * const engine = microsoft365BackupEngine({ getToken: readGraphToken })
 */
export const microsoft365BackupEngine = (options: Microsoft365BackupOptions): BackupEngine => createMicrosoft365Backup(options)
