import { type BackupAdapter, type BackupRun, type BackupSession, createBackupSession, type Scope, type User } from '../src/core/index.js'
import {
  createManualClock,
  createMemoryAdapter,
  type GenerateOptions,
  type ManualClock,
  type MemoryAdapter,
  type MemoryAdapterOptions,
  type Tenant,
} from '../src/memory.js'
import { withMethods } from '../test/worlds/adapters.js'
import { sampleTenant, userOf } from '../test/worlds/tenants.js'

/** The environment of one story: a session on a memory adapter with a stopped clock. */
export interface World {
  session: BackupSession
  adapter: MemoryAdapter
  /** A stopped clock, so that runs and syncs keep the progress made in `before`. */
  clock: ManualClock
  scope: Scope
  dispose(): void
}

export interface WorldOptions
  extends Partial<GenerateOptions>,
    Pick<Partial<MemoryAdapterOptions>, 'faults' | 'latencyMs' | 'failureRate'> {
  /** Default: `sampleTenant` with these options. */
  tenant?: Tenant | undefined
  /** Indexes of the cloud and of its domain. Default: the first domain of the first cloud. */
  at?: readonly [cloud: number, domain: number] | undefined
  /** Speed of runs and syncs. Default: 1/20, so that a run of a few users takes minutes. */
  speed?: number | undefined
  /** Milliseconds by which the clock starts before the current time. Default: one minute, the duration of a small run. */
  agoMs?: number | undefined
  /** Methods that replace methods of the adapter. */
  methods?: ((adapter: MemoryAdapter) => Partial<BackupAdapter>) | undefined
  /** Runs before the story renders. */
  before?: ((world: World) => Promise<void> | void) | undefined
}

/** Returns a user with the given name. */
export const person = (id: string, name: string, part: Partial<User> = {}): User => userOf(id, { name, ...part })

export const createWorld = async (options: WorldOptions = {}): Promise<World> => {
  const {
    at: [cloudAt, domainAt] = [0, 0],
    faults,
    latencyMs,
    failureRate,
    speed = 0.05,
    agoMs = 60_000,
    methods,
    before,
    ...rest
  } = options
  const { tenant = sampleTenant(rest) } = rest
  const cloud = tenant.clouds[cloudAt]
  const domain = cloud?.domains[domainAt]
  if (cloud === undefined || domain === undefined) throw new RangeError(`the tenant has no domain ${cloudAt}, ${domainAt}`)
  const scope = { cloudId: cloud.id, domainId: domain.id }
  const clock = createManualClock(Date.now() - agoMs)
  const adapter = createMemoryAdapter({ tenant, faults, latencyMs, failureRate, speed, clock })
  const port = methods === undefined ? adapter : withMethods(adapter, methods(adapter))
  const session = createBackupSession({ adapter: port, scope })
  const world: World = { session, adapter, clock, scope, dispose: () => session.dispose() }
  await before?.(world)
  return world
}

/** Creates a loader that builds a new world each time the story is shown. */
export const world =
  (options: WorldOptions = {}) =>
  async (): Promise<{ world: World }> => ({ world: await createWorld(options) })

/** Active users without a backup, in directory order. */
export const dueUsers = ({ adapter, scope }: World): User[] =>
  adapter.usersOf(scope).filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none')

/** Starts a backup of `users` users without the session, and advances the clock to `share` (0 to 1) of the run. */
export const startRun = async (world: World, users: number, share: number): Promise<BackupRun> => {
  const { adapter, scope, clock } = world
  const { signal } = new AbortController()
  const chosen = dueUsers(world).slice(0, users)
  const items = chosen.map(({ id }) => ({ kind: 'user' as const, id }))
  const expectedCredits = chosen.reduce((sum, { credits = 1 }) => sum + credits, 0)
  const call = { signal, idempotencyKey: `story ${adapter.calls.startBackup ?? 0}` }
  const run = await adapter.startBackup({ scope, items, settings: 'default', expectedCredits }, call)
  // a run waits 300 ms, then takes 1,200 ms plus 20 ms per user; the factor 20 compensates the speed of 1/20
  if (share > 0) await clock.advance((300 + (1200 + 20 * items.length) * share) * 20)
  return adapter.getRun(scope, run.id, { signal })
}

/** A session with one part replaced, to show a slow state at once. */
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

/** Returns the first world, which disposes the others together with itself. */
export const together = (first: World, ...others: readonly World[]): World => ({
  ...first,
  dispose() {
    for (const { dispose } of [first, ...others]) dispose()
  },
})
