import { expect } from 'chai'
import { type BackupAdapter, BackupError } from '../../src/core/index.js'
import { createMemoryAdapter } from '../../src/memory.js'
import { testAdapter } from '../../src/testing/test-adapter.js'
import { sampleTenant } from '../worlds/tenants.js'

/** Runs the suite, or the checks whose name contains `check`. Returns the errors of failed checks by name. */
const failuresOf = async (makeAdapter: () => BackupAdapter, check = ''): Promise<Map<string, string>> => {
  const tests: { name: string; body: () => Promise<void> }[] = []
  testAdapter(makeAdapter, { describe: (_, body) => body(), it: (name, body) => tests.push({ name, body }) })
  const failures = new Map<string, string>()
  for (const { name, body } of tests) {
    if (!name.includes(check)) continue
    try {
      await body()
    } catch (error) {
      failures.set(name, String(error))
    }
  }
  return failures
}

const tenant = sampleTenant({ seed: 21, users: 60, credits: 20, cloud: 'google-workspace' })
const correctAdapter = () => createMemoryAdapter({ tenant, speed: 100, failureRate: 0.4 })

/** A correct adapter with some methods replaced. */
const withFault = (fault: (adapter: BackupAdapter) => Partial<BackupAdapter>) => () => {
  const adapter = correctAdapter()
  return { ...adapter, ...fault(adapter) }
}

