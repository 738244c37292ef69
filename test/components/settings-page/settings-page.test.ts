import { expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupSettingsPage } from '../../../src/components/settings-page/settings-page.js'
import { BackupError, type BackupRequest, type SettingValues } from '../../../src/core/index.js'
import type { MemoryAdapter, Tenant } from '../../../src/memory.js'
import { type PageSessionOptions, pageSession } from '../../worlds/sessions.js'
import { until } from '../../worlds/waiting.js'

customElements.get('backup-settings-page') ?? customElements.define('backup-settings-page', BackupSettingsPage)

const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms))
/** What a person finds by its role and the start of its name. */
const named = (root: ParentNode, selector: string, name: string): HTMLElement => {
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const label = element.id === '' ? null : root.querySelector(`label[for="${element.id}"]`)
    const texts = ids.map((id) => root.querySelector(`#${id}`)?.textContent?.trim() ?? '')
    const own = ids.length > 0 ? texts.join(' ') : (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '')
    if (own.trim().replace(/\s+/g, ' ').startsWith(name)) return element
  }
  throw new Error(`no ${selector} named ${name}`)
}

const setUp = async (options: PageSessionOptions & { mode?: 'defaults' | 'selection'; items?: number; saved?: SettingValues } = {}) => {
  const { mode = 'defaults', items = 0, saved, ...rest } = options
  const adapt = (tenant: Tenant): Tenant => ({
    clouds: tenant.clouds.map((cloud) => ({
      ...cloud,
      domains: cloud.domains.map((domain) => ({ ...domain, ...(saved !== undefined && { settings: saved }) })),
    })),
  })
  const saves: SettingValues[] = []
  const starts: BackupRequest[] = []
  const wrap = (adapter: MemoryAdapter): void => {
    rest.wrap?.(adapter)
    const { saveSettings, startBackup } = adapter
    adapter.saveSettings = (scope, values, call) => {
      saves.push(structuredClone(values))
      return saveSettings(scope, values, call)
    }
    adapter.startBackup = (request, call) => {
      starts.push(structuredClone(request))
      return startBackup(request, call)
    }
  }
  const made = await pageSession({ ...(saved !== undefined && { adapt }), ...rest, wrap })
  const { session, adapter } = made
  if (items > 0) {
    const due = adapter.usersOf(made.scope).filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
    session.selection.put(due.slice(0, items).map(({ id }) => ({ kind: 'user', id })))
  }
  const events: CustomEvent[] = []
  const box = await fixture<HTMLElement>(html`<div></div>`)
  for (const type of ['backup-start', 'backup-started', 'backup-error'] as const) {
    box.addEventListener(type, (event) => events.push(event as CustomEvent))
  }
  const element = document.createElement('backup-settings-page') as BackupSettingsPage
  element.session = session
  element.mode = mode
  box.append(element)
  await element.updateComplete
  const root = element.renderRoot as ShadowRoot
  const settled = async () => {
    await wait()
    await element.updateComplete
    await element.updateComplete
  }
  const isThere = async (find: () => unknown) => {
    for (let round = 0; round < 1000; round += 1) {
      await settled()
      if (find()) return
      await wait(10)
    }
    throw new Error(`never there: ${find}`)
  }
  return {
    ...made,
    element,
    root,
    box,
    saves,
    starts,
    events,
    settled,
    isThere,
    ready: () => isThere(() => root.querySelector('form')),
    control: (name: string, selector = 'button[role=switch], input, select, [role=radiogroup]') => named(root, selector, name),
    button: (name: string) => named(root, 'button', name),
    about: () => root.querySelector('.about-save')?.textContent?.replace(/\s+/g, ' ').trim(),
    status: () => root.querySelector('.page > [role=status]')?.textContent ?? 'missing',
    focused: () => root.activeElement,
  }
}

