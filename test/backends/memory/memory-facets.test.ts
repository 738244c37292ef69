import { expect } from 'chai'
import type { BackupError, Facet, User } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { sampleTenant, scope, tenantOf, userOf } from '../../worlds/tenants.js'

const adapterOf = (users: readonly User[], rest: Parameters<typeof tenantOf>[0] = {}) =>
  createMemoryAdapter({ tenant: tenantOf({ users, ...rest }) })
const facetsOf = (adapter: ReturnType<typeof adapterOf>, locale?: string) => adapter.describeFilters(scope, { ...callOf(), locale })
const find = async (adapter: ReturnType<typeof adapterOf>, where: Record<string, readonly string[]>) =>
  (await adapter.listUsers({ scope, where }, callOf())).items.map(({ id }) => id)
const optionsOf = (facets: readonly Facet[], id: string) =>
  facets.find((facet) => facet.id === id)?.options?.map(({ label, count }) => `${label}: ${count}`)

describe('facets of the memory backend', () => {
  it('describes the facets of the sample tenant: department, job title, location, manager, license, user type, groups and org unit', async () => {
    const adapter = createMemoryAdapter({ tenant: sampleTenant({ seed: 3, users: 1204 }) })
    const facets = await facetsOf(adapter)
    expect(facets.map(({ label }) => label)).to.deep.equal([
      'Department',
      'Job title',
      'Location',
      'Manager',
      'License',
      'User type',
      'Groups',
      'Org unit',
    ])
    expect(facets.find(({ id }) => id === 'department')?.type).to.equal('choice')
    expect(facets.find(({ id }) => id === 'manager')?.type).to.equal('text')
  })

  it('joins spellings of one value under the most frequent one and counts each user once', async () => {
    const departments = ['sales', 'Sales', 'Sales', 'Support\nSALES', 'Support\nsupport', '']
    const adapter = adapterOf(departments.map((department, at) => userOf(at + 1, { facets: { department } })))
    expect(optionsOf(await facetsOf(adapter), 'department')).to.deep.equal(['Sales: 4', 'Support: 2'])
    expect(await find(adapter, { department: ['sales'] })).to.deep.equal(['u1', 'u2', 'u3', 'u4'])
    expect(await find(adapter, { department: ['Sales', 'Support'] })).to.deep.equal(['u1', 'u2', 'u3', 'u4', 'u5'])
  })

  it('makes a facet of more than 100 values a text facet that finds part of a value', async () => {
    const adapter = adapterOf(Array.from({ length: 101 }, (_, at) => userOf(at + 1, { facets: { manager: `Boss Nº ${at}` } })))
    expect((await facetsOf(adapter))[0]).to.deep.equal({ id: 'manager', label: 'Manager', type: 'text' })
    expect(await find(adapter, { manager: ['100 BOSS'] })).to.deep.equal(['u101'])
  })

  it('finds users in no group, by kind and by org unit, and combines facets', async () => {
    const adapter = adapterOf([userOf('a', { kind: 'room' }), userOf('b'), userOf('c'), userOf('d')], {
      groups: [
        { id: 'g', name: 'G', members: ['a', 'b'] },
        { id: 'h', name: 'H', members: [], groups: ['i'] },
        { id: 'i', name: 'I', members: ['c'], isHidden: true },
      ],
      orgUnits: [
        { id: 'o', name: 'North', parentId: null, users: ['a', 'd'] },
        { id: 'p', name: 'Class', parentId: 'o', users: ['b'] },
        { id: 'q', name: 'South', parentId: null, users: [] },
        { id: 'r', name: 'Class', parentId: 'q', users: ['c'] },
      ],
    })
    const facets = await facetsOf(adapter)
    expect(optionsOf(facets, 'kind')).to.deep.equal(['Person: 3', 'Room: 1'])
    expect(optionsOf(facets, 'groups')).to.deep.equal(['In no group: 1', 'In a group: 3'])
    expect(optionsOf(facets, 'orgUnit'), 'units of one name are labelled by path').to.deep.equal([
      'North: 2',
      'North / Class: 1',
      'South / Class: 1',
    ])
    expect(await find(adapter, { groups: ['none'] })).to.deep.equal(['d'])
    expect(await find(adapter, { kind: ['person'], groups: ['some'] })).to.deep.equal(['b', 'c'])
    expect(await find(adapter, { orgUnit: ['o', 'r'], kind: ['person'] })).to.deep.equal(['c', 'd'])
  })

  it('names unknown facets by their id, and known ones in the language of the call', async () => {
    const adapter = adapterOf([userOf('a', { facets: { costCenter: '17', department: 'Vertrieb', kind: 'replaced' } })])
    const labels = async (locale?: string) => (await facetsOf(adapter, locale)).map(({ label }) => label)
    expect(await labels()).to.deep.equal(['Department', 'User type', 'Groups', 'Cost center'])
    expect(await labels('de-AT')).to.deep.equal(['Abteilung', 'Benutzertyp', 'Gruppen', 'Cost center'])
    expect(await labels('xx')).to.deep.equal(await labels('en'))
  })

  it('follows a change of the directory', async () => {
    const adapter = adapterOf([userOf('a', { facets: { department: 'Sales' } })])
    expect(await find(adapter, { department: ['Sales'] })).to.deep.equal(['a'])
    adapter.change(scope, { users: { put: [userOf('b', { facets: { department: 'Sales' } })] } }, 'now')
    adapter.change(scope, { groups: { put: [{ id: 'g', name: 'G', members: ['b'] }] } }, 'now')
    expect(optionsOf(await facetsOf(adapter), 'department')).to.deep.equal(['Sales: 2'])
    expect(await find(adapter, { department: ['Sales'], groups: ['none'] })).to.deep.equal(['a'])
  })

  it('refuses unknown facets and values, and says what to use instead', async () => {
    const adapter = adapterOf([userOf('a', { facets: { department: 'Sales' } })])
    const refusal = (where: unknown): Promise<BackupError> =>
      find(adapter, where as never).then(
        () => expect.fail('not refused'),
        (error) => error,
      )
    for (const [where, reason] of [
      [{ division: ['Sales'] }, 'there is no filter "division". Use a filter that describeFilters returns.'],
      [{ department: ['Legal'] }, 'the filter "department" has no value "Legal". Use a value that describeFilters returns.'],
      [{ kind: ['robot'] }, 'the filter "kind" has no value "robot". Use a value that describeFilters returns.'],
      [{ department: 'Sales' }, 'the filter "department" must be a list of texts'],
      [['department'], 'where must be an object: a list of values by facet id'],
    ] as const) {
      const { code, field, reason: said } = await refusal(where)
      expect([code, field, said]).to.deep.equal(['bad-input', 'where', reason])
    }
  })
})
