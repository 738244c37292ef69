import { expect } from 'chai'
import { type ItemRef, keyOf } from '../../../src/core/model/model.js'
import { type Box, createBoxStore } from '../../../src/core/selection/box.js'
import { createItemTable } from '../../../src/core/selection/item-table.js'
import { createUserTable } from '../../../src/core/selection/user-table.js'

const KINDS: readonly ItemRef['kind'][] = ['user', 'group', 'org-unit']

const createWorld = () => {
  const users = createUserTable()
  const items = createItemTable(users, ({ kind, id }) => (kind === 'group' ? { label: `Group ${id}` } : undefined))
  const store = createBoxStore(items)
  return { users, items, store, show: () => store.snapshot(() => undefined) }
}
const texts = (box: Box): string[] => [...box].map(keyOf)

describe('createBoxStore', () => {
  it('keeps its order through random additions and removals, and never changes a snapshot', () => {
    const { items, store, show } = createWorld()
    let state = 7
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return (state >>> 8) % below
    }
    const refs = Array.from({ length: 60 }, (_, index): ItemRef => ({ kind: KINDS[index % 3] as ItemRef['kind'], id: `i${index >> 1}` }))
    const truth = new Map<string, ItemRef>()
    const held: { box: Box; should: string[] }[] = []
    for (let step = 0; step < 3000; step++) {
      const some = Array.from({ length: random(6) }, () => refs[random(refs.length)] as ItemRef)
      const act = random(5)
      if (act === 0 && random(20) === 0) {
        store.remove(show().keys)
        truth.clear()
      } else if (act < 3) {
        const fresh = Array.from(store.add(some.map(items.intern)), items.ref).map(keyOf)
        const should = [...new Set(some.map(keyOf))].filter((key) => !truth.has(key))
        expect(fresh).to.deep.equal(should)
        for (const ref of some) if (!truth.has(keyOf(ref))) truth.set(keyOf(ref), ref)
      } else {
        const gone = Array.from(store.remove(some.map(items.find)), items.ref).map(keyOf)
        expect(gone).to.deep.equal([...new Set(some.map(keyOf))].filter((key) => truth.has(key)))
        for (const key of gone) truth.delete(key)
      }
      expect(store.size).to.equal(truth.size)
      // only sometimes, because the store compacts only when it is read
      if (random(3) > 0) continue
      const box = show()
      const should = [...truth.keys()]
      expect(texts(box)).to.deep.equal(should)
      expect(Array.from(store.containerKeys(), items.ref).map(keyOf)).to.deep.equal(should.filter((key) => !key.startsWith('user:')))
      for (const ref of refs) expect(box.indexOf(box.keyOf(ref))).to.equal(should.indexOf(keyOf(ref)))
      held.push({ box, should })
      const old = held[random(held.length)] as (typeof held)[number]
      expect(texts(old.box)).to.deep.equal(old.should)
      const wanted = refs[random(refs.length)] as ItemRef
      expect(old.box.indexOf(old.box.keyOf(wanted))).to.equal(old.should.indexOf(keyOf(wanted)))
    }
  })

  it('creates items when they are read, with the latest known name or the given label', () => {
    const { users, items, store, show } = createWorld()
    const bob: ItemRef = { kind: 'user', id: 'bob' }
    const all: ItemRef = { kind: 'group', id: 'g' }
    store.add([{ kind: 'user', id: 'ann' } as const, bob, all].map(items.intern))
    items.name(items.find(bob), 'Robert')
    items.name(items.find(all), 'g')
    const labels = () => [...show()].map(({ label }) => label)
    expect(labels()).to.deep.equal(['ann', 'Robert', 'Group g'])
    for (const id of ['ann', 'bob'])
      users.put({ id, email: `${id}@x.test`, name: id === 'ann' ? '' : 'Bob', accountStatus: 'active', backupStatus: 'none' })
    expect(labels()).to.deep.equal(['ann@x.test', 'Robert', 'Group g'])
    items.name(items.find(bob), undefined)
    expect(labels()).to.deep.equal(['ann@x.test', 'Bob', 'Group g'])
  })

  it('keeps a snapshot of another scope readable, but its keys invalid in the new scope', () => {
    const { users, items, store, show } = createWorld()
    const ann = { kind: 'user', id: 'ann' } as const
    store.add([items.intern(ann), items.intern({ kind: 'group', id: 'g' })])
    const before = show()
    users.clear()
    items.clear()
    store.clear()
    store.add([items.intern({ kind: 'user', id: 'zoe' })])
    expect(texts(before)).to.deep.equal(['user:ann', 'group:g'])
    expect(before.keyOf(ann)).to.equal(-1)
    expect([show().isLike(before), show().isLike(show())]).to.deep.equal([false, true])
    expect(texts(before.pick((key) => key >= 0))).to.deep.equal(['user:ann'])
  })
})
