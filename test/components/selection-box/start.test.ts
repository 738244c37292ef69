import { aTimeout, expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import { type BackupSession, createBackupSession } from '../../../src/core/index.js'
import { defineElements, type SelectionBox } from '../../../src/elements.js'
import { type PageSession, type PageSessionOptions, pageSession } from '../../worlds/sessions.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, findButton, keys, press, textOf } from '../find.js'

defineElements()

describe('selection-box: start', () => {
  let page: PageSession
  let session: BackupSession
  let box: SelectionBox
  let fired: { type: string; detail: Record<string, unknown> }[]

  const mount = async (options: PageSessionOptions = {}, count = 3): Promise<void> => {
    page = await pageSession({ users: 60, credits: 20, ...options })
    session = page.session
    const wrapper = await fixture(html`<div class="frame"><selection-box .session=${session}></selection-box></div>`)
    ;(wrapper as HTMLElement).style.blockSize = '50rem'
    box = wrapper.querySelector('selection-box') as SelectionBox
    fired = []
    for (const type of ['backup-start', 'backup-started', 'backup-settings', 'backup-error', 'backup-navigate', 'backup-run-finished'])
      box.addEventListener(type, (event) => fired.push({ type, detail: structuredClone((event as CustomEvent).detail) }))
    session.selection.put(due(count))
    await until(session.canStart, (value) => value)
    await eventually(() => button(box, 'Start backup…').ariaDisabled === 'false', 'the start to be possible')
  }
  const due = (count: number) =>
    page.adapter
      .usersOf(page.scope)
      .filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
      .slice(0, count)
      .map(({ id, name }) => ({ kind: 'user' as const, id, label: name }))
  const starts = (): number => page.adapter.calls.startBackup ?? 0
  const requestOf = (index: number): { items?: unknown[] } => (fired[index]?.detail.request ?? {}) as { items?: unknown[] }
  const types = (): string[] => fired.map(({ type }) => type)
  const notice = (): string => textOf(box.renderRoot.querySelector('[part=start-notice] .words'))

  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  it('fires backup-selection-change with the new balance after a start has emptied the box', async () => {
    await mount()
    let available: unknown
    box.addEventListener('backup-selection-change', ({ detail }) => {
      available = detail.credits.available
    })
    await press(button(box, 'Start backup…'))
    await eventually(() => session.credits.value.available === 17, 'the balance')
    await eventually(() => available === 17, 'the event')
  })

  it('disables Start with a reason while the box is empty', async () => {
    await mount()
    session.selection.clear()
    const start = await eventually(() => findButton(box, 'Start backup'), 'the button without a number')
    expect(start.ariaDisabled).to.equal('true')
    expect(textOf(box.renderRoot.querySelector(`#${start.getAttribute('aria-describedby')}`))).to.equal(
      'Add users, groups or org units first.',
    )
    await press(start)
    start.focus()
    await keys('Enter')
    expect(starts()).to.equal(0)
    expect(types()).to.not.include('backup-start')
  })

  it('fires backup-start, starts with the defaults, fires backup-started and shows the run', async () => {
    await mount()
    const start = button(box, 'Start backup of 3 users')
    const scope = session.scope.value
    const items = session.selection.items.value.map(({ kind, id }) => ({ kind, id }))
    await press(start)
    const card = await eventually(() => box.renderRoot.querySelector('.run'), 'the run card')
    expect(textOf(card)).to.contain('Backup of 3 users')
    expect(fired.slice(0, 2).map(({ type }) => type)).to.deep.equal(['backup-start', 'backup-started'])
    expect(fired[0]?.detail.request).to.deep.equal({ scope, items, settings: 'default', expectedCredits: 3, expectedUsers: 3 })
    expect(fired[1]?.detail.correlationId).to.equal(fired[0]?.detail.correlationId)
    expect(session.selection.items.value).to.have.length(0)
    expect(textOf(box.shadowRoot?.activeElement)).to.equal('Backup of 3 users started')
    await expect(box).to.be.accessible()
    await eventually(() => types().includes('backup-run-finished'), 'the end of the run', 8000)
    box.requestUpdate()
    await box.updateComplete
    await aTimeout(300)
    expect(types().filter((type) => type === 'backup-run-finished')).to.have.length(1)
    expect(textOf(card)).to.contain('Completed')
    const { id: startedId } = (fired[1]?.detail.run ?? {}) as { id?: string }
    await press(button(box, 'View backup'))
    expect(fired.at(-1)).to.deep.include({ type: 'backup-navigate' })
    expect(fired.at(-1)?.detail).to.include({ to: 'run', runId: startedId })
    await press(button(box, 'Hide this backup'))
    expect(box.renderRoot.querySelector('.run') === null).to.equal(true)
  })

  /** Creates another box and session on the same backend, as after a reload. */
  const reload = async (): Promise<SelectionBox> => {
    session.dispose()
    fixtureCleanup()
    session = createBackupSession({ adapter: page.adapter, scope: page.scope })
    return fixture<SelectionBox>(html`<selection-box .session=${session}></selection-box>`)
  }

  it('finds a running backup after a reload and follows it to its end', async () => {
    await mount({ speed: 1 })
    await press(button(box, 'Start backup of 3 users'))
    await eventually(() => box.renderRoot.querySelector('.run'), 'the run card')
    const again = await reload()
    let ended = 0
    again.addEventListener('backup-run-finished', () => {
      ended += 1
    })
    const card = await eventually(() => again.renderRoot.querySelector('.run'), 'the run card, found')
    expect(textOf(card)).to.contain('Backup of 3 users')
    await eventually(() => ended === 1, 'the end of the run', 8000)
    expect(textOf(card)).to.contain('Completed')
    // A run that ended before the page load is hidden.
    const third = await reload()
    await until(session.runs.rows, ({ length }) => length === 1)
    await third.updateComplete
    expect(third.renderRoot.querySelector('.run') === null).to.equal(true)
  })

  it('does not restore a dismissed run', async () => {
    await mount({ speed: 0.2 })
    await press(button(box, 'Start backup of 3 users'))
    await eventually(() => box.renderRoot.querySelector('.run'), 'the run card')
    await press(button(box, 'Hide this backup'))
    await until(session.runs.rows, ({ length }) => length === 1)
    await session.refresh()
    await box.updateComplete
    expect(box.renderRoot.querySelector('.run') === null).to.equal(true)
  })

  it('hides the runs of other domains', async () => {
    await mount({ speed: 0.2 })
    await press(button(box, 'Start backup of 3 users'))
    await eventually(() => box.renderRoot.querySelector('.run'), 'the run card')
    const [cloud] = session.clouds.value
    const other = cloud?.domains.find(({ id }) => id !== page.scope.domainId)
    await session.setScope({ cloudId: cloud?.id ?? '', domainId: other?.id ?? '' })
    await eventually(() => box.renderRoot.querySelector('.run') === null, 'the card to go')
    await session.setScope(page.scope)
    await eventually(() => box.renderRoot.querySelector('.run'), 'the card to be back')
  })

  it('starts nothing when the host page cancels backup-start', async () => {
    await mount()
    box.addEventListener('backup-start', (event) => event.preventDefault())
    await press(button(box, 'Start backup…'))
    await aTimeout(50)
    expect(starts()).to.equal(0)
    expect(types()).to.deep.equal(['backup-start'])
    expect(session.selection.items.value).to.have.length(3)
  })

  for (const [what, latencyMs] of [
    ['at once', 0],
    ['slowly', 300],
  ] as const) {
    it(`starts once on a double click that is answered ${what}`, async () => {
      await mount({ latencyMs })
      const start = button(box, 'Start backup…')
      await press(start)
      await press(start)
      start.click()
      start.click()
      await eventually(() => types().includes('backup-started'), 'the start')
      await aTimeout(400)
      expect(starts()).to.equal(1)
      expect(types().filter((type) => type === 'backup-start')).to.have.length(1)
    })

    it(`starts once on two Enter presses that are answered ${what}, and focuses the result`, async () => {
      await mount({ latencyMs })
      const start = button(box, 'Start backup…')
      start.focus()
      // Checked before the answer arrives.
      const isBusy = () => start.getAttribute('aria-busy') === 'true' && start.ariaDisabled === 'true'
      const busy = latencyMs > 0 ? eventually(isBusy, 'the start to be under way') : undefined
      await Promise.all([keys('Enter'), keys('Enter'), busy])
      await eventually(() => types().includes('backup-started'), 'the start')
      await aTimeout(400)
      expect(starts()).to.equal(1)
      expect(box.shadowRoot?.activeElement?.className).to.equal('run-title')
    })
  }

  it('shows the changed figures of the backend, and asks again with the new count', async () => {
    await mount()
    const [first] = due(1)
    page.adapter.change(
      page.scope,
      {
        users: {
          put: page.adapter
            .usersOf(page.scope)
            .filter(({ id }) => id === first?.id)
            .map((user) => ({ ...user, backupStatus: 'protected' as const })),
        },
      },
      'now',
    )
    await press(button(box, 'Start backup of 3 users'))
    await eventually(() => notice() !== '', 'the notice')
    expect(notice()).to.contain('Nothing was started: the backup now takes 2 licenses, not 3.').and.to.contain('1 more already protected')
    expect(types()).to.not.include('backup-started')
    expect(session.selection.items.value).to.have.length(3)
    await expect(box).to.be.accessible()
    const again = await eventually(() => findButton(box, 'Start backup of 2 users'), 'the new count')
    await eventually(() => again.ariaDisabled === 'false', 'the start to be possible')
    await press(again)
    await eventually(() => types().includes('backup-started'), 'the start')
    expect(notice()).to.equal('')
  })

  it('reports that credits were spent elsewhere', async () => {
    await mount()
    page.adapter.setCredits(page.scope, 1)
    await press(button(box, 'Start backup…'))
    await eventually(() => notice().startsWith('Nothing was started: the backup takes 3 licenses and 1 is available.'), 'the notice')
    await eventually(() => textOf(box.renderRoot.querySelector('.over-limit')).includes('You need 2 more licenses.'), 'the shortfall')
    expect(session.selection.items.value).to.have.length(3)
  })

  it('starts once even if the answer is lost', async () => {
    await mount({ faults: ({ method, count }) => (method === 'startBackup' && count === 1 ? 'lose-answer' : undefined) })
    const credits = session.credits.value.available as number
    await press(button(box, 'Start backup…'))
    await eventually(() => notice().includes('a backup never starts twice.'), 'the notice')
    expect(types()).to.deep.equal(['backup-start', 'backup-error'])
    await press(button(box, 'Try again'))
    await eventually(() => types().includes('backup-started'), 'the start')
    const { items: runs = [] } = await page.adapter.listRuns(page.scope, {}, { signal: new AbortController().signal })
    expect(runs).to.have.length(1)
    expect((await page.adapter.getCredits(page.scope, { signal: new AbortController().signal })).available).to.equal(credits - 3)
  })

  it('announces that a figure is being checked, and that a start waits for the check', async () => {
    let release = (): void => {}
    let gate: Promise<void> | undefined
    await mount({
      wrap: (adapter) => {
        const { getCredits } = adapter
        adapter.getCredits = async (...args) => {
          await gate
          return getCredits(...args)
        }
      },
    })
    gate = new Promise((resolve) => {
      release = resolve
    })
    const checked = session.recheck()
    const why = () => textOf(box.renderRoot.querySelector('#start-why'))
    const said = () => [...box.renderRoot.querySelectorAll('[role=status]')].map(textOf)
    await eventually(() => why() === 'Checking…', 'the words')
    expect(button(box, 'Start backup…').ariaDisabled).to.equal('false')
    await eventually(() => said().includes('Checking…'), 'the announcement')
    await press(button(box, 'Start backup…'))
    const waits = 'Checking your licenses first. The backup starts if nothing has changed.'
    await eventually(() => why() === waits && said().includes(waits), 'what the start waits for')
    expect(starts()).to.equal(0)
    release()
    await checked
    await eventually(() => starts() === 1, 'the start')
    await eventually(() => textOf(box.renderRoot.querySelector('.run-title')) === 'Backup of 3 users started', 'the panel')
    expect(why()).not.to.contain('Checking')
  })

  it('fires backup-settings on Settings, shown only if the backend has settings', async () => {
    await mount()
    await press(button(box, 'Settings »»'))
    expect(types()).to.deep.equal(['backup-settings'])
    expect(requestOf(0).items).to.have.length(3)
    session.selection.clear()
    await eventually(() => button(box, 'Settings »»').ariaDisabled === 'true', 'Settings to be impossible')
    await press(button(box, 'Settings »»'))
    expect(types()).to.have.length(1)
  })

  it('hides Settings if the cloud does not list the capability', async () => {
    await mount({ adapt: (tenant) => ({ clouds: tenant.clouds.map((cloud) => ({ ...cloud, capabilities: ['coverage'] as const })) }) })
    expect(findButton(box, 'Settings »»') === undefined).to.equal(true)
  })
})
