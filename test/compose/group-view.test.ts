import { expect } from 'chai'
import { createGroupView } from '../../src/compose/group-view.js'
import { createMirrorMembership } from '../../src/compose/mirror/mirror-membership.js'
import { createMirrorUsers } from '../../src/compose/mirror/mirror-users.js'
import { type ComposedAdapter, compose, type Directory } from '../../src/compose.js'
import { BackupError, createManualClock } from '../../src/core/internal.js'
import { simulatedEngine } from '../../src/simulated.js'
import { callOf } from '../worlds/adapters.js'
import { createScriptedDirectory, directoryUser, type ScriptedDirectory } from '../worlds/scripted-directory.js'
import { scope } from '../worlds/tenants.js'

const IDS = ['a', 'b', 'c', 'd', 'e']

/** A directory that lists the members of single groups, two ids a page, and counts these calls. */
const createDirectory = (): ScriptedDirectory & { asked: string[] } => {
  const directory = createScriptedDirectory({
    users: IDS.map((id) => directoryUser(id)),
    groups: [
      { id: 'g', name: 'G', members: ['a'], groups: ['h'] },
      { id: 'h', name: 'H', members: ['b'] },
    ],
  })
  const asked: string[] = []
  const members: NonNullable<Directory['members']> = async (_, groupIds, cursor) => {
    if (cursor === undefined) asked.push(groupIds.join(' '))
    const parts = directory.content.groups
      .filter(({ id }) => groupIds.includes(id))
      .flatMap(({ id, members: all, groups }) => [
        { id, members: all.slice(0, 2), groups: groups ?? [] },
        ...(all.length > 2 ? [{ id, members: all.slice(2) }] : []),
      ])
    const at = Number(cursor ?? 0)
    return { items: parts.slice(at, at + 1), ...(at + 1 < parts.length && { next: String(at + 1) }) }
  }
  return Object.assign(directory, { members, asked })
}
const composeOn = async (directory: Directory, onError = (_: unknown) => {}): Promise<ComposedAdapter> => {
  const adapter = compose({ directory, engine: simulatedEngine(), onError })
  for (const kind of ['users', 'groups'] as const) await adapter.sync(scope, kind, callOf())
  return adapter
}
const view = async (adapter: ComposedAdapter, id = 'g', search?: string): Promise<string> => {
  const { items } = await adapter.listUsers({ scope, within: { kind: 'group', id }, ...(search && { search }) }, callOf())
  return items.map((user) => user.id).join('')
}

