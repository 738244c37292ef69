// The adapter contract on a mirror of the Google Workspace directory.
import { expect } from 'chai'
import { compose } from '../../../src/compose.js'
import { googleWorkspaceDirectory } from '../../../src/google-workspace.js'
import { simulatedEngine } from '../../../src/simulated.js'
import { testAdapter } from '../../../src/testing.js'
import { type GoogleDouble, startGoogleDouble } from '../../doubles/google-workspace/google-double.js'
import { toGoogleTenant } from '../../doubles/google-workspace/google-tenant.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { callOf, googleScope } from './google-world.js'

const KINDS = ['users', 'groups', 'org-units'] as const
const tenant = sampleTenant({ users: 240, seed: 21 })

describe('googleWorkspaceDirectory: adapter contract', () => {
  let double: GoogleDouble
  before(async () => {
    double = await startGoogleDouble({ tenant: await toGoogleTenant(tenant) })
  })
  after(() => double.close())

  testAdapter(async () => {
    const directory = googleWorkspaceDirectory({ getToken: () => 'token', origin: double.origin })
    const engine = simulatedEngine({ speed: 1_000, failureRate: 0.3 })
    const [domain] = tenant.clouds[0]?.domains ?? []
    const statuses = async () => ({ items: (domain?.users ?? []).map(({ id, backupStatus }) => ({ id, backupStatus })) })
    const adapter = compose({ directory, engine: { ...engine, statuses }, credits: () => 40 })
    for (const kind of KINDS) await adapter.sync(googleScope(), kind, callOf())
    return adapter
  })

  it('used only requests and answers of the specification', () => expect(double.violations).to.eql([]))
})
