import { expect } from 'chai'
import { combineDirectories } from '../../src/compose/combine-directories.js'
import type { Directory } from '../../src/compose/directory.js'
import { callOf } from '../worlds/adapters.js'
import { rejection } from '../worlds/waiting.js'

const directoryOf = (cloudId: string, part: Partial<Directory> = {}): Directory => ({
  clouds: async () => [{ id: cloudId, name: cloudId, domains: [{ id: 'example.com', name: 'example.com' }] }],
  users: async () => ({ items: [{ id: `user of ${cloudId}`, email: '', name: '', accountStatus: 'active' }] }),
  groups: async () => ({ items: [{ id: `group of ${cloudId}`, name: '', members: [] }] }),
  orgUnits: async () => ({ items: [{ id: `unit of ${cloudId}`, name: '', parentId: null, users: [] }] }),
  ...part,
})
const scopeOf = (cloudId: string) => ({ cloudId, domainId: 'example.com' })

describe('combineDirectories', () => {
  it('returns a single directory unchanged', () => {
    const directory = directoryOf('a')
    expect(combineDirectories([directory])).to.equal(directory)
  })

  it('lists all clouds and calls the directory of each cloud, even before the clouds were listed', async () => {
    for (const listsFirst of [true, false]) {
      const combined = combineDirectories([directoryOf('a'), directoryOf('b')])
      if (listsFirst) expect((await combined.clouds(callOf())).map(({ id }) => id)).to.deep.equal(['a', 'b'])
      for (const cloud of ['a', 'b']) {
        const call = callOf()
        expect((await combined.users(scopeOf(cloud), undefined, call)).items[0]?.id).to.equal(`user of ${cloud}`)
        expect((await combined.groups(scopeOf(cloud), undefined, call)).items[0]?.id).to.equal(`group of ${cloud}`)
        expect((await combined.orgUnits(scopeOf(cloud), undefined, call)).items[0]?.id).to.equal(`unit of ${cloud}`)
      }
    }
  })

  it('rejects two directories with the same cloud, and an unknown cloud', async () => {
    const twice = await rejection(combineDirectories([directoryOf('a'), directoryOf('a')]).clouds(callOf()))
    expect([twice.code, twice.field]).to.deep.equal(['bad-input', 'directories[1]'])
    const combined = combineDirectories([directoryOf('a'), directoryOf('b')])
    expect((await rejection(combined.users(scopeOf('c'), undefined, callOf()))).code).to.equal('not-found')
  })

  it('forwards changes, and requests a full listing from a directory without changes', async () => {
    const changes: Directory['changes'] = async () => ({ items: [{ id: 'changed', isGone: true }] })
    const combined = combineDirectories([directoryOf('a', { changes }), directoryOf('b')])
    expect((await combined.changes?.(scopeOf('a'), 'users', 'then', undefined, callOf()))?.items).to.deep.equal([
      { id: 'changed', isGone: true },
    ])
    const refused = await rejection(combined.changes?.(scopeOf('b'), 'users', 'then', undefined, callOf()) ?? Promise.resolve())
    expect([refused.code, refused.field]).to.deep.equal(['bad-input', 'since'])
    expect(combineDirectories([directoryOf('a'), directoryOf('b')]).changes).to.equal(undefined)
  })

  it('supports members only if every directory does, and is a sample only if every directory is', async () => {
    const members: Directory['members'] = async () => ({ items: [{ id: 'g', members: ['u'] }] })
    const both = combineDirectories([directoryOf('a', { members, isSample: true }), directoryOf('b', { members, isSample: true })])
    expect((await both.members?.(scopeOf('b'), ['g'], undefined, callOf()))?.items).to.deep.equal([{ id: 'g', members: ['u'] }])
    expect(both.isSample).to.equal(true)
    const one = combineDirectories([directoryOf('a', { members, isSample: true }), directoryOf('b')])
    expect([one.members, one.isSample]).to.deep.equal([undefined, undefined])
  })
})
