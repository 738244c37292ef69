import { expect } from '@open-wc/testing'
import { type BackupAdapter, BackupError } from '../../src/core/index.js'
import { createMemoryAdapter } from '../../src/memory.js'
import { testAdapter } from '../../src/testing/test-adapter.js'
import { sampleTenant } from '../worlds/tenants.js'

/** Runs the suite, or one law of it, with a runner of our own; the names of the laws that were broken, with what they say. */
const broken = async (makeAdapter: () => BackupAdapter, law = ''): Promise<Map<string, string>> => {
  const tests: { name: string; body: () => Promise<void> }[] = []
  testAdapter(makeAdapter, { describe: (_, body) => body(), it: (name, body) => tests.push({ name, body }) })
  const failures = new Map<string, string>()
  for (const { name, body } of tests) {
    if (!name.includes(law)) continue
    try {
      await body()
    } catch (error) {
      failures.set(name, String(error))
    }
  }
  return failures
}

const tenant = sampleTenant({ seed: 21, users: 60, credits: 20, cloud: 'google-workspace' })
const sound = () => createMemoryAdapter({ tenant, speed: 100, failureRate: 0.4 })

/** An adapter that is sound but for what is given. */
const withFault = (fault: (adapter: BackupAdapter) => Partial<BackupAdapter>) => () => {
  const adapter = sound()
  return { ...adapter, ...fault(adapter) }
}

