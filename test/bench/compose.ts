// Syncs, lists, matches and starts users of a large tenant through `compose`, and prints the longest task: npm run bench:compose [-- 50000]
import { createTenantDirectory } from '../../src/compose/tenant-directory.js'
import { compose } from '../../src/compose.js'
import { simulatedEngine } from '../../src/simulated.js'
import { watchTurns } from '../tools/watch-turns.js'
import { callOf } from '../worlds/adapters.js'
import { sampleTenant, scope } from '../worlds/tenants.js'

const ROUNDS = 3
const users = Number(process.argv[2] ?? 50_000)
const tenant = sampleTenant({ users, cloud: 'google-workspace' })

/** The calls of one adapter, in order: the first sync fills the mirror. */
const createCalls = (): readonly (readonly [name: string, act: () => Promise<unknown>])[] => {
  const adapter = compose({ directory: createTenantDirectory(tenant, { pageSize: 1_000 }), engine: simulatedEngine({ speed: 1_000 }) })
  const list = () => adapter.listUsers({ scope, accountStatus: ['active'], backupStatus: ['none'], limit: 500 }, callOf())
  return [
    ['the first sync of users', () => adapter.sync(scope, 'users', callOf())],
    ['the first sync of groups', () => adapter.sync(scope, 'groups', callOf())],
    ['the first sync of org units', () => adapter.sync(scope, 'org-units', callOf())],
    ['a second sync of users', () => adapter.sync(scope, 'users', callOf())],
    ['a search, sorted by name', () => adapter.listUsers({ scope, search: 'an', sort: { by: 'name' }, limit: 500 }, callOf())],
    ['facets', () => adapter.describeFilters(scope, callOf())],
    [
      'a match of 20,000 addresses',
      () =>
        adapter.matchUsers(
          scope,
          Array.from({ length: 20_000 }, (_, at) => `p${at}@example.com`),
          callOf(),
        ),
    ],
    [
      'a start of 500 users',
      async () => {
        const { items } = await list()
        const expectedCredits = items.reduce((sum, { credits = 1 }) => sum + credits, 0)
        const request = {
          scope,
          items: items.map(({ id }) => ({ kind: 'user' as const, id })),
          settings: 'default' as const,
          expectedCredits,
        }
        return adapter.startBackup(request, { ...callOf(), idempotencyKey: 'bench' })
      },
    ],
  ]
}

const longest = new Map<string, { ms: number; cpuMs: number }[]>()
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, act] of createCalls()) {
    const stop = watchTurns()
    await act()
    const { longestMs, longestCpuMs } = stop()
    longest.set(name, [...(longest.get(name) ?? []), { ms: longestMs, cpuMs: longestCpuMs }])
  }
}
console.log(`Longest task of ${users.toLocaleString('en')} users through compose, in ${ROUNDS} rounds (ms, of it processor time):\n`)
console.log(`| call | ${Array.from({ length: ROUNDS }, (_, round) => `round ${round + 1}`).join(' | ')} |`)
console.log(`|---|${'---|'.repeat(ROUNDS)}`)
for (const [name, rounds] of longest)
  console.log(`| ${name} | ${rounds.map(({ ms, cpuMs }) => `${ms.toFixed(0)} (${cpuMs.toFixed(0)})`).join(' | ')} |`)
process.exit()
