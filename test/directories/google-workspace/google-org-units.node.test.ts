import { expect } from 'chai'
import { googleError } from '../../doubles/google-workspace/google-answers.js'
import {
  emptyGoogleTenant,
  type GoogleTenant,
  type GoogleUnit,
  googleUnit,
  googleUser,
  ROOT,
  ROOT_ID,
  toGoogleTenant,
} from '../../doubles/google-workspace/google-tenant.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'
import { callOf, googleScope, readOrgUnits, readPages, startGoogleWorld, stopGoogleWorlds } from './google-world.js'

/** Creates a tenant with the units Staff and Staff/Finance and one user in each unit. */
const smallTree = (): GoogleTenant & { staff: GoogleUnit; finance: GoogleUnit } => {
  const staff = googleUnit('Staff', ROOT)
  const finance = googleUnit('Finance', staff)
  const users = ['/', '/Staff', '/Staff/Finance'].map((orgUnitPath, at) => googleUser(`u${at}`, `user${at}@example.com`, { orgUnitPath }))
  return { ...emptyGoogleTenant('example.com'), users, units: [staff, finance], staff, finance }
}
const usersById = (units: Awaited<ReturnType<typeof readOrgUnits>>) => Object.fromEntries([...units].map(([id, { users }]) => [id, users]))

describe('googleWorkspaceDirectory: org units', () => {
  afterEach(stopGoogleWorlds)

  it('lists the tree with its root, and each user in exactly one unit', async () => {
    const tenant = await toGoogleTenant(sampleTenant({ seed: 7, users: 2_600, orgUnits: 120 }))
    const { directory, double } = await startGoogleWorld(tenant)
    const units = await readOrgUnits(directory)
    expect(units.get(ROOT_ID)).to.deep.include({ name: '/', parentId: null })
    expect([...units.keys()].sort()).to.eql([ROOT_ID, ...tenant.units.map(({ orgUnitId }) => orgUnitId)].sort())
    const users = tenant.users.filter(({ primaryEmail }) => primaryEmail.endsWith('@example.com'))
    expect([...units.values()].flatMap((unit) => unit.users).sort()).to.eql(users.map(({ id }) => id).sort())
    for (const unit of tenant.units) {
      const own = users.filter(({ orgUnitPath }) => orgUnitPath === unit.orgUnitPath).map(({ id }) => id)
      expect(units.get(unit.orgUnitId)).to.deep.include({ name: unit.name, parentId: unit.parentOrgUnitId })
      expect(units.get(unit.orgUnitId)?.users.sort()).to.eql(own.sort())
    }
    expect(double.requests).to.have.length(1 + Math.ceil(users.length / 500))
    expect(double.violations).to.eql([])
  })

  it('takes the users directly in a unit, and compares paths without case', async () => {
    const tenant = smallTree()
    Object.assign(tenant.users[2] as object, { orgUnitPath: '/STAFF/finance' })
    tenant.users.push(googleUser('guest', 'guest@example.com', { isGuestUser: true }), googleUser('other', 'x@second.example'))
    const { directory } = await startGoogleWorld(tenant)
    expect(usersById(await readOrgUnits(directory))).to.eql({
      [ROOT_ID]: ['u0'],
      [tenant.staff.orgUnitId]: ['u1'],
      [tenant.finance.orgUnitId]: ['u2'],
    })
  })

  it('lists the root of a tenant without units', async () => {
    const tenant = emptyGoogleTenant('example.com')
    tenant.users = [googleUser('u0', 'user@example.com')]
    const { directory, double } = await startGoogleWorld(tenant)
    expect([...(await readOrgUnits(directory)).values()]).to.eql([{ name: '/', parentId: null, users: ['u0'] }])
    expect(double.requests).to.have.length(2)
  })

  it('lists a tree that is too large for one request by its top-level units', async () => {
    const tenant = await toGoogleTenant(sampleTenant({ seed: 7, users: 400, orgUnits: 60 }))
    const { directory, double } = await startGoogleWorld(tenant, {}, { maxUnits: tenant.units.length - 1 })
    const units = await readOrgUnits(directory)
    expect([...units.keys()].sort()).to.eql([ROOT_ID, ...tenant.units.map(({ orgUnitId }) => orgUnitId)].sort())
    const top = tenant.units.filter(({ parentOrgUnitPath }) => parentOrgUnitPath === '/').length
    const listings = double.requests.filter(({ path }) => path.endsWith('/orgunits'))
    const refused = listings.filter(({ query }) => query.get('type') === 'all' && !query.has('orgUnitPath'))
    expect(listings.length - refused.length).to.equal(1 + top)
    expect(refused).to.have.length(3)
    expect(double.violations).to.eql([])
  })

  it('lists the units once more if a unit is renamed between two pages', async () => {
    const tenant = smallTree()
    tenant.users = Array.from({ length: 700 }, (_, at) =>
      googleUser(`u${at}`, `user${String(at).padStart(3, '0')}@example.com`, { orgUnitPath: '/Staff/Finance' }),
    )
    const { directory, double } = await startGoogleWorld(tenant)
    const parts = await readPages(
      (cursor) => directory.orgUnits(googleScope(), cursor, callOf()),
      () => {
        Object.assign(tenant.finance, { name: 'Money', orgUnitPath: '/Staff/Money' })
        for (const user of tenant.users) user.orgUnitPath = '/Staff/Money'
      },
    )
    const finance = parts.filter(({ id }) => id === tenant.finance.orgUnitId)
    expect(finance.at(-1)?.name).to.equal('Money')
    expect(finance.flatMap(({ users }) => users)).to.have.length(700)
    expect(double.requests).to.have.length(2 + 2)
  })

  it('fails with the id of a user whose unit is not listed', async () => {
    const tenant = smallTree()
    Object.assign(tenant.users[1] as object, { orgUnitPath: '/Ann’s unit' })
    const { directory, double } = await startGoogleWorld(tenant)
    const error = await rejection(readOrgUnits(directory))
    expect(error).to.include({ code: 'unavailable', field: 'orgUnitPath' })
    expect(error.reason).to.contain('id u1').and.not.to.contain('Ann')
    expect(double.requests).to.have.length(2)
  })

  it('lists the tree again after a restart of the process', async () => {
    const tenant = smallTree()
    tenant.users = Array.from({ length: 700 }, (_, at) => googleUser(`u${at}`, `user${at}@example.com`, { orgUnitPath: '/staff' }))
    const { directory, double } = await startGoogleWorld(tenant)
    const first = await directory.orgUnits(googleScope(), undefined, callOf())
    const { createGoogleDirectory } = await import('../../../src/directories/google-workspace/create-google-directory.js')
    const restarted = createGoogleDirectory({ getToken: () => 'token', origin: double.origin })
    const second = await restarted.orgUnits(googleScope(), first.next, callOf())
    expect(second.items.flatMap(({ users }) => users)).to.have.length(200)
  })

  it('rejects the failure of the listing itself', async () => {
    const { directory, double } = await startGoogleWorld(smallTree())
    double.intercept = ({ path }) => (path.endsWith('/orgunits') ? googleError(503, 'backendError', 'Service unavailable') : undefined)
    expect((await rejection(readOrgUnits(directory))).code).to.equal('unavailable')
  })
})
