import { type BackupEngine, releasedBackupsOf } from '../../compose/backup-engine.js'
import { describeFacets } from '../../compose/facets/describe-facets.js'
import {
  abortable,
  type BackupAdapter,
  BackupError,
  type Call,
  type RunUser,
  type Scope,
  sleep,
  toBackupError,
  withCall,
} from '../../core/internal.js'
import { listActivity } from './activity/list-activity.js'
import { createRefusedRecorder } from './activity/record-refused.js'
import { refusedAttemptsOf } from './activity/refused-attempts.js'
import { createConcurrencyCap } from './database/call-limits.js'
import { type Database, WRITE_TIMEOUT_MS } from './database/open-database.js'
import { createEndedHandler, createEndingAnnouncer } from './jobs/announce-endings.js'
import { type JobQueue, openJobQueue } from './jobs/job-queue.js'
import { type Clock, startClock } from './jobs/run-clock.js'
import { createWebhookSender } from './jobs/send-webhooks.js'
import { createUnprotectHandler } from './jobs/unprotect-users.js'
import { createCreditGrants } from './ledger/credit-grants.js'
import { createCreditLedger } from './ledger/credit-ledger.js'
import { createLicenseReturns, type LicenseReturns } from './ledger/give-back.js'
import { listCosts } from './lists/list-costs.js'
import { listCoverage } from './lists/list-coverage.js'
import { listGroups, listOrgUnits } from './lists/list-groups.js'
import { listHolders } from './lists/list-holders.js'
import { listUsers } from './lists/list-users.js'
import { matchUsers } from './lists/match-users.js'
import { createFacetReader, type ReadFacets } from './lists/read-facets.js'
import { type CloudList, createCloudList } from './mirror/list-clouds.js'
import { createSyncHandler } from './mirror/run-sync.js'
import { createSyncScheduler, DEFAULT_SCHEDULE } from './mirror/schedule-syncs.js'
import { createSyncWatcher } from './mirror/watch-syncs.js'
import { readFigures, readReadiness } from './operation/read-figures.js'
import { forecastPolicy } from './policies/forecast-policy.js'
import { listPolicies } from './policies/list-policies.js'
import { createPolicyEvaluator } from './policies/policy-evaluator.js'
import { createPolicyStore, type PolicyStore } from './policies/save-policies.js'
import { settlePolicies } from './policies/settle-policies.js'
import type { PostgresBackend, PostgresBackendOptions } from './postgres-backend.js'
import { eraseLeavers } from './retention/erase-leavers.js'
import { createRunBeginner } from './runs/begin-run.js'
import { getRun, listRuns, listRunUsers } from './runs/list-runs.js'
import { createProtectHandler } from './runs/protect-users.js'
import { createRunSettings } from './runs/run-settings.js'
import { createRunStarter } from './runs/start-runs.js'
import { createRunStopper } from './runs/stop-runs.js'

/** Workers mostly wait for the directory or the engine. A domain whose calls hang leaves workers to the others. */
const SYNC_WORKERS = { total: 3, perDomain: 3 }
const PROTECT_WORKERS = { total: 12, perDomain: 4 }
const EMBEDDED_PROTECT_WORKERS = { total: 6, perDomain: 2 }
const ENDED_WORKERS = { total: 2, perDomain: 2 }
const UNPROTECT_WORKERS = { total: 2, perDomain: 2 }
const WEBHOOK_WORKERS = { total: 4, perDomain: 4 }

/** Interval in ms at which each working process looks for due syncs and due give-backs. */
const CLOCK_MS = 60_000
/** Interval in ms at which each working process looks for users whose data is to be erased. */
const RETENTION_CLOCK_MS = 3_600_000

/** Timeout of a read query in ms. Slower queries are cancelled. */
const READ_TIMEOUT_MS = 20_000
/** Time in ms for the job queue to stop. After it, the database is considered unresponsive. */
const STOP_MS = 17_000

/** Runs a call: rejects as soon as its signal aborts, and only with a `BackupError` that names the call. */
const answer = async <T>(method: string, { signal }: Pick<Call, 'signal'>, act: () => Promise<T>): Promise<T> => {
  const call = `postgres.${method}`
  if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
  try {
    return await abortable(act(), signal, call)
  } catch (thrown) {
    throw withCall(toBackupError(thrown, call), call)
  }
}

/** Creates the functions that run the calls of a database. An abort cancels the queries of a read, but a write completes. */
const createCallRunner = ({ calls, readsPerTenant }: Database) => {
  const capped = createConcurrencyCap(readsPerTenant)
  const tenantOf = ({ cloudId, domainId }: Scope): string => JSON.stringify([cloudId, domainId])
  const write = <T>(method: string, scope: Scope, call: Call, act: () => Promise<T>): Promise<T> =>
    answer(method, call, () => calls.run({ tenant: tenantOf(scope), timeoutMs: WRITE_TIMEOUT_MS }, act))
  const read = <T>(method: string, scope: Scope | undefined, call: Call, act: () => Promise<T>): Promise<T> =>
    answer(method, call, () => {
      const tenant = scope && tenantOf(scope)
      const run = () => calls.run({ tenant, signal: call.signal, timeoutMs: READ_TIMEOUT_MS }, act)
      return tenant === undefined ? run() : capped(tenant, call.signal, run)
    })
  return { read, write }
}

