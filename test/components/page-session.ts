import { type BackupSession, createBackupSession, type Readable, type Scope } from '../../src/core/index.js'
import { createMemoryAdapter, type Fault, generateTenant, type MemoryAdapter, type Tenant } from '../../src/memory.js'

export interface PageSession {
  adapter: MemoryAdapter
  session: BackupSession
  scope: Scope
  tenant: Tenant
}

export interface PageSessionOptions {
  users?: number
  credits?: number | 'unlimited'
  speed?: number
  failureRate?: number
  latencyMs?: number
  faults?: (call: { method: string; count: number }) => Fault | undefined
  /** Changes the tenant before it is served. */
  adapt?: (tenant: Tenant) => Tenant
  /** Changes the adapter before the session has it. */
  wrap?: (adapter: MemoryAdapter) => void
}

/** A real session on the memory adapter, its first domain known. */
export const pageSession = async (options: PageSessionOptions = {}): Promise<PageSession> => {
  const { users = 60, credits, adapt = (tenant) => tenant, wrap, ...rest } = options
  const tenant = adapt(generateTenant({ seed: 7, users, ...(credits !== undefined && { credits }) }))
  const adapter = createMemoryAdapter({ tenant, speed: 20, ...rest })
  wrap?.(adapter)
  const session = createBackupSession({ adapter })
  await until(session.clouds, (value) => value.length > 0)
  const domain = await until(session.domain, (value) => value !== undefined)
  const cloud = session.clouds.value.find(({ domains }) => domains.some(({ id }) => id === domain?.id))
  return { adapter, session, tenant, scope: { cloudId: cloud?.id ?? '', domainId: domain?.id ?? '' } }
}

/** The first value that is as wanted. */
export const until = <T>(readable: Readable<T>, isWanted: (value: T) => boolean, ms = 10_000): Promise<T> =>
  new Promise((resolve, reject) => {
    let stop: (() => void) | undefined
    const timer = setTimeout(() => {
      stop?.()
      reject(new Error(`not in ${ms} ms: ${isWanted}`))
    }, ms)
    let isOver = false
    stop = readable.subscribe((value) => {
      if (isOver || !isWanted(value)) return
      isOver = true
      clearTimeout(timer)
      stop?.()
      resolve(value)
    })
    if (isOver) stop()
  })
