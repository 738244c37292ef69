import { expect } from 'chai'
import { createTenantDirectory } from '../../../src/compose/tenant-directory.js'
import { compose } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/microsoft-365.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { graphTenantOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { createBackupTenant } from '../../doubles/microsoft-365-backup/backup-tenant.js'
import { callOf } from '../../worlds/adapters.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { createBackupWorld, TOKEN } from './backup-world.js'

const KINDS = ['users', 'groups', 'org-units'] as const
const scope = { cloudId: 'microsoft', domainId: 'harbour.example' }
const syncAll = async (adapter: ReturnType<typeof compose>): Promise<void> => {
  for (const kind of KINDS) await adapter.sync(scope, kind, callOf())
}

describe('compose with microsoft365BackupEngine', () => {
  const worlds: Awaited<ReturnType<typeof createBackupWorld>>[] = []
  const createWorld = async (...args: Parameters<typeof createBackupWorld>) => {
    const world = await createBackupWorld(...args)
    worlds.push(world)
    return world
  }
  after(async () => {
    const violations = worlds.flatMap(({ double }) => double.graph.violations)
    for (const { double } of worlds) await double.close()
    expect(violations).to.eql([])
  })

  describe('and a generated tenant whose users are partly protected elsewhere', () => {
    const tenant = sampleTenant({ users: 240, cloud: 'microsoft-365' })
    const [domain] = tenant.clouds[0]?.domains ?? []
    testAdapter(async () => {
      const backup = createBackupTenant({ jobReads: 0 })
      for (const { id, backupStatus } of domain?.users ?? [])
        if (backupStatus === 'protected') backup.addUnit('mailbox', id, undefined, 'protected')
      const { engine } = await createWorld({ backup, pageSize: 50 })
      const adapter = compose({ directory: createTenantDirectory(tenant, { pageSize: 50 }), engine, credits: () => 40 })
      await syncAll(adapter)
      return adapter
    })
  })

  describe('and the directory of the same tenant', () => {
    testAdapter(async () => {
      const tenant = graphTenantOf(sampleTenant({ users: 240, cloud: 'microsoft-365' }))
      const backup = createBackupTenant({ jobReads: 0 })
      for (const id of [...tenant.users.keys()].slice(0, 40)) backup.addUnit('mailbox', id, undefined, 'protected')
      const { engine, double } = await createWorld({ backup, tenant })
      const adapter = compose({
        directory: microsoft365Directory({ origin: double.origin, getToken: () => TOKEN }),
        engine,
        credits: () => 60,
      })
      const [cloud] = await adapter.listClouds(callOf())
      for (const kind of KINDS) await adapter.sync({ cloudId: cloud?.id ?? '', domainId: 'harbour.example' }, kind, callOf())
      return adapter
    })
  })

  it('counts users protected elsewhere, has unlimited credits, and shows the remark with the user of the run', async () => {
    const tenant = sampleTenant({ users: 40, cloud: 'microsoft-365' })
    const users = (tenant.clouds[0]?.domains[0]?.users ?? []).filter(({ accountStatus }) => accountStatus === 'active')
    const [elsewhere, ann, bo] = users
    const missing = { code: 'EmailNotFound', message: 'There is no site.' }
    const backup = createBackupTenant({ exclude: (service, id) => (service === 'drive' && id === ann?.id ? missing : undefined) })
    backup.addUnit('drive', elsewhere?.id ?? '', undefined, 'protected')
    const { engine } = await createWorld({ backup })
    const adapter = compose({ directory: createTenantDirectory(tenant), engine })
    await syncAll(adapter)
    expect((await adapter.matchUsers(scope, [elsewhere?.id ?? ''], callOf()))[0]?.backupStatus).to.equal('protected')
    expect(await adapter.getCredits(scope, callOf())).to.eql({ available: 'unlimited' })
    const items = [ann, bo].map((user) => ({ kind: 'user' as const, id: user?.id ?? '' }))
    const expectedCredits = (ann?.credits ?? 1) + (bo?.credits ?? 1)
    const request = { scope, items, settings: 'default' as const, expectedCredits }
    const { id } = await adapter.startBackup(request, { ...callOf(), idempotencyKey: 'k' })
    await until(async () => (await adapter.getRun(scope, id, callOf())).finishedAt !== undefined, 'the end of the run')
    const shown = (await adapter.listRunUsers(scope, id, {}, callOf())).items.map(({ user, status, reason }) => [user.id, status, reason])
    expect(shown).to.eql([
      [ann?.id, 'done', 'No OneDrive: only the mailbox is protected'],
      [bo?.id, 'done', undefined],
    ])
  })
})
