// A server with two domains for `npm run bench:routes`: the first has 100,000 users, the second 2,000. Reports its memory and the delay of
// its event loop when the parent process asks.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { createHandler } from '../../src/http/server/handler.js'
import { generateTenant, type Tenant, type TenantDomain } from '../../src/memory.js'
import { backends } from '../tools/postgres.js'
import { fillTenant } from './fill-tenant.js'

const [name = '', users = ''] = process.argv.slice(2)
const domainOf = (id: string): TenantDomain => ({ id, name: id, credits: 'unlimited', users: [], groups: [], orgUnits: [] })
const tenant: Tenant = {
  clouds: generateTenant({ seed: 1, users: 1, cloud: 'google-workspace' }).clouds.map((cloud) => ({
    ...cloud,
    domains: [domainOf('large.example'), domainOf('other.example')],
  })),
}
const engine = backends().find((one) => one.name === name)
if (engine === undefined) throw new Error(`there is no ${name} here`)
const world = await engine.create({ tenant, engine: { name: 'instant', protect: async () => {} }, isWorking: false })
await fillTenant(world.db, { users: Number(users), groups: Number(users) / 20, biggest: Number(users) / 4 })
await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search)
  select 2, 'o' || i, 'o' || i || '@other.example', 'Other ' || i, 0, 'o' || i, 'o' || i || '@other.example', 'other ' || i,
    'other ' || i || E'\\x01o' || i || '@other.example' from generate_series(1, 2000) i`.execute(world.db)
await sql`update domains set user_count = 2000 where no = 2`.execute(world.db)
await sql`analyze`.execute(world.db)
await world.backend.work()

const handler = createHandler(world.adapter, { syncs: world.backend.syncs, authorize: () => true })
const server = createServer(getRequestListener(handler))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const delays = monitorEventLoopDelay({ resolution: 5 })
delays.enable()
process.on('message', (message) => {
  if (message === 'stop') return void world.stop().finally(() => process.exit())
  process.send?.({ rssMib: process.memoryUsage().rss / 2 ** 20, delayP99Ms: delays.percentile(99) / 1e6, delayMaxMs: delays.max / 1e6 })
  delays.reset()
})
process.on('disconnect', () => process.exit())
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cloudId: world.scope.cloudId })
