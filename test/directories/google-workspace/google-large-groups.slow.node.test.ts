import { expect } from 'chai'
import { createRandom } from '../../../src/core/internal.js'
import { type GoogleAnswer, googleError, throttled } from '../../doubles/google-workspace/google-answers.js'
import { emptyGoogleTenant, googleGroup, googleMember, googleUser } from '../../doubles/google-workspace/google-tenant.js'
import { callOf, googleScope, readPages, readUsers, startGoogleWorld, stopGoogleWorlds } from './google-world.js'

const USERS = 250_000
const PARTS = 50
const SHARE = 0.05
const PAGE = 200
const REFUSALS: readonly (GoogleAnswer | 'destroy')[] = [
  throttled(),
  googleError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', 'usageLimits'),
  'destroy',
  { status: 503, body: '<html>quota exceeded</html>' },
  { status: 403, body: 'request rate higher than configured' },
]

describe('googleWorkspaceDirectory: a tenant of 250,000 users', function () {
  this.timeout(600_000)
  after(stopGoogleWorlds)

  it('reads a nested group completely under 5% refusals, at the cost of one request for each refusal', async () => {
    const tenant = emptyGoogleTenant('example.com')
    const size = USERS / PARTS
    for (let part = 0; part < PARTS; part += 1) {
      const id = `part${part}`
      tenant.groups.push(googleGroup(id, `${id}@example.com`))
      const own = Array.from({ length: size }, (_, at) => googleMember(`u${part * size + at}`))
      // each group contains the next one, and the last one the first
      tenant.members.set(id, [...own, googleMember(`part${(part + 1) % PARTS}`, 'GROUP')])
    }
    const { directory, double } = await startGoogleWorld(tenant)
    const random = createRandom(5)
    let refusals = 0
    double.intercept = () => {
      if (random() >= SHARE) return undefined
      refusals += 1
      return REFUSALS[refusals % REFUSALS.length] as GoogleAnswer
    }
    const members: string[] = []
    const groups = await readPages((cursor) => directory.groups(googleScope(), cursor, callOf()))
    for (const { members: some } of groups) for (const id of some) members.push(id)
    expect(members).to.have.length(USERS)
    expect(new Set(members)).to.have.property('size', USERS)
    const expected = 1 + PARTS * Math.ceil((size + 1) / PAGE) + refusals
    expect(refusals).to.be.above(30)
    expect(double.requests.length).to.be.within(expected * 0.98, expected * 1.02)
    expect(double.violations).to.eql([])
  })

  it('lists every user within the budget of requests', async () => {
    const tenant = emptyGoogleTenant('example.com')
    for (let at = 0; at < USERS; at += 1) tenant.users.push(googleUser(`u${at}`, `u${at}@example.com`))
    const { directory, double } = await startGoogleWorld(tenant)
    const users = await readUsers(directory)
    expect(new Set(users.map(({ id }) => id))).to.have.property('size', USERS)
    expect(double.requests.length).to.be.at.most(USERS / 500 + 3)
  })
})
