// The laws of the port, on every database: directly, and through HTTP.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { backends, load } from '../../tools/postgres.mjs'

const { generateTenant } = await load('src/memory.ts')
const { createHttpAdapter } = await load('src/http.ts')
const { createHandler } = await load('src/server.ts')
const { createDoor } = await load('src/core/model/door.ts')
const { simulatedEngine } = await load('src/engines/simulated/simulated-engine.ts')
const { testAdapter } = await load('src/testing/test-adapter.ts')

const LAWS = 60
const made = generateTenant({ seed: 31, users: 240, credits: 60, cloud: 'google-workspace' })
const [cloud] = made.clouds
const [domain] = cloud.domains
/** The same domain again and again: each law has one of its own, and all of them one database. */
const tenant = {
  clouds: [{ ...cloud, domains: Array.from({ length: LAWS }, (_, at) => ({ ...domain, id: `d${at}.example`, name: `d${at}.example` })) }],
}

for (const { name, create } of backends()) {
  describe(name, () => {
    let world
    let next = 0
    before(async () => {
      world = await create({ tenant, engine: simulatedEngine({ speed: 50, failureRate: 0.3 }) })
    })
    after(() => world?.stop())

    /** The backend as it would be if it had but one domain, which nobody has touched yet. */
    const alone = () => {
      const at = next
      next += 1
      assert.ok(at < LAWS, 'more laws than domains')
      const { adapter } = world
      return Object.assign(Object.create(adapter), {
        async listClouds(call) {
          const clouds = await adapter.listClouds(call)
          return clouds.map((one) => ({ ...one, domains: one.domains.slice(at, at + 1) }))
        },
      })
    }
    const run = (name, body, timeout) => it(name, { timeout }, body)

    describe('in process, every answer parsed', () => testAdapter(() => createDoor(alone()), { describe, it: run }))

    describe('http ⇄ handler', () => {
      const overHttp = () => {
        const handle = createHandler(alone())
        return createHttpAdapter({ baseUrl: 'http://localhost/', fetch: (input, init) => handle(new Request(input, init)) })
      }
      testAdapter(overHttp, { describe, it: run })
    })
  })
}
