import { expect } from 'chai'
import { BackupError, createBackupSession, type IntentStore, type Plan } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { mapStore } from '../../worlds/starts.js'
import { otherScope, scope, smallTenant, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { rejection, wait } from '../../worlds/waiting.js'

const users = [
  userOf('ann', { facets: { department: 'Sales', location: 'Oslo' } }),
  userOf('bob', { facets: { department: 'Sales', location: 'Lyon' } }),
  userOf('cem', { facets: { department: 'Support', location: 'Oslo' } }),
]
const FILTER = { accountStatus: ['active'], where: { department: ['Sales'] } } as const

const open = (store?: IntentStore) => {
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users }), speed: 100 })
  return { adapter, session: createBackupSession({ adapter, scope, ...(store && { store }) }) }
}
const found = async ({ session }: ReturnType<typeof open>): Promise<string[]> => {
  await session.users.more()
  return [...session.users.rows.value].map(({ id }) => id)
}

describe('the filter of the users', () => {
  it('is restored with the draft after a reload, and dropped on a scope change', async () => {
    const { store, texts } = mapStore()
    const first = open(store)
    first.session.users.filter({ ...FILTER, backupStatus: [], sort: { by: 'email', descending: true } })
    first.session.dispose()
    const next = open(store)
    expect(next.session.users.query.value).to.deep.include(FILTER)
    expect(await found(next)).to.deep.equal(['ann', 'bob'])
    next.session.users.filter({ where: undefined, accountStatus: undefined })
    next.session.dispose()
    const last = open(store)
    expect(await found(last)).to.deep.equal(['ann', 'bob', 'cem'])
    last.session.dispose()
    expect([...texts.keys()]).to.have.length(1)
  })

  it('is not restored over a filter that the host page has set, nor into another domain', async () => {
    const { store } = mapStore()
    const first = open(store)
    first.session.users.filter(FILTER)
    first.session.dispose()
    const slow: IntentStore = { ...store, get: (key) => wait(20).then(() => store.get(key)) }
    const next = open(slow)
    next.session.users.filter({ backupStatus: ['none'] })
    await wait(40)
    expect(next.session.users.query.value).to.deep.equal({ search: '', backupStatus: ['none'] })
    next.session.dispose()
    const adapter = createMemoryAdapter({ tenant: smallTenant() })
    const elsewhere = createBackupSession({ adapter, scope: otherScope, store })
    expect(elsewhere.users.query.value).to.deep.equal({ search: '' })
    elsewhere.dispose()
  })

  it('is ignored if the store contains a damaged one', async () => {
    const { store, texts } = mapStore()
    const first = open(store)
    first.session.users.filter(FILTER)
    first.session.selection.put([user('ann')])
    first.session.dispose()
    const [key = '', text = ''] = [...texts][0] ?? []
    for (const filter of ['null', '"Sales"', '{"where":["Sales"]}', '{"where":{"department":"Sales"}}', '{"accountStatus":"active"}']) {
      texts.set(key, text.replace(JSON.stringify(FILTER), filter))
      expect(texts.get(key)).to.include(filter)
      const next = open(store)
      expect(next.session.users.query.value, filter).to.deep.equal({ search: '' })
      expect(next.session.selection.items.value.map(({ id }) => id)).to.deep.equal(['ann'])
      next.session.dispose()
    }
  })

  it('is part of a plan and replaces the filter of the page that opens the plan', async () => {
    const first = open()
    first.session.users.filter({ ...FILTER, backupStatus: [], sort: { by: 'email' } })
    first.session.users.search('bob')
    const plan = JSON.parse(JSON.stringify(first.session.plan())) as Plan
    expect(plan).to.deep.equal({ format: 'backup-start-plan', version: 2, scope, items: [], filter: FILTER })
    first.session.dispose()
    const next = open()
    next.session.users.filter({ backupStatus: ['protected'], where: { location: ['Oslo'] } })
    await next.session.applyPlan(plan)
    expect(await found(next)).to.deep.equal(['ann', 'bob'])
    const { filter: _, ...without } = plan
    await next.session.applyPlan(without)
    expect(next.session.plan()).to.deep.equal(plan)
    next.session.users.filter({ accountStatus: undefined, where: undefined })
    expect(next.session.plan()).to.deep.equal(without)
    for (const filter of [null, 'Sales', { where: { department: 'Sales' } }, { accountStatus: ['asleep'] }, { search: 'a' }]) {
      const error = await rejection(next.session.applyPlan({ ...plan, filter }))
      expect([error.code, error.field?.startsWith('filter')], JSON.stringify(filter)).to.deep.equal(['bad-input', true])
    }
    next.session.dispose()
  })
})

describe('values of a filter that the directory no longer has', () => {
  const withoutSales = { put: [userOf('ann', { facets: { department: 'HR' } }), userOf('bob', { facets: { department: 'HR' } })] }

  it('find nobody instead of failing, in the list and in select-all', async () => {
    const world = open()
    const { adapter, session } = world
    session.users.filter(FILTER)
    expect(await found(world)).to.deep.equal(['ann', 'bob'])
    adapter.change(scope, { users: withoutSales }, 'now')
    await session.users.reload()
    expect([session.users.status.value, session.users.rows.value.length, session.users.total.value]).to.deep.equal(['ready', 0, 0])
    expect(session.users.query.value.where).to.deep.equal(FILTER.where)
    expect(await session.selection.tickAll('users', 'matching')).to.deep.equal({ ticked: 0, skipped: 0 })
    session.dispose()
  })

  it('leave the other values and facets in force, on every page', async () => {
    const world = open()
    const { adapter } = world
    const session = createBackupSession({ adapter, scope, pageSize: 1 })
    session.users.filter({ where: { department: ['Sales', 'Support', 'HR'], location: ['Oslo', 'Lyon'] } })
    adapter.change(
      scope,
      { users: { put: [userOf('ann', { facets: { department: 'Support', location: 'Oslo' } }), userOf('bob')] } },
      'now',
    )
    await session.users.more()
    await session.users.more()
    expect([...session.users.rows.value].map(({ id }) => id)).to.deep.equal(['ann', 'cem'])
    session.dispose()
    world.session.dispose()
  })

  it('find nobody if the directory no longer has the facet', async () => {
    const world = open()
    const { session } = world
    session.users.filter({ where: { shoeSize: ['44'] } })
    expect(await found(world)).to.deep.equal([])
    session.dispose()
  })

  it('do not hide another fault of the query', async () => {
    const refuse = ({ method }: { method: string }) =>
      method === 'listUsers' ? new BackupError('bad-input', 'the limit is wrong') : undefined
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users }), faults: refuse })
    const session = createBackupSession({ adapter, scope })
    for (const department of ['Sales', 'Gone']) {
      session.users.filter({ where: { department: ['Support', department] } })
      expect((await rejection(session.users.more())).message).to.include('the limit is wrong')
    }
    session.dispose()
  })
})
