import { aTimeout, expect, fixtureCleanup } from '@open-wc/testing'
import type { BackupSession } from '../../../src/core/index.js'
import { type BackupStartPage, defineElements, type SelectionBox } from '../../../src/elements.js'
import { mountPage } from '../../worlds/mount-page.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, findButton, press } from '../find.js'

defineElements()

describe('backup-start-page: browser history', () => {
  let page: BackupStartPage
  let session: BackupSession
  let length: number

  const place = () => page.renderRoot.querySelector('.place-content')?.firstElementChild?.localName
  const box = (): SelectionBox => page.renderRoot.querySelector('selection-box') as SelectionBox
  const openSettingsStep = async (): Promise<HTMLElement> => {
    const settings = await eventually(() => findButton(box(), 'Settings »»'), 'Settings')
    await eventually(() => settings.ariaDisabled === 'false', 'Settings to be enabled')
    await press(settings)
    await eventually(() => place() === 'backup-settings-page', 'the settings step')
    return settings
  }

  beforeEach(async () => {
    ;({ page } = await mountPage())
    session = page.session as BackupSession
    await until(session.scope, (value) => value !== undefined)
    session.selection.put([{ kind: 'user', id: 'u1' }])
    length = history.length
  })
  afterEach(() => {
    page.session?.dispose()
    page.adapter = undefined
    fixtureCleanup()
  })

  it('returns from the settings step to the selection on Back, and opens it again on Forward', async () => {
    const settings = await openSettingsStep()
    const address = location.href
    history.back()
    await eventually(() => place() === undefined, 'the selection')
    expect(session.selection.box.value.length).to.equal(1)
    await eventually(() => box().shadowRoot?.activeElement === settings, 'the focus on Settings')
    expect(location.href).to.equal(address)
    history.forward()
    await eventually(() => place() === 'backup-settings-page', 'the settings step again')
    history.back()
    await eventually(() => place() === undefined, 'the selection again')
  })

  it('leaves no entry behind when the Back button of the page is pressed', async () => {
    await openSettingsStep()
    const depth = history.length
    await press(button(page, 'Back to the selection'))
    await eventually(() => place() === undefined, 'the selection')
    await aTimeout(100)
    await openSettingsStep()
    expect(history.length, 'the entry is used again').to.equal(depth)
    history.back()
    await eventually(() => place() === undefined, 'the selection')
  })

  it('keeps the state of the host page', async () => {
    history.replaceState({ router: 7 }, '')
    await openSettingsStep()
    expect(history.state.router).to.equal(7)
    history.back()
    await eventually(() => place() === undefined, 'the selection')
    expect(history.state).to.deep.equal({ router: 7 })
  })

  it('adds no entry with the attribute no-history', async () => {
    page.setAttribute('no-history', '')
    await page.updateComplete
    await openSettingsStep()
    expect(history.length).to.equal(length)
    await press(button(page, 'Back to the selection'))
    expect(place()).to.equal(undefined)
  })

  it('leaves an entry alone that the host page has added above a subpage', async () => {
    await openSettingsStep()
    history.pushState({ router: 8 }, '')
    await press(button(page, 'Back to the selection'))
    await eventually(() => place() === undefined, 'the selection')
    await aTimeout(100)
    expect(history.state).to.deep.equal({ router: 8 })
    history.go(-2)
    await eventually(() => history.state?.router !== 8 && history.state?.['backup-start'] === undefined, 'the first entry')
  })

  it('adds an entry for each subpage, and leaves all of them with its own Back button', async () => {
    const views: string[] = []
    page.addEventListener('backup-view-change', ({ detail }) => views.push(detail.to))
    await press(button(page, 'Manage domains'))
    await eventually(() => place() === 'backup-manage-domains-page', 'the domains')
    await press(button(page, 'Backups'))
    await eventually(() => place() === 'backup-run-view', 'the backups')
    history.back()
    await eventually(() => place() === 'backup-manage-domains-page', 'the domains again')
    history.forward()
    await eventually(() => place() === 'backup-run-view', 'the backups again')
    await press(button(page, 'Back to the selection'))
    await eventually(() => place() === undefined, 'the selection')
    await eventually(() => history.state?.['backup-start'] === undefined, 'the entry of the selection')
    expect(views).to.deep.equal(['manage-domains', 'run', 'manage-domains', 'run', 'selection'])
  })

  it('opens a view that is pressed while the browser still steps back', async () => {
    await press(button(page, 'Manage domains'))
    await eventually(() => place() === 'backup-manage-domains-page', 'the domains')
    button(page, 'Back to the selection').click()
    button(page, 'Backups').click()
    await eventually(() => history.state?.['backup-start'] !== undefined, 'the new entry')
    await aTimeout(100)
    expect(place()).to.equal('backup-run-view')
    history.back()
    await eventually(() => place() === undefined, 'the selection')
  })

  it('keeps the settings of the step for the start from the box and for the next visit', async () => {
    await openSettingsStep()
    const control = (): HTMLElement | null =>
      page.renderRoot.querySelector('backup-settings-page')?.shadowRoot?.querySelector('[role=switch]') ?? null
    const before = (await eventually(control, 'a switch')).ariaChecked
    control()?.click()
    await eventually(() => control()?.ariaChecked !== before, 'the switch to change')
    history.back()
    await eventually(() => findButton(page, 'Use defaults'), 'the custom settings in the box')
    expect(session.draft.settings.value).not.to.equal(undefined)
    await press(button(box(), 'Edit'))
    await eventually(() => control() !== null && control()?.ariaChecked !== before, 'the changed switch')
    await press(button(page, 'Back to the selection'))
    await press(button(box(), 'Use defaults'))
    expect(session.draft.settings.value).to.equal(undefined)
    await openSettingsStep()
    await eventually(() => control()?.ariaChecked === before, 'the default again')
  })
})
