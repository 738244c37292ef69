import { expect, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { type BackupStartPage, defineElements } from '../../../src/elements.js'
import { mountPage } from '../../worlds/mount-page.js'
import { eventually, everything } from '../find.js'

defineElements()

describe('the page at a width of 360 px', () => {
  let page: BackupStartPage
  const find = (selector: string): HTMLElement => {
    const found = [...everything(page.renderRoot as ShadowRoot)].find((element) => element.matches(selector))
    if (found === undefined) throw new Error(`there is no ${selector}`)
    return found as HTMLElement
  }

  beforeEach(async () => {
    await setViewport({ width: 360, height: 740 })
    ;({ page } = await mountPage({ width: 360 }))
    page.style.blockSize = '740px'
    await eventually(() => [...everything(page.renderRoot as ShadowRoot)].some((element) => element.matches('.row')), 'the users')
  })
  afterEach(async () => {
    page.session?.dispose()
    page.adapter = undefined
    fixtureCleanup()
    await setViewport({ width: 1280, height: 800 })
  })

  it('shows cloud, domain and User Sync in one line', () => {
    const [cloud, domain] = [...everything(page.renderRoot as ShadowRoot)].filter((element) => element.matches('select'))
    const middles = [cloud, domain, find('.sync .button')].map((element) => {
      const { top, bottom } = (element as Element).getBoundingClientRect()
      return (top + bottom) / 2
    })
    expect(Math.max(...middles) - Math.min(...middles)).to.be.below(8)
  })

  it('gives the list with its search at least half of the height, and scrolls the tabs', () => {
    const height = find('.frame').getBoundingClientRect().bottom - find('input[type=search]').getBoundingClientRect().top
    expect(height).to.be.at.least(370)
    const tabs = find('[role=tablist]')
    expect(getComputedStyle(tabs).overflowX).to.equal('auto')
    expect(tabs.scrollWidth).to.be.above(tabs.clientWidth)
  })
})