describe('backup-settings-page', () => {
  it('shows every setting of the description with a control of its type', async () => {
    const t = await setUp({ saved: { 'mail-spam': true, 'retention-drive': { amount: 7, unit: 'years' } } })
    await t.ready()
    expect(t.control('Gmail').getAttribute('aria-checked')).to.equal('true')
    expect(t.control('Include Spam').getAttribute('aria-checked')).to.equal('true')
    expect(t.control('Include Trash').getAttribute('aria-checked')).to.equal('false')
    expect(t.control('Documents in Drive').getAttribute('role')).to.equal('radiogroup')
    const fields = [...t.root.querySelectorAll<HTMLElement>('.setting.number')]
    const drive = fields.find((field) => field.textContent?.includes('Drive'))
    expect(drive?.querySelector<HTMLInputElement>('.amount')?.value).to.equal('7')
    expect(drive?.querySelector<HTMLSelectElement>('select')?.value).to.equal('years')
    expect(drive?.textContent).to.contain('Changed')
    const lite = t.control('Lite mode')
    const help = t.root.querySelector(`#${lite.getAttribute('aria-describedby')}`)
    expect(help?.textContent).to.contain('trash')
    expect(t.status()).to.equal('')
  })

  it('saves only what differs from the defaults, says so, and asks once however often it is pressed', async () => {
    const t = await setUp({ latencyMs: 30, saved: { 'mail-spam': true } })
    await t.ready()
    expect(t.about()).to.equal('No changes to save')
    expect(t.button('Save').getAttribute('aria-disabled')).to.equal('true')
    t.button('Save').click()
    t.control('Include Trash').focus()
    await sendKeys({ press: ' ' })
    t.control('Calendar').focus()
    await sendKeys({ press: 'Enter' })
    await t.settled()
    expect(t.about()).to.equal('2 unsaved changes')
    t.button('Save').focus()
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Enter' })
    await t.settled()
    await t.isThere(() => t.about() === 'Saved')
    expect(t.saves).to.deep.equal([{ 'mail-spam': true, 'mail-trash': true, 'service-calendar': false }])
    expect(t.focused()).to.equal(t.button('Save'))
    await t.isThere(() => t.status() === 'Saved')
    expect(t.session.settings.values.value).to.deep.equal(t.saves[0])
  })

  it('leads back to a default, keeping the focus on the setting', async () => {
    const t = await setUp({ saved: { 'mail-spam': true } })
    await t.ready()
    t.button('Reset to default: Include Spam').focus()
    await sendKeys({ press: 'Enter' })
    await t.settled()
    expect(t.control('Include Spam').getAttribute('aria-checked')).to.equal('false')
    expect(t.focused()).to.equal(t.control('Include Spam'))
    expect(t.about()).to.equal('1 unsaved change')
    t.button('Discard').click()
    await t.settled()
    expect(t.control('Include Spam').getAttribute('aria-checked')).to.equal('true')
    expect(t.about()).to.equal('No changes to save')
  })

  it('shows a setting only while its condition holds, and does not send what is not shown', async () => {
    const t = await setUp()
    await t.ready()
    expect(() => t.control('Include shared drives')).to.throw()
    const all = [...t.root.querySelectorAll<HTMLInputElement>('input[type=radio]')].at(1)
    all?.click()
    await t.settled()
    t.control('Include shared drives').click()
    await t.settled()
    t.control('Drive').click()
    await t.settled()
    expect(() => t.control('Include shared drives')).to.throw()
    t.button('Save').click()
    await t.isThere(() => t.saves.length > 0)
    expect(t.saves).to.deep.equal([{ 'service-drive': false }])
    t.control('Drive').click()
    await t.settled()
    expect(t.root.textContent).to.contain('Documents in Drive')
  })

  it('keeps a wrong number back, says why at the field and above, and goes there', async () => {
    const t = await setUp()
    await t.ready()
    const amount = t.control('Leave out files larger than', 'input') as HTMLInputElement
    amount.focus()
    await sendKeys({ type: '0' })
    await sendKeys({ press: 'Enter' })
    await t.settled()
    expect(t.saves).to.have.length(0)
    expect(t.focused()).to.equal(amount)
    expect(amount.getAttribute('aria-invalid')).to.equal('true')
    const why = (amount.getAttribute('aria-describedby') ?? '').split(' ').map((id) => t.root.querySelector(`#${id}`)?.textContent)
    expect(why.join(' ')).to.contain('At least 1 MB')
    expect(t.root.querySelector('.summary')?.textContent).to.contain('1 setting needs a change').and.to.contain('At least 1 MB')
    await t.isThere(() => t.status() === '1 setting needs a change')
    t.button('Save').focus()
    t.button('Leave out files larger than').focus()
    await sendKeys({ press: 'Enter' })
    await t.settled()
    expect(t.focused()).to.equal(amount)
    await sendKeys({ press: 'End' })
    await sendKeys({ press: 'Backspace' })
    await sendKeys({ type: '25' })
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => t.saves.length > 0)
    expect(t.saves).to.deep.equal([{ 'exclude-larger-than': { amount: 25, unit: 'MB' } }])
    expect(t.root.querySelector('.summary')).to.equal(null)
  })

  it('keeps a list of texts by keys alone', async () => {
    const t = await setUp()
    await t.ready()
    const input = t.control('Leave out files ending in') as HTMLInputElement
    input.focus()
    await sendKeys({ type: 'tmp' })
    await sendKeys({ press: 'Enter' })
    await sendKeys({ type: 'iso, bak' })
    await sendKeys({ press: 'Enter' })
    await t.settled()
    const chips = () => [...t.root.querySelectorAll('.text > bdi')].map((chip) => chip.textContent)
    expect(chips()).to.deep.equal(['tmp', 'iso', 'bak'])
    expect(t.saves, 'Enter in the list adds, it does not save').to.have.length(0)
    expect(t.focused()).to.equal(input)
    await t.isThere(() => t.status() === 'iso and bak added')
    await sendKeys({ press: 'Backspace' })
    await t.settled()
    expect((t.focused() as HTMLElement).getAttribute('aria-label')).to.equal('Remove bak')
    await sendKeys({ press: 'ArrowLeft' })
    await t.settled()
    expect((t.focused() as HTMLElement).getAttribute('aria-label')).to.equal('Remove iso')
    expect(t.root.querySelectorAll('.text button[tabindex="0"]')).to.have.length(1)
    await sendKeys({ press: 'Delete' })
    await t.settled()
    expect(chips()).to.deep.equal(['tmp', 'bak'])
    expect((t.focused() as HTMLElement).getAttribute('aria-label')).to.equal('Remove bak')
    input.focus()
    await sendKeys({ type: 'tmp' })
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => t.status() === 'tmp is already in the list')
    expect(chips()).to.deep.equal(['tmp', 'bak'])
    await sendKeys({ type: 'last' })
    await t.settled()
    t.button('Save').click()
    await t.isThere(() => t.saves.length > 0)
    expect(t.saves, 'what stands typed is meant too').to.deep.equal([{ 'exclude-extensions': ['tmp', 'bak', 'last'] }])
  })

  it('puts what the backend refuses next to its field, and keeps the edits', async () => {
    const refused = new BackupError('bad-input', 'refused', { details: { fields: { 'trash-only': 'Not in your plan.', odd: 'Unknown.' } } })
    const t = await setUp({
      wrap: (adapter) => {
        adapter.saveSettings = () => Promise.reject(refused)
      },
    })
    await t.ready()
    t.control('Lite mode').click()
    await t.settled()
    t.button('Save').click()
    await t.isThere(() => t.root.querySelector('.summary'))
    expect(t.root.querySelector('.setting.wrong')?.textContent).to.contain('Not in your plan.')
    expect(t.root.querySelector('.summary')?.textContent).to.contain('2 settings need a change').and.to.contain('odd – Unknown.')
    expect(t.focused()).to.equal(t.control('Lite mode'))
    expect(t.events.map((event) => event.detail.code)).to.deep.equal(['bad-input'])
    expect(t.about()).to.equal('1 unsaved change')
    t.control('Lite mode').click()
    await t.settled()
    expect(t.root.querySelector('.setting.wrong')).to.equal(null)
  })

  it('says that saving failed, and tries again', async () => {
    const t = await setUp({ faults: ({ method, count }) => (method === 'saveSettings' && count === 1 ? new Error('503') : undefined) })
    await t.ready()
    t.control('Lite mode').click()
    await t.settled()
    t.button('Save').click()
    await t.isThere(() => t.root.querySelector('.problem'))
    expect(t.root.querySelector('.problem')?.textContent).to.contain("couldn't be saved")
    expect(t.events.map((event) => event.detail.code)).to.deep.equal(['unavailable'])
    t.button('Try again').click()
    await t.isThere(() => t.about() === 'Saved')
    expect(t.saves).to.have.length(2)
    expect(t.root.querySelector('.problem')).to.equal(null)
  })

  it('shows bones while it loads, and a failure with the way on', async () => {
    const t = await setUp({ faults: ({ method, count }) => (method === 'describeSettings' && count === 1 ? new Error('503') : undefined) })
    expect(t.root.querySelector('[aria-busy=true]')).not.to.equal(null)
    await t.isThere(() => t.root.querySelector('.problem'))
    expect(t.root.querySelector('.problem')?.textContent).to.contain("couldn't be loaded")
    expect(t.events.map((event) => event.type)).to.deep.equal(['backup-error'])
    t.button('Try again').focus()
    await sendKeys({ press: 'Enter' })
    await t.ready()
    expect(t.focused()?.localName).to.equal('h2')
  })

  it('says so where there are no settings', async () => {
    const t = await setUp({
      adapt: (tenant) => ({ clouds: tenant.clouds.map((cloud) => ({ ...cloud, capabilities: ['sync'] as const })) }),
    })
    await t.isThere(() => t.root.textContent?.includes('no settings to choose'))
    expect(t.adapter.calls.describeSettings).to.equal(undefined)
  })

  it('forgets its edits when another domain is chosen', async () => {
    const t = await setUp()
    await t.ready()
    t.control('Lite mode').click()
    await t.settled()
    const other = t.session.clouds.value[0]?.domains[1]
    await t.session.setScope({ cloudId: t.scope.cloudId, domainId: other?.id ?? '' })
    await t.isThere(() => t.about() === 'No changes to save')
    expect(t.root.textContent).to.contain(other?.name)
  })

  it('leaves axe nothing to find, right or wrong', async () => {
    const t = await setUp({ saved: { 'mail-spam': true, 'exclude-extensions': ['tmp'] } })
    await t.ready()
    await expect(t.element).to.be.accessible()
    const amount = t.control('Leave out files larger than', 'input') as HTMLInputElement
    amount.focus()
    await sendKeys({ type: 'x' })
    await sendKeys({ press: 'Enter' })
    await t.settled()
    await expect(t.element).to.be.accessible()
    t.box.style.cssText = 'color-scheme: dark; background: #17191c'
    await expect(t.element).to.be.accessible()
  })
})

