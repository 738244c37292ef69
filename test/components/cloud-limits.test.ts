import { expect } from '@open-wc/testing'
import { BackupGroupsTab } from '../../src/components/groups-tab/groups-tab.js'
import { BackupOrgUnitsTab } from '../../src/components/org-units-tab/org-units-tab.js'
import { BackupUsersTab } from '../../src/components/users-tab/users-tab.js'
import { type CloudLimit, createBackupSession } from '../../src/core/index.js'
import { createMemoryAdapter } from '../../src/memory.js'
import { define, mount, settled, unmountAll } from '../worlds/mount-element.js'
import { scope, tenantOf, usersOf } from '../worlds/tenants.js'
import { all, textOf } from './shadow-queries.js'

define('backup-users-tab', BackupUsersTab)
define('backup-groups-tab', BackupGroupsTab)
define('backup-org-units-tab', BackupOrgUnitsTab)

const LIMITS: readonly CloudLimit[] = ['flat-org-units', 'no-dynamic-lists', 'no-mailbox-kinds']
const users = usersOf(2)
const tenant = tenantOf({
  users,
  groups: [{ id: 'g', name: 'Sales', members: ['u1'] }],
  orgUnits: ['North', 'South'].map((name) => ({ id: name, name, parentId: null, users: ['u1'] })),
})

const mountTab = async (tag: string, limits: readonly CloudLimit[] | undefined) => {
  const adapter = createMemoryAdapter({ tenant })
  const { listClouds } = adapter
  adapter.listClouds = async (call) => (await listClouds(call)).map((cloud) => ({ ...cloud, limits }))
  const session = createBackupSession({ adapter, scope })
  const tab = await mount<BackupUsersTab>(tag, session)
  session.clouds.subscribe(() => {})
  await settled(tab)
  return tab
}

describe('a cloud that does not report everything', () => {
  afterEach(unmountAll)

  for (const [tag, words] of [
    ['backup-users-tab', 'Shared mailboxes and rooms look suspended'],
    ['backup-groups-tab', 'Dynamic distribution lists'],
    ['backup-org-units-tab', 'Administrative units have no sub-units'],
  ] as const) {
    it(`is explained in ${tag}, and other clouds show no explanation`, async () => {
      const tab = await mountTab(tag, LIMITS)
      const [note, ...more] = all(tab, 'p.limit')
      expect(textOf(note)).to.contain(words)
      expect(more).to.eql([])
      await expect(tab).to.be.accessible()
      expect(all(await mountTab(tag, undefined), 'p.limit')).to.eql([])
      expect(all(await mountTab(tag, []), 'p.limit')).to.eql([])
    })
  }

  it('reports several roots as a defect, unless the units of the cloud are flat', async () => {
    const problems = async (limits: readonly CloudLimit[]) => all(await mountTab('backup-org-units-tab', limits), '.problems').map(textOf)
    expect((await problems([]))[0]).to.contain('1 more root (South)')
    expect(await problems(['flat-org-units'])).to.eql([])
  })
})
