import { expect } from 'chai'
import { type ActivityEntry, type BackupAdapter, createBackupSession } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { scope, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const users = ['a', 'b', 'c'].map((id) => userOf(id))
const ada = { id: 'ada@example.com', name: 'Ada' }

const worldOf = (wrap: (adapter: BackupAdapter) => BackupAdapter = (adapter) => adapter) => {
  const clock = createManualClock(Date.parse('2026-11-01T10:00:00Z'))
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users, credits: 10 }), clock })
  const session = createBackupSession({ adapter: wrap(adapter), scope })
  const startAs = async (id: string, actor = ada) =>
    adapter.startBackup(
      { scope, items: [user(id)], settings: 'default', expectedCredits: 1 },
      { ...callOf(), idempotencyKey: `key ${id}`, actor },
    )
  return { clock, adapter, session, startAs }
}
const actions = (rows: Iterable<ActivityEntry>) => Array.from(rows, ({ action, actor }) => [action, actor?.name])

describe('BackupSession: activity', () => {
  it('lists the log newest first, and again after a start of this session', async () => {
    const { session, adapter, startAs } = worldOf()
    await startAs('a')
    session.activity.rows.subscribe(() => {})
    await until(session.activity.status, (status) => status === 'ready')
    expect(actions(session.activity.rows.value)).to.eql([['backup-started', 'Ada']])
    session.selection.put([user('b')])
    await session.start()
    await until(session.activity.rows, ({ length }) => length === 2)
    expect(actions(session.activity.rows.value)).to.eql([
      ['backup-started', undefined],
      ['backup-started', 'Ada'],
    ])
    expect(adapter.calls.listActivity).to.be.at.most(3)
    session.dispose()
  })

  it('fetches nothing without subscribers', async () => {
    const { session, adapter } = worldOf()
    await session.refresh()
    expect(adapter.calls.listActivity ?? 0).to.equal(0)
    session.dispose()
  })

  it('filters by action, actor and time', async () => {
    const asked: object[] = []
    const { session, clock, startAs } = worldOf((adapter) => ({
      ...adapter,
      listActivity: async (where, query, call) => {
        asked.push(JSON.parse(JSON.stringify(query)))
        return (await adapter.listActivity?.(where, query, call)) ?? { items: [] }
      },
    }))
    await startAs('a')
    await clock.advance(60_000)
    await startAs('b', { id: 'bob', name: 'Bob' })
    const shown = async (filter: Parameters<typeof session.activity.filter>[0]) => {
      session.activity.filter(filter)
      await session.activity.more()
      return actions(session.activity.rows.value)
    }
    expect(await shown({ actor: 'bob' })).to.eql([['backup-started', 'Bob']])
    expect(await shown({ actor: undefined, until: '2026-11-01T10:00:30Z' })).to.eql([['backup-started', 'Ada']])
    expect(await shown({ until: undefined, since: '2026-11-01T10:00:30Z' })).to.eql([['backup-started', 'Bob']])
    expect(await shown({ since: undefined, action: 'sync-started' })).to.eql([])
    expect(asked).to.eql([
      { actor: 'bob' },
      { until: '2026-11-01T10:00:30Z' },
      { since: '2026-11-01T10:00:30Z' },
      { action: 'sync-started' },
    ])
    session.dispose()
  })

  it('writes all pages that match the filter as CSV without formulas', async () => {
    const page = (id: string, next?: string) => ({
      items: [{ id, at: '2026-11-01T10:00:00Z', actor: { id: '=1+1', name: 'Eve' }, action: 'made-up', summary: `Entry ${id}` }],
      ...(next !== undefined && { next }),
    })
    const { session } = worldOf((adapter) => ({
      ...adapter,
      listActivity: async (_, { cursor, action }) => {
        expect(action).to.equal('made-up')
        return cursor === undefined ? page('2', 'second') : page('1')
      },
    }))
    session.activity.filter({ action: 'made-up' })
    const text = await (await session.activity.toCsv()).text()
    const lines = text.trimEnd().split('\r\n')
    expect(lines).to.have.length(3)
    expect(lines[0]).to.include('cloud,domain,id,at,actor id')
    expect(lines[2]).to.match(/,1,2026-11-01T10:00:00Z,"\t=1\+1",Eve,made-up,,Entry 1,$/)
    session.dispose()
  })

  it('rejects a log whose cursors repeat, an export of a disposed session, and an adapter without a log', async () => {
    const endless = worldOf((adapter) => ({ ...adapter, listActivity: async () => ({ items: [], next: 'again' }) }))
    expect((await rejection(endless.session.activity.toCsv())).code).to.equal('bad-answer')
    const { session } = worldOf()
    session.dispose()
    expect((await rejection(session.activity.toCsv())).code).to.equal('disposed')
    const without = worldOf(({ listActivity, ...adapter }) => adapter)
    expect((await rejection(without.session.activity.more())).code).to.equal('unsupported')
    await until(without.session.capabilities, (all) => !all.has('activity') && all.has('sync'))
    for (const world of [endless.session, without.session]) world.dispose()
  })
})
