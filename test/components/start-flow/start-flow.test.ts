import { expect, fixture, html as testHtml } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { html, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { Connection } from '../../../src/components/base/connection.js'
import { controls, tokens } from '../../../src/components/base/tokens.js'
import { renderStartNotice } from '../../../src/components/start-flow/render-start-notice.js'
import { StartFlow } from '../../../src/components/start-flow/start-flow.js'
import { noticeStyles } from '../../../src/components/start-flow/start-notice.styles.js'
import {
  BackupError,
  type BackupRun,
  type BackupSession,
  type Box,
  type Credits,
  type Item,
  type Scope,
  type SettingValues,
} from '../../../src/core/index.js'
import { createBoxes, fakeSession, writable } from '../../worlds/fake-session.js'

class FlowHost extends LitElement {
  static override styles = [tokens, controls, noticeStyles]
  @property({ attribute: false }) session: BackupSession | undefined
  readonly link = new Connection(this)
  readonly flow = new StartFlow(this, this.link)
  readonly reviews: number[] = []
  readonly #review = (first: number, onConfirm: () => void): void => {
    this.reviews.push(first)
    onConfirm()
  }
  protected override render() {
    return html`<button id="start" @click=${() => void this.flow.start()}>Start backup</button>${renderStartNotice(this.flow, this.link, this.#review)}`
  }
}
customElements.define('flow-host', FlowHost)

const RUN: BackupRun = { id: 'r1', status: 'queued', total: 3, done: 0, failed: 0, startedAt: '2026-01-01T00:00:00Z' }
const SKIPPED = { protected: 0, suspended: 0, deleted: 0 }
const credits = (allocated: number, more: Partial<Credits> = {}): Credits => ({
  allocated,
  available: 500,
  shortfall: 0,
  isExact: true,
  starts: allocated,
  restarts: 0,
  free: 0,
  covered: allocated,
  skipped: SKIPPED,
  excepted: 0,
  overlap: 0,
  ...more,
})

const setUp = async (answers: (BackupError | BackupRun | Promise<BackupRun>)[]) => {
  const calls: { settings: SettingValues | undefined; first: number | undefined }[] = []
  const events: CustomEvent[] = []
  const items: Item[] = [{ kind: 'group', id: 'g', label: 'All' }]
  const boxOf = createBoxes()
  const session = fakeSession({
    scope: writable<Scope | undefined>({ cloudId: 'c', domainId: 'd' }),
    credits: writable(credits(340)),
    selection: { box: writable<Box>(boxOf(items)), exceptions: writable<Box>(boxOf([])) } as unknown as BackupSession['selection'] & {
      box: ReturnType<typeof writable<Box>>
    },
    retries: 0,
    coverage: { retry: () => (session.retries += 1), affordable: writable(300) } as unknown as BackupSession['coverage'],
    request: (settings?: SettingValues, { first }: { first?: number | undefined } = {}) => ({
      scope: { cloudId: 'c', domainId: 'd' },
      items,
      settings: settings ?? ('default' as const),
      expectedCredits: first ?? session.credits.value.allocated,
    }),
    start(settings?: SettingValues, options: { first?: number | undefined } = {}) {
      calls.push({ settings, first: options.first })
      const answer = answers.shift() ?? RUN
      return answer instanceof BackupError ? Promise.reject(answer) : Promise.resolve(answer)
    },
  })
  const box = await fixture(testHtml`<div></div>`)
  for (const type of ['backup-start', 'backup-started', 'backup-error'] as const) {
    box.addEventListener(type, (event) => events.push(event as CustomEvent))
  }
  const host = document.createElement('flow-host') as FlowHost
  host.session = session
  box.append(host)
  await host.updateComplete
  const root = host.renderRoot
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve))
    await host.updateComplete
  }
  return {
    host,
    session,
    boxOf,
    calls,
    events,
    box,
    settled,
    names: () => events.map((event) => event.type),
    alert: () => root.querySelector('[role=alert]')?.textContent?.replace(/\s+/g, ' ').trim() ?? 'missing',
    way: () => root.querySelector<HTMLButtonElement>('.start-notice button'),
    press: async () => {
      root.querySelector<HTMLButtonElement>('#start')?.click()
      await settled()
    },
  }
}

const changed = (allocated: number) =>
  new BackupError('selection-changed', 'differs', {
    details: { expected: 340, credits: { allocated, covered: 360, skipped: { protected: 8, suspended: 0, deleted: 0 }, available: 500 } },
  })

