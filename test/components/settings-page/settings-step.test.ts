import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupError } from '../../../src/core/index.js'
import type { Tenant } from '../../../src/memory.js'
import { until } from '../../worlds/waiting.js'
import { setUp, wait } from './mount-settings.js'

describe('backup-settings-page in mode selection', () => {
  it('starts once with the chosen settings, including the saved defaults', async () => {
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

  it('starts the line above the button at the edge of the form', async () => {
    const t = await setUp({ mode: 'selection', items: 1 })
    await t.ready()
    const [bar, about] = ['.actions', '.about-save'].map((part) => t.root.querySelector(part)?.getBoundingClientRect().left ?? Number.NaN)
    expect(about).to.equal(bar)
  })

  it('sends an empty object when every setting is reset', async () => {
    const t = await setUp({ mode: 'selection', items: 1, saved: { 'mail-spam': true } })
    await t.ready()
    await until(t.session.canStart, (can) => can)
    t.button('Reset to default: Include Spam').click()
    await t.settled()
    t.button('Start backup of 1 user').click()
    await t.isThere(() => t.starts.length > 0)
    expect(t.starts[0]?.settings).to.deep.equal({})
  })

  it('does not start if the host page cancels, or on Enter in a field', async () => {
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

  it('does not start on Enter in a form with one field', async () => {
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

  it('explains why the backup cannot start', async () => {
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

  it('shows a changed count and starts with it on request', async () => {
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

  it('shows a rejected setting at its field', async () => {
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

  it('shows the Back button only if goBack is set', async () => {
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

  it('lists the items that the settings apply to, and shows the others on request', async () => {
    const t = await setUp({ mode: 'selection', items: 7 })
    await t.ready()
    const shown = () => [...t.root.querySelectorAll<HTMLElement>('.applies-to li')].filter((item) => item.checkVisibility())
    const names = [...t.session.selection.items.value].map(({ label }) => `USER: ${label}`)
    const plain = (items: readonly HTMLElement[]) => items.map((item) => item.textContent?.replace(/[\u2068\u2069]/g, ''))
    expect(plain(shown())).to.deep.equal(names.slice(0, 5))
    const summary = t.root.querySelector<HTMLElement>('.selection summary')
    expect(summary?.textContent).to.equal('and 2 more')
    summary?.click()
    await t.settled()
    expect(plain(shown())).to.deep.equal(names)
    await expect(t.element).to.be.accessible()
  })

  it('hides fields that apply to the whole domain, and does not send them', async () => {
    const saved = { 'auto-backup-new-users': true, 'mail-spam': true }
    const defaults = await setUp({ saved })
    await defaults.ready()
    expect(defaults.root.textContent).to.contain('Back up new users automatically')
    const t = await setUp({ mode: 'selection', items: 1, saved })
    await t.ready()
    expect(t.root.textContent).not.to.contain('Back up new users automatically')
    await until(t.session.canStart, (can) => can)
    await t.settled()
    t.button('Start backup of 1 user').click()
    await t.isThere(() => t.starts.length > 0)
    expect(t.starts[0]?.settings).to.deep.equal({ 'mail-spam': true })
  })
})
