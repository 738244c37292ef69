import { expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupRunView } from '../../../src/components/run-view/run-view.js'
import { BackupError, type BackupRun } from '../../../src/core/index.js'
import { whenRendered } from '../../worlds/mount-element.js'
import { type PageSessionOptions, pageSession } from '../../worlds/sessions.js'
import { until } from '../../worlds/waiting.js'

customElements.get('backup-run-view') ?? customElements.define('backup-run-view', BackupRunView)

const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms))

const setUp = async ({ start = 0, show = true, ...options }: PageSessionOptions & { start?: number; show?: boolean } = {}) => {
  const made = await pageSession({ credits: 5000, ...options })
  const { session, adapter, scope } = made
  let run: BackupRun | undefined
  if (start > 0) {
    const due = adapter.usersOf(scope).filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
    session.selection.put(due.slice(0, start).map(({ id }) => ({ kind: 'user', id })))
    run = await session.start()
  }
  const events: CustomEvent[] = []
  const box = await fixture<HTMLElement>(html`<div></div>`)
  for (const type of ['backup-run-finished', 'backup-error'] as const)
    box.addEventListener(type, (event) => events.push(event as CustomEvent))
  const element = document.createElement('backup-run-view') as BackupRunView
  element.session = session
  if (show && run !== undefined) element.runId = run.id
  box.append(element)
  await element.updateComplete
  const root = element.renderRoot as ShadowRoot
  const settled = async () => {
    await wait()
    await element.updateComplete
  }
  const isThere = (find: () => unknown) => whenRendered(element, find)
  const text = (selector: string) => root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim()
  return {
    ...made,
    run: run as BackupRun,
    element,
    box,
    root,
    events,
    settled,
    isThere,
    text,
    rows: () => [...root.querySelectorAll<HTMLElement>('.row')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
    button: (name: string | RegExp) => {
      for (const button of root.querySelectorAll<HTMLElement>('button')) {
        const spoken = (button.getAttribute('aria-label') ?? button.textContent ?? '').trim()
        if (typeof name === 'string' ? spoken.startsWith(name) : name.test(spoken)) return button
      }
      throw new Error(`no button ${name}`)
    },
    status: () => root.querySelector('.page > [role=status]')?.textContent ?? 'missing',
    finished: () => events.filter((event) => event.type === 'backup-run-finished'),
    focused: () => root.activeElement,
  }
}

describe('backup-run-view', () => {
  it('labels a run and the list of runs as a simulation', async () => {
    const { element, text, isThere } = await setUp({ start: 1 })
    await isThere(() => text('.simulation') === 'Simulation: nothing is backed up')
    element.runId = undefined
    await isThere(() => text('h2') === 'Backups')
    expect(text('.simulation')).to.equal('Simulation: nothing is backed up')
  })

  it('follows a run to its end and fires backup-run-finished once', async () => {
    const t = await setUp({ start: 30, speed: 0.6 })
    expect(t.text('h2')).to.equal('Backup of 30 users Waiting')
    expect(t.status()).to.equal('')
    await t.isThere(() => t.text('h2')?.includes('Running'))
    const bar = t.root.querySelector('[role=progressbar]')
    await t.isThere(() => Number(bar?.getAttribute('aria-valuenow')) > 0)
    expect(bar?.getAttribute('aria-valuemax')).to.equal('30')
    expect(bar?.getAttribute('aria-valuetext')).to.match(/^\d+ of 30 done, 0 failed, \d+ to go$/)
    expect(t.finished()).to.have.length(0)
    await t.isThere(() => t.text('h2')?.includes('Completed'))
    await t.isThere(() => t.finished().length > 0)
    await wait(100)
    expect(t.finished()).to.have.length(1)
    expect(t.finished()[0]?.detail.run).to.deep.include({ id: t.run.id, status: 'completed', done: 30 })
    expect(t.text('.legend')).to.equal('30 done')
    expect(t.text('.pace')).to.match(/a minute · took \d+ s/)
    await t.isThere(() => t.status() === 'Backup finished: 30 done, 0 failed')
  })

  it('announces each quarter and the end once', async () => {
    const t = await setUp({ start: 40, speed: 0.6 })
    const spoken: string[] = []
    await t.isThere(() => {
      const status = t.status()
      if (status !== '' && status !== spoken.at(-1)) spoken.push(status)
      return status.startsWith('Backup finished')
    })
    const quarters = spoken.map((text) => Math.floor((Number(/^\d+/.exec(text)?.[0] ?? 40) / 40) * 4))
    expect(spoken.at(-1)).to.equal('Backup finished: 40 done, 0 failed')
    const announced = quarters.slice(0, -1)
    expect(announced).to.have.length.within(1, 3)
    expect([...new Set(announced)].sort()).to.deep.equal(announced)
  })

  it('shows the administrator who started a backup, the items and the settings', async () => {
    const wrap: PageSessionOptions['wrap'] = (adapter) => {
      const { getRun } = adapter
      adapter.getRun = async (...call) => ({
        ...(await (getRun as NonNullable<typeof getRun>)(...call)),
        startedBy: { id: 'ann', name: 'Ann Admin' },
        settings: { 'mail-spam': true },
      })
    }
    const t = await setUp({ start: 5, wrap })
    await t.isThere(() => t.text('.facts')?.includes('Include Spam: On'))
    const names = [...t.root.querySelectorAll('.facts li')].filter((item) => item.checkVisibility()).slice(0, 3)
    expect(t.text('.facts')).to.contain('Started byAnn Admin')
    expect(names.every((item) => item.textContent?.startsWith('USER: '))).to.equal(true)
    expect(t.text('.facts summary')).to.equal('and 2 more')
    await expect(t.element).to.be.accessible()
  })

  it('shows the policy that started a backup, by its name or else its id', async () => {
    let policyName: string | undefined = 'All staff'
    const wrap: PageSessionOptions['wrap'] = (adapter) => {
      const { getRun } = adapter
      adapter.getRun = async (...call) => ({
        ...(await (getRun as NonNullable<typeof getRun>)(...call)),
        policyId: 'p7',
        ...(policyName !== undefined && { policyName }),
      })
    }
    const named = await setUp({ start: 2, wrap })
    await named.isThere(() => named.text('.facts')?.includes('PolicyAll staff'))
    policyName = undefined
    const unnamed = await setUp({ start: 2, wrap })
    await unnamed.isThere(() => unnamed.text('.facts')?.includes('Policyp7'))
  })

  it('fires no event for a run that had already ended', async () => {
    const t = await setUp({ start: 5, speed: 1000, show: false })
    await until(t.session.run(t.run.id), (run) => run?.status === 'completed')
    const element = document.createElement('backup-run-view') as BackupRunView
    element.session = t.session
    element.runId = t.run.id
    t.box.append(element)
    await t.isThere(() => element.renderRoot.textContent?.includes('Completed'))
    await wait(50)
    expect(t.finished()).to.have.length(0)
  })

  it('lists failed users first with the reason, and retries one or all of them', async () => {
    const t = await setUp({ start: 40, speed: 1000, failureRate: 0.3 })
    await t.isThere(() => t.text('h2')?.includes('Completed with errors'))
    const failed = t.session.run(t.run.id).value?.failed ?? 0
    expect(failed).to.be.greaterThan(1)
    await t.isThere(
      () =>
        t.rows().length > failed &&
        t
          .rows()
          .slice(0, failed)
          .every((row) => row.includes('Failed')),
    )
    expect(t.rows()[failed]).not.to.contain('Failed')
    expect(t.rows()[0]).to.match(/mailbox|cloud/)
    expect(t.root.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).to.equal('41')
    const grid = t.root.querySelector<HTMLElement>('[role=grid]')
    const tabbable = grid?.querySelector<HTMLElement>('.row[tabindex="0"], .row [tabindex="0"]')
    tabbable?.focus()
    await sendKeys({ press: 'ArrowRight' })
    await t.settled()
    expect(t.focused()?.getAttribute('aria-label')).to.match(/^Retry /)
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => (t.session.run(t.run.id).value?.failed ?? 0) < failed || t.adapter.calls.retryRun === 1)
    await t.isThere(() => /^(Retrying .*|Backup finished: .*)$/.test(t.status() ?? ''))
    await t.isThere(() => t.text('h2')?.includes('Completed'))
    const left = t.session.run(t.run.id).value?.failed ?? 0
    t.button(`Retry ${left} failed users`).focus()
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => t.adapter.calls.retryRun === 2)
    await t.isThere(() => t.finished().length >= 2)
    expect(t.focused()?.localName).to.equal('h2')
  })

  it('shows that a retry failed, and retries again', async () => {
    const t = await setUp({
      start: 20,
      speed: 1000,
      failureRate: 0.5,
      faults: ({ method, count }) => (method === 'retryRun' && count === 1 ? new Error('503') : undefined),
    })
    await t.isThere(() => t.text('h2')?.includes('Completed with errors'))
    t.button(/^Retry \d+ failed users?$/).click()
    await t.isThere(() => t.root.querySelector('.problem'))
    expect(t.text('.problem')).to.contain("The retry couldn't be started.")
    expect(t.events.filter((event) => event.type === 'backup-error')).to.have.length(1)
    t.button('Try again').click()
    await t.isThere(() => t.adapter.calls.retryRun === 2)
    await t.isThere(() => t.root.querySelector('.problem') === null)
  })

  it('offers no Retry without the capability', async () => {
    const t = await setUp({
      start: 20,
      speed: 1000,
      failureRate: 0.5,
      adapt: (tenant) => ({ clouds: tenant.clouds.map((cloud) => ({ ...cloud, capabilities: ['runs', 'coverage'] as const })) }),
    })
    await t.isThere(() => t.rows().some((row) => row.includes('Failed')))
    expect(() => t.button('Retry')).to.throw()
  })

  it('filters the users by status', async () => {
    const t = await setUp({ start: 30, speed: 1000, failureRate: 0.3 })
    await t.isThere(() => t.text('h2')?.includes('Completed'))
    const { failed = 0, done = 0 } = t.session.run(t.run.id).value ?? {}
    const chip = (word: string) =>
      [...t.root.querySelectorAll<HTMLElement>('.filter')].find(({ textContent }) => textContent?.trim().startsWith(word))
    expect(chip('Failed')?.textContent?.trim()).to.equal(`Failed ${failed}`)
    expect(chip('All')?.getAttribute('aria-pressed')).to.equal('true')
    chip('Done')?.focus()
    await sendKeys({ press: ' ' })
    const count = () => Number(t.root.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) - 1
    await t.isThere(() => count() === done && t.rows().length > 0)
    expect(t.rows().every((row) => row.includes('Done'))).to.equal(true)
    expect(t.root.querySelectorAll('.filter[aria-pressed=true]')).to.have.length(1)
    chip('Waiting')?.click()
    await t.isThere(() => t.root.textContent?.includes('No users have this status now'))
    chip('Waiting')?.click()
    await t.isThere(() => count() === 30 && t.rows().length > 0)
  })

  it('charts the run over time with a text alternative and a table', async () => {
    const t = await setUp({ start: 40, speed: 1000, failureRate: 0.3 })
    await t.isThere(() => t.text('h2')?.includes('Completed'))
    await t.isThere(() => t.root.querySelector('.plot svg'))
    const picture = t.root.querySelector('.plot svg')
    expect(picture?.getAttribute('role')).to.equal('img')
    expect(picture?.getAttribute('aria-label')).to.match(/^From .* to .*: \d+ of 40 done, \d+ failed$/)
    const run = t.session.run(t.run.id).value
    const cells = [...t.root.querySelectorAll('.chart tbody tr:last-child td')].map((cell) => cell.textContent)
    expect(cells.slice(1)).to.deep.equal([String(run?.done), String(run?.failed)])
    const ends = picture?.querySelector('polyline.done')?.getAttribute('points')?.split(' ').at(-1)?.split(',').map(Number)
    expect(ends?.[0]).to.equal(600)
    expect(ends?.[1]).to.be.closeTo(120 - (120 * (run?.done ?? 0)) / 40, 0.1)
  })

  it('renders few rows of a long list', async () => {
    const t = await setUp({ users: 600, start: 400, speed: 1 })
    await t.isThere(() => t.rows().length > 5)
    expect(t.rows().length).to.be.lessThan(60)
    expect(t.root.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).to.equal(String(t.run.total + 1))
  })

  it('lists all backups when no run id is set, and follows the chosen backup', async () => {
    const t = await setUp({ start: 10, show: false, speed: 4 })
    await t.isThere(() => t.rows().length === 1)
    expect(t.text('h2')).to.equal('Backups')
    await t.isThere(() => t.rows()[0]?.includes('10 of 10 done'))
    expect(t.finished(), 'the list follows nobody in particular').to.have.length(0)
    t.root.querySelector<HTMLElement>('.row')?.focus()
    await sendKeys({ press: 'Enter' })
    await t.isThere(() => t.text('h2')?.startsWith('Backup of 10 users'))
    expect(t.focused()?.localName).to.equal('h2')
    t.button('All backups').click()
    await t.isThere(() => t.text('h2') === 'Backups')
    t.element.runId = t.run.id
    await t.isThere(() => t.text('h2')?.startsWith('Backup of 10 users'))
  })

  it('shows an empty state without backups and for an unknown backup', async () => {
    const t = await setUp()
    await t.isThere(() => t.root.textContent?.includes('No backups yet'))
    t.element.runId = 'nowhere'
    await t.isThere(() => t.text('h2') === "This backup wasn't found")
    t.button('All backups').click()
    await t.isThere(() => t.text('h2') === 'Backups')
  })

  it('shows that a backup could not be loaded, and retries', async () => {
    let isDown = true
    const down = () => (isDown ? new BackupError('unavailable', '503') : undefined)
    const t = await setUp({
      start: 5,
      show: false,
      speed: 1000,
      faults: ({ method }) => (/Run/.test(method) && method !== 'startBackup' ? down() : undefined),
    })
    t.element.runId = 'run-1-elsewhere'
    await t.isThere(() => t.root.querySelector('.problem'))
    expect(t.text('.problem')).to.contain("The backup couldn't be loaded.")
    isDown = false
    t.button('Try again').click()
    await t.isThere(() => t.text('h2') === "This backup wasn't found")
  })

  it('shows that progress is not available', async () => {
    const t = await setUp({
      adapt: (tenant) => ({ clouds: tenant.clouds.map((cloud) => ({ ...cloud, capabilities: ['sync'] as const })) }),
    })
    expect(t.root.textContent).to.contain("Backup progress isn't available here.")
    expect(t.adapter.calls.listRuns).to.equal(undefined)
  })

  it('has no accessibility violations while running and when ended', async () => {
    const t = await setUp({ start: 40, speed: 0.8, failureRate: 0.3 })
    await t.isThere(() => t.root.querySelector('.plot svg') && t.rows().length > 3)
    await expect(t.element).to.be.accessible()
    await t.isThere(() => t.text('h2')?.includes('Completed'))
    await expect(t.element).to.be.accessible()
    t.box.style.cssText = 'color-scheme: dark; background: #17191c'
    await expect(t.element).to.be.accessible()
    t.button('All backups').click()
    await t.isThere(() => t.rows().length === 1 && t.text('h2') === 'Backups')
    await expect(t.element).to.be.accessible()
  })
})
