import { createMemoryAdapter } from '../backends/memory/memory-adapter.js'
import { type BackupAdapter, type BackupError, isBackupError } from '../core/internal.js'
import { type Storage, usageError } from './options.js'
import { createTenant, type RequestedTenant, type TenantSource } from './tenant-source.js'

/** Share of users whose simulated backup fails, so that there are failures to see and retry. */
const FAILURE_RATE = 0.03

/** An open backend: its adapter and where it keeps its data. */
export interface OpenStore {
  adapter: BackupAdapter
  source: TenantSource
  /** Name of the place without credentials. */
  where: string
  /** Number of export lines that were skipped or repaired by this import. */
  problems: number
  close(): Promise<void>
}

const hostOf = (url: string): string => {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    throw usageError('DATABASE_URL is not a valid URL.')
  }
}

/** Converts an error of opening a database to a usage error where the user can fix it. */
const explainOpenError = (error: unknown, where: string): unknown => {
  if (isBackupError(error)) return error.code === 'bad-input' ? error : usageError(error.reason)
  const { code, message, errors } = error as { code?: unknown; message?: string; errors?: readonly unknown[] }
  // A host name may resolve to several addresses, each with an error of its own.
  if (errors?.[0] !== undefined && message === '') return explainOpenError(errors[0], where)
  if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return usageError(`Cannot use ${where}: ${message}`)
  if (typeof code === 'string' && /^(?:28|3D|08|53|57)\w{3}$/.test(code)) return usageError(`Cannot use ${where}: ${message}`)
  return error
}

export interface StoreOptions {
  storage: Storage
  requested: RequestedTenant
  isWorking: boolean
  onError(error: BackupError): void
  /** Receives the source before a new database is filled. */
  onFill(source: TenantSource): void
}

/** Opens the storage, fills it when it is new, and starts working on its jobs. */
export const openStore = async ({ storage, requested, isWorking, onError, onFill }: StoreOptions): Promise<OpenStore> => {
  if (storage.kind === 'memory') {
    const { source, tenant, problems } = await createTenant(requested)
    const adapter = createMemoryAdapter({ tenant, failureRate: FAILURE_RATE })
    return { adapter, source, where: 'memory', problems, close: async () => {} }
  }
  const where = storage.kind === 'folder' ? storage.folder : hostOf(storage.url)
  const { openDatabase, createBackendOn, createSimulatedProtector, openStoredTenant } = await import('./postgres-half.js')
  let database: Awaited<ReturnType<typeof openDatabase>>
  try {
    database = await openDatabase(storage.kind === 'folder' ? { folder: storage.folder } : { url: storage.url })
  } catch (error) {
    throw explainOpenError(error, where)
  }
  let close = (): Promise<void> => database.close()
  try {
    const { source, directory, problems } = await openStoredTenant(database, requested, where, onFill)
    const protector = createSimulatedProtector({ failureRate: FAILURE_RATE })
    const backend = await createBackendOn(database, { directory, protector, onError })
    close = () => backend.stop()
    if (isWorking) await backend.work()
    return { adapter: backend.adapter, source, where, problems, close }
  } catch (error) {
    await close()
    throw error
  }
}
