import { expect, waitUntil } from '@open-wc/testing'
import { BackupLicensesPage } from '../../../src/components/licenses-page/licenses-page.js'
import { messages as de } from '../../../src/components/messages/de.js'
import { createBackupSession } from '../../../src/core/index.js'
import { createMemoryAdapter, type MemoryAdapter } from '../../../src/memory.js'
import { callOf, withMethods } from '../../worlds/adapters.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { otherScope, scope, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { all, one, root, textOf } from '../shadow-queries.js'

define('backup-licenses-page', BackupLicensesPage)

const ada = { id: 'ada@example.com', name: 'Ada' }
const users = [
  userOf(1, { facets: { department: 'Sales' } }),
  userOf(2, { credits: 3, facets: { department: 'Sales' } }),
  userOf(3, { backupStatus: 'protected', accountStatus: 'deleted', credits: 2, facets: { department: 'Support' } }),
  userOf(4),
]

describe('<backup-licenses-page>', () => {
  afterEach(unmountAll)

  let release = (): void => {}
  let answer = new Promise<void>((resolve) => {
    release = () => resolve()
  })

  const setUp = async (options: Parameters<typeof sampleOf>[1] = {}, act?: (adapter: MemoryAdapter) => unknown) => {
    const world = sampleOf({ users, credits: 10 }, { speed: 10_000, ...options })
    await world.adapter.startBackup(
      { scope, items: [user('u1'), user('u2')], settings: 'default', expectedCredits: 4 },
      { ...callOf(), idempotencyKey: 'key', actor: ada },
    )
    await act?.(world.adapter)
    const page = await mount<BackupLicensesPage>('backup-licenses-page', world.session)
    await waitUntil(() => all(page, '.list .row').length === 3, 'three holders', { timeout: 20_000 })
    const buttons = () => all<HTMLButtonElement>(page, 'button')
    return {
      ...world,
      page,
      rows: () => all(page, '.list .row').map((row) => textOf(row)),
      /** Waits for the answer to a give-back. */
      answered: async () => {
        await waitUntil(() => all(page, '.result, .problem').length > 0, 'the result', { timeout: 20_000 })
        await settled(page)
      },
      tick: async (place: number) => {
        all<HTMLInputElement>(page, '.list .row input')[place]?.click()
        await settled(page)
      },
      choose: async (label: string, value: string) => {
        const field = all(page, 'label').find((each) => textOf(each).startsWith(label))
        const control = field?.querySelector('select')
        if (!control) throw new Error(`no filter ${label}`)
        control.value = value
        control.dispatchEvent(new Event('change'))
        await settled(page)
      },
      press: async (name: string) => {
        const button = buttons().find((each) => textOf(each) === name)
        if (!button) throw new Error(`no button ${name} among ${buttons().map((each) => textOf(each))}`)
        button.click()
        await settled(page)
      },
    }
  }

  it('shows each holder with since, run, actor, state and price, and the sum', async () => {
    const { page, rows } = await setUp()
    expect(rows()).to.have.length(3)
    expect(rows()[1]).to.match(/Person 0002 person2@example.com .* Backup by Ada Active 3/)
    expect(rows()[2]).to.match(/Person 0003 .* Before the backup history Deleted 2/)
    expect(textOf(one(page, '.sum'))).to.equal('6 licenses, held by 3 users')
    page.messages = de
    await settled(page)
    expect(textOf(one(page, '.sum'))).to.equal('6 Lizenzen bei 3 Benutzern')
  })

  it('shows the licenses of people who left, and totals for chargeback', async () => {
    const { page, rows, choose, press } = await setUp()
    await choose('Held by', 'leavers')
    await waitUntil(() => rows().length === 1, 'one holder', { timeout: 20_000 })
    expect(textOf(one(page, '.sum'))).to.equal('2 licenses, held by 1 user')
    await press('Clear filters')
    await choose('Totals by', 'department')
    await waitUntil(() => all(page, '.totals tbody tr').length === 2, 'two totals', { timeout: 20_000 })
    expect(all(page, '.totals tbody tr').map((row) => textOf(row))).to.eql(['Sales 2 4', 'Support 1 2'])
    await choose('Totals by', 'org-unit')
    await waitUntil(() => all(page, '.totals tbody tr').length === 1, 'one total', { timeout: 20_000 })
    expect(all(page, '.totals tbody tr').map((row) => textOf(row))).to.eql(['Not set 3 6'])
  })

  it('gives the selected licenses back after a review, once for two clicks, and moves the focus to the result', async () => {
    const { page, rows, tick, press, answered, adapter } = await setUp()
    expect(one(page, '.give-back').getAttribute('aria-disabled')).to.equal('true')
    await press('Give back…')
    expect(page.renderRoot.querySelector('dialog')?.open).to.equal(false)
    await tick(1)
    await tick(2)
    expect(textOf(one(page, '.sum'))).to.equal('2 users selected · 5 licenses')
    await press('Give back…')
    const dialog = textOf(one(page, 'dialog'))
    expect(dialog).to.match(/Give back 5 licenses\?/)
    expect(dialog).to.match(/Held by Person 0002 and Person 0003\./)
    expect(dialog).to.match(/1 of them is active and will no longer be backed up\./)
    expect(dialog).to.match(/This is a simulation: nothing was backed up, so nothing is deleted\./)
    const confirm = all<HTMLButtonElement>(page, 'dialog .primary')[0]
    confirm?.click()
    confirm?.click()
    await answered()
    expect(adapter.calls.giveBack).to.equal(1)
    expect(textOf(one(page, '.result'))).to.equal('5 licenses given back.')
    expect(root(page).activeElement?.className).to.contain('result')
    await waitUntil(() => rows().length === 1, 'one holder', { timeout: 20_000 })
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(11)
  })

  it('says that the answer was lost, and gives nothing back twice when it is tried again', async () => {
    const { page, tick, press, answered, adapter } = await setUp({
      faults: ({ method, count }) => (method === 'giveBack' && count === 1 ? 'lose-answer' : undefined),
    })
    await tick(0)
    await press('Give back…')
    await press('Give back')
    await answered()
    expect(textOf(one(page, '.problem'))).to.contain('No response from the server, so the licenses may have been given back.')
    expect(root(page).activeElement?.textContent).to.contain('Try again')
    await press('Try again')
    await waitUntil(() => all(page, '.result').length > 0, 'the result', { timeout: 20_000 })
    expect(textOf(one(page, '.result'))).to.equal('1 license given back.')
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(7)
  })

  it('keeps what is selected during a give-back, and shows no result in another domain', async () => {
    const { page, tick, press, adapter, session } = await setUp({}, (memory) => {
      const { listClouds, giveBack } = memory
      memory.listClouds = async (call) =>
        (await listClouds(call)).map((cloud) => ({ ...cloud, domains: [...cloud.domains, { id: otherScope.domainId, name: 'second' }] }))
      memory.giveBack = async (...call) => {
        await answer
        return giveBack(...call)
      }
    })
    await tick(0)
    await press('Give back…')
    await press('Give back')
    await tick(1)
    release()
    await waitUntil(() => all(page, '.result').length > 0, 'the result', { timeout: 20_000 })
    expect(textOf(one(page, '.sum'))).to.match(/^1 user selected/)
    answer = new Promise((resolve) => {
      release = () => resolve()
    })
    await press('Give back…')
    await press('Give back')
    await session.setScope(otherScope).catch(() => {})
    await settled(page)
    release()
    await waitUntil(() => adapter.calls.giveBack === 2, 'the second give-back', { timeout: 20_000 })
    await new Promise((resolve) => setTimeout(resolve, 200))
    // the sample has no records of the other domain, so its list fails
    expect(all(page, '.result, .problem').filter((each) => textOf(each).includes('given back'))).to.eql([])
  })

  it('counts the users that were skipped because another administrator gave their licenses back', async () => {
    const { page, tick, press, answered, adapter } = await setUp()
    await tick(0)
    await adapter.giveBack(scope, ['u1'], { ...callOf(), idempotencyKey: 'other' })
    await press('Give back…')
    await press('Give back')
    await answered()
    expect(textOf(one(page, '.result'))).to.match(/^0 licenses given back\. 1 user was skipped/)
  })

  it('selects the rows shown, keeps the selection through a search, and clears it', async () => {
    const { page, press, session, rows } = await setUp()
    await press('Select the 3 shown')
    session.licenses.search('0001')
    await session.licenses.more()
    await settled(page)
    expect(rows()).to.have.length(1)
    expect(textOf(one(page, '.sum'))).to.equal('3 users selected · 6 licenses')
    await press('Clear selection')
    expect(textOf(one(page, '.sum'))).to.equal('1 license, held by 1 user')
  })

  it('dispatches backup-navigate for the backup of a license, and downloads the matching holders', async () => {
    const downloads: string[] = []
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function () {
      downloads.push(this.download)
    }
    try {
      const { page, press } = await setUp()
      const asked: unknown[] = []
      page.addEventListener('backup-navigate', ({ detail }) => asked.push([detail.to, detail.runId]))
      all<HTMLButtonElement>(page, '.row .run')[0]?.click()
      expect(asked).to.eql([['run', 'run-1']])
      await press('Export CSV')
      await waitUntil(() => downloads.length > 0, 'the download', { timeout: 20_000 })
      expect(downloads).to.eql([`licenses-${page.session?.domain.value?.name}.csv`])
    } finally {
      HTMLAnchorElement.prototype.click = click
    }
  })

  it('shows no tick boxes if the backend lists licenses without giving them back', async () => {
    const memory = createMemoryAdapter({ tenant: tenantOf({ users, credits: 10 }) })
    const session = createBackupSession({ adapter: withMethods(memory, { giveBack: undefined as never }), scope })
    const page = await mount<BackupLicensesPage>('backup-licenses-page', session)
    await waitUntil(() => all(page, '.list .row').length === 1, 'the holder', { timeout: 20_000 })
    expect(all(page, '.list .row input')).to.have.length(0)
    expect(all(page, 'button').map((each) => textOf(each))).not.to.contain('Give back…')
    expect(textOf(one(page, '.selection'))).to.match(/licenses, held by 1 user$/)
    all<HTMLElement>(page, '.list .row')[0]?.click()
    await settled(page)
    expect(all(page, '.list .ticked')).to.have.length(0)
  })

  it('hides a column together with its heading on a narrow page', async () => {
    const { page } = await setUp()
    const shown = (): string[] =>
      all(page, '.list [role=columnheader]')
        .filter((each) => each.checkVisibility())
        .map((each) => textOf(each))
    const cells = (): number =>
      [...(all(page, '.list .row')[0]?.querySelectorAll('[role=gridcell]') ?? [])].filter((each) => each.checkVisibility()).length
    page.style.inlineSize = '70em'
    await waitUntil(() => shown().length === 6, 'every column', { timeout: 20_000 })
    page.style.inlineSize = '40em'
    await waitUntil(() => shown().length === 5, 'no time', { timeout: 20_000 })
    expect(cells()).to.equal(5)
    page.style.inlineSize = '20em'
    await waitUntil(() => shown().length === 4, 'no source', { timeout: 20_000 })
    expect(cells()).to.equal(4)
  })

  it('says that licenses are not listed if the cloud does not offer them', async () => {
    const without = sampleOf({ users })
    delete (without.adapter as Partial<MemoryAdapter>).listHolders
    const bare = await mount<BackupLicensesPage>('backup-licenses-page', without.session)
    await settled(bare)
    expect(textOf(one(bare, '.notice'))).to.equal("This cloud doesn't list its licenses.")
  })
})