type CallRunner = ReturnType<typeof createCallRunner>

interface Parts {
  clouds: CloudList
  engine: BackupEngine | undefined
  readFacets: ReadFacets
  ledger: ReturnType<typeof createCreditLedger>
  returns: LicenseReturns
  settings: ReturnType<typeof createRunSettings>
  starter: ReturnType<typeof createRunStarter>
  stopper: ReturnType<typeof createRunStopper>
  policies: PolicyStore
  syncs: ReturnType<typeof createSyncWatcher>
}

const createAdapter = (
  { db }: Database,
  { read, write }: CallRunner,
  { clouds, engine, readFacets, ledger, returns, settings, starter, stopper, policies, syncs }: Parts,
): Required<Omit<BackupAdapter, 'localeOrder'>> => ({
  name: 'postgres',
  exceptions: true,
  listClouds: (call) =>
    read('listClouds', undefined, call, async () => {
      const listed = await clouds.listClouds()
      if (engine === undefined) return listed
      return listed.map((cloud) => ({ ...cloud, ...(engine.isSimulated === true && { isSimulated: true }), ...releasedBackupsOf(engine) }))
    }),
  listUsers: (query, call) => read('listUsers', query.scope, call, () => listUsers(db, query, undefined, readFacets)),
  describeFilters: (scope, call) => read('describeFilters', scope, call, async () => describeFacets(await readFacets(scope), call.locale)),
  listGroups: (query, call) => read('listGroups', query.scope, call, () => listGroups(db, query)),
  listOrgUnits: (scope, call) => read('listOrgUnits', scope, call, () => listOrgUnits(db, scope)),
  matchUsers: (scope, keys, call) => read('matchUsers', scope, call, () => matchUsers(db, scope, keys, call.signal)),
  listCoverage: (query, call) => read('listCoverage', query.scope, call, () => listCoverage(db, query)),
  listCosts: (scope, refs, call) => read('listCosts', scope, call, () => listCosts(db, scope, refs)),
  getCredits: (scope, call) => read('getCredits', scope, call, () => ledger.getBalance(scope)),
  startBackup: (request, call) =>
    write('startBackup', request.scope, call, () => starter.startBackup(request, call.idempotencyKey, call.actor)),
  sync: (scope, kind, call) => write('sync', scope, call, () => syncs.watchSync(scope, kind, call)),
  cancelSync: (scope, kind, call) => write('cancelSync', scope, call, () => syncs.cancelSync(scope, kind, call.actor)),
  getRun: (scope, runId, call) => read('getRun', scope, call, () => getRun(db, scope, runId)),
  listRuns: (scope, { cursor }, call) => read('listRuns', scope, call, () => listRuns(db, scope, cursor)),
  listRunUsers: (scope, runId, query, call) =>
    read('listRunUsers', scope, call, async () => {
      const page = await listRunUsers(db, scope, runId, query)
      const translate = async ({ reason, ...user }: RunUser): Promise<RunUser> =>
        reason === undefined ? user : { ...user, reason: (await engine?.translateReason?.(reason, call.locale)) ?? reason }
      return { ...page, items: await Promise.all(page.items.map(translate)) }
    }),
  retryRun: (scope, runId, userIds, call) =>
    write('retryRun', scope, call, () => starter.retryRun(scope, runId, userIds, call.idempotencyKey, call.actor)),
  stopRun: (scope, runId, call) => write('stopRun', scope, call, () => stopper.stopRun(scope, runId, call.actor)),
  describeSettings: (scope, call) =>
    read('describeSettings', scope, call, async () => {
      const stored = await settings.describeSettings(scope)
      return (await clouds.describeSettings(scope.cloudId, call)) ?? stored
    }),
  getSettings: (scope, call) => read('getSettings', scope, call, () => settings.getSettings(scope)),
  saveSettings: (scope, values, call) =>
    write('saveSettings', scope, call, () => settings.saveSettings(scope, values, call.actor, call.checkCurrent)),
  listActivity: (scope, query, call) => read('listActivity', scope, call, () => listActivity(db, scope, query)),
  listHolders: (scope, query, call) =>
    read('listHolders', scope, call, () => listHolders(db, scope, query, { readFacets, locale: call.locale })),
  giveBack: (scope, userIds, call) =>
    write('giveBack', scope, call, () => returns.giveBack(scope, userIds, call.idempotencyKey, call.actor)),
  listPolicies: (scope, { cursor }, call) => read('listPolicies', scope, call, () => listPolicies(db, scope, cursor)),
  savePolicy: (scope, draft, { id }, call) =>
    write('savePolicy', scope, call, () => policies.savePolicy(scope, draft, id, call.idempotencyKey, call.actor)),
  setPolicyStatus: (scope, id, status, call) =>
    write('setPolicyStatus', scope, call, () => policies.setStatus(scope, id, status, call.actor)),
  forecastPolicy: (scope, draft, call) =>
    read('forecastPolicy', scope, call, () => forecastPolicy(db, scope, { draft, policyId: call.policyId }, { ledger, settings })),
})

