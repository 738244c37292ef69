import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import type { BackupSession } from '../../../src/core/index.js'
import { type BackupScopePicker, defineElements } from '../../../src/elements.js'
import { pageSession } from '../../worlds/sessions.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, findButton, keys, press } from '../find.js'

defineElements()

const selects = (picker: BackupScopePicker): [HTMLSelectElement, HTMLSelectElement] => {
  const [cloud, domain] = picker.renderRoot.querySelectorAll('select')
  if (cloud === undefined || domain === undefined) throw new Error('no selects')
  return [cloud, domain]
}

const choose = (select: HTMLSelectElement, text: string): void => {
  const option = [...select.options].find((candidate) => candidate.text.trim().startsWith(text))
  if (option === undefined) throw new Error(`no option ${text}`)
  select.value = option.value
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('backup-scope-picker', () => {
  let session: BackupSession
  let picker: BackupScopePicker
  let fired: { cloudId: string; domainId: string }[]

  beforeEach(async () => {
    ;({ session } = await pageSession({ users: 30 }))
    fired = []
    picker = await fixture(html`<backup-scope-picker .session=${session}></backup-scope-picker>`)
    picker.addEventListener('backup-scope-change', ({ detail }) => fired.push(structuredClone(detail).scope))
    await picker.updateComplete
  })
  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  it('shows the scope in selects named Cloud and Domain', async () => {
    const [cloud, domain] = selects(picker)
    expect([...(cloud.labels ?? [])].map((label) => label.querySelector('span')?.textContent)).to.deep.equal(['Cloud'])
    expect([...(domain.labels ?? [])].map((label) => label.querySelector('span')?.textContent)).to.deep.equal(['Domain'])
    expect(cloud.value).to.equal(session.scope.value?.cloudId)
    expect(domain.value).to.equal(session.scope.value?.domainId)
    expect(fired).to.deep.equal([])
    await expect(picker).to.be.accessible()
  })

  it('changes the scope by keyboard and fires backup-scope-change', async () => {
    const [, domain] = selects(picker)
    domain.focus()
    await keys('ArrowDown')
    const scope = await until(session.scope, (value) => value?.domainId === domain.options[1]?.value)
    await eventually(() => fired.length === 1, 'the event')
    expect(fired).to.deep.equal([scope])
  })

  it('selects the first domain of another cloud', async () => {
    const [cloud] = selects(picker)
    const other = session.clouds.value[1]
    choose(cloud, other?.name ?? '')
    await eventually(() => fired.length === 1, 'the event')
    expect(session.scope.value).to.deep.equal({ cloudId: other?.id, domainId: other?.domains[0]?.id })
    await eventually(() => selects(picker)[1].value === other?.domains[0]?.id, 'the domain shown')
  })

  it('asks before it clears the box, and keeps the scope on Cancel', async () => {
    session.selection.put([{ kind: 'group', id: session.scope.value?.domainId ?? '' }])
    const before = session.scope.value
    const [, domain] = selects(picker)
    choose(domain, session.clouds.value[0]?.domains[1]?.name ?? '')
    await eventually(() => findButton(picker, 'Stay here'), 'the question')
    await expect(picker).to.be.accessible()
    await keys('Escape')
    await eventually(() => findButton(picker, 'Stay here') === undefined, 'the question gone')
    expect(session.scope.value).to.deep.equal(before)
    await eventually(() => domain.value === before?.domainId, 'the domain shown')
    expect(session.selection.items.value).to.have.length(1)
    expect(fired).to.deep.equal([])
  })

  it('lists the ticks that the change drops, even if the box is empty', async () => {
    session.selection.tick({ kind: 'group', id: 'g', label: 'Sales' }, true)
    choose(selects(picker)[1], session.clouds.value[0]?.domains[1]?.name ?? '')
    const dialog = await eventually(() => picker.renderRoot.querySelector('dialog[open]'), 'the question')
    expect(dialog.textContent).to.contain('1 tick that you have not added will be lost.')
    expect(dialog.textContent).not.to.contain('will be cleared')
    await press(button(picker, 'Stay here'))
    expect(session.selection.ticked.value.size).to.equal(1)
  })

  it('clears the box on confirmation', async () => {
    session.selection.put([{ kind: 'user', id: 'somebody' }])
    const next = session.clouds.value[0]?.domains[1]
    choose(selects(picker)[1], next?.name ?? '')
    await eventually(() => findButton(picker, `Switch to ${next?.name}`), 'the question')
    await press(button(picker, `Switch to ${next?.name}`))
    await eventually(() => fired.length === 1, 'the event')
    expect(session.scope.value?.domainId).to.equal(next?.id)
    expect(session.selection.items.value).to.have.length(0)
  })
})
