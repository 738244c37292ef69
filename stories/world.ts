import {
  type BackupAdapter,
  BackupError,
  type BackupRun,
  type BackupSession,
  createBackupSession,
  type Scope,
  type User,
} from '../src/core/index.js'
import {
  createManualClock,
  createMemoryAdapter,
  type Fault,
  type GenerateOptions,
  generateTenant,
  type ManualClock,
  type MemoryAdapter,
  type Tenant,
  type TenantDomain,
} from '../src/memory.js'

/** A session on a backend in memory, as a story finds it. */
export interface World {
  session: BackupSession
  adapter: MemoryAdapter
  /** Stands still: runs and syncs stay as far as they are. */
  clock: ManualClock
  scope: Scope
  dispose(): void
}

export interface WorldOptions extends Partial<Omit<GenerateOptions, 'cloud'>> {
  /** Default: one made up from `seed` 7 with 120 users. */
  tenant?: Tenant | undefined
  /** The place of the domain. Default: the first of the first cloud. */
  at?: readonly [cloud: number, domain: number] | undefined
  /** Asked before every call of a method. */
  faults?: ((call: { method: string; count: number }) => Fault | undefined) | undefined
  latencyMs?: number | undefined
  failureRate?: number | undefined
  /** How fast runs and syncs go by the clock. Default: a twentieth, so that a small run takes its minutes. */
  speed?: number | undefined
  /** How long ago its clock begins, in milliseconds. Default: a minute, which a small run takes. */
  agoMs?: number | undefined
  /** Methods in place of the adapter's. */
  methods?: ((adapter: MemoryAdapter) => Partial<BackupAdapter>) | undefined
  /** Before the story is shown. */
  before?: ((world: World) => Promise<void> | void) | undefined
}

/** The sample tenant of the stories and of their tests: the same for the same options. */
export const tenantOf = ({ seed = 7, users = 120, credits, groups, orgUnits, largestGroup }: Partial<GenerateOptions> = {}): Tenant =>
  generateTenant({ seed, users, credits, groups, orgUnits, largestGroup })

/** A domain of one's own, alone in a tenant. */
export const tenantWith = (domain: Partial<TenantDomain>): Tenant => ({
  clouds: [
    {
      id: 'google',
      name: 'Google Workspace',
      kind: 'google-workspace',
      domains: [{ id: 'example.com', name: 'example.com', credits: 500, users: [], groups: [], orgUnits: [], synced: SYNCED, ...domain }],
    },
  ],
})

const SYNCED = { users: '2026-11-19T06:30:00.000Z', groups: '2026-11-19T06:34:00.000Z', 'org-units': '2026-11-18T22:10:00.000Z' }

export const person = (id: string, name: string, more: Partial<User> = {}): User => ({
  id,
  name,
  email: `${id}@example.com`,
  accountStatus: 'active',
  backupStatus: 'none',
  ...more,
})

export const createWorld = async (options: WorldOptions = {}): Promise<World> => {
  const { at: [cloudAt, domainAt] = [0, 0], faults, latencyMs, failureRate, speed = 0.05, agoMs = 60_000, methods, before } = options
  const tenant = options.tenant ?? tenantOf(options)
  const cloud = tenant.clouds[cloudAt]
  const domain = cloud?.domains[domainAt]
  if (cloud === undefined || domain === undefined) throw new RangeError(`the tenant has no domain ${cloudAt}, ${domainAt}`)
  const scope = { cloudId: cloud.id, domainId: domain.id }
  const clock = createManualClock(Date.now() - agoMs)
  const adapter = createMemoryAdapter({ tenant, faults, latencyMs, failureRate, speed, clock })
  const port = methods === undefined ? adapter : Object.assign(Object.create(adapter) as MemoryAdapter, methods(adapter))
  const session = createBackupSession({ adapter: port, scope })
  const world: World = { session, adapter, clock, scope, dispose: () => session.dispose() }
  await before?.(world)
  return world
}

/** For `loaders`: a world of its own for every showing of the story. */
export const world =
  (options: WorldOptions = {}) =>
  async (): Promise<{ world: World }> => ({ world: await createWorld(options) })

/** Every call of these methods ends so. */
export const failing =
  (...methods: readonly string[]) =>
  ({ method }: { method: string }): Fault | undefined =>
    methods.includes(method) ? new BackupError('unavailable', 'answered 503') : undefined

/** No call of these methods is ever answered, from the `from`th on. */
export const silent =
  (methods: readonly string[], from = 1) =>
  ({ method, count }: { method: string; count: number }): Fault | undefined =>
    methods.includes(method) && count >= from ? 'hang' : undefined

/** Active users whom nothing protects, in the order of the directory. */
export const dueUsers = ({ adapter, scope }: World): User[] =>
  adapter.usersOf(scope).filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none')

/** Starts a backup of that many users behind the session's back, and lets that much of it pass: 0 to 1. */
export const startRun = async (world: World, users: number, share: number): Promise<BackupRun> => {
  const { adapter, scope, clock } = world
  const { signal } = new AbortController()
  const items = dueUsers(world)
    .slice(0, users)
    .map(({ id }) => ({ kind: 'user' as const, id }))
  const call = { signal, idempotencyKey: `story ${adapter.calls.startBackup ?? 0}` }
  const run = await adapter.startBackup({ scope, items, settings: 'default', expectedCredits: items.length }, call)
  // 0.3 s of waiting, then 1.2 s and 20 ms a user, at a twentieth of the speed
  if (share > 0) await clock.advance((300 + (1200 + 20 * items.length) * share) * 20)
  return adapter.getRun(scope, run.id, { signal })
}

/** A session of which one part tells something else: for states that take their time to come, shown at once. */
export const withPart = <K extends keyof BackupSession>(session: BackupSession, key: K, part: Partial<BackupSession[K]>): BackupSession =>
  Object.create(session, {
    [key]: { value: Object.create(session[key] as object, Object.getOwnPropertyDescriptors(part)) },
  }) as BackupSession

/** A readable that never changes. */
export const always = <T>(value: T) => ({
  value,
  subscribe(listener: (value: T) => void) {
    listener(value)
    return () => {}
  },
})

/** Worlds that end together; the first one is the story's. */
export const together = (first: World, ...others: readonly World[]): World => ({
  ...first,
  dispose() {
    for (const { dispose } of [first, ...others]) dispose()
  },
})
