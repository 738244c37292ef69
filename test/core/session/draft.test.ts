import { expect } from 'chai'
import { createBackupSession, type IntentStore, type Scope } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { mapStore } from '../../worlds/starts.js'
import { group, orgUnit, otherScope, scope, smallTenant, user } from '../../worlds/tenants.js'
import { until, wait } from '../../worlds/waiting.js'

const open = (store: IntentStore, given?: Scope) => {
  const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
  return { adapter, session: createBackupSession({ adapter, store, ...(given && { scope: given }) }) }
}

/** Returns a store that contains the draft of a session with items, ticks and settings. */
const storeWithDraft = async () => {
  const { store, texts } = mapStore()
  const { session } = open(store, scope)
  session.selection.put([group('ab'), { ...user('f'), label: 'Frida' }])
  session.selection.tick({ ...orgUnit('sub'), label: 'Sub' }, true)
  session.draft.setSettings({ 'mail-spam': true })
  session.dispose()
  return { store, texts }
}
const nameOf = (texts: Map<string, string>): string => [...texts.keys()].find((key) => key.includes('draft')) ?? ''
const contentOf = ({ session }: ReturnType<typeof open>) => ({
  scope: session.scope.value,
  items: session.selection.items.value.map(({ kind, id, label }) => `${kind} ${id} ${label}`),
  ticks: [...session.selection.ticked.value].map(({ id }) => id),
  settings: session.draft.settings.value,
})
const DRAFT = { scope, items: ['group ab ab', 'user f Frida'], ticks: ['sub'], settings: { 'mail-spam': true } }
const EMPTY = { items: [], ticks: [], settings: undefined }

describe('session draft', () => {
  it('restores scope, items, ticks and settings in the next session with the same store', async () => {
    const { store } = await storeWithDraft()
    const next = open(store)
    expect(contentOf(next)).to.deep.equal(DRAFT)
    await until(next.session.credits, ({ isExact, allocated }) => isExact && allocated === 3)
    next.session.dispose()
    const same = open(store, scope)
    expect(contentOf(same)).to.deep.equal(DRAFT)
    same.session.dispose()
  })

  it('restores from an asynchronous store before the default scope is chosen', async () => {
    const { texts } = await storeWithDraft()
    const draft = JSON.parse(texts.get(nameOf(texts)) ?? '') as { scope: Scope; items: unknown[]; ticks: unknown[] }
    texts.set(nameOf(texts), JSON.stringify({ ...draft, scope: otherScope, items: [], ticks: [] }))
    const slow: IntentStore = { ...mapStore().store, get: (key) => wait(20).then(() => texts.get(key)) }
    const next = open(slow)
    await next.session.users.more()
    expect(next.session.scope.value).to.deep.equal(otherScope)
    expect(next.session.users.rows.value.at(0)?.id).to.equal('z')
    next.session.dispose()
  })

  it('keeps changes made before an asynchronous store responds', async () => {
    const { texts } = await storeWithDraft()
    const slow: IntentStore = { ...mapStore().store, get: (key) => wait(20).then(() => texts.get(key)) }
    const next = open(slow, scope)
    next.session.selection.put([user('a')])
    await wait(40)
    expect(next.session.selection.items.value.map(({ id }) => id)).to.deep.equal(['a'])
    next.session.dispose()
  })

  it('ignores the draft of another scope, and a damaged one', async () => {
    const { store, texts } = await storeWithDraft()
    const elsewhere = open(store, otherScope)
    expect(contentOf(elsewhere)).to.deep.equal({ scope: otherScope, ...EMPTY })
    elsewhere.session.dispose()
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"version":2}',
      '{"version":1,"scope":{},"items":[],"ticks":[]}',
      '{"version":1,"items":[{}]}',
    ]) {
      texts.set(nameOf(texts), text)
      const next = open(store, scope)
      expect(contentOf(next), text).to.deep.equal({ scope, ...EMPTY })
      next.session.dispose()
    }
  })

  it('ignores the scope of a draft if no cloud lists the scope any more', async () => {
    const { store, texts } = await storeWithDraft()
    texts.set(nameOf(texts), (texts.get(nameOf(texts)) ?? '').replace('"example.com"', '"gone.example"'))
    const next = open(store)
    next.session.clouds.subscribe(() => {})
    await until(next.session.scope, (value) => value?.domainId === scope.domainId)
    expect(contentOf(next)).to.deep.equal({ scope, ...EMPTY })
    next.session.dispose()
  })

  it('is empty after a start and after a scope change', async () => {
    const { store } = await storeWithDraft()
    const next = open(store)
    await next.session.start(next.session.draft.settings.value)
    expect(contentOf(next)).to.deep.include({ items: [], settings: undefined })
    next.session.selection.put([user('a')])
    next.session.draft.setSettings({ 'mail-spam': true })
    await next.session.setScope(otherScope)
    next.session.dispose()
    const last = open(store)
    expect(contentOf(last)).to.deep.equal({ scope: otherScope, ...EMPTY })
    last.session.dispose()
  })

  it('does not store a draft of more than 20,000 entries, and works with a store that throws', async () => {
    const { store, texts } = await storeWithDraft()
    const large = open(store, scope)
    large.session.selection.put(Array.from({ length: 20_001 }, (_, index) => user(`many-${index}`)))
    large.session.dispose()
    expect(nameOf(texts)).to.equal('')
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const full = open({ get: refuse, set: refuse, delete: refuse }, scope)
    full.session.selection.put([user('a')])
    expect((await full.session.start()).total).to.equal(1)
    full.session.dispose()
  })
})
