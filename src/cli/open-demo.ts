import { createMemoryAdapter } from '../backends/memory/memory-adapter.js'
import type { BackupAdapter, BackupError } from '../core/internal.js'
import { withTranslatedReasons } from '../directories/sample/status-reasons.js'
import type { DemoStorage } from './demo-arguments.js'
import { explainOpenError } from './explain-open-error.js'
import { createTenant, type RequestedTenant, type TenantSource } from './tenant-source.js'

/** Share of users whose simulated backup fails, so that the demo shows failures and retries. */
const FAILURE_RATE = 0.03

/** An open demo backend. */
export interface OpenDemo {
  adapter: BackupAdapter
  source: TenantSource
  /** Number of export lines that were skipped or repaired by this import. */
  problems: number
  close(): Promise<void>
}

export interface DemoBackendOptions {
  storage: DemoStorage
  requested: RequestedTenant
  onError(error: BackupError): void
  /** Receives the source before a new folder is filled. */
  onFill(source: TenantSource): void
}

/** Opens the demo's storage, fills it if it is new, and starts working on its jobs with a simulated engine. */
export const openDemo = async ({ storage, requested, onError, onFill }: DemoBackendOptions): Promise<OpenDemo> => {
  if (storage.kind === 'memory') {
    const { source, tenant, problems } = await createTenant(requested)
    return { adapter: createMemoryAdapter({ tenant, failureRate: FAILURE_RATE }), source, problems, close: async () => {} }
  }
  const { folder } = storage
  const { openDatabase, createBackendOn, simulatedEngine, openStoredTenant } = await import('./database-modules.js')
  let database: Awaited<ReturnType<typeof openDatabase>>
  try {
    database = await openDatabase({ folder })
  } catch (error) {
    throw explainOpenError(error, folder)
  }
  let close = (): Promise<void> => database.close()
  try {
    const { source, directory, problems } = await openStoredTenant(database, requested, folder, onFill)
    const engine = simulatedEngine({ failureRate: FAILURE_RATE })
    const backend = await createBackendOn(database, { directory, engine, onError })
    close = () => backend.stop()
    await backend.work()
    return { adapter: withTranslatedReasons(backend.adapter), source, problems, close }
  } catch (error) {
    await close()
    throw error
  }
}
