// The double of Microsoft 365 Backup Storage: the double of Microsoft Graph with the backup of its tenant. Every exchange is validated.
import { type GraphDouble, startGraphDouble } from '../microsoft-365/graph-double.js'
import { createGraphTenant, type GraphTenant } from '../microsoft-365/graph-tenant.js'
import { createBackupRoutes } from './backup-routes.js'
import { type BackupTenant, createBackupTenant, type Job } from './backup-tenant.js'

export interface BackupDoubleOptions {
  /** The backup state. Default: enabled, controlled by the caller, without policies. */
  backup?: BackupTenant | undefined
  /** The directory of the tenant. Default: empty. */
  tenant?: GraphTenant | undefined
  /** Maximum number of objects on a page. Default 999. */
  pageSize?: number | undefined
  /** Whether the list of jobs does not contain a job yet. Default: it contains all jobs. */
  isLate?: ((job: Job) => boolean) | undefined
}

export interface BackupDouble {
  readonly graph: GraphDouble
  readonly backup: BackupTenant
  /** Permissions that the tenant has granted to the caller; tests change them. */
  readonly permissions: Set<string>
  readonly origin: string
  /** The requests so far as `GET /path`, without the query. */
  requests(): string[]
  /** Bodies of the bulk jobs that were posted so far. */
  posted(): { displayName: string; directoryObjectIds: readonly string[] }[]
  close(): Promise<void>
}

/** Starts the double on a port of this machine. */
export const startBackupDouble = async (options: BackupDoubleOptions = {}): Promise<BackupDouble> => {
  const { backup = createBackupTenant(), tenant = createGraphTenant(), pageSize = 999, isLate = () => false } = options
  const permissions = new Set(['BackupRestore-Control.Read.All', 'BackupRestore-Configuration.ReadWrite.All'])
  const graph = await startGraphDouble({ tenant, more: createBackupRoutes({ tenant: backup, permissions, pageSize, isLate }) })
  return {
    graph,
    backup,
    permissions,
    origin: graph.origin,
    requests: () => graph.requests.map(({ method, url }) => `${method} ${url.split('?', 1)[0]}`),
    posted: () =>
      graph.requests
        .filter(({ method, url }) => method === 'POST' && url.endsWith('BulkAdditionJobs'))
        .map(({ body }) => body as { displayName: string; directoryObjectIds: readonly string[] }),
    close: () => graph.close(),
  }
}
