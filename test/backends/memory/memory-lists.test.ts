import { expect } from 'chai'
import type { ItemRef, Page, UserQuery } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { scope, tenantOf, userOf } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

const adapterOf = (domain: Parameters<typeof tenantOf>[0]) => createMemoryAdapter({ tenant: tenantOf(domain) })
const ids = (page: Page<{ id: string }>): string[] => page.items.map(({ id }) => id)
const group = (id: string): ItemRef => ({ kind: 'group', id })

describe('createMemoryAdapter: lists', () => {
  const people = [
    userOf('u1', { name: 'Zoë Brûlé', email: 'zoe@example.com', aliases: ['z.b@example.com'] }),
    userOf('u2', { name: 'İlker Şahin', email: 'ilker@example.com', accountStatus: 'suspended', statusReason: 'by administrator' }),
    userOf('u3', { name: '', email: 'scanner@example.com', accountStatus: 'deleted' }),
    userOf('u4', { name: 'anna', email: 'anna@example.com', backupStatus: 'protected' }),
    userOf('u5', { name: 'Ángel', email: 'angel@example.com', backupStatus: 'failed' }),
  ]
  const find = async (query: Partial<UserQuery>) => ids(await adapterOf({ users: people }).listUsers({ scope, ...query }, callOf()))

  it('searches names, addresses and aliases separately, ignoring case and accents', async () => {
    expect(await find({ search: 'ZOE BRULE' })).to.eql(['u1'])
    expect(await find({ search: 'brûlé' })).to.eql(['u1'])
    expect(await find({ search: ' Z.B@ ' })).to.eql(['u1'])
    expect(await find({ search: 'ilker sahin' })).to.eql(['u2'])
    expect(await find({ search: 'Brulé, Zoe' })).to.eql(['u1'])
    expect(await find({ search: 'brulé\nanna' })).to.eql([])
    expect(await find({ search: '' })).to.have.length(5)
  })

  it('sorts without regard to case and accents, users without a name last, and backup statuses in their order', async () => {
    expect(await find({ sort: { by: 'name' } })).to.eql(['u5', 'u4', 'u2', 'u1', 'u3'])
    expect(await find({ sort: { by: 'email', descending: true } })).to.eql(['u1', 'u3', 'u2', 'u4', 'u5'])
    expect(await find({ sort: { by: 'backupStatus' } })).to.eql(['u2', 'u1', 'u3', 'u4', 'u5'])
    expect(await find({ sort: { by: 'name' }, accountStatus: ['active'], search: 'an' })).to.eql(['u5', 'u4'])
  })

  it('returns at most 500 users per page, and cursors that stay valid after removals', async () => {
    const adapter = adapterOf({ users: Array.from({ length: 1201 }, (_, place) => userOf(`u${place}`)) })
    const first = await adapter.listUsers({ scope, limit: 10_000 }, callOf())
    expect(first.items).to.have.length(500)
    expect(first.total).to.equal(1201)
    adapter.change(scope, { users: { remove: ['u3', 'u499', 'u500'] } }, 'now')
    const second = await adapter.listUsers({ scope, limit: 500, cursor: first.next }, callOf())
    expect(second.items[0]?.id).to.equal('u501')
    expect(second.total).to.equal(1198)
    const third = await adapter.listUsers({ scope, limit: 700, cursor: second.next }, callOf())
    expect(third.items).to.have.length(200)
    expect(third.next).to.equal(undefined)
  })

  it('rejects a limit below 1 and a cursor of another scope', async () => {
    const tenant = tenantOf({ users: people })
    const [cloud] = tenant.clouds
    if (cloud === undefined) throw new Error('no cloud')
    const [domain] = cloud.domains
    if (domain === undefined) throw new Error('no domain')
    const other = { ...domain, id: 'example.org', name: 'example.org' }
    const adapter = createMemoryAdapter({ tenant: { clouds: [{ ...cloud, domains: [domain, other] }] } })
    expect((await rejection(adapter.listUsers({ scope, limit: 0 }, callOf()))).code).to.equal('bad-input')
    const { next } = await adapter.listUsers({ scope, limit: 1 }, callOf())
    const elsewhere = { ...scope, domainId: 'example.org' }
    expect((await rejection(adapter.listUsers({ scope: elsewhere, limit: 1, cursor: next }, callOf()))).code).to.equal('bad-input')
  })

  it('resolves nested groups and cycles to distinct users of the domain', async () => {
    const adapter = adapterOf({
      users: people,
      groups: [
        { id: 'a', name: 'A', members: ['u1', 'u1', 'elsewhere'], groups: ['b', 'gone'] },
        { id: 'b', name: 'B', members: ['u2', 'u1'], groups: ['c'] },
        { id: 'c', name: 'C', members: ['u4'], groups: ['a'] },
        { id: 'd', name: 'Déjà', email: 'deja@example.com', members: [] },
      ],
      orgUnits: [
        { id: 'x', name: 'X', parentId: null, users: ['u1', 'u2', 'u2', 'elsewhere'] },
        { id: 'y', name: 'Y', parentId: 'x', users: ['u1'] },
      ],
    })
    for (const id of ['a', 'b', 'c'])
      expect(ids(await adapter.listUsers({ scope, within: group(id) }, callOf()))).to.eql(['u1', 'u2', 'u4'])
    expect(ids(await adapter.listUsers({ scope, within: group('d') }, callOf()))).to.eql([])
    const { items } = await adapter.listGroups({ scope }, callOf())
    expect(items.map(({ memberCount }) => memberCount)).to.eql([3, 3, 3, 0])
    expect(ids(await adapter.listGroups({ scope, search: 'DEJA' }, callOf()))).to.eql(['d'])
    expect(await adapter.listOrgUnits(scope, callOf())).to.eql([
      { id: 'x', name: 'X', parentId: null, userCount: 2 },
      { id: 'y', name: 'Y', parentId: 'x', userCount: 1 },
    ])
    expect(await adapter.listCoverage({ scope, within: group('a') }, callOf())).to.eql({
      due: ['u1'],
      protected: ['u4'],
      suspended: ['u2'],
      deleted: [],
      total: 3,
    })
    expect((await rejection(adapter.listCoverage({ scope, within: { kind: 'user', id: 'u1' } }, callOf()))).code).to.equal('bad-input')
  })

  it('matches by id, then address, then alias, and prefers active users', async () => {
    const adapter = adapterOf({
      users: [
        userOf('old', { email: 'ana@example.com', accountStatus: 'deleted' }),
        userOf('held', { email: 'Ana@example.com', accountStatus: 'suspended' }),
        userOf('new', { email: 'ANA@example.com' }),
        userOf('gone', { email: 'bo@example.com', accountStatus: 'deleted' }),
        userOf('bo', { email: 'bo2@example.com', aliases: ['bo@example.com', 'Shared@example.com'] }),
        userOf('b', { email: 'b@example.com', aliases: ['shared@example.com'], accountStatus: 'suspended' }),
        userOf('X9', { email: 'held' }),
      ],
    })
    const keys = ['ana@EXAMPLE.com', 'old', 'bo@example.com', 'SHARED@example.com', 'x9', 'held', 'nobody', 'ana@example.com']
    const found = await adapter.matchUsers(scope, keys, callOf())
    expect(found.map((match) => match?.id)).to.eql(['new', 'old', 'gone', 'bo', 'X9', 'held', undefined, 'new'])
  })

  it('returns copies and never changes the tenant', async () => {
    const tenant = tenantOf({ users: people.map((person) => ({ ...person })), credits: 5 })
    const before = JSON.stringify(tenant)
    const adapter = createMemoryAdapter({ tenant })
    const [first] = (await adapter.listUsers({ scope }, callOf())).items
    if (first === undefined) throw new Error('no user')
    first.name = 'changed'
    ;(first.aliases as string[]).push('changed@example.com')
    expect((await adapter.listUsers({ scope }, callOf())).items[0]?.name).to.equal('Zoë Brûlé')
    await adapter.startBackup(
      { scope, items: [{ kind: 'user', id: 'u1' }], settings: 'default', expectedCredits: 1 },
      { ...callOf(), idempotencyKey: 'k' },
    )
    expect(JSON.stringify(tenant)).to.equal(before)
    const other = createMemoryAdapter({ tenant })
    expect((await other.getCredits(scope, callOf())).available).to.equal(5)
  })
})
