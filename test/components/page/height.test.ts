import { expect, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { type BackupStartPage, defineElements } from '../../../src/elements.js'
import { pageAdapter } from '../../worlds/mount-page.js'
import { eventually, everything } from '../find.js'

defineElements()

/** Height of a page in a container without a height. */
const NATURAL = 640
/** Height below which the page does not shrink. */
const MINIMUM = 512

describe('the size of the page', () => {
  let page: BackupStartPage
  before(() => setViewport({ width: 1280, height: 900 }))
  afterEach(() => {
    page.adapter = undefined
    for (const element of document.querySelectorAll('[data-own]')) element.remove()
    fixtureCleanup()
  })

  /** Appends a page to the innermost of nested containers with these styles. */
  const put = async (name: string, ...styles: readonly Readonly<Record<string, string>>[]): Promise<HTMLElement> => {
    const containers = styles.map((style, index) => {
      const container = document.createElement(index === styles.length - 1 ? name : 'div')
      for (const [property, value] of Object.entries(style)) container.style.setProperty(property, value)
      return container
    })
    containers.reduce((outer, inner) => {
      outer.append(inner)
      return inner
    })
    const [outermost] = containers
    if (outermost === undefined) throw new Error('no container')
    outermost.dataset.own = ''
    document.body.append(outermost)
    page = document.createElement('backup-start-page')
    page.adapter = pageAdapter()
    const inner = containers.at(-1) as HTMLElement
    inner.append(page)
    if (inner instanceof HTMLDialogElement) inner.showModal()
    await eventually(() => [...everything(page.renderRoot)].some((one) => one.matches('[role=row]:not(.head)')), 'the first row')
    return inner
  }
  const box = () => page.getBoundingClientRect()
  /** The list has room for rows, and no part reaches beyond the page. */
  const isUsable = (): void => {
    const row = [...everything(page.renderRoot)].filter((one) => one.matches('[role=row]:not(.head)')) as HTMLElement[]
    const list = row[0]?.closest('.frame')?.getBoundingClientRect() ?? new DOMRect()
    expect(list.height, 'height of the list').to.be.above(80)
    expect(list.bottom).to.be.at.most(box().bottom + 1)
    expect(list.right).to.be.at.most(box().right + 1)
  }

  const NO_HEIGHT: readonly [what: string, styles: readonly Readonly<Record<string, string>>[]][] = [
    ['a block', [{}]],
    ['a flex row', [{ display: 'flex' }]],
    ['a flex column', [{ display: 'flex', 'flex-direction': 'column' }]],
    ['a grid', [{ display: 'grid' }]],
    ['a block in a flex column', [{ display: 'flex', 'flex-direction': 'column' }, {}]],
  ]
  for (const [what, styles] of NO_HEIGHT) {
    it(`has a height by itself in ${what} without height`, async () => {
      await put('div', ...styles.map((style) => ({ ...style, width: '1200px' })))
      expect(box().height).to.be.closeTo(NATURAL, 1)
      expect(box().width).to.be.closeTo(1200, 1)
      isUsable()
    })
  }

  for (const display of ['block', 'flex', 'grid']) {
    it(`fills a ${display} container with a height, and fits into it from 520 px on`, async () => {
      for (const height of [900, 520]) {
        const container = await put('div', { display, height: `${height}px`, width: '1200px' })
        expect(box().height).to.be.closeTo(height, 1)
        expect(box().width).to.be.closeTo(1200, 1)
        expect(container.scrollHeight).to.be.at.most(height)
        isUsable()
        container.remove()
      }
    })
  }

  it('fills the rest of a flex column beside a header', async () => {
    const outer = await put('div', { display: 'flex', 'flex-direction': 'column', height: '800px', width: '1200px' })
    const header = document.createElement('header')
    header.style.cssText = 'flex: none; block-size: 60px'
    outer.prepend(header)
    expect(box().height).to.be.closeTo(740, 1)
    isUsable()
  })

  it('shrinks with a flex row and a grid column that are narrow', async () => {
    for (const display of ['flex', 'grid']) {
      const container = await put('div', { display, height: '700px', width: '420px' })
      expect(box().width).to.be.closeTo(420, 1)
      container.remove()
    }
  })

  it('has a size by itself in a bare dialog', async () => {
    const dialog = await put('dialog', {}, {})
    // WebKit gives the page its minimum there: it takes the height of a dialog, which depends on its content, as known
    expect(box().height).to.be.within(MINIMUM - 1, NATURAL + 1)
    expect(box().width).to.be.above(1000)
    expect(dialog.getBoundingClientRect().right).to.be.at.most(1280)
    expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth)
    isUsable()
  })

  it('fits into a bare dialog in a narrow window', async () => {
    await setViewport({ width: 400, height: 900 })
    const dialog = await put('dialog', {}, {})
    expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth)
    expect(box().width).to.be.above(300)
    await setViewport({ width: 1280, height: 900 })
  })

  it('stays usable in a container of zero height', async () => {
    await put('div', { height: '0', width: '1200px' })
    expect(box().height).to.be.at.least(500)
    isUsable()
  })
})