describe('StartFlow', () => {
  it('fires backup-start, starts, and fires backup-started with one correlation id', async () => {
    const t = await setUp([])
    const run = await t.host.flow.start({ trash: true })
    expect(run).to.equal(RUN)
    expect(t.names()).to.deep.equal(['backup-start', 'backup-started'])
    const [before, after] = t.events
    expect(before?.detail.request).to.deep.include({ settings: { trash: true }, expectedCredits: 340 })
    expect(after?.detail.run).to.equal(RUN)
    expect(before?.detail.correlationId).to.be.a('string').and.not.empty
    expect(after?.detail.correlationId).to.equal(before?.detail.correlationId)
    expect(t.calls).to.deep.equal([{ settings: { trash: true }, first: undefined }])
    expect(structuredClone(before?.detail)).to.deep.equal(before?.detail)
  })

  it('starts nothing when the host page cancels backup-start', async () => {
    const t = await setUp([])
    t.box.addEventListener('backup-start', (event) => event.preventDefault())
    expect(await t.host.flow.start()).to.equal(undefined)
    expect(t.calls).to.have.length(0)
    expect(t.names()).to.deep.equal(['backup-start'])
    expect(t.host.flow.isBusy).to.equal(false)
  })

  it('joins calls that arrive before the answer into one start', async () => {
    let answer: (run: BackupRun) => void = () => {}
    const t = await setUp([new Promise<BackupRun>((resolve) => (answer = resolve))])
    const first = t.host.flow.start()
    const second = t.host.flow.start()
    void t.host.flow.again()
    expect(t.host.flow.isBusy).to.equal(true)
    answer(RUN)
    expect(await first).to.equal(RUN)
    expect(await second).to.equal(RUN)
    expect(t.calls).to.have.length(1)
    expect(t.names()).to.deep.equal(['backup-start', 'backup-started'])
  })

  it('shows the changed figures and asks again with the current count', async () => {
    const t = await setUp([changed(352)])
    expect(t.alert()).to.equal('')
    await t.press()
    expect(t.alert()).to.contain('Nothing was started: the backup now takes 352 licenses, not 340.')
    expect(t.alert()).to.contain('20 more people covered').and.to.contain('8 more already protected')
    expect(t.alert()).not.to.contain('suspended')
    t.session.credits.value = credits(352, { isExact: false })
    await t.settled()
    expect(t.way()?.textContent).to.equal('Counting…')
    expect(t.way()?.getAttribute('aria-disabled')).to.equal('true')
    t.way()?.click()
    await t.settled()
    expect(t.calls).to.have.length(1)
    t.session.credits.value = credits(352)
    await t.settled()
    expect(t.way()?.textContent).to.equal('Start with 352 users')
    t.way()?.focus()
    await sendKeys({ press: 'Enter' })
    await t.settled()
    expect(t.calls).to.have.length(2)
    expect(t.alert()).to.equal('')
    expect(new Set(t.events.map((event) => event.detail.correlationId)).size).to.equal(1)
    expect(t.names()).to.deep.equal(['backup-start', 'backup-error', 'backup-start', 'backup-started'])
  })

  it('drops the notice when the box changes', async () => {
    const t = await setUp([changed(352)])
    await t.press()
    t.session.selection.box.value = t.boxOf([{ kind: 'group', id: 'g' }])
    await t.settled()
    expect(t.alert()).to.contain('352')
    t.session.selection.box.value = t.boxOf([{ kind: 'user', id: 'u' }])
    await t.settled()
    expect(t.alert()).to.equal('')
    expect(t.way()).to.equal(null)
  })

  it('offers to start the first users when credits are short', async () => {
    const short = new BackupError('not-enough-credits', 'short', {
      details: { expected: 340, credits: { allocated: 340, covered: 340, skipped: SKIPPED, available: 300 } },
    })
    const t = await setUp([short])
    await t.press()
    t.session.credits.value = credits(340, { available: 300, shortfall: 40 })
    await t.settled()
    expect(t.alert()).to.equal('Nothing was started: the backup takes 340 licenses and 300 are available.')
    expect(t.way()?.textContent).to.equal('Back up the first 300 people added…')
    t.way()?.click()
    await t.settled()
    expect(t.calls.at(-1)?.first).to.equal(300)
    expect(t.events.at(-2)?.detail.request.expectedCredits).to.equal(300)
  })

  it('offers a safe retry after a lost answer and sends the same request', async () => {
    const t = await setUp([new BackupError('unavailable', 'gone')])
    await t.host.flow.start({ lite: true })
    await t.settled()
    expect(t.alert()).to.equal(
      "No response from the server. The backup may have started. It's safe to try again: a backup never starts twice.",
    )
    t.session.selection.box.value = t.boxOf([])
    await t.settled()
    expect(t.alert()).to.contain('may have started')
    expect(t.events.at(-1)?.detail).to.deep.include({ code: 'unavailable', retryable: true })
    t.way()?.click()
    await t.settled()
    expect(t.calls).to.deep.equal([
      { settings: { lite: true }, first: undefined },
      { settings: { lite: true }, first: undefined },
    ])
  })

  it('resumes the count before it retries an unfinished count', async () => {
    const t = await setUp([new BackupError('count-unknown', 'stopped')])
    await t.press()
    t.way()?.click()
    await t.settled()
    expect(t.session.retries).to.equal(1)
    expect(t.calls).to.have.length(2)
  })

  it('names no settings when no user of the list needs a backup any more', async () => {
    const t = await setUp([new BackupError('bad-input', 'nothing to start', { field: 'items' })])
    await t.press()
    expect(t.alert()).to.contain('Nothing to start').and.not.to.contain('settings')
    expect(t.way()).to.equal(null)
  })

  it('lists rejected settings without a retry', async () => {
    const t = await setUp([new BackupError('bad-input', 'refused', { details: { fields: { size: 'Too big.' } } })])
    await t.press()
    expect(t.alert()).to.contain('some settings were refused').and.to.contain('Too big.')
    expect(t.way()).to.equal(null)
    expect(t.host.flow.notice?.kind).to.equal('refused')
  })

  it('shows nothing after an abort', async () => {
    const t = await setUp([new BackupError('aborted', 'stopped')])
    await t.press()
    expect(t.alert()).to.equal('')
    expect(t.names()).to.deep.equal(['backup-start'])
  })

  it('passes axe', async () => {
    const t = await setUp([changed(352)])
    await t.press()
    await expect(t.host).to.be.accessible()
  })
})
