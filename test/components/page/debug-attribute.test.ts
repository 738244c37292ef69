import { expect, fixtureCleanup } from '@open-wc/testing'
import { defineElements } from '../../../src/elements.js'
import { mountPage } from '../../worlds/mount-page.js'
import { until } from '../../worlds/waiting.js'

defineElements()

describe('attribute debug of backup-start-page', () => {
  const { debug } = console
  let lines: string[] = []
  beforeEach(() => {
    lines = []
    console.debug = (...parts: unknown[]) =>
      lines.push(parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '))
  })
  afterEach(() => {
    console.debug = debug
    fixtureCleanup()
  })

  it('logs calls, answers and events while it is set', async () => {
    const { page } = await mountPage()
    page.debug = true
    await page.updateComplete
    // the log is loaded after the first render
    const timer = setInterval(() => page.session?.refresh(), 50)
    await until(() => lines.some((line) => /memory\.listUsers answered in \d+ ms \d+ entries/.test(line)), 'the logged answer')
    clearInterval(timer)
    expect(lines.some((line) => /^\[backup-start\] #\d+ memory\.listUsers/.test(line))).to.equal(true)
    page.session?.selection.put([{ kind: 'user', id: [...page.session.users.rows.value][0]?.id ?? '' }])
    await until(() => lines.includes('[backup-start] event backup-selection-change'), 'the logged event')
    expect(lines.join('\n')).not.to.contain('@')

    page.removeAttribute('debug')
    page.debug = false
    await page.updateComplete
    const before = lines.length
    await page.session?.refresh()
    expect(lines.length).to.equal(before)
  })
})
