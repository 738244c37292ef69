import { aTimeout, expect, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { messages as ar } from '../../../src/components/messages/ar.js'
import { messages as de } from '../../../src/components/messages/de.js'
import { messages as es } from '../../../src/components/messages/es.js'
import { messages as fr } from '../../../src/components/messages/fr.js'
import { messages as ja } from '../../../src/components/messages/ja.js'
import { BackupError, type BackupSession, createBackupSession, type Scope, type User } from '../../../src/core/index.js'
import { type BackupStartPage, defineElements, type SelectionBox } from '../../../src/elements.js'
import type { MemoryAdapter } from '../../../src/memory.js'
import { type MountOptions, mountPage, pageAdapter } from '../../worlds/mount-page.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, everything, findButton, keys, press, textOf } from '../find.js'

defineElements()

/** Result of User Sync on the generated tenant, which changes with each sync. */
const RESULT = /^\d+ added, \d+ changed, \d+ removed$/
const LABELS = ['Users to backup', 'Users by group', 'Users by org unit', 'CSV file upload']

describe('backup-start-page', () => {
  let adapter: MemoryAdapter
  let page: BackupStartPage
  let frame: HTMLElement

  const sessionOf = (): BackupSession => {
    if (page.session === undefined) throw new Error('no session')
    return page.session
  }
  const mount = async (options: MountOptions = {}): Promise<void> => {
    ;({ adapter, frame, page } = await mountPage(options))
  }
  const ready = async (): Promise<Scope> => (await until(sessionOf().scope, (value) => value !== undefined)) as Scope
  const tabs = (): HTMLElement[] => [...page.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')]
  const shown = (): string => page.renderRoot.querySelector('.panel')?.firstElementChild?.localName ?? ''
  const box = (): SelectionBox => page.renderRoot.querySelector('selection-box') as SelectionBox
  const calls = (method: string): number => adapter.calls[method] ?? 0
  const due = (scope: Scope, count: number) =>
    adapter
      .usersOf(scope)
      .filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
      .slice(0, count)
      .map(({ id, name }) => ({ kind: 'user' as const, id, label: name }))

  afterEach(async () => {
    page.session?.dispose()
    page.adapter = undefined
    fixtureCleanup()
    await setViewport({ width: 1280, height: 800 })
  })

  it('shows the whole title of the box in every language at 800 px', async () => {
    await mount({ width: 800 })
    const scope = await ready()
    sessionOf().selection.put(due(scope, 3))
    const cut: string[] = []
    for (const [locale, messages] of Object.entries({ en: undefined, de, fr, es, ja, ar })) {
      Object.assign(page, { locale, messages })
      await page.updateComplete
      await box().updateComplete
      const title = box().renderRoot.querySelector('h2')
      if (title === null || title.scrollWidth > title.clientWidth + 1) cut.push(`${locale}: ${textOf(title)}`)
    }
    expect(cut).to.deep.equal([])
  })

  describe('simulation badge', () => {
    const badges = (): string[] => [...everything(page.renderRoot)].filter(({ classList }) => classList.contains('simulation')).map(textOf)

    it('shows on the page and in the card of a run when the cloud is simulated', async () => {
      await mount()
      const scope = await ready()
      await eventually(() => badges().length === 1, 'the badge of the page')
      expect(badges()).to.deep.equal(['Simulation: nothing is backed up'])
      sessionOf().selection.put(due(scope, 1))
      await sessionOf().start()
      await eventually(() => badges().length === 2, 'the badge of the run')
      expect(box().renderRoot.querySelector('.run .simulation')).not.to.equal(null)
    })

    it('shows once on each subpage', async () => {
      await mount()
      const scope = await ready()
      sessionOf().selection.put(due(scope, 1))
      await sessionOf().start()
      for (const name of ['Backups', 'Backup settings', 'Manage domains', 'Backups']) {
        await press(button(page, name))
        const place = page.renderRoot.querySelector('.place-content')
        await eventually(() => place !== null && [...everything(place)].some(({ localName }) => localName === 'h2'), name)
        expect(badges(), name).to.deep.equal(['Simulation: nothing is backed up'])
      }
    })

    it('covers no tab, in every language and width', async () => {
      await setViewport({ width: 1500, height: 900 })
      await mount()
      await ready()
      await eventually(() => badges().length === 1, 'the badge')
      const covered: string[] = []
      for (const [locale, messages] of Object.entries({ en: undefined, de, fr, es, ja, ar })) {
        Object.assign(page, { locale, messages })
        for (const width of [480, 800, 1024, 1199, 1200, 1280, 1440]) {
          frame.style.inlineSize = `${width}px`
          await page.updateComplete
          const badge = page.renderRoot.querySelector('.simulation')?.getBoundingClientRect()
          for (const tab of tabs()) {
            const clip = tab.parentElement?.getBoundingClientRect() ?? new DOMRect()
            const { top, bottom, ...ends } = tab.getBoundingClientRect().toJSON() as DOMRect
            // The row of tabs scrolls where a browser's font is too wide, so it clips the last tab.
            const [left, right] = [Math.max(ends.left, clip.left), Math.min(ends.right, clip.right)]
            // up to 4 px of a tab's padding may lie below the badge; browsers round differently
            const isApart =
              badge === undefined || left + 4.5 >= badge.right || right - 4.5 <= badge.left || top >= badge.bottom || bottom <= badge.top
            if (!isApart) covered.push(`${locale} ${width}: ${textOf(tab)}`)
          }
        }
      }
      expect(covered).to.deep.equal([])
    })

    it('leaves each tab in one line where the row has room for all tabs, in every language and width', async () => {
      await setViewport({ width: 1500, height: 900 })
      await mount()
      await ready()
      await eventually(() => badges().length === 1, 'the badge')
      const wrapped: string[] = []
      for (const [locale, messages] of Object.entries({ en: undefined, de, fr, es, ja, ar })) {
        Object.assign(page, { locale, messages })
        for (const width of [1024, 1200, 1280, 1440]) {
          frame.style.inlineSize = `${width}px`
          await page.updateComplete
          const list = page.renderRoot.querySelector<HTMLElement>('[role=tablist]') as HTMLElement
          const { height } = list.getBoundingClientRect()
          list.style.cssText = 'flex: none; max-inline-size: none; white-space: nowrap'
          const whole = list.getBoundingClientRect()
          list.style.cssText = ''
          const room = page.renderRoot.querySelector('.choose')?.getBoundingClientRect().width ?? 0
          const lines = tabs().map((tab) => Math.round((tab.firstElementChild?.getBoundingClientRect().height ?? 0) / 10))
          if (whole.width <= room && (height > whole.height + 1 || new Set(lines).size > 1 || Math.max(...lines) > 2))
            wrapped.push(`${locale} ${width}: ${lines}`)
        }
      }
      expect(wrapped).to.deep.equal([])
    })

    it('moves nothing when another tab is pressed', async () => {
      await mount()
      await ready()
      await eventually(() => badges().length === 1, 'the badge')
      const places = (): number[] => tabs().map((tab) => Math.round(tab.getBoundingClientRect().left * 4))
      const before = places()
      for (const tab of tabs()) {
        tab.click()
        await page.updateComplete
        expect(places()).to.deep.equal(before)
      }
    })

    it('is absent if the engine really backs users up', async () => {
      const memory = pageAdapter()
      const listClouds: MemoryAdapter['listClouds'] = async (call) =>
        (await memory.listClouds(call)).map(({ isSimulated: _, ...cloud }) => cloud)
      await mount()
      page.adapter = { ...memory, listClouds }
      await page.updateComplete
      await ready()
      expect(badges()).to.deep.equal([])
    })
  })

  describe('tabs', () => {
    beforeEach(async () => {
      await setViewport({ width: 1280, height: 800 })
      await mount()
      await ready()
    })

    it('have their names, and one tab stop in total', async () => {
      expect(tabs().map(textOf)).to.deep.equal(LABELS)
      expect(tabs().map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1])
      expect(tabs()[0]?.ariaSelected).to.equal('true')
      const panel = page.renderRoot.querySelector('[role=tabpanel]')
      expect(tabs()[0]?.getAttribute('aria-controls')).to.equal(panel?.id)
      expect(panel?.getAttribute('aria-labelledby')).to.equal(tabs()[0]?.id)
    })

    it('follow the arrow keys, Home and End, and wrap around', async () => {
      tabs()[0]?.focus()
      await keys('ArrowRight')
      expect(shown()).to.equal('backup-groups-tab')
      expect(textOf(page.shadowRoot?.activeElement)).to.equal('Users by group')
      await keys('End')
      expect(shown()).to.equal('backup-csv-tab')
      await keys('ArrowRight')
      expect(shown()).to.equal('backup-users-tab')
      await keys('ArrowLeft', 'Home')
      expect(shown()).to.equal('backup-users-tab')
    })

    it('mirror the arrow keys in right-to-left pages', async () => {
      frame.dir = 'rtl'
      tabs()[0]?.focus()
      await keys('ArrowLeft')
      expect(shown()).to.equal('backup-groups-tab')
      await keys('ArrowRight')
      expect(shown()).to.equal('backup-users-tab')
    })

    it('load on first display only', async () => {
      await eventually(() => calls('listUsers') === 1, 'the users')
      await aTimeout(100)
      expect([calls('listUsers'), calls('listGroups'), calls('listOrgUnits')]).to.deep.equal([1, 0, 0])
      const users = page.renderRoot.querySelector('backup-users-tab')
      await press(tabs()[1] as HTMLElement)
      await eventually(() => calls('listGroups') === 1, 'the groups')
      expect(users?.isConnected).to.equal(false)
      expect(calls('listOrgUnits')).to.equal(0)
      await press(tabs()[0] as HTMLElement)
      await aTimeout(100)
      expect(page.renderRoot.querySelector('backup-users-tab') === users).to.equal(true)
      expect(calls('listUsers')).to.equal(1)
    })

    it('keep ticks when another tab is shown', async () => {
      const checkbox = await eventually(
        () =>
          [...everything(page.renderRoot)].find(
            (element) => element.getAttribute('aria-label')?.startsWith('Select ') && element.matches('input, [role=checkbox]'),
          ),
        'a checkbox',
      )
      await press(checkbox)
      await until(sessionOf().selection.ticked, ({ size }) => size === 1)
      await press(tabs()[2] as HTMLElement)
      await press(tabs()[0] as HTMLElement)
      await press(button(box(), 'Add'))
      await until(sessionOf().selection.items, (items) => items.length === 1)
    })

    it('pass axe', async () => {
      for (const tab of tabs()) {
        await press(tab)
        await aTimeout(150)
        await expect(page).to.be.accessible()
      }
    })
  })

  describe('session', () => {
    it('is created from the adapter, disposed with it, and suspended while disconnected', async () => {
      await mount()
      const first = sessionOf()
      await ready()
      frame.remove()
      document.body.append(frame)
      expect(sessionOf() === first).to.equal(true)
      page.adapter = pageAdapter()
      await page.updateComplete
      expect(sessionOf()).to.not.equal(first)
      let code = ''
      await first.refresh().catch((error) => {
        code = error.code
      })
      expect(code).to.equal('disposed')
      frame.remove()
    })

    it('sorts users in the language of the page, again after a language change', async () => {
      await mount()
      const scope = await ready()
      const [first, second] = adapter.usersOf(scope).filter(({ accountStatus }) => accountStatus === 'active')
      const put = [first, second].map((user, at) => ({ ...user, name: at === 0 ? '\u00c5 test' : 'Z test' })) as User[]
      adapter.change(scope, { users: { put } }, 'now')
      sessionOf().users.search('test')
      const shown = (names: string) =>
        eventually(() => Array.from(sessionOf().users.rows.value, ({ name }) => name).join() === names, `the order ${names}`)
      await shown('\u00c5 test,Z test')
      page.locale = 'sv'
      await shown('Z test,\u00c5 test')
    })

    it('keeps an unanswered start across a reload, for all tabs', async () => {
      const kept = () => Object.keys(localStorage).filter((key) => key.startsWith('backup-start:'))
      await mount({ faults: ({ method }) => (method === 'startBackup' ? new BackupError('unavailable', 'no') : undefined) })
      sessionOf().selection.put(due(await ready(), 1))
      try {
        expect(
          await sessionOf()
            .start()
            .catch(({ code }) => code),
        ).to.equal('unavailable')
        expect(kept()).to.have.length(1)
      } finally {
        for (const key of kept()) localStorage.removeItem(key)
      }
    })

    it('is the given session, which the page never disposes', async () => {
      await mount()
      await ready()
      const own = createBackupSession({ adapter: pageAdapter() })
      page.session = own
      await page.updateComplete
      expect(page.session === own).to.equal(true)
      expect(box().isConnected).to.equal(true)
      await until(own.scope, (value) => value !== undefined)
      page.session = undefined
      page.adapter = undefined
      await page.updateComplete
      await own.refresh()
      own.dispose()
    })

    it('rechecks on window focus, at most once per second', async () => {
      await mount()
      await ready()
      const own = createBackupSession({ adapter })
      let checks = 0
      page.session = {
        ...own,
        recheck: () => {
          checks += 1
          return own.recheck()
        },
      }
      await page.updateComplete
      await until(own.users.rows, ({ length }) => length > 0)
      const before = calls('listUsers')
      window.dispatchEvent(new Event('focus'))
      window.dispatchEvent(new Event('focus'))
      await eventually(() => calls('listUsers') === before + 1, 'the check')
      await aTimeout(50)
      window.dispatchEvent(new Event('focus'))
      expect(checks).to.equal(1)
      await aTimeout(1000)
      window.dispatchEvent(new Event('focus'))
      expect(checks).to.equal(2)
      await aTimeout(1000)
      document.dispatchEvent(new Event('visibilitychange'))
      expect(checks, 'a page in an iframe becomes visible without a focus event').to.equal(3)
      window.dispatchEvent(new Event('focus'))
      expect(checks, 'together with the focus').to.equal(3)
      frame.remove()
      await aTimeout(1000)
      window.dispatchEvent(new Event('focus'))
      document.dispatchEvent(new Event('visibilitychange'))
      expect(checks).to.equal(3)
      own.dispose()
    })

    it('reports that the clouds could not be listed, and retries', async () => {
      const fired: string[] = []
      let isDown = true
      document.addEventListener('backup-error', (event) => {
        if (event.target === page) fired.push((event as HTMLElementEventMap['backup-error']).detail.code)
      })
      await mount({
        faults: ({ method }) => (isDown && method === 'listClouds' ? new BackupError('unauthorized', 'answered 401') : undefined),
      })
      const problem = await eventually(() => page.renderRoot.querySelector('.clouds-error'), 'the problem')
      expect(textOf(problem)).to.contain("You're signed out.")
      await expect(page).to.be.accessible()
      expect(fired).to.deep.equal(['unauthorized'])
      isDown = false
      await press(problem.querySelector('button') as HTMLElement)
      await ready()
      await eventually(() => page.renderRoot.querySelector('.clouds-error') === null, 'the problem gone')
    })
  })

  describe('User Sync', () => {
    it('shows the time of the last sync, progress and result', async () => {
      await mount({ speed: 4 })
      await ready()
      const text = () => textOf(page.renderRoot.querySelector('#sync-text'))
      await eventually(() => text().startsWith('Last synced'), 'when it last ran')
      const before = text()
      await press(button(page, 'User Sync'))
      await eventually(() => findButton(page, 'Stop sync'), 'the way to stop')
      await press(button(page, 'User Sync'))
      expect(calls('sync')).to.equal(1)
      await expect(page).to.be.accessible()
      await eventually(() => text() !== before && findButton(page, 'Stop sync') === undefined, 'the result', 8000)
      expect(text()).to.match(RESULT)
    })

    it('shows and announces the result of a sync once, and shows the time of the last sync again in another domain', async () => {
      await mount()
      const scope = await ready()
      const region = await eventually(() => page.renderRoot.querySelector('.sync-state [aria-live]'), 'the live region')
      const said: string[] = []
      const hears = new MutationObserver(() => said.push(textOf(region)))
      hears.observe(region, { childList: true, characterData: true, subtree: true })
      await press(button(page, 'User Sync'))
      const text = () => textOf(page.renderRoot.querySelector('#sync-text'))
      await eventually(() => RESULT.test(text()), 'the result')
      await aTimeout(700)
      expect(said).to.deep.equal([text()])
      const clouds = sessionOf().clouds.value
      const elsewhere = clouds.flatMap(({ id, domains }) => domains.map((domain) => ({ cloudId: id, domainId: domain.id })))
      await sessionOf().setScope(elsewhere.find(({ domainId }) => domainId !== scope.domainId) as Scope)
      await eventually(() => /^(Last|Never) synced/.test(text()), 'the other domain')
      expect(said.filter(Boolean)).to.have.length(1)
      hears.disconnect()
    })

    it('is hidden if the cloud does not support it', async () => {
      const tenant = sampleTenant({ users: 20 })
      await mount({ tenant: { clouds: tenant.clouds.map((cloud) => ({ ...cloud, capabilities: [] })) } })
      await ready()
      await page.updateComplete
      expect(findButton(page, 'User Sync') === undefined).to.equal(true)
      expect(findButton(page, 'Backup settings') === undefined).to.equal(true)
    })

    it('shows a failed sync', async () => {
      let isDown = true
      const fired: string[] = []
      await mount({ faults: ({ method }) => (isDown && method === 'sync' ? new BackupError('forbidden', 'answered 403') : undefined) })
      page.addEventListener('backup-error', ({ detail }) => fired.push(detail.code))
      await ready()
      await press(await eventually(() => findButton(page, 'User Sync'), 'the button'))
      const problem = await eventually(() => page.renderRoot.querySelector('.sync-error'), 'the problem')
      expect(textOf(problem)).to.contain("The sync failed. You don't have permission to do this. Try again")
      expect(textOf(page.renderRoot.querySelector('.sync-state [aria-live]'))).to.equal(
        "The sync failed. You don't have permission to do this.",
      )
      expect(fired).to.deep.equal(['forbidden'])
      await expect(page).to.be.accessible()
      isDown = false
      await press(button(page, 'Try again'))
      await eventually(() => page.renderRoot.querySelector('.sync-error') === null, 'the problem gone')
      await eventually(() => RESULT.test(textOf(page.renderRoot.querySelector('#sync-text'))), 'the result')
    })
  })

  describe('navigation', () => {
    let scope: Scope
    beforeEach(async () => {
      await mount()
      scope = await ready()
    })
    const place = () => page.renderRoot.querySelector('.place-content')?.firstElementChild?.localName

    it('opens the settings step and keeps the selection on the way back', async () => {
      sessionOf().selection.put(due(scope, 2))
      const settings = await eventually(() => findButton(box(), 'Settings »»'), 'Settings')
      await eventually(() => settings.ariaDisabled === 'false', 'Settings to be possible')
      const before = box()
      await press(settings)
      await eventually(() => place() === 'backup-settings-page', 'the step')
      expect(page.renderRoot.querySelector('backup-settings-page')).to.have.property('mode', 'selection')
      await expect(page).to.be.accessible()
      await press(button(page, 'Back to the selection'))
      expect(box() === before).to.equal(true)
      expect(sessionOf().selection.items.value).to.have.length(2)
      expect(before.shadowRoot?.activeElement === settings).to.equal(true)
    })

    it('starts with the settings of the step and shows the run in the box', async () => {
      const items = due(scope, 2)
      sessionOf().selection.put(items)
      await until(sessionOf().canStart, (value) => value)
      await press(await eventually(() => findButton(box(), 'Settings »»'), 'Settings'))
      const start = await eventually(() => findButton(page, 'Start backup of 2 users'), 'the start of the step')
      await eventually(() => start.ariaDisabled === 'false', 'the start to be possible')
      await press(start)
      await eventually(() => page.renderRoot.querySelector('selection-box'), 'the selection again')
      const panel = await eventually(() => box().renderRoot.querySelector('.middle .run'), 'the panel')
      expect(textOf(panel.querySelector('.run-title'))).to.equal('Backup of 2 users started')
      expect(textOf(panel.querySelector('.run-facts')))
        .to.contain(`USER: ${items[0]?.label}`)
        .and.to.contain('Default settings')
      expect(textOf(panel)).to.contain('You can close this page.')
      await eventually(() => box().shadowRoot?.activeElement?.matches('.run-title'), 'the focus on the result')
      expect(calls('startBackup')).to.equal(1)
    })

    it('asks before the settings step starts more licenses than confirm-above; on a narrow page, the sheet then shows the backup', async () => {
      frame.style.inlineSize = '360px'
      page.setAttribute('confirm-above', '1')
      sessionOf().selection.put(due(scope, 2))
      await until(sessionOf().canStart, (value) => value)
      page.renderRoot.querySelector<HTMLElement>('.edge-toggle')?.click()
      // While the sheet slides, its buttons are not where the mouse would press.
      ;(await eventually(() => findButton(box(), 'Settings »»'), 'Settings')).click()
      await eventually(() => page.renderRoot.querySelector('.back'), 'the step')
      const start = await eventually(() => findButton(page, 'Start backup of 2 users'), 'the start of the step')
      await eventually(() => start.ariaDisabled === 'false', 'the start to be possible')
      const [lite] = [...everything(page.renderRoot)].filter((element) => element.matches('[role=switch]')) as HTMLElement[]
      lite?.click()
      await press(start)
      const confirm = await eventually(() => findButton(page, 'Start now'), 'the review')
      expect(calls('startBackup')).to.equal(0)
      const dialog = confirm.closest('dialog')
      expect(textOf(dialog)).to.contain('2 users will be backed up.').and.to.contain('Settings: Custom settings')
      await expect(page).to.be.accessible()
      await press(confirm)
      await eventually(() => page.renderRoot.querySelector('selection-box'), 'the selection again')
      const panel = await eventually(() => box().renderRoot.querySelector('.middle .run'), 'the panel')
      expect(textOf(panel.querySelector('.run-facts'))).to.contain('Custom settings')
      await eventually(() => box().shadowRoot?.activeElement?.matches('.run-title'), 'the focus on the result')
      expect(page.renderRoot.querySelector('.edge-toggle')?.ariaExpanded).to.equal('true')
      expect(calls('startBackup')).to.equal(1)
    })

    it('stays if the host page cancels backup-navigate', async () => {
      page.addEventListener('backup-settings', (event) => event.preventDefault())
      page.addEventListener('backup-navigate', (event) => event.preventDefault())
      sessionOf().selection.put(due(scope, 1))
      const settings = await eventually(() => findButton(box(), 'Settings »»'), 'Settings')
      await eventually(() => settings.ariaDisabled === 'false', 'Settings to be possible')
      await press(settings)
      await press(button(page, 'Manage domains'))
      await aTimeout(50)
      expect(place()).to.equal(undefined)
    })

    it('opens settings, domains, backups and one backup, each with Back', async () => {
      const fired: unknown[] = []
      page.addEventListener('backup-navigate', ({ detail: { correlationId, ...detail } }) => fired.push(detail))
      for (const [link, tag] of [
        ['Backup settings', 'backup-settings-page'],
        ['Manage domains', 'backup-manage-domains-page'],
        ['Backups', 'backup-run-view'],
      ] as const) {
        await press(button(page, link))
        await eventually(() => place() === tag, tag)
        expect(page.shadowRoot?.activeElement === button(page, 'Back to the selection')).to.equal(true)
        await expect(page).to.be.accessible()
        await keys('Enter')
        expect(place()).to.equal(undefined)
        expect(page.shadowRoot?.activeElement === button(page, link)).to.equal(true)
      }
      sessionOf().selection.put(due(scope, 1))
      const start = await eventually(() => findButton(box(), 'Start backup of 1 user'), 'the start')
      await eventually(() => start.ariaDisabled === 'false', 'the start to be possible')
      const finished: string[] = []
      page.addEventListener('backup-run-finished', ({ detail }) => finished.push(detail.run.id))
      await press(start)
      await press(await eventually(() => findButton(box(), 'View backup'), 'View backup'))
      await eventually(() => place() === 'backup-run-view', 'the run')
      const { runId } = page.renderRoot.querySelector('backup-run-view') ?? {}
      expect(fired).to.deep.equal([{ to: 'settings' }, { to: 'manage-domains' }, { to: 'run' }, { to: 'run', runId }])
      await eventually(() => finished.length > 0, 'the end of the run', 8000)
      await press(button(page, 'Back to the selection'))
      await aTimeout(200)
      expect(finished).to.deep.equal([runId])
    })

    it('leaves the settings step when the scope changes', async () => {
      sessionOf().selection.put(due(scope, 1))
      const settings = await eventually(() => findButton(box(), 'Settings »»'), 'Settings')
      await eventually(() => settings.ariaDisabled === 'false', 'Settings to be possible')
      await press(settings)
      await eventually(() => place() === 'backup-settings-page', 'the step')
      const picker = page.renderRoot.querySelector('backup-scope-picker') as HTMLElement
      const domain = picker.shadowRoot?.querySelectorAll('select')[1] as HTMLSelectElement
      domain.focus()
      await keys('ArrowDown')
      await press(await eventually(() => findButton(picker, 'Switch to…'), 'the question'))
      await eventually(() => place() === undefined, 'the selection again')
      expect(sessionOf().selection.items.value).to.have.length(0)
    })
  })

  describe('layout', () => {
    it('never scrolls in two directions and fills its container', async () => {
      for (const width of [360, 500, 719, 800, 1000, 1200]) {
        await setViewport({ width: Math.max(width, 400), height: 800 })
        await mount({ width })
        await ready()
        await eventually(() => calls('listUsers') === 1, 'the users')
        await aTimeout(100)
        expect(page.getBoundingClientRect().height, `${width}`).to.equal(700)
        expect(frame.scrollWidth, `${width}`).to.equal(frame.clientWidth)
        expect(frame.scrollHeight, `${width}`).to.equal(frame.clientHeight)
        page.session?.dispose()
        frame.remove()
      }
    })

    it('has a default height without a sized container', async () => {
      await mount()
      frame.style.blockSize = 'auto'
      await ready()
      sessionOf().selection.put(Array.from({ length: 5000 }, (_, index) => ({ kind: 'user' as const, id: `nobody-${index}` })))
      await aTimeout(100)
      expect(page.getBoundingClientRect().height).to.be.within(300, 800)
    })

    it('shows the box beside the list on wide pages and as a sheet on narrow pages', async () => {
      await mount()
      await ready()
      expect(page.renderRoot.querySelector<HTMLElement>('.edge')?.checkVisibility()).to.equal(false)
      const list = page.renderRoot.querySelector('.choose')?.getBoundingClientRect()
      const side = page.renderRoot.querySelector('.box')?.getBoundingClientRect()
      expect(side?.left).to.be.at.least((list?.right ?? 0) - 1)
      expect(side?.height).to.equal(list?.height)
    })

    it('shows items and credits on the closed sheet, opens it and closes it on Escape', async () => {
      await mount({ width: 400 })
      const scope = await ready()
      sessionOf().selection.put(due(scope, 12))
      const edge = await eventually(() => findButton(page, '12 items · 12 of 50 licenses'), 'the edge')
      expect(edge.getAttribute('aria-expanded')).to.equal('false')
      expect(box().checkVisibility({ visibilityProperty: true })).to.equal(false)
      await press(edge)
      await eventually(() => box().checkVisibility({ visibilityProperty: true }), 'the sheet')
      expect(edge.getAttribute('aria-expanded')).to.equal('true')
      await Promise.all((page.renderRoot.querySelector('.box')?.getAnimations() ?? []).map(({ finished }) => finished))
      await expect(page).to.be.accessible()
      button(box(), 'Settings »»').focus()
      await keys('Escape')
      expect(edge.getAttribute('aria-expanded')).to.equal('false')
      expect(page.shadowRoot?.activeElement === edge).to.equal(true)
    })

    it('adds ticks from the closed sheet', async () => {
      await mount({ width: 400 })
      const scope = await ready()
      for (const item of due(scope, 3)) sessionOf().selection.tick(item, true)
      await press(await eventually(() => findButton(page, 'Add'), 'Add'))
      await until(sessionOf().selection.items, (items) => items.length === 3)
      expect(findButton(page, 'Add') === undefined).to.equal(true)
    })
  })

  it('renders two independent pages in one document', async () => {
    await mount()
    await ready()
    const other = document.createElement('backup-start-page')
    other.adapter = pageAdapter()
    frame.after(other)
    await other.updateComplete
    await until((other.session as BackupSession).scope, (value) => value !== undefined)
    sessionOf().selection.put([{ kind: 'user', id: 'nobody' }])
    await aTimeout(50)
    expect(other.session?.selection.items.value).to.have.length(0)
    // Both regions have the required name, which axe reports as a duplicate.
    await expect(page.parentElement?.parentElement as Element).to.be.accessible({ ignoredRules: ['landmark-unique'] })
    other.session?.dispose()
    other.remove()
  })
})
