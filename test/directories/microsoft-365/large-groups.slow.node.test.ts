import { expect } from 'chai'
import { createRandom } from '../../../src/core/internal.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { type GraphAnswer, REFUSALS } from '../../doubles/microsoft-365/graph-answers.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { createGraphTenant, type GraphMember, graphGroup, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { readAll } from '../../doubles/microsoft-365/read-directory.js'
import { callOf } from '../../worlds/adapters.js'

const USERS = 250_000
const SHARE = 0.05
/** Refusals that request a short wait, so that the test is fast. */
const SHORT = Object.entries(REFUSALS).flatMap(([name, refusal]) =>
  /Retry-After|rate|text|503/.test(name) && !name.includes('without') ? [refusal] : [],
)

describe('a nested group of 250,000 users', function () {
  this.timeout(600_000)
  let double: GraphDouble
  const tenant = createGraphTenant()
  const scope = { cloudId: `microsoft:${tenant.id}`, domainId: 'harbour.example' }
  const users: GraphMember[] = []

  before(async () => {
    for (let place = 0; place < USERS; place += 1) {
      const id = guidOf(`u${place}`)
      tenant.users.set(id, graphUser(id))
      users.push({ type: 'user', id })
    }
    double = await startGraphDouble({ tenant })
  })
  after(() => double.close())

  /** Reads all groups. Refuses a share of the requests or of the parts. */
  const read = async (refuses: 'requests' | 'parts' | 'nothing') => {
    const directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
    await directory.clouds(callOf())
    const random = createRandom(7)
    let refusals = 0
    double.intercept = (_, isPart): GraphAnswer | undefined => {
      if (refuses === 'nothing' || isPart !== (refuses === 'parts') || random() >= SHARE) return undefined
      refusals += 1
      return SHORT[refusals % SHORT.length]
    }
    const before = double.requests.length
    const groups = await readAll(directory, scope, 'groups')
    const members = [...groups.values()].flatMap((group) => group.members)
    expect(members.length).to.equal(USERS)
    expect(new Set(members).size).to.equal(USERS)
    expect(double.violations).to.eql([])
    return { requests: double.requests.length - before, refusals }
  }

  it('is read completely under 5% refusals, at the cost of one request for each refusal', async () => {
    tenant.groups.clear()
    tenant.groups.set('top', graphGroup('top', [{ type: 'group', id: 'nested' }, ...users.slice(0, 100)]))
    tenant.groups.set('nested', graphGroup('nested', users.slice(100)))
    const pages = Math.ceil((USERS - 100) / 999)
    const formula = 1 + Math.ceil((pages + 1) / 20) + pages
    const { requests } = await read('nothing')
    expect(requests).to.be.at.most(formula)
    for (const kind of ['requests', 'parts'] as const) {
      const refused = await read(kind)
      expect(refused.refusals).to.be.greaterThan(5)
      expect(refused.requests).to.be.closeTo(requests + refused.refusals, (requests + refused.refusals) * 0.02)
    }
  })

  it('is read completely when it consists of many groups, whose refused parts share batches', async () => {
    tenant.groups.clear()
    const size = 5000
    const count = USERS / size
    for (let place = 0; place < count; place += 1) {
      const nested: GraphMember[] = place + 1 < count ? [{ type: 'group', id: `g${place + 1}` }] : []
      tenant.groups.set(`g${place}`, graphGroup(`g${place}`, [...nested, ...users.slice(place * size, (place + 1) * size)]))
    }
    const pages = Math.ceil((size + 1) / 999)
    const formula = 1 + Math.ceil((count * pages) / 20) + pages
    const { requests, refusals } = await read('parts')
    expect(refusals).to.be.greaterThan(5)
    expect(requests).to.be.at.most((formula + refusals) * 1.02)
  })
})
