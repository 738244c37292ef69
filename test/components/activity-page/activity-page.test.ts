import { expect } from '@open-wc/testing'
import { BackupActivityPage } from '../../../src/components/activity-page/activity-page.js'
import { dayFrom, dayUntil, endOfDay, startOfDay } from '../../../src/components/activity-page/day-range.js'
import { messages as de } from '../../../src/components/messages/de.js'
import type { MemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { scope, user, usersOf } from '../../worlds/tenants.js'
import { all, one, root, textOf } from '../shadow-queries.js'

define('backup-activity-page', BackupActivityPage)

const ada = { id: 'ada@example.com', name: 'Ada' }
const start = (adapter: MemoryAdapter, id: string, actor = ada, expectedCredits = 1) =>
  adapter.startBackup(
    { scope, items: [user(id)], settings: 'default', expectedCredits },
    { ...callOf(), idempotencyKey: `key ${id}`, actor },
  )

describe('<backup-activity-page>', () => {
  afterEach(unmountAll)

  const setUp = async (act: (adapter: MemoryAdapter) => Promise<unknown>, options: Parameters<typeof sampleOf>[1] = {}) => {
    const world = sampleOf({ users: usersOf(4), credits: 10 }, { speed: 100, ...options })
    await act(world.adapter)
    const errors: string[] = []
    const onError = (event: Event): void => void errors.push((event as HTMLElementEventMap['backup-error']).detail.code)
    document.addEventListener('backup-error', onError, { once: true })
    const page = await mount<BackupActivityPage>('backup-activity-page', world.session)
    await settled(page)
    return {
      ...world,
      page,
      errors,
      rows: () => all(page, '.row').map((row) => textOf(row)),
      choose: async (label: string, value: string) => {
        const field = all<HTMLSelectElement | HTMLInputElement>(page, 'label').find((each) => textOf(each).startsWith(label))
        const control = field?.querySelector<HTMLSelectElement | HTMLInputElement>('select, input')
        if (!control) throw new Error(`no filter ${label}`)
        control.value = value
        control.dispatchEvent(new Event('change'))
        await settled(page)
      },
      press: async (name: string) => {
        const button = all<HTMLButtonElement>(page, 'button').find((each) => textOf(each) === name)
        if (!button) throw new Error(`no button ${name}`)
        button.click()
        await settled(page)
      },
    }
  }

  it('shows that a simulated engine backs nothing up', async () => {
    const { page } = await setUp((backend) => start(backend, 'u1'))
    expect(textOf(one(page, 'header .simulation'))).to.equal('Simulation: nothing is backed up')
  })

  it('shows the whole date of an entry at a width of 320 px', async () => {
    const { page } = await setUp((backend) => start(backend, 'u1'))
    page.style.inlineSize = '320px'
    await settled(page)
    const date = one(page, '.row .when .cut')
    expect(date.scrollWidth).to.be.at.most(date.clientWidth)
    expect(date.getBoundingClientRect().bottom).to.be.at.most(one(page, '.row .by').getBoundingClientRect().bottom)
  })

  it('shows each entry with time, person, translated action and counts', async () => {
    const { page, adapter, rows } = await setUp(async (backend) => {
      await start(backend, 'u1')
      await start(backend, 'u2', { id: 'bob', name: '' }, 7).catch(() => {})
    })
    expect(rows()).to.have.length(2)
    expect(rows()[0]).to.match(/bob Backup refused Refused to start a backup \(selection-changed\)/)
    expect(rows()[1]).to.match(/Ada Backup started 1 user · 1 license/)
    expect(one(page, '.row .what [lang]').getAttribute('lang')).to.equal('en')
    page.messages = de
    await settled(page)
    expect(rows()[1]).to.match(/Sicherung gestartet 1 Benutzer · 1 Lizenz/)
    expect(adapter.calls.listActivity).to.equal(1)
  })

  it('filters by action, person and days, keeps the choices, and clears the filters', async () => {
    const { page, rows, choose, press, session } = await setUp(async (backend) => {
      await start(backend, 'u1')
      await start(backend, 'u2', { id: 'bob', name: 'Bob' })
      await backend.saveSettings(scope, {}, { ...callOf(), actor: ada })
    })
    expect(rows()).to.have.length(3)
    await choose('Person', 'bob')
    expect(rows()).to.have.length(1)
    const people = [...(root(page).querySelectorAll('select')[1]?.options ?? [])].map(({ text }) => text)
    expect(people).to.have.members(['Everyone', 'Ada', 'Bob'])
    await choose('Action', 'settings-saved')
    expect(rows()).to.have.length(0)
    expect(textOf(one(page, '.message'))).to.contain('No activity matches these filters')
    await press('Clear filters')
    expect(rows()).to.have.length(3)
    expect((root(page).activeElement as HTMLElement).localName).to.equal('h2')
    await choose('To', '2001-01-31')
    expect(rows()).to.have.length(0)
    expect(session.activity.query.value).to.include({ until: endOfDay('2001-01-31') })
    await choose('To', '')
    await choose('From', '2001-01-31')
    expect(rows()).to.have.length(3)
    expect((all(page, 'input')[0] as HTMLInputElement).value).to.equal('2001-01-31')
  })

  it('downloads the matching entries, and shows a failure with Try again', async () => {
    const downloads: string[] = []
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function () {
      downloads.push(this.download)
    }
    try {
      const { page, press, adapter, errors } = await setUp((backend) => start(backend, 'u1'))
      await press('Export CSV')
      expect(downloads).to.eql([`activity-${page.session?.domain.value?.name}.csv`])
      const listActivity = adapter.listActivity
      adapter.listActivity = () => Promise.reject(new Error('no connection'))
      await press('Export CSV')
      expect(textOf(one(page, '.problem'))).to.contain("The activity couldn't be exported.")
      expect(errors).to.eql(['unavailable'])
      expect(all(page, '.row')).to.have.length(1)
      adapter.listActivity = listActivity
      await press('Try again')
      expect(downloads).to.have.length(2)
      expect(all(page, '.problem')).to.have.length(0)
    } finally {
      HTMLAnchorElement.prototype.click = click
    }
  })

  it('says that nothing is recorded if the cloud does not offer activity', async () => {
    const { page } = await setUp(async () => {})
    expect(textOf(one(page, '.message'))).to.contain('Nothing has been done yet')
    const without = sampleOf({ users: usersOf(1) })
    delete (without.adapter as Partial<MemoryAdapter>).listActivity
    const bare = await mount<BackupActivityPage>('backup-activity-page', without.session)
    await settled(bare)
    expect(textOf(one(bare, '.notice'))).to.equal("Activity isn't recorded here.")
  })

  it('includes both days of a range, also in a month of a clock change', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-12-31', '2024-02-29']) {
      expect(dayFrom(startOfDay(day)), day).to.equal(day)
      expect(dayUntil(endOfDay(day)), day).to.equal(day)
      expect(Date.parse(endOfDay(day) ?? '') - Date.parse(startOfDay(day) ?? '')).to.be.within(82_800_000, 90_000_000)
    }
    expect([startOfDay(''), dayFrom(undefined), dayUntil(undefined)]).to.eql([undefined, '', ''])
  })
})