const CASES: readonly { what: string; law: string; fault: (adapter: BackupAdapter) => Partial<BackupAdapter> }[] = [
  {
    what: 'loses a user between pages',
    law: 'none twice, none lost',
    fault: ({ listUsers }) => ({
      async listUsers(query, call) {
        const page = await listUsers(query, call)
        return page.next === undefined || query.limit === 500 ? page : { ...page, items: page.items.slice(0, -1) }
      },
    }),
  },
  {
    what: 'names users twice',
    law: 'none twice, none lost',
    fault: ({ listUsers }) => ({
      async listUsers(query, call) {
        const page = await listUsers(query, call)
        return { ...page, items: [...page.items, ...page.items.slice(-1)] }
      },
    }),
  },
  {
    what: 'tells a wrong total',
    law: 'none twice, none lost',
    fault: ({ listUsers }) => ({ listUsers: async (query, call) => ({ ...(await listUsers(query, call)), total: 7 }) }),
  },
  {
    what: 'never ends paging',
    law: 'none twice, none lost',
    fault: ({ listUsers }) => ({
      listUsers: async ({ cursor: _, ...query }, call) => ({ ...(await listUsers(query, call)), next: 'again' }),
    }),
  },
  {
    what: 'takes a cursor of any query for the beginning',
    law: 'a cursor fits only',
    fault: ({ listUsers }) => ({
      listUsers: (query, call) =>
        listUsers(query, call).catch(({ field }) => {
          if (field !== 'cursor') throw new BackupError('not-found', 'gone')
          return listUsers({ scope: query.scope }, call)
        }),
    }),
  },
  {
    what: 'searches with case',
    law: 'search finds parts',
    fault: ({ listUsers }) => ({
      async listUsers(query, call) {
        const page = await listUsers(query, call)
        const { search } = query
        return search === undefined ? page : { items: page.items.filter(({ name }) => name.includes(search)) }
      },
    }),
  },
  {
    what: 'does not search at all',
    law: 'search finds parts',
    fault: ({ listUsers }) => ({ listUsers: ({ search: _, ...query }, call) => listUsers(query, call) }),
  },
  {
    what: 'does not filter by backup status',
    law: 'filters leave exactly',
    fault: ({ listUsers }) => ({ listUsers: ({ backupStatus: _, ...query }, call) => listUsers(query, call) }),
  },
  {
    what: 'does not sort downwards',
    law: 'sorting keeps all users',
    fault: ({ listUsers }) => ({
      listUsers: (query, call) => listUsers(query.sort === undefined ? query : { ...query, sort: { by: query.sort.by } }, call),
    }),
  },
  {
    what: 'does not search groups',
    law: 'are found by name',
    fault: ({ listGroups }) => ({
      listGroups: async (query, call) => (query.search === undefined ? listGroups(query, call) : { items: [] }),
    }),
  },
  {
    what: 'lists a unit twice',
    law: 'org units have ids',
    fault: ({ listOrgUnits }) => ({
      async listOrgUnits(scope, call) {
        const units = await listOrgUnits(scope, call)
        return [...units, ...units]
      },
    }),
  },
  {
    what: 'lets somebody from elsewhere into groups',
    law: 'users of the domain, each once',
    fault: ({ listUsers }) => ({
      async listUsers(query, call) {
        const page = await listUsers(query, call)
        const [first] = page.items
        return query.within === undefined || first === undefined ? page : { ...page, items: [...page.items, { ...first, id: 'elsewhere' }] }
      },
    }),
  },
  {
    what: 'answers for groups that are gone',
    law: 'something gone',
    fault: ({ listUsers }) => ({ listUsers: (query, call) => listUsers(query, call).catch(() => ({ items: [] })) }),
  },
  {
    what: 'counts the protected as due',
    law: 'listCoverage agrees',
    fault: ({ listCoverage }) => ({
      async listCoverage(query, call) {
        const page = await listCoverage?.(query, call)
        if (page === undefined) throw new Error('no coverage')
        return { ...page, due: [...page.due, ...page.protected], protected: [] }
      },
    }),
  },
  {
    what: 'tells other counts of units',
    law: 'user count of an org unit',
    fault: ({ listOrgUnits }) => ({
      listOrgUnits: async (scope, call) => (await listOrgUnits(scope, call)).map((unit) => ({ ...unit, userCount: 1 })),
    }),
  },
  {
    what: 'matches in another order',
    law: 'matchUsers finds',
    fault: ({ matchUsers }) => ({ matchUsers: async (scope, keys, call) => [...(await matchUsers(scope, keys, call))].reverse() }),
  },
  {
    what: 'matches with case',
    law: 'matchUsers finds',
    fault: ({ matchUsers }) => ({
      async matchUsers(scope, keys, call) {
        return (await matchUsers(scope, keys, call)).map((user, place) =>
          user?.email === keys[place] || user?.id === keys[place] ? user : null,
        )
      },
    }),
  },
  {
    what: 'knows every scope',
    law: 'an unknown scope',
    fault: ({ getCredits }) => ({ getCredits: (scope, call) => getCredits(scope, call).catch(() => ({ available: 5 })) }),
  },
  {
    what: 'does not listen to aborts',
    law: 'an abort rejects',
    fault: ({ listGroups }) => ({ listGroups: (query) => listGroups(query, { signal: new AbortController().signal }) }),
  },
  {
    what: 'does not look at the expected credits',
    law: 'another count than the backend has',
    fault: ({ startBackup }) => ({
      startBackup: (request, call) =>
        startBackup(request, call).catch((error: BackupError) => {
          const { credits } = error.details as { credits: { allocated: number } }
          return startBackup({ ...request, expectedCredits: credits.allocated }, call)
        }),
    }),
  },
  {
    what: 'tells no details of a refused start',
    law: 'another count than the backend has',
    fault: ({ startBackup }) => ({
      startBackup: (request, call) =>
        startBackup(request, call).catch((error: BackupError) => {
          throw new BackupError(error.code, 'no')
        }),
    }),
  },
  {
    what: 'does not know keys',
    law: 'the same key and request',
    fault: ({ startBackup }) => {
      let count = 0
      return { startBackup: (request, call) => startBackup(request, { ...call, idempotencyKey: `own-${count++}` }) }
    },
  },
  {
    what: 'forgets to spend credits',
    law: 'never spend more credits',
    fault: () => ({ getCredits: async () => ({ available: 20 }) }),
  },
  {
    what: 'lists the oldest runs first',
    law: 'a run goes on to its end',
    fault: ({ listRuns }) => ({
      async listRuns(scope, query, call) {
        const page = await listRuns?.(scope, query, call)
        return { ...page, items: [...(page?.items ?? [])].reverse() }
      },
    }),
  },
  {
    what: 'retries again under the same key',
    law: 'a retry tries',
    fault: ({ retryRun }) => {
      let count = 0
      return {
        async retryRun(scope, id, users, call) {
          const run = await retryRun?.(scope, id, users, { ...call, idempotencyKey: `own-${count++}` })
          if (run === undefined) throw new Error('no retry')
          return run
        },
      }
    },
  },
  {
    what: 'syncs twice at once',
    law: 'two at once are one',
    fault: ({ sync }) => {
      let count = 0
      return {
        async sync(scope, kind, call) {
          const result = await sync?.(scope, kind, call)
          if (result === undefined) throw new Error('no sync')
          return { ...result, added: count++ }
        },
      }
    },
  },
  {
    what: 'stops the sync when nobody watches',
    law: 'only stops watching',
    fault: ({ sync, cancelSync }) => ({
      async sync(scope, kind, call) {
        call.signal.addEventListener('abort', () => void cancelSync?.(scope, kind, { signal: new AbortController().signal }))
        const result = await sync?.(scope, kind, call)
        if (result === undefined) throw new Error('no sync')
        return kind === 'users' ? { ...result, finishedAt: 'never' } : result
      },
      listClouds: async () => [
        { id: 'google', name: 'Google', domains: [{ id: 'example.com', name: 'example.com', synced: { users: '2026-01-01T00:00:00Z' } }] },
      ],
    }),
  },
  {
    what: 'keeps settings that are the defaults',
    law: 'settings can be read',
    fault: ({ saveSettings }) => ({
      async saveSettings(scope, values, call) {
        await saveSettings?.(scope, values, call)
        return values
      },
    }),
  },
]

describe('the adapter contract suite', () => {
  it('finds nothing wrong with a sound adapter', async () => {
    expect([...(await broken(sound))]).to.eql([])
  })

  it('asks nothing of optional methods that are not there', async () => {
    const { listClouds, listUsers, listGroups, listOrgUnits, matchUsers, getCredits, startBackup } = sound()
    const bare: BackupAdapter = { name: 'bare', listClouds, listUsers, listGroups, listOrgUnits, matchUsers, getCredits, startBackup }
    expect([...(await broken(() => bare))]).to.eql([])
  })

  for (const { what, law, fault } of CASES) {
    it(`finds an adapter that ${what}`, async () => {
      expect(await broken(withFault(fault), law)).to.have.property('size', 1)
    })
  }

  it('says so when there is no test runner', () => {
    const { describe, it } = globalThis as { describe?: unknown; it?: unknown }
    Object.assign(globalThis, { describe: undefined, it: undefined })
    try {
      expect(() => testAdapter(sound)).to.throw('no global describe and it')
    } finally {
      Object.assign(globalThis, { describe, it })
    }
  })
})
