import { abortable, BackupError, type Call, type RunUser, toBackupError, withCall } from '../../core/internal.js'
import type { Database } from './database/database.js'
import { createSettings } from './domain-settings.js'
import { openJobs } from './jobs/jobs.js'
import { createCredits } from './ledger/credit-ledger.js'
import { createStarts } from './ledger/start-ledger.js'
import { createLists } from './lists/mirror-lists.js'
import { createMirror } from './mirror/mirror.js'
import { createSyncs } from './mirror/mirror-syncs.js'
import type { PostgresBackend, PostgresBackendOptions } from './postgres-backend.js'
import { createProtecting } from './runs/protecting.js'
import { createRuns } from './runs/run-lists.js'

/** A backend on a database that is open already; `stop` closes it. */
export const createBackendOn = async (database: Database, options: Omit<PostgresBackendOptions, 'database'>): Promise<PostgresBackend> => {
  const { directory, engine } = options
  const onError = (thrown: unknown): void => options.onError?.(toBackupError(thrown))
  const { db } = database
  const mirror = createMirror(db, directory, engine)
  /** What the directory tells of its clouds; while it does not answer, those that it told of before serve. */
  const readClouds = async (): Promise<boolean> => {
    try {
      await mirror.readClouds()
      return true
    } catch (thrown) {
      if ((await mirror.listClouds()).length === 0) throw thrown
      onError(thrown)
      return false
    }
  }
  let hasRead = await readClouds()
  /** Whoever lists the clouds has them asked for again, and does not wait for it. */
  const readCloudsAgain = (): void => {
    if (hasRead) return
    hasRead = true
    const failed = (thrown: unknown): boolean => {
      onError(thrown)
      return false
    }
    readClouds()
      .catch(failed)
      .then((isDone) => {
        hasRead = isDone
      })
  }
  const jobs = await openJobs(database, onError)
  const lists = createLists(db)
  const credits = createCredits(db)
  const settings = createSettings(db)
  const runs = createRuns(db)
  const starts = createStarts(db, jobs, { credits, settings, runs })
  const syncs = createSyncs(db, jobs, directory)
  const protecting = createProtecting(db, engine)

  /** Rejects as soon as the signal aborts, and with nothing but a `BackupError` that names the call. */
  const answer = async <T>(method: string, { signal }: Pick<Call, 'signal'>, act: () => Promise<T>): Promise<T> => {
    const call = `postgres.${method}`
    if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
    try {
      return await abortable(act(), signal, call)
    } catch (thrown) {
      throw withCall(toBackupError(thrown, call), call)
    }
  }

  return {
    adapter: {
      name: 'postgres',
      listClouds(call) {
        readCloudsAgain()
        return answer('listClouds', call, async () => {
          const clouds = await mirror.listClouds()
          return engine?.isSimulated === true ? clouds.map((cloud) => ({ ...cloud, isSimulated: true })) : clouds
        })
      },
      listUsers: (query, call) => answer('listUsers', call, () => lists.users(query)),
      listGroups: (query, call) => answer('listGroups', call, () => lists.groups(query)),
      listOrgUnits: (scope, call) => answer('listOrgUnits', call, () => lists.orgUnits(scope)),
      matchUsers: (scope, keys, call) => answer('matchUsers', call, () => lists.match(scope, keys, call.signal)),
      listCoverage: (query, call) => answer('listCoverage', call, () => lists.coverage(query)),
      getCredits: (scope, call) => answer('getCredits', call, () => credits.balance(scope)),
      startBackup: (request, call) => answer('startBackup', call, () => starts.start(request, call.idempotencyKey)),
      sync: (scope, kind, call) => answer('sync', call, () => syncs.watch(scope, kind, call)),
      cancelSync: (scope, kind, call) => answer('cancelSync', call, () => syncs.cancel(scope, kind)),
      getRun: (scope, runId, call) => answer('getRun', call, () => runs.get(scope, runId)),
      listRuns: (scope, { cursor }, call) => answer('listRuns', call, () => runs.list(scope, cursor)),
      listRunUsers: (scope, runId, query, call) =>
        answer('listRunUsers', call, async () => {
          const page = await runs.users(scope, runId, query)
          const translate = async ({ reason, ...user }: RunUser): Promise<RunUser> =>
            reason === undefined ? user : { ...user, reason: (await engine?.translateReason?.(reason, call.locale)) ?? reason }
          return { ...page, items: await Promise.all(page.items.map(translate)) }
        }),
      retryRun: (scope, runId, userIds, call) => answer('retryRun', call, () => starts.retry(scope, runId, userIds, call.idempotencyKey)),
      describeSettings: (scope, call) =>
        answer('describeSettings', call, async () => {
          const stored = await settings.form(scope)
          return (await mirror.settingsForm(scope.cloudId, call)) ?? stored
        }),
      getSettings: (scope, call) => answer('getSettings', call, () => settings.values(scope)),
      saveSettings: (scope, values, call) => answer('saveSettings', call, () => settings.save(scope, values)),
    },
    grantCredits: (scope, amount, reason) => credits.grant(scope, amount, reason),
    releaseUsers: (scope, userIds, reason) => credits.release(scope, userIds, reason),
    async work() {
      // mostly they wait for the directory
      await jobs.work('sync', 3, syncs.work)
      if (engine !== undefined) await jobs.work('protect', database.isEmbedded ? 2 : 4, protecting.work)
    },
    async stop() {
      await jobs.stop()
      await database.close()
    },
  }
}
