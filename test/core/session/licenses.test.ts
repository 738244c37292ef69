import { expect } from 'chai'
import { type BackupAdapter, BackupError, createBackupSession, type Holder } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { otherScope, scope, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const ada = { id: 'ada@example.com', name: 'Ada' }
const users = [
  userOf('a', { facets: { department: 'Sales' } }),
  userOf('b', { credits: 3, facets: { department: 'Support' } }),
  userOf('c'),
  userOf('p', { backupStatus: 'protected', accountStatus: 'deleted', credits: 2 }),
]

const createStore = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    get: (key: string) => kept.get(key),
    set: (key: string, value: string) => kept.set(key, value),
    delete: (key: string) => kept.delete(key),
  }
}

const worldOf = async (wrap: (adapter: BackupAdapter) => BackupAdapter = (adapter) => adapter) => {
  const clock = createManualClock(Date.parse('2026-11-01T10:00:00Z'))
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users, credits: 10 }), clock })
  const store = createStore()
  const session = createBackupSession({ adapter: wrap(adapter), scope, store })
  const start = async (ids: readonly string[], expectedCredits: number) => {
    const request = { scope, items: ids.map(user), settings: 'default' as const, expectedCredits }
    const run = await adapter.startBackup(request, { ...callOf(), idempotencyKey: `key ${ids}`, actor: ada })
    await clock.advance(60_000)
    return run
  }
  return { clock, adapter, session, store, start }
}
const idsOf = (rows: Iterable<Holder>) => Array.from(rows, ({ user: { id } }) => id)

