import { describeDatabaseUrl } from '../../backends/postgres/database/database-url.js'
import type { BackendFigures, PostgresBackend, Readiness, Webhook } from '../../backends/postgres/postgres-backend.js'
import { combineDirectories } from '../../compose/combine-directories.js'
import type { BackupAdapter, BackupError, Scope, SyncTable } from '../../core/internal.js'
import { checkInstalled } from '../check-installed.js'
import { explainOpenError } from '../explain-open-error.js'
import { usageError } from '../usage-error.js'
import { createEmitter, failureEvent, observeAdapter } from './backend-events.js'
import { isWebhookUrl } from './check-config.js'
import type { BackendConfig, CreditAmount } from './define-config.js'
import { readSecret } from './read-secret.js'

/** An open backend with the settings of a config. */
export interface OpenBackend {
  adapter: Required<Omit<BackupAdapter, 'localeOrder'>>
  /** The syncs by their ids, shared by all processes on the database. */
  syncs: SyncTable
  /** Location of its data, without credentials. */
  where: string
  isSimulated: boolean
  grantCredits: PostgresBackend['grantCredits']
  revokeCredits: PostgresBackend['revokeCredits']
  recordRefused: PostgresBackend['recordRefused']
  readFigures(): Promise<BackendFigures>
  readReadiness(): Promise<Readiness>
  /** Reads the clock of a database server, in milliseconds; undefined for an embedded database. */
  readClock: (() => Promise<number>) | undefined
  /** Starts working on syncs and backups in this process. */
  work(): Promise<void>
  /** Logs a failure as an event and through `onError`. */
  report(error: BackupError, requestId?: string): void
  close(): Promise<void>
}

export interface OpenBackendOptions {
  /** Confirms that a simulated engine will not back up the real users. */
  isSimulationAccepted: boolean
  onError(error: BackupError, requestId?: string): void
}

/** Rejects a simulated engine on a directory of real users. */
const checkSimulation = ({ engine, directories }: BackendConfig, isAccepted: boolean): void => {
  if (engine.isSimulated !== true || isAccepted || directories.every(({ isSample }) => isSample === true)) return
  throw usageError(
    'The engine only simulates backups, but a directory lists real users. Configure a real engine, or add --simulate to accept that nothing is backed up.',
    'engine',
  )
}

const initialCredits = ({ credits }: BackendConfig): ((scope: Scope) => CreditAmount) => {
  const { initial = 0 } = credits ?? {}
  return (scope) => {
    const amount = typeof initial === 'function' ? initial(scope) : initial
    if (amount === 'unlimited' || (Number.isInteger(amount) && amount >= 0)) return amount
    throw usageError(`The config's credits.initial must return a whole number or 'unlimited' for ${scope.domainId}.`, 'credits.initial')
  }
}

/** Reads the secrets of the webhooks. */
const readWebhooks = ({ webhooks = [] }: BackendConfig): Promise<Webhook[]> =>
  Promise.all(
    webhooks.map(async ({ url, secret, events }, place) => {
      const field = `webhooks[${place}].url`
      const address = await readSecret(url, field)
      if (!isWebhookUrl(address)) throw usageError(`${field} must hold an https:// URL without a password.`, field)
      return { url: address, secret: await readSecret(secret, `webhooks[${place}].secret`), events }
    }),
  )

/** Opens the backend of a config. Rejects with a usage error for every problem that the operator can fix. */
export const openBackend = async (config: BackendConfig, { isSimulationAccepted, onError }: OpenBackendOptions): Promise<OpenBackend> => {
  checkSimulation(config, isSimulationAccepted)
  const { database: place, directories, engine, limits, onEvent } = config
  await checkInstalled(['kysely', 'pg-boss', 'url' in place ? 'pg' : '@electric-sql/pglite'])
  const location =
    'url' in place ? { url: await readSecret(place.url, 'database.url'), poolSize: limits?.databaseConnections } : { folder: place.folder }
  const where = 'url' in location ? `PostgreSQL at ${describeDatabaseUrl(location.url)}` : location.folder
  const emit = createEmitter(onEvent, onError)
  const report = (error: BackupError, requestId?: string): void => {
    emit(failureEvent(error, requestId))
    onError(error, requestId)
  }
  const { openDatabase, createBackendOn, grantInitialCredits, readClock } = await import('../database-modules.js')
  const database = await openDatabase(location).catch((error: unknown) => {
    throw explainOpenError(error, where)
  })
  let close = (): Promise<void> => database.close()
  try {
    const backend = await createBackendOn(database, {
      directory: combineDirectories(directories),
      engine,
      onError: report,
      onEnding: emit,
      webhooks: await readWebhooks(config),
      schedule: config.schedule,
      retention: config.retention,
    })
    close = () => backend.stop()
    await grantInitialCredits(database.db, initialCredits(config))
    return {
      adapter: observeAdapter(backend.adapter, emit),
      syncs: backend.syncs,
      where,
      isSimulated: engine.isSimulated === true,
      readClock: 'url' in location ? () => readClock(database) : undefined,
      grantCredits: backend.grantCredits,
      revokeCredits: backend.revokeCredits,
      recordRefused: backend.recordRefused,
      readFigures: () => backend.readFigures(),
      readReadiness: () => backend.readReadiness(),
      work: () => backend.work(),
      report,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