describe('backup-settings-page for one selection', () => {
  it('starts with exactly what is chosen, the saved defaults included, once', async () => {
    const t = await setUp({ mode: 'selection', items: 3, saved: { 'mail-spam': true }, latencyMs: 20 })
    await t.ready()
    await until(t.session.canStart, (can) => can)
    await t.settled()
    expect(t.root.textContent).to.contain('3 items').and.to.contain('You have allocated 3 out of')
    t.control('Lite mode').click()
    await t.settled()
    expect(t.about()).to.equal('1 setting differs from the domain defaults')
    t.button('Start backup of 3 users').focus()
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => t.events.some((event) => event.type === 'backup-started'))
    t.button('Start backup').click()
    await wait(50)
    expect(t.starts).to.have.length(1)
    expect(t.starts[0]).to.deep.include({ settings: { 'mail-spam': true, 'trash-only': true }, expectedCredits: 3 })
    expect(t.events.map((event) => event.type)).to.deep.equal(['backup-start', 'backup-started'])
    expect(new Set(t.events.map((event) => event.detail.correlationId)).size).to.equal(1)
    expect(t.events[0]?.detail.request).to.deep.equal(t.starts[0])
    expect(t.about()).to.equal('Backup of 3 users started')
    expect(t.saves, 'the defaults stay').to.have.length(0)
  })

  it('sends an empty object, not the defaults, when everything is put back', async () => {
    const t = await setUp({ mode: 'selection', items: 1, saved: { 'mail-spam': true } })
    await t.ready()
    await until(t.session.canStart, (can) => can)
    t.button('Reset to default: Include Spam').click()
    await t.settled()
    t.button('Start backup of 1 user').click()
    await t.isThere(() => t.starts.length > 0)
    expect(t.starts[0]?.settings).to.deep.equal({})
  })

  it('does not start when the host page vetoes, nor by Enter in a field', async () => {
    const t = await setUp({ mode: 'selection', items: 1 })
    await t.ready()
    await until(t.session.canStart, (can) => can)
    const amount = t.control('Leave out files larger than', 'input')
    amount.focus()
    await sendKeys({ type: '5' })
    await sendKeys({ press: 'Enter' })
    await t.settled()
    expect(t.events).to.have.length(0)
    t.box.addEventListener('backup-start', (event) => event.preventDefault())
    t.button('Start backup').click()
    await wait(50)
    expect(t.starts).to.have.length(0)
    expect(t.events.map((event) => event.type)).to.deep.equal(['backup-start'])
  })

  it('does not start by Enter in the only field there is', async () => {
    const keep = {
      id: 'keep',
      label: 'Keep',
      type: 'number',
      units: [{ value: 'd', label: 'days' }],
      default: { amount: 1, unit: 'd' },
    } as const
    const settingsForm = { groups: [{ id: 'g', label: 'Only', fields: [keep] }] }
    const adapt = (tenant: Tenant): Tenant => ({ clouds: tenant.clouds.map((cloud) => ({ ...cloud, settingsForm })) })
    const t = await setUp({ mode: 'selection', items: 1, adapt })
    await t.ready()
    await until(t.session.canStart, (can) => can)
    t.control('Keep', 'input').focus()
    await sendKeys({ press: 'Enter' })
    await wait(50)
    expect(t.events).to.have.length(0)
    expect(t.starts).to.have.length(0)
  })

  it('says why it cannot start, and does not', async () => {
    const t = await setUp({ mode: 'selection' })
    await t.ready()
    expect(t.about()).to.equal('Your list is empty')
    expect(t.button('Start backup').getAttribute('aria-disabled')).to.equal('true')
    t.button('Start backup').click()
    expect(t.events).to.have.length(0)
    const short = await setUp({ mode: 'selection', items: 5, credits: 2 })
    await short.ready()
    await short.isThere(() => short.about() === 'You need 3 more licenses')
  })

  it('shows what the backend counts differently, and starts with the new count when asked again', async () => {
    const t = await setUp({ mode: 'selection', items: 3 })
    await t.ready()
    await until(t.session.canStart, (can) => can)
    const [first] = t.session.selection.items.value
    const user = t.adapter.usersOf(t.scope).find(({ id }) => id === first?.id)
    if (user !== undefined) t.adapter.change(t.scope, { users: { put: [{ ...user, accountStatus: 'suspended' }] } }, 'now')
    t.button('Start backup of 3 users').click()
    await t.isThere(() => t.root.querySelector('[role=alert]')?.textContent?.includes('now takes 2 licenses, not 3'))
    await t.isThere(() => t.root.querySelector('.start-notice button')?.textContent === 'Start with 2 users')
    expect(t.starts).to.have.length(1)
    t.root.querySelector<HTMLButtonElement>('.start-notice button')?.click()
    await t.isThere(() => t.events.some((event) => event.type === 'backup-started'))
    expect(t.starts[1]).to.deep.include({ expectedCredits: 2, settings: {} })
  })

  it('puts a refused setting next to its field', async () => {
    const refused = new BackupError('bad-input', 'refused', { details: { fields: { 'trash-only': 'Not in your plan.' } } })
    const t = await setUp({
      mode: 'selection',
      items: 1,
      wrap: (adapter) => {
        adapter.startBackup = () => Promise.reject(refused)
      },
    })
    await t.ready()
    await until(t.session.canStart, (can) => can)
    t.button('Start backup').click()
    await t.isThere(() => t.root.querySelector('.setting.wrong'))
    expect(t.root.querySelector('.setting.wrong')?.textContent).to.contain('Not in your plan.')
    expect(t.focused()).to.equal(t.control('Lite mode'))
  })

  it('leads back where the page says, and nowhere without', async () => {
    const t = await setUp({ mode: 'selection', items: 1 })
    await t.ready()
    const back = () => [...t.root.querySelectorAll<HTMLElement>('.actions button')].find((button) => button.textContent?.trim() === 'Back')
    expect(back()).to.equal(undefined)
    let backs = 0
    t.element.goBack = () => {
      backs += 1
    }
    await t.settled()
    back()?.click()
    expect(backs).to.equal(1)
    await expect(t.element).to.be.accessible()
  })
})
