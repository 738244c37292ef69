import { expect } from 'chai'
import { createBackupSession, type Group, type OrgUnit } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { scope, tenantOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'

const STAFF = { kind: 'group', id: 'g1' } as const
const STUDENTS = { kind: 'org-unit', id: 'north-students' } as const

/** Creates a session on a directory whose groups and org units have the current names in `names`. */
const createWorld = () => {
  const names = { staff: 'Staff', address: 'staff@x.test', school: 'North School' }
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users: [] }) })
  adapter.listGroups = async () => ({ items: [{ id: 'g1', name: names.staff, email: names.address }] satisfies Group[] })
  adapter.listOrgUnits = async () =>
    [
      { id: 'root', name: 'Example', parentId: null },
      { id: 'north', name: names.school, parentId: 'root' },
      { id: 'north-students', name: 'Students', parentId: 'north' },
    ] satisfies OrgUnit[]
  const session = createBackupSession({ adapter, scope })
  const load = async (): Promise<void> => {
    session.groups.rows.subscribe(() => {})
    session.orgUnits.rows.subscribe(() => {})
    await until(session.groups.rows, ({ length }) => length === 1)
    await until(session.orgUnits.total, (total) => total === 3)
  }
  const shown = (): string[] => session.selection.items.value.map(({ label, detail }) => `${label} (${detail})`)
  return { names, session, load, shown }
}

describe('renamed groups and org units', () => {
  it('gives items of the box their new name and path after a refresh, and notifies subscribers', async () => {
    const { names, session, load, shown } = createWorld()
    await load()
    session.selection.put([
      { ...STAFF, label: 'Staff' },
      { ...STUDENTS, label: 'Students' },
    ])
    expect(shown()).to.deep.equal(['Staff (staff@x.test)', 'Students (North School)'])
    let told: readonly string[] = []
    session.selection.items.subscribe((items) => {
      told = items.map(({ label }) => label)
    })
    Object.assign(names, { staff: 'Crew', address: 'crew@x.test', school: 'Nordschule' })
    await session.refresh()
    await until(session.selection.items, ([group]) => group?.label === 'Crew')
    await until(session.selection.items, ([, unit]) => unit?.detail === 'Nordschule')
    expect(shown()).to.deep.equal(['Crew (crew@x.test)', 'Students (Nordschule)'])
    expect(told).to.deep.equal(['Crew', 'Students'])
    expect(session.plan().items.map(({ label }) => label)).to.deep.equal(['Crew', 'Students'])
  })

  it('replaces the old names of a plan once the lists are loaded', async () => {
    const { session, load, shown } = createWorld()
    session.selection.put([{ ...STAFF, label: 'Personnel' }])
    expect(shown()).to.deep.equal(['Personnel (undefined)'])
    await load()
    expect(shown()).to.deep.equal(['Staff (staff@x.test)'])
  })

  it('keeps a label that the portal chose instead of the known name', async () => {
    const { names, session, load, shown } = createWorld()
    await load()
    session.selection.put([{ ...STAFF, label: 'Everybody at work' }])
    names.staff = 'Crew'
    await session.refresh()
    expect(shown()).to.deep.equal(['Everybody at work (staff@x.test)'])
  })
})
