// A backend on PGlite that backs up with the double. A test kills it: `node --import tsx killed-backend.ts '{ … }'`. Starts one run after
// another, each after a line on stdin. A second process on the same database continues the unfinished run.
import { createInterface } from 'node:readline'
import { createTenantDirectory } from '../../../src/compose/tenant-directory.js'
import { microsoft365BackupEngine } from '../../../src/microsoft-365-backup.js'
import { createPostgresBackend } from '../../../src/postgres.js'
import { usersOf } from '../../worlds/tenants.js'
import type { KilledOptions } from './killed-process.js'

const { folder, origin, sizes, from } = JSON.parse(process.argv[2] ?? '') as KilledOptions
const call = () => ({ signal: new AbortController().signal })
const scope = { cloudId: 'microsoft', domainId: 'harbour.example' }
const users = usersOf(sizes.reduce((sum, size) => sum + size, 0))
const domain = { id: scope.domainId, name: scope.domainId, credits: 'unlimited' as const, users, groups: [], orgUnits: [] }
const directory = createTenantDirectory({
  clouds: [{ id: scope.cloudId, name: 'Microsoft 365', kind: 'microsoft-365', domains: [domain] }],
})
const engine = microsoft365BackupEngine({ origin, getToken: () => 'token', firstPollMs: 20 })

const { adapter, ...backend } = await createPostgresBackend({ database: { folder }, directory, engine })
await backend.work()
const [cloud] = await adapter.listClouds(call())
if (cloud?.domains[0]?.synced?.users === undefined) {
  await adapter.sync(scope, 'users', call())
  await backend.grantCredits(scope, users.length)
}
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
let first = sizes.slice(0, from).reduce((sum, size) => sum + size, 0)
for (const [at, size] of sizes.slice(from).entries()) {
  console.log(`ready ${from + at}`)
  await lines.next()
  const items = users.slice(first, first + size).map(({ id }) => ({ kind: 'user' as const, id }))
  first += size
  const request = { scope, items, settings: 'default' as const, expectedCredits: items.length }
  // the same key and request: after a restart, this returns the unfinished run
  const { id } = await adapter.startBackup(request, { ...call(), idempotencyKey: `run ${from + at}` })
  for (;;) {
    const { done, failed, finishedAt } = await adapter.getRun(scope, id, call())
    if (finishedAt !== undefined) {
      console.log(`ended ${from + at} ${done} ${failed}`)
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
await backend.stop()
process.exit(0)
