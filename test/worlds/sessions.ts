import {
  type BackupRun,
  type BackupSession,
  createBackupSession,
  type IntentStore,
  type ItemRef,
  type Scope,
} from '../../src/core/index.js'
import {
  createMemoryAdapter,
  type GenerateOptions,
  type MemoryAdapter,
  type MemoryAdapterOptions,
  type Tenant,
  type TenantDomain,
} from '../../src/memory.js'
import { sampleTenant, scope, smallTenant, tenantOf } from './tenants.js'
import { until } from './waiting.js'

export interface SessionWorld {
  adapter: MemoryAdapter
  session: BackupSession
}

export interface SessionOptions extends Partial<MemoryAdapterOptions> {
  store?: IntentStore
  pageSize?: number
}

/** Creates a session on the small tenant. Runs and syncs take a hundredth of their time. */
export const sessionOn = ({ store, pageSize, ...options }: SessionOptions = {}): SessionWorld => {
  const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100, ...options })
  const session = createBackupSession({ adapter, scope, ...(store && { store }), ...(pageSize && { pageSize }) })
  return { adapter, session }
}

/** Starts a backup of the items with the adapter, like a session of another administrator. */
export const startElsewhere = (adapter: MemoryAdapter, items: readonly ItemRef[]): Promise<BackupRun> =>
  adapter.startBackup(
    { scope, items, settings: 'default', expectedCredits: items.length },
    { signal: new AbortController().signal, idempotencyKey: 'another session' },
  )

/** Creates a session on a tenant with one domain, changed by `domain`. */
export const sampleOf = (domain: Partial<TenantDomain>, { pageSize, ...options }: Omit<SessionOptions, 'store'> = {}): SessionWorld => {
  const adapter = createMemoryAdapter({ tenant: tenantOf(domain), ...options })
  return { adapter, session: createBackupSession({ adapter, scope, pageSize }) }
}

export interface PageSession extends SessionWorld {
  scope: Scope
  tenant: Tenant
}

export interface PageSessionOptions extends Pick<GenerateOptions, 'users' | 'credits'>, Omit<Partial<MemoryAdapterOptions>, 'tenant'> {
  /** Changes the tenant before the adapter serves it. */
  adapt?: (tenant: Tenant) => Tenant
  /** Changes the adapter before the session gets it. */
  wrap?: (adapter: MemoryAdapter) => void
}

/** Creates a session on the generated tenant. Resolves when its first domain is known. */
export const pageSession = async (options: PageSessionOptions = {}): Promise<PageSession> => {
  const { users = 60, credits, adapt = (tenant) => tenant, wrap, ...rest } = options
  const tenant = adapt(sampleTenant({ users, credits }))
  const adapter = createMemoryAdapter({ tenant, speed: 20, ...rest })
  wrap?.(adapter)
  const session = createBackupSession({ adapter })
  await until(session.clouds, (value) => value.length > 0)
  const domain = await until(session.domain, (value) => value !== undefined)
  const cloud = session.clouds.value.find(({ domains }) => domains.some(({ id }) => id === domain?.id))
  return { adapter, session, tenant, scope: { cloudId: cloud?.id ?? '', domainId: domain?.id ?? '' } }
}
