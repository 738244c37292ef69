import { expect } from 'chai'
import { createHttpAdapter } from '../../../src/http.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { createHandler, openApi } from '../../../src/server.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { createTraffic, type Document, judge } from '../server/traffic.js'

const tenant = sampleTenant({ seed: 31, users: 240, credits: 60, cloud: 'google-workspace' })

describe('createHttpAdapter with createHandler', () => {
  const seen: ReturnType<typeof createTraffic>[] = []

  const makeAdapter = () => {
    const memory = createMemoryAdapter({ tenant, speed: 50, failureRate: 0.3 })
    const traffic = createTraffic(createHandler(memory, { basePath: '/portal/api' }))
    seen.push(traffic)
    return createHttpAdapter({ baseUrl: 'http://localhost/portal/api/', fetch: traffic.fetch })
  }

  testAdapter(makeAdapter)

  it('supports the calls that the contract suite does not make', async () => {
    const adapter = makeAdapter()
    const scope = { cloudId: 'google', domainId: 'example.com' }
    const call = { signal: new AbortController().signal }
    expect((await adapter.listRuns(scope, {}, call)).items).to.deep.equal([])
    expect(await adapter.cancelSync(scope, 'groups', call)).to.equal(undefined)
    const none = await adapter.listUsers({ scope, accountStatus: [], sort: { by: 'email', descending: true } }, call)
    expect(none.items, 'an empty status list matches no user').to.deep.equal([])
  })

  after(() => {
    const document = openApi() as unknown as Document
    const used = new Set<string>()
    const wrong: string[] = []
    for (const exchange of seen.flatMap(({ exchanges }) => exchanges)) {
      const described = { ...exchange, path: exchange.path.replace('/portal/api', '') }
      const { id, wrong: own } = judge(described, document)
      used.add(id)
      wrong.push(...own.map((text) => `${exchange.method} ${exchange.path} ${exchange.status}: ${text}`))
    }
    expect(wrong.slice(0, 5).join('\n'), 'traffic that the description does not allow').to.equal('')
    const described = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
    expect([...used].sort(), 'the suite uses every operation').to.include.members(
      described.filter((id) => id !== 'cancelSync' && id !== 'listRuns'),
    )
  })
})
