export { type Clock, createManualClock, type ManualClock } from './clock.js'
export { type GenerateOptions, generateTenant } from './generate-tenant.js'
export { createMemoryAdapter, type Fault, type MemoryAdapter, type MemoryAdapterOptions } from './memory-adapter.js'
export type { Changes, CloudKind, Tenant, TenantChanges, TenantCloud, TenantDomain, TenantGroup, TenantOrgUnit } from './tenant.js'