describe('the View of a group', () => {
  it('shows members, nested ones included, that joined and left after the last sync', async () => {
    const directory = createDirectory()
    const adapter = await composeOn(directory)
    directory.content.groups = [
      { id: 'g', name: 'G', members: ['c', 'd', 'e'], groups: ['h'] },
      { id: 'h', name: 'H', members: [] },
    ]
    expect(await view(adapter)).to.equal('cde')
    expect(directory.asked).to.eql(['g', 'h'])
    // counts and coverage agree with the View
    const { items } = await adapter.listGroups({ scope }, callOf())
    expect(items.map(({ memberCount }) => memberCount)).to.eql([3, 0])
    expect((await adapter.listCoverage({ scope, within: { kind: 'group', id: 'g' } }, callOf())).due).to.eql(['c', 'd', 'e'])
  })

  it('reads the members once for a View that searches and is opened twice at the same time', async () => {
    const directory = createDirectory()
    const adapter = await composeOn(directory)
    expect(await Promise.all([view(adapter), view(adapter), view(adapter, 'g', 'b')])).to.eql(['ab', 'ab', 'b'])
    expect(await view(adapter)).to.equal('ab')
    expect(directory.asked).to.eql(['g', 'h'])
  })

  it('shows the members of the last sync if the directory fails, and reports the error', async () => {
    const directory = createDirectory()
    const errors: unknown[] = []
    const adapter = await composeOn(directory, (error) => errors.push(error))
    directory.members = () => Promise.reject(new BackupError('unavailable', 'down'))
    expect([await view(adapter), await view(adapter)]).to.eql(['ab', 'ab'])
    expect(errors).to.have.length(1)
    directory.members = async () => ({ items: [{ id: 1 }] }) as never
    expect(await view(adapter, 'h')).to.equal('b')
    expect(errors[1]).to.include({ code: 'bad-answer', call: 'directory.members', field: 'items[0].id' })
  })

  it('keeps the members of a group that the directory leaves out, and ignores unknown groups', async () => {
    const directory = createDirectory()
    const adapter = await composeOn(directory)
    directory.content.groups = []
    expect(await view(adapter)).to.equal('ab')
    directory.members = async () => ({
      items: [
        { id: 'new', members: ['c'] },
        { id: 'h', members: ['d'], groups: ['new'] },
      ],
    })
    expect(await view(adapter, 'h')).to.equal('d')
  })

  it('shows the members of the last sync, without an error, if the directory has no `members`', async () => {
    const { members: _, ...directory } = createDirectory()
    const errors: unknown[] = []
    expect(await view(await composeOn(directory, (error) => errors.push(error)))).to.equal('ab')
    expect(errors).to.eql([])
  })

  /** A View over a mirror with the groups g and h. */
  const viewOn = (directory: Directory) => {
    const membership = createMirrorMembership(createMirrorUsers([]), { domain: { id: 'd', name: 'D' }, groups: [], orgUnits: [] })
    membership.applyGroups({ put: [{ id: 'g', name: 'G', members: [] }] })
    const clock = createManualClock()
    const { signal } = new AbortController()
    const errors: unknown[] = []
    return {
      membership,
      clock,
      errors,
      ...createGroupView({ directory, scope, membership, signal, clock, onError: (e) => errors.push(e) }),
    }
  }

  it('shows the members of the last sync if the directory does not answer within five seconds', async () => {
    const directory = createDirectory()
    directory.members = () => new Promise(() => {})
    const { membership, clock, errors, refresh } = viewOn(directory)
    const { revision } = membership
    const reading = refresh('g')
    await clock.advance(5_000)
    await reading
    expect(errors[0]).to.include({ code: 'unavailable' })
    expect(membership.revision).to.equal(revision)
  })

  it('shows the current members in two Views at the same time', async () => {
    const directory = createDirectory()
    const adapter = await composeOn(directory)
    directory.content.groups = [
      { id: 'g', name: 'G', members: ['c'] },
      { id: 'h', name: 'H', members: ['d'] },
    ]
    expect(await Promise.all([view(adapter, 'g'), view(adapter, 'h')])).to.eql(['c', 'd'])
  })

  it('reads the members again after a minute, and keeps cached lists if the members are unchanged', async () => {
    const directory = createDirectory()
    const { membership, clock, refresh } = viewOn(directory)
    await refresh('g')
    const { revision } = membership
    await clock.advance(59_000)
    await refresh('g')
    expect(directory.asked).to.eql(['g'])
    await clock.advance(1_000)
    await refresh('g')
    expect(directory.asked).to.eql(['g', 'g'])
    expect(membership.revision).to.equal(revision)
  })

  it('does not replace the result of a sync that ended while it read', async () => {
    let release = (): void => {}
    const directory = createDirectory()
    directory.members = () =>
      new Promise((resolve) => {
        release = () => resolve({ items: [{ id: 'g', members: ['old'] }] })
      })
    const { membership, refresh } = viewOn(directory)
    const reading = refresh('g')
    membership.applyGroups({ put: [{ id: 'g', name: 'G', members: ['new'] }] })
    release()
    await reading
    expect(membership.findGroup('g')?.members).to.eql(['new'])
  })

  it('rejects a cursor that repeats', async () => {
    const directory = createDirectory()
    directory.members = async () => ({ items: [], next: 'same' })
    const { errors, refresh } = viewOn(directory)
    await refresh('g')
    expect(errors[0]).to.include({ code: 'bad-answer' })
  })
})
