// The adapter contract on every database: in process and through HTTP.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AdapterWithoutPolicies, BackupAdapter } from '../../../src/core/internal.js'
import { createValidatingAdapter } from '../../../src/core/model/validating-adapter.js'
import { simulatedEngine } from '../../../src/engines/simulated/simulated-engine.js'
import { createHttpAdapter } from '../../../src/http.js'
import { generateTenant } from '../../../src/memory.js'
import { createHandler } from '../../../src/server.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { backends, type World } from '../../tools/postgres.js'
import { firstOf } from './run-world.js'

/** At least the number of contract tests on two adapters, because each test uses its own domain. */
const DOMAINS = 140
const cloud = firstOf(generateTenant({ seed: 31, users: 240, credits: 60, cloud: 'google-workspace' }).clouds)
const domain = firstOf(cloud.domains)
const tenant = {
  clouds: [
    { ...cloud, domains: Array.from({ length: DOMAINS }, (_, at) => ({ ...domain, id: `d${at}.example`, name: `d${at}.example` })) },
  ],
}

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    let used = 0
    before(async () => {
      world = await create({ tenant, engine: simulatedEngine({ speed: 50, failureRate: 0.3 }) })
    })
    after(() => world?.stop())

    /** Presents the backend with only one domain, which no other test has used. */
    const withOneDomain = (): AdapterWithoutPolicies => {
      const at = used
      used += 1
      assert.ok(at < DOMAINS, 'the contract has more tests than there are domains')
      const { adapter } = world
      return Object.assign(Object.create(adapter), {
        listClouds: async (...[call]: Parameters<BackupAdapter['listClouds']>) =>
          (await adapter.listClouds(call)).map((one) => ({ ...one, domains: one.domains.slice(at, at + 1) })),
      })
    }
    const run = (title: string, body: () => Promise<void>, timeout?: number): void => void it(title, { timeout }, body)
    const group = (title: string, body: () => void): void => void describe(title, body)

    describe('in process, with validated answers', () =>
      testAdapter(() => createValidatingAdapter(withOneDomain()), { describe: group, it: run }))

    describe('through the HTTP adapter and the handler', () => {
      const overHttp = (): BackupAdapter => {
        const handle = createHandler(withOneDomain())
        return createHttpAdapter({ baseUrl: 'http://localhost/', fetch: (input, init) => handle(new Request(input, init)) })
      }
      testAdapter(overHttp, { describe: group, it: run })
    })
  })
}