describe('BackupSession: licenses', () => {
  it('lists who holds a license, sums them up, and groups the totals', async () => {
    const { session, adapter, start } = await worldOf()
    const run = await start(['a', 'b'], 4)
    session.licenses.filter({ groupBy: 'department' })
    await session.licenses.more()
    expect(idsOf(session.licenses.rows.value)).to.eql(['a', 'b', 'p'])
    const [first] = session.licenses.rows.value
    expect(first).to.deep.include({ credits: 1, through: { runId: run.id }, startedBy: ada, state: 'active', since: run.startedAt })
    expect(session.licenses.sum.value).to.eql({ credits: 6, users: 3 })
    expect(session.licenses.totals.value).to.eql([
      { label: 'Support', credits: 3, users: 1 },
      { label: '', credits: 2, users: 1 },
      { label: 'Sales', credits: 1, users: 1 },
    ])
    session.licenses.search('B@EXAMPLE')
    session.licenses.filter({ groupBy: undefined })
    await session.licenses.more()
    expect(session.licenses.totals.value).to.eql([])
    expect(session.licenses.sum.value).to.eql({ credits: 3, users: 1 })
    expect(adapter.calls.listHolders).to.equal(2)
    session.dispose()
  })

  it('loads the licenses of people who left only for a subscriber, also users whom a sync removed', async () => {
    const { session, adapter, start } = await worldOf()
    await start(['a'], 1)
    await session.refresh()
    expect(adapter.calls.listHolders ?? 0).to.equal(0)
    session.licenses.leavers.subscribe(() => {})
    await until(session.licenses.leavers, (sum) => sum?.credits === 2)
    adapter.change(scope, { users: { remove: ['a'] } }, 'now')
    await session.refresh()
    await until(session.licenses.leavers, (sum) => sum?.credits === 3 && sum.users === 2)
    adapter.change(scope, { users: { put: [userOf('a', { backupStatus: 'protected' })] } }, 'now')
    await session.refresh()
    await until(session.licenses.leavers, (sum) => sum?.credits === 2)
    session.dispose()
  })

  it('gives licenses back once, although the answer to the first attempt was lost, and refreshes credits and rows', async () => {
    const keys: string[] = []
    let isLost = true
    const { session, adapter, store, start } = await worldOf((memory) => ({
      ...memory,
      giveBack: async (where, ids, call) => {
        keys.push(call.idempotencyKey)
        const result = await memory.giveBack?.(where, ids, call)
        if (!isLost || result === undefined) return result ?? { credits: 0 }
        throw new BackupError('unavailable', 'the answer was lost')
      },
    }))
    await start(['a', 'b'], 4)
    session.licenses.rows.subscribe(() => {})
    session.credits.subscribe(() => {})
    await until(session.licenses.rows, ({ length }) => length === 3)
    expect((await rejection(session.licenses.giveBack(['a', 'b']))).code).to.equal('unavailable')
    const intents = () => [...store.kept.values()].filter((text) => text.includes('give-back')).length
    expect(intents()).to.equal(1)
    isLost = false
    expect(await session.licenses.giveBack(['b', 'a'])).to.eql({ credits: 4, users: 2 })
    expect(new Set(keys).size).to.equal(1)
    expect(intents()).to.equal(0)
    await until(session.licenses.rows, ({ length }) => length === 1)
    await until(session.credits, ({ available }) => available === 10)
    expect((await adapter.matchUsers(scope, ['a', 'b'], callOf())).map((one) => one?.backupStatus)).to.eql(['none', 'none'])
    await session.licenses.giveBack(['b', 'a'])
    expect(new Set(keys).size).to.equal(2)
    session.dispose()
  })

  it('skips users in progress, and rejects an empty list and an adapter without licenses', async () => {
    const { session, adapter } = await worldOf()
    await adapter.startBackup(
      { scope, items: [user('c')], settings: 'default', expectedCredits: 1 },
      { ...callOf(), idempotencyKey: 'key c' },
    )
    expect(await session.licenses.giveBack(['c', 'p'])).to.eql({ credits: 2, users: 1 })
    expect((await rejection(session.licenses.giveBack([]))).code).to.equal('bad-input')
    const bare = await worldOf(({ listHolders: _, giveBack: __, ...rest }) => rest)
    expect((await rejection(bare.session.licenses.more())).code).to.equal('unsupported')
    expect((await rejection(bare.session.licenses.giveBack(['a']))).code).to.equal('unsupported')
    await until(bare.session.capabilities, (all) => all.has('runs') && !all.has('licenses'))
    bare.session.dispose()
    session.dispose()
    expect((await rejection(session.licenses.giveBack(['p']))).code).to.equal('disposed')
  })

  it('writes all matching holders as CSV without formulas, with a column for each facet', async () => {
    const holder = (id: string): Holder => ({
      user: { id, name: '=1+1', email: `${id}@example.com` },
      credits: 2,
      since: '2026-11-01T10:00:00.000Z',
      through: { policyId: 'pol-1', policyName: 'Everyone' },
      startedBy: ada,
      state: 'left',
      facets: { department: 'Sales', license: 'E3\nE5' },
    })
    const { session } = await worldOf((memory) => ({
      ...memory,
      listHolders: async (_, { cursor, state }) => {
        expect(state).to.equal('left')
        return cursor === undefined ? { items: [holder('x')], next: 'second' } : { items: [holder('y')] }
      },
    }))
    session.licenses.filter({ state: 'left' })
    const lines = (await (await session.licenses.toCsv()).text()).trimEnd().split('\r\n')
    expect(lines).to.have.length(3)
    expect(lines[0]).to.include('since,run id,policy id,policy,started by id,started by,department,license')
    expect(lines[2]).to.equal(
      'google,example.com,y,"\t=1+1",y@example.com,left,2,2026-11-01T10:00:00.000Z,,pol-1,Everyone,ada@example.com,Ada,Sales,"E3; E5"',
    )
    session.dispose()
  })

  it('exports no list of two domains if the domain changes meanwhile', async () => {
    const asked: string[] = []
    let change = async (): Promise<void> => {}
    const { session } = await worldOf((memory) => ({
      ...memory,
      listClouds: async (call) =>
        (await memory.listClouds(call)).map((cloud) => ({
          ...cloud,
          domains: [...cloud.domains, { id: otherScope.domainId, name: 'second' }],
        })),
      listHolders: async ({ domainId }, { cursor }) => {
        asked.push(domainId)
        if (cursor === undefined) await change()
        return cursor === undefined ? { items: [], next: 'second' } : { items: [] }
      },
      listActivity: async ({ domainId }, { cursor }) => {
        asked.push(domainId)
        if (cursor === undefined) await change()
        return cursor === undefined ? { items: [], next: 'second' } : { items: [] }
      },
    }))
    for (const list of [session.licenses, session.activity]) {
      await session.setScope(scope)
      change = () => session.setScope(otherScope)
      expect((await rejection(list.toCsv())).code).to.equal('aborted')
    }
    expect(new Set(asked)).to.deep.equal(new Set([scope.domainId]))
    session.dispose()
  })
})
