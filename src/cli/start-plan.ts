import {
  type BackupAdapter,
  type BackupError,
  type BackupRequest,
  type BackupRun,
  type BackupSession,
  type Credits,
  createBackupSession,
  fingerprint,
  isBackupError,
  type Scope,
  type SettingValues,
} from '../core/internal.js'
import { findOperator } from './operator.js'
import { usageError } from './usage-error.js'

export interface PlanStart {
  /** Content of a plan file. */
  plan: unknown
  /** Settings that replace the domain's defaults for this run. */
  settings: SettingValues | undefined
  /** Idempotency key. Default: the date and a hash of the request, so that a plan starts at most once a day. */
  key: string | undefined
  isDryRun: boolean
  /** Writes one line for the operator. */
  log(line: string): void
}

/** Cost of a plan, and the run that it started. */
export interface PlanOutcome {
  credits: Credits
  /** Undefined for a dry run, or if every user of the plan is already protected. */
  run: BackupRun | undefined
  /** The cloud uses a simulated engine, so that nothing is backed up. */
  isSimulated: boolean
}

/** Waits until the count of the session is exact and the available credits are known. */
const whenCounted = (session: BackupSession): Promise<Credits> =>
  new Promise((resolve, reject) => {
    const stops: (() => void)[] = []
    const finish = (act: () => void): void => {
      // A readable calls its listener during subscribe(), before `stops` contains the unsubscribe function.
      queueMicrotask(() => {
        for (const stop of stops.splice(0)) stop()
        act()
      })
    }
    const failed = (error: BackupError | undefined): void => {
      if (error !== undefined) finish(() => reject(error))
    }
    stops.push(session.coverage.error.subscribe(failed), session.creditsError.subscribe(failed))
    stops.push(
      session.credits.subscribe((credits) => {
        if (credits.isExact && credits.isChecking === undefined && credits.available !== undefined) finish(() => resolve(credits))
      }),
    )
  })

const scopeOf = (plan: unknown): Scope => {
  const { scope } = (typeof plan === 'object' && plan !== null ? plan : {}) as { scope?: Partial<Scope> }
  if (typeof scope?.cloudId === 'string' && typeof scope.domainId === 'string') return { cloudId: scope.cloudId, domainId: scope.domainId }
  throw usageError('The file is not a plan. Save one with "Save plan" on the page.')
}

const defaultKey = (request: BackupRequest): string => `plan ${new Date().toISOString().slice(0, 10)} ${fingerprint(request).slice(0, 200)}`

/** Counts a plan and starts it. Rejects with a usage error for an invalid plan or too few credits. */
export const startPlan = async (adapter: BackupAdapter, { plan, settings, key, isDryRun, log }: PlanStart): Promise<PlanOutcome> => {
  const scope = scopeOf(plan)
  const session = createBackupSession({ adapter, scope })
  try {
    const clouds = await adapter.listClouds({ signal: new AbortController().signal })
    const isSimulated = clouds.some(({ id, isSimulated }) => id === scope.cloudId && isSimulated === true)
    const problems = await session.applyPlan(plan).catch((error: unknown) => {
      throw isBackupError(error) && error.code === 'bad-input' ? usageError(`Cannot start the plan: ${error.reason}.`) : error
    })
    for (const { item, reason } of problems) {
      log(`Skipped ${item.kind} ${item.label}: ${reason === 'not-found' ? 'it no longer exists' : 'the account is not active'}.`)
    }
    const credits = await whenCounted(session)
    if (isDryRun || credits.starts === 0) return { credits, run: undefined, isSimulated }
    if (credits.shortfall > 0) {
      throw usageError(
        `Not enough credits: the plan takes ${credits.allocated}, ${credits.available} are available. Grant ${credits.shortfall} more, or shorten the plan.`,
      )
    }
    const request = session.request(settings)
    const call = { signal: new AbortController().signal, idempotencyKey: key ?? defaultKey(request), actor: findOperator() }
    return { credits, run: await adapter.startBackup(request, call), isSimulated }
  } finally {
    session.dispose()
  }
}