const CASES: readonly { what: string; check: string; fault: (adapter: BackupAdapter) => Partial<BackupAdapter> }[] = [
  {
    what: 'loses a user between pages',
    check: 'pages users without losing',
    fault: ({ listUsers }) => ({
      async listUsers(query, call) {
        const page = await listUsers(query, call)
        return page.next === undefined || query.limit === 500 ? page : { ...page, items: page.items.slice(0, -1) }
      },
    }),
  },
  {
    what: 'repeats users',
    check: 'pages users without losing',
    fault: ({ listUsers }) => ({
      async listUsers(query, call) {
        const page = await listUsers(query, call)
        return { ...page, items: [...page.items, ...page.items.slice(-1)] }
      },
    }),
  },
  {
    what: 'reports a wrong total',
    check: 'pages users without losing',
    fault: ({ listUsers }) => ({ listUsers: async (query, call) => ({ ...(await listUsers(query, call)), total: 7 }) }),
  },
  {
    what: 'shows other items in a run than were requested',
    check: 'items and settings of a start',
    fault: ({ getRun }) => ({
      getRun: async (...query) => ({
        ...(await (getRun as NonNullable<typeof getRun>)(...query)),
        items: [{ kind: 'user', id: 'other', label: 'Other' }],
      }),
    }),
  },
  {
    what: 'never ends paging',
    check: 'pages users without losing',
    fault: ({ listUsers }) => ({
      listUsers: async ({ cursor: _, ...query }, call) => ({ ...(await listUsers(query, call)), next: 'again' }),
    }),
  },
  {
    what: 'starts from the first page with the cursor of another query',
    check: 'cursor of another query',
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
    check: 'searches for a substring',
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
    check: 'searches for a substring',
    fault: ({ listUsers }) => ({ listUsers: ({ search: _, ...query }, call) => listUsers(query, call) }),
  },
  {
    what: 'does not filter by backup status',
    check: 'filters by account status',
    fault: ({ listUsers }) => ({ listUsers: ({ backupStatus: _, ...query }, call) => listUsers(query, call) }),
  },
  {
    what: 'ignores descending',
    check: 'sorts without losing',
    fault: ({ listUsers }) => ({
      listUsers: (query, call) => listUsers(query.sort === undefined ? query : { ...query, sort: { by: query.sort.by } }, call),
    }),
  },
  {
    what: 'does not search groups',
    check: 'finds them by name',
    fault: ({ listGroups }) => ({
      listGroups: async (query, call) => (query.search === undefined ? listGroups(query, call) : { items: [] }),
    }),
  },
  {
    what: 'repeats org units',
    check: 'each org unit a different id',
    fault: ({ listOrgUnits }) => ({
      async listOrgUnits(scope, call) {
        const units = await listOrgUnits(scope, call)
        return [...units, ...units]
      },
    }),
  },
  {
    what: 'lists members of another domain',
    check: 'distinct users of the domain',
    fault: ({ listUsers }) => ({
      async listUsers(query, call) {
        const page = await listUsers(query, call)
        const [first] = page.items
        return query.within === undefined || first === undefined ? page : { ...page, items: [...page.items, { ...first, id: 'elsewhere' }] }
      },
    }),
  },
  {
    what: 'answers for unknown groups',
    check: 'that does not exist',
    fault: ({ listUsers }) => ({ listUsers: (query, call) => listUsers(query, call).catch(() => ({ items: [] })) }),
  },
  {
    what: 'reports protected users as due',
    check: 'same users from listCoverage',
    fault: ({ listCoverage }) => ({
      async listCoverage(query, call) {
        const page = await listCoverage?.(query, call)
        if (page === undefined) throw new Error('no coverage')
        return { ...page, due: [...page.due, ...page.protected], protected: [] }
      },
    }),
  },
  {
    what: 'reports 0 as the cost of unknown items',
    check: 'from listCosts what each item would take',
    fault: ({ listCosts }) => ({
      listCosts: async (scope, refs, call) => ((await listCosts?.(scope, refs, call)) ?? []).map((cost) => cost ?? 0),
    }),
  },
  {
    what: 'reports a wrong userCount',
    check: 'userCount of an org unit',
    fault: ({ listOrgUnits }) => ({
      listOrgUnits: async (scope, call) => (await listOrgUnits(scope, call)).map((unit) => ({ ...unit, userCount: 1 })),
    }),
  },
  {
    what: 'matches in another order',
    check: 'matches users by id',
    fault: ({ matchUsers }) => ({ matchUsers: async (scope, keys, call) => [...(await matchUsers(scope, keys, call))].reverse() }),
  },
  {
    what: 'matches with case',
    check: 'matches users by id',
    fault: ({ matchUsers }) => ({
      async matchUsers(scope, keys, call) {
        return (await matchUsers(scope, keys, call)).map((user, place) =>
          user?.email === keys[place] || user?.id === keys[place] ? user : null,
        )
      },
    }),
  },
  {
    what: 'accepts every scope',
    check: 'for an unknown scope',
    fault: ({ getCredits }) => ({ getCredits: (scope, call) => getCredits(scope, call).catch(() => ({ available: 5 })) }),
  },
  {
    what: 'ignores aborts',
    check: 'when the signal aborts',
    fault: ({ listGroups }) => ({ listGroups: (query) => listGroups(query, { signal: new AbortController().signal }) }),
  },
  {
    what: 'ignores the expected credits',
    check: 'differ from the count',
    fault: ({ startBackup }) => ({
      startBackup: (request, call) =>
        startBackup(request, call).catch((error: BackupError) => {
          const { credits } = error.details as { credits: { allocated: number } }
          return startBackup({ ...request, expectedCredits: credits.allocated }, call)
        }),
    }),
  },
  {
    what: 'refuses a start without details',
    check: 'differ from the count',
    fault: ({ startBackup }) => ({
      startBackup: (request, call) =>
        startBackup(request, call).catch((error: BackupError) => {
          throw new BackupError(error.code, 'no')
        }),
    }),
  },
  {
    what: 'ignores idempotency keys',
    check: 'same idempotency key',
    fault: ({ startBackup }) => {
      let count = 0
      return { startBackup: (request, call) => startBackup(request, { ...call, idempotencyKey: `own-${count++}` }) }
    },
  },
  {
    what: 'takes no credits',
    check: 'never takes more credits',
    fault: () => ({ getCredits: async () => ({ available: 20 }) }),
  },
  {
    what: 'lists the oldest runs first',
    check: 'ends every run',
    fault: ({ listRuns }) => ({
      async listRuns(scope, query, call) {
        const page = await listRuns?.(scope, query, call)
        return { ...page, items: [...(page?.items ?? [])].reverse() }
      },
    }),
  },
  {
    what: 'retries again under the same key',
    check: 'retries failed users',
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
    what: 'runs two syncs of one kind',
    check: 'joins a second call',
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
    what: 'cancels a sync if the call that watches it aborts',
    check: 'call that watches it aborts',
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
    what: 'returns settings that equal the defaults',
    check: 'saves, reads and resets',
    fault: ({ saveSettings }) => ({
      async saveSettings(scope, values, call) {
        await saveSettings?.(scope, values, call)
        return values
      },
    }),
  },
]

describe('testAdapter', () => {
  it('passes for a correct adapter', async () => {
    expect([...(await failuresOf(correctAdapter))]).to.eql([])
  })

  it('passes for an adapter without optional methods', async () => {
    // each check has its own backend, because runs of an earlier check would change users in the meantime
    const bareAdapter = (): BackupAdapter => {
      const { listClouds, listUsers, listGroups, listOrgUnits, matchUsers, getCredits, startBackup } = correctAdapter()
      return { name: 'bare', listClouds, listUsers, listGroups, listOrgUnits, matchUsers, getCredits, startBackup }
    }
    expect([...(await failuresOf(bareAdapter))]).to.eql([])
  })

  for (const { what, check, fault } of CASES) {
    it(`fails for an adapter that ${what}`, async () => {
      expect(await failuresOf(withFault(fault), check)).to.have.property('size', 1)
    })
  }

  it('throws without a test runner', () => {
    const { describe, it } = globalThis as { describe?: unknown; it?: unknown }
    Object.assign(globalThis, { describe: undefined, it: undefined })
    try {
      expect(() => testAdapter(correctAdapter)).to.throw('found no global describe and it')
    } finally {
      Object.assign(globalThis, { describe, it })
    }
  })
})
