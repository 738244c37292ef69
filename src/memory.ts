export type { Fault } from './backends/memory/faulty-calls.js'
export { createMemoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from './backends/memory/memory-adapter.js'
export type {
  Changes,
  CloudKind,
  Tenant,
  TenantChanges,
  TenantCloud,
  TenantDomain,
  TenantGroup,
  TenantOrgUnit,
  TenantSync,
} from './compose/tenant.js'
export { type Clock, createManualClock, type ManualClock } from './core/async/clock.js'
export {
  type ImportedTenant,
  type ImportFile,
  type ImportOptions,
  type ImportProblem,
  importTenant,
} from './directories/files/import-tenant.js'
export { type GenerateOptions, generateTenant } from './directories/sample/generate-tenant.js'