/** Creates a backend on an open database. `stop` closes the database. */
export const createBackendOn = async (database: Database, options: Omit<PostgresBackendOptions, 'database'>): Promise<PostgresBackend> => {
  const { directory, engine, userTimeoutMs, onEnding, webhooks = [], schedule = DEFAULT_SCHEDULE, retention } = options
  const onError = (thrown: unknown): void => {
    try {
      options.onError?.(toBackupError(thrown))
    } catch {
      // An error in the host's log function must not end the process.
    }
  }
  const { db, jobDb, isEmbedded } = database
  const clouds = await createCloudList(db, { refreshDb: jobDb, directory, engine, onError })
  const jobs: JobQueue = await openJobQueue(database, onError)
  const ledger = createCreditLedger(db)
  const settings = createRunSettings(db)
  const beginner = createRunBeginner(jobs, ledger, engine?.portion)
  const evaluator = createPolicyEvaluator({ jobs, ledger, settings, beginner })
  const policies = createPolicyStore(db, jobs, { evaluator, settings })
  const returns = createLicenseReturns(db, jobs, evaluator.startWaiting)
  const starter = createRunStarter(db, jobs, { ledger, settings, beginner, policies, evaluator, portion: engine?.portion })
  const stopper = createRunStopper(db, ledger, evaluator.startWaiting)
  const syncs = createSyncWatcher(db, jobs)
  const calls = createCallRunner(database)
  const clocks: Clock[] = []
  return {
    adapter: createAdapter(database, calls, {
      clouds,
      engine,
      readFacets: createFacetReader(db),
      ledger,
      returns,
      settings,
      starter,
      stopper,
      policies,
      syncs,
    }),
    syncs: {
      start: (scope, kind, call) => calls.write('sync', scope, call, () => syncs.table.start(scope, kind, call)),
      find: (scope, id, call) => calls.read('findSync', scope, call, () => syncs.table.find(scope, id, call)),
      cancel: (scope, id, call) => calls.write('cancelSync', scope, call, () => syncs.table.cancel(scope, id, call)),
    },
    ...createCreditGrants(db, evaluator.startWaiting),
    releaseUsers: returns.releaseUsers,
    recordRefused: createRefusedRecorder(db),
    readFigures: () => readFigures(database),
    readReadiness: () => readReadiness(database),
    async work() {
      const announcer = createEndingAnnouncer(jobDb, jobs)
      const handleSync = createSyncHandler(jobDb, directory, { engine, policies: evaluator, onFailure: onError })
      const sender = createWebhookSender(jobDb, jobs, webhooks)
      await jobs.work('ended', ENDED_WORKERS, createEndedHandler(jobDb, { onEnding, webhooks: sender, onError }))
      await jobs.work('webhook', WEBHOOK_WORKERS, sender.send)
      await jobs.work('sync', SYNC_WORKERS, async (job, signal) => {
        await handleSync(job, signal)
        await announcer.announceSync(job.sync)
      })
      clocks.push(startClock(CLOCK_MS, () => settlePolicies(jobDb, evaluator), onError))
      if (schedule !== false) clocks.push(startClock(CLOCK_MS, createSyncScheduler(jobDb, jobs, schedule, CLOCK_MS), onError))
      if (retention !== undefined) clocks.push(startClock(RETENTION_CLOCK_MS, () => eraseLeavers(jobDb, retention), onError))
      if (engine === undefined) return
      await jobs.work('unprotect', UNPROTECT_WORKERS, createUnprotectHandler(jobDb, engine))
      const protect = createProtectHandler(jobDb, engine, { timeoutMs: userTimeoutMs, onError, startWaiting: evaluator.startWaiting })
      await jobs.work('protect', isEmbedded ? EMBEDDED_PROTECT_WORKERS : PROTECT_WORKERS, async (job, signal) => {
        await protect(job, signal)
        await announcer.announceRun(job.run)
      })
    },
    async stop() {
      const ended = new AbortController()
      const clocksStopped = Promise.all(clocks.map((clock) => clock.stop()))
      const refusedTold = refusedAttemptsOf(db).settle().catch(onError)
      await Promise.race([Promise.all([jobs.stop(), clocksStopped, refusedTold]), sleep(STOP_MS, ended.signal)]).finally(() =>
        ended.abort(),
      )
      await database.close()
    },
  }
}
