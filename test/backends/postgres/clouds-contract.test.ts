// The adapter contract on mirrors of both clouds, with the memory engine, and with Microsoft 365 Backup, on every database.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BackupEngine } from '../../../src/compose/backup-engine.js'
import type { Directory } from '../../../src/compose/directory.js'
import type { BackupAdapter, Call, Scope, User } from '../../../src/core/index.js'
import { createValidatingAdapter } from '../../../src/core/model/validating-adapter.js'
import { createMicrosoft365Backup } from '../../../src/engines/microsoft-365-backup/microsoft-365-backup-engine.js'
import { simulatedEngine } from '../../../src/engines/simulated/simulated-engine.js'
import { googleWorkspaceDirectory } from '../../../src/google-workspace.js'
import type { Tenant } from '../../../src/memory.js'
import { microsoft365Directory } from '../../../src/microsoft-365.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { startGoogleDouble } from '../../doubles/google-workspace/google-double.js'
import { toGoogleTenant } from '../../doubles/google-workspace/google-tenant.js'
import { startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { graphTenantOf, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { createBackupTenant } from '../../doubles/microsoft-365-backup/backup-tenant.js'
import { startBackupDouble } from '../../doubles/microsoft-365-backup/start-backup-double.js'
import { backends, type World } from '../../tools/postgres.js'
import { copyClouds, copyOf } from '../../worlds/copied-clouds.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { at, call, firstOf } from './run-world.js'

const KINDS = ['users', 'groups', 'org-units'] as const
/** At least the number of contract tests, because each test uses its own cloud. */
const CLOUDS = 70
const CREDITS = 40
const getToken = (): string => 'token'

interface CloudWorld {
  directory: Directory
  engine: BackupEngine
  violations(): readonly string[]
  close(): Promise<unknown>
}

const usersOf = ({ clouds }: Tenant): readonly User[] => firstOf(firstOf(clouds).domains).users

/** The simulated engine, which also reports the statuses that the generator gave the users. */
const simulated = (tenant: Tenant, idOf: (id: string) => string): BackupEngine => ({
  ...simulatedEngine({ speed: 1_000, failureRate: 0.3 }),
  statuses: async () => ({ items: usersOf(tenant).map(({ id, backupStatus }) => ({ id: idOf(id), backupStatus })) }),
})

const startGoogle = async (): Promise<CloudWorld> => {
  const tenant = sampleTenant({ cloud: 'google-workspace' })
  const { origin, violations, close } = await startGoogleDouble({ tenant: await toGoogleTenant(tenant) })
  const directory = googleWorkspaceDirectory({ getToken, origin })
  return { directory, engine: simulated(tenant, (id) => id), violations: () => violations, close }
}

const startMicrosoft = async (): Promise<CloudWorld> => {
  const tenant = sampleTenant({ cloud: 'microsoft-365' })
  const { origin, violations, close } = await startGraphDouble({ tenant: graphTenantOf(tenant) })
  return { directory: microsoft365Directory({ getToken, origin }), engine: simulated(tenant, guidOf), violations: () => violations, close }
}

/** Microsoft 365 with its own engine. Each copy of the cloud has its own backup, because starts change it. */
const startMicrosoftBackup = async (): Promise<CloudWorld> => {
  const tenant = sampleTenant({ cloud: 'microsoft-365' })
  const doubles = await Promise.all(
    Array.from({ length: CLOUDS }, () => {
      const backup = createBackupTenant({ jobReads: 0 })
      for (const { id, backupStatus } of usersOf(tenant))
        if (backupStatus === 'protected') backup.addUnit('mailbox', guidOf(id), undefined, 'protected')
      return startBackupDouble({ tenant: graphTenantOf(tenant), backup })
    }),
  )
  const engines = doubles.map(({ origin }) => createMicrosoft365Backup({ getToken, origin, firstPollMs: 1 }))
  const engineOf = (scope: Scope) => at(engines, copyOf(scope))
  const engine: (typeof engines)[number] = {
    ...firstOf(engines),
    statuses: (scope, ...rest) => engineOf(scope).statuses(scope, ...rest),
    protectMany: (tasks, options) => engineOf(firstOf(tasks).scope).protectMany(tasks, options),
  }
  return {
    directory: microsoft365Directory({ getToken, origin: firstOf(doubles).origin }),
    engine,
    violations: () => doubles.flatMap(({ graph }) => graph.violations),
    close: () => Promise.all(doubles.map(({ close }) => close())),
  }
}

const WORLDS = [
  ['Microsoft 365 with its own engine', startMicrosoftBackup],
  ['Google Workspace', startGoogle],
  ['Microsoft 365', startMicrosoft],
] as const
const databases = backends()

for (const [place, { name, create }] of databases.entries()) {
  describe(name, () => {
    // Every statement of the mirror is the same on all databases, so only the last one, a server if there is any, runs all three.
    const isLast = place === databases.length - 1
    for (const [title, start] of isLast ? WORLDS : WORLDS.slice(0, 1)) {
      describe(title, () => {
        let cloud: CloudWorld
        let world: World
        let used = 0
        before(async () => {
          cloud = await start()
          world = await create({ directory: copyClouds(cloud.directory, CLOUDS), engine: cloud.engine })
          await world.adapter.listClouds(call())
        })
        after(async () => {
          await world?.stop()
          await cloud?.close()
          assert.deepEqual(cloud?.violations(), [])
        })

        /** Presents the backend with one cloud, synced from the directory, which no other test has used. */
        const makeAdapter = async (): Promise<BackupAdapter> => {
          const copy = used
          used += 1
          assert.ok(copy < CLOUDS, 'the contract has more tests than there are clouds')
          const { adapter, backend } = world
          const listClouds = async (given: Call) => (await adapter.listClouds(given)).filter(({ id }) => copyOf({ cloudId: id }) === copy)
          const { id: cloudId, domains } = firstOf(await listClouds(call()))
          const scope = { cloudId, domainId: firstOf(domains).id }
          await Promise.all(KINDS.map((kind) => adapter.sync(scope, kind, call())))
          await backend.grantCredits(scope, CREDITS)
          return createValidatingAdapter(Object.assign(Object.create(adapter) as typeof adapter, { listClouds }))
        }
        testAdapter(makeAdapter, {
          describe: (group: string, body: () => void) => void describe(group, body),
          it: (check: string, body: () => Promise<void>, timeout?: number) => void it(check, { timeout }, body),
        })
      })
    }
  })
}
