import { createMemoryAdapter } from '../backends/memory/memory-adapter.js'
import { type BackupAdapter, type BackupError, isBackupError } from '../core/internal.js'
import { mistake, type Store } from './options.js'
import { createTenant, type Source, type Wanted } from './source.js'

/** The share of users whose backup fails, so that there is something to see and to retry. */
const FAILURE_RATE = 0.03

/** An adapter that keeps the truth somewhere. */
export interface OpenStore {
  adapter: BackupAdapter
  source: Source
  /** Where, in words; never a password. */
  where: string
  /** How many lines of exports were left out or mended just now. */
  problems: number
  close(): Promise<void>
}

const hostOf = (url: string): string => {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    throw mistake('DATABASE_URL is not an address')
  }
}

/** A database that does not come up is told in words. What has a code of our own says them itself. */
const refusalOf = (error: unknown, where: string): unknown => {
  if (isBackupError(error)) return error.code === 'bad-input' ? error : mistake(error.reason)
  const { code, message, errors } = error as { code?: unknown; message?: string; errors?: readonly unknown[] }
  // an address may stand for several, each of which refused
  if (errors?.[0] !== undefined && message === '') return refusalOf(errors[0], where)
  if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return mistake(`${where} cannot be used: ${message}`)
  if (typeof code === 'string' && /^(?:28|3D|08|53|57)\w{3}$/.test(code)) return mistake(`${where} cannot be used: ${message}`)
  return error
}

export interface StoreOptions {
  store: Store
  wanted: Wanted
  isWorking: boolean
  onError(error: BackupError): void
  /** Hears that a new place is being filled. */
  onFill(source: Source): void
}

/** Opens what the tenant is kept in, fills it when it is new, and begins to work on it. */
export const openStore = async ({ store, wanted, isWorking, onError, onFill }: StoreOptions): Promise<OpenStore> => {
  if (store.kind === 'memory') {
    const { source, tenant, problems } = await createTenant(wanted)
    const adapter = createMemoryAdapter({ tenant, failureRate: FAILURE_RATE })
    return { adapter, source, where: 'memory', problems, close: async () => {} }
  }
  const where = store.kind === 'folder' ? store.folder : hostOf(store.url)
  const { openDatabase, createBackendOn, createSimulatedProtector, openServed } = await import('./postgres-half.js')
  let database: Awaited<ReturnType<typeof openDatabase>>
  try {
    database = await openDatabase(store.kind === 'folder' ? { folder: store.folder } : { url: store.url })
  } catch (error) {
    throw refusalOf(error, where)
  }
  let close = (): Promise<void> => database.close()
  try {
    const { source, directory, problems } = await openServed(database, wanted, where, onFill)
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
