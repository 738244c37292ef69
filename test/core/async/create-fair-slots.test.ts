import { expect } from 'chai'
import { createFairSlots } from '../../../src/core/async/create-fair-slots.js'
import { rejection } from '../../worlds/waiting.js'

/** Slots with work that runs until `finish` ends the oldest one, or the oldest one of a tenant. */
const createWork = (size: number, perTenant?: number) => {
  const { acquire } = createFairSlots(size, perTenant)
  const open: { tenant: string; end: () => void }[] = []
  const begun: string[] = []
  let mostOpen = 0
  const add = async (tenant: string, signal?: AbortSignal): Promise<void> => {
    const end = await acquire(tenant, signal)
    begun.push(tenant)
    open.push({ tenant, end })
    mostOpen = Math.max(mostOpen, open.length)
  }
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
  const finish = async (tenant?: string): Promise<void> => {
    const at = open.findIndex((one) => tenant === undefined || one.tenant === tenant)
    open.splice(at, 1)[0]?.end()
    await settle()
  }
  return { add, begun, finish, settle, mostOpen: () => mostOpen, openCount: () => open.length }
}

describe('fair slots', () => {
  it('give all slots to one tenant while no other waits', async () => {
    const { add, begun, finish, settle, mostOpen } = createWork(3)
    for (let i = 0; i < 10; i += 1) void add('a')
    await settle()
    expect(begun).to.deep.equal(['a', 'a', 'a'])
    for (let i = 0; i < 10; i += 1) await finish()
    expect(begun.length).to.equal(10)
    expect(mostOpen()).to.equal(3)
  })

  it('give the next free slot to a second tenant, although the first has a thousand tasks waiting', async () => {
    const { add, begun, finish, settle } = createWork(2)
    for (let i = 0; i < 1_000; i += 1) void add('a')
    void add('b')
    await settle()
    await finish()
    expect(begun).to.deep.equal(['a', 'a', 'b'])
  })

  it('serve waiting tenants in turn', async () => {
    const { add, begun, finish, settle } = createWork(1)
    for (const tenant of ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'c', 'c']) void add(tenant)
    await settle()
    for (let i = 0; i < 9; i += 1) await finish()
    expect(begun.join(' ')).to.equal('a b c a b c a b a')
  })

  it('go to the tenant that holds the fewest slots, even if another tenant was served less recently', async () => {
    const { add, begun, finish, settle } = createWork(4)
    for (let i = 0; i < 8; i += 1) void add('hangs')
    for (let i = 0; i < 4; i += 1) void add('b')
    await settle()
    await finish('hangs')
    await finish('hangs')
    await finish('b')
    await finish('b')
    expect(begun.join(' ')).to.equal('hangs hangs hangs hangs b b b b')
  })

  it('skip a task that aborts while it waits, and give its slot to the next', async () => {
    const { add, begun, finish, settle, openCount } = createWork(1)
    const controller = new AbortController()
    void add('a')
    const stopped = rejection(add('b', controller.signal))
    void add('c')
    await settle()
    controller.abort()
    expect((await stopped).code).to.equal('aborted')
    await finish()
    expect(begun).to.deep.equal(['a', 'c'])
    await finish()
    expect(openCount()).to.equal(0)
    expect((await rejection(add('d', controller.signal))).code).to.equal('aborted')
  })

  it('leave slots to other tenants beyond the maximum of one tenant', async () => {
    const { add, begun, finish, settle } = createWork(3, 2)
    for (let i = 0; i < 4; i += 1) void add('a')
    await settle()
    expect(begun).to.eql(['a', 'a'])
    void add('b')
    await settle()
    expect(begun).to.eql(['a', 'a', 'b'])
    await finish('b')
    expect(begun).to.eql(['a', 'a', 'b'])
    await finish('a')
    expect(begun).to.eql(['a', 'a', 'b', 'a'])
  })

  it('free a slot once, however often it is released', async () => {
    const { acquire } = createFairSlots(1)
    const release = await acquire('a')
    release()
    release()
    const held = await acquire('b')
    let isServed = false
    void acquire('c').then(() => {
      isServed = true
    })
    await Promise.resolve()
    await Promise.resolve()
    expect(isServed).to.equal(false)
    held()
  })
})
