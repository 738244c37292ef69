import { expect } from 'chai'
import { compose } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { simulatedEngine } from '../../../src/simulated.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { createGraphTenant, graphGroup, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { callOf } from '../../worlds/adapters.js'

/** Texts that mean something in filters, paths, patterns or formulas. */
const TEXTS = [
  "O'Neil",
  '100%',
  '%2F..%2F',
  'a+b',
  'x#EXT#y',
  '*',
  '"quoted"',
  'line\nbreak',
  'tab\there',
  '$select=id',
  '=cmd()',
  '../..',
  '{id}',
  'ß漢字 ﷽',
]

describe('microsoft365Directory with hostile texts', () => {
  let double: GraphDouble
  const tenant = createGraphTenant(['harbour.example', "o'neil.example"])
  const scope = { cloudId: `microsoft:${tenant.id}`, domainId: 'harbour.example' }
  const idOf = (place: number): string => guidOf(`u${place}`)

  before(async () => {
    for (const [place, text] of TEXTS.entries()) {
      const userPrincipalName = `${text.replaceAll(/\s/g, '_')}.${place}@harbour.example`
      tenant.putUser(graphUser(idOf(place), { displayName: text, userPrincipalName, department: text, accountEnabled: place !== 0 }))
      // ids of groups are opaque, so that they may contain anything
      tenant.groups.set(`g ${text}`, graphGroup(`g ${text}`, [{ type: 'user', id: idOf(place) }], { displayName: text }))
      tenant.units.set(`unit/${text}?#`, { id: `unit/${text}?#`, displayName: text, members: [{ type: 'user', id: idOf(place) }] })
    }
    tenant.putUser(graphUser(guidOf('u99'), { userPrincipalName: "x@o'neil.example" }))
    double = await startGraphDouble({ tenant })
  })
  after(async () => {
    await double.close()
    expect(double.violations).to.eql([])
  })

  it('lists and finds users, groups and units', async () => {
    const directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
    const adapter = compose({ directory, engine: simulatedEngine() })
    await adapter.listClouds(callOf())
    for (const kind of ['users', 'groups', 'org-units'] as const) await adapter.sync(scope, kind, callOf())
    const { items: users } = await adapter.listUsers({ scope, limit: 100 }, callOf())
    expect(users.map(({ name }) => name)).to.have.members(TEXTS)
    const departments = TEXTS.map((_, place) => users.find(({ id }) => id === idOf(place))?.facets?.department)
    // a facet has one value per line
    expect(departments).to.eql(TEXTS.map((text) => text.replaceAll(/\s/g, ' ')))
    for (const [place, text] of TEXTS.entries()) {
      const { items } = await adapter.listUsers({ scope, search: text }, callOf())
      expect(
        items.map(({ id }) => id),
        text,
      ).to.include(idOf(place))
      const address = users.find(({ id }) => id === idOf(place))?.email ?? ''
      expect((await adapter.matchUsers(scope, [address], callOf()))[0]?.id, text).to.equal(idOf(place))
    }
    const { items: groups } = await adapter.listGroups({ scope, limit: 100 }, callOf())
    expect(groups.map(({ name, memberCount }) => [name, memberCount])).to.have.deep.members(TEXTS.map((text) => [text, 1]))
    const units = await adapter.listOrgUnits(scope, callOf())
    expect(units.map(({ name, userCount }) => [name, userCount])).to.have.deep.members(TEXTS.map((text) => [text, 1]))
    adapter.close()
  })

  it('lists a domain with an apostrophe', async () => {
    const directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
    const { items } = await directory.users({ ...scope, domainId: "o'neil.example" }, undefined, callOf())
    expect(items.map(({ email }) => email)).to.eql(["x@o'neil.example"])
  })
})
