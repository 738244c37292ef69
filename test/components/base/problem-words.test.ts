import { expect, fixtureCleanup } from '@open-wc/testing'
import { BackupError } from '../../../src/core/index.js'
import { defineElements } from '../../../src/elements.js'
import { mountPage } from '../../worlds/mount-page.js'
import { until } from '../../worlds/waiting.js'

defineElements()

const textOf = (element: Element | null | undefined): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''

describe('words of a problem', () => {
  afterEach(fixtureCleanup)

  /** Mounts a page whose clouds fail with these errors in turn, and then load. */
  const failing = async (...errors: BackupError[]) => {
    const { page, adapter } = await mountPage()
    const { listClouds } = adapter
    const times: number[] = []
    Object.assign(adapter, {
      listClouds(call: never) {
        times.push(performance.now())
        const error = errors.shift()
        return error === undefined ? listClouds.call(adapter, call) : Promise.reject(error)
      },
    })
    const problem = () => textOf(page.shadowRoot?.querySelector('.clouds-error .words'))
    page.session?.refresh().catch(() => {})
    return { page, problem, times }
  }

  it('shows when the server accepts the next request, and retries at that time', async () => {
    const { problem, times } = await failing(new BackupError('rate-limited', 'busy', { details: { retryAfterMs: 400 } }))
    await until(() => /The server asks to wait until \d+:\d\d/.test(problem()), 'the time')
    await until(() => times.length > 1 && problem() === '', 'the retry')
    // timers may be a millisecond early
    expect((times[1] ?? 0) - (times[0] ?? 0)).to.be.at.least(395)
  })

  it('names a wrong address, a foreign answer and a lost connection', async () => {
    for (const [why, words] of [
      ['no-api', "The backup service wasn't found at its address."],
      ['not-json', 'Something other than the backup service answered'],
      ['offline', "You're offline."],
    ] as const) {
      const { problem } = await failing(new BackupError('unavailable', 'for developers', { details: { why } }))
      await until(() => problem().includes(words), words)
    }
  })

  it('loads again when the browser is back online', async () => {
    const { problem } = await failing(new BackupError('unavailable', 'no network', { details: { why: 'offline' } }))
    await until(() => problem() !== '', 'the problem')
    window.dispatchEvent(new Event('online'))
    await until(() => problem() === '', 'the recovery')
  })

  it('shows an empty state with a slot while no cloud has a domain', async () => {
    const { page, adapter } = await mountPage()
    Object.assign(adapter, { listClouds: async () => [{ id: 'c', name: 'C', domains: [] }] })
    await page.session?.refresh().catch(() => {})
    await until(() => page.shadowRoot?.querySelector('.no-domains') != null, 'the empty state')
    expect(textOf(page.shadowRoot?.querySelector('.no-domains'))).to.match(/^No domains yet\. The domains of your cloud appear here/)
    const own = document.createElement('p')
    own.slot = 'no-domains'
    page.append(own)
    const slot = page.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=no-domains]')
    expect(slot?.assignedElements()).to.deep.equal([own])
  })
})
