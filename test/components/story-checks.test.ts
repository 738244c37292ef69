import { expect } from 'chai'
import { interactionFindings } from '../interaction.js'
import { spacingFindings } from '../spacing.js'
import { regionFindings, watchStatus } from '../status.js'
import { structureFindings } from '../structure.js'

const hosts: Element[] = []

/** Renders markup in the shadow root of an element in the document. */
const show = (markup: string): HTMLElement => {
  const host = document.createElement('div')
  host.attachShadow({ mode: 'open' }).innerHTML = markup
  const root = document.createElement('main')
  root.append(host)
  document.body.append(root)
  hosts.push(root)
  return root
}
const find = (root: Element, selector: string): HTMLElement => root.firstElementChild?.shadowRoot?.querySelector(selector) as HTMLElement

describe('the check of a story in use', () => {
  afterEach(() => {
    for (const host of hosts.splice(0)) host.remove()
  })

  it('finds nothing in buttons that keep the focus and stand in reading order', async () => {
    const root = show('<div style="display: flex"><button>One</button><button>Two</button></div>')
    expect(await interactionFindings(root)).to.deep.equal([])
  })

  it('finds buttons that CSS reorders, but not in the order of a right-to-left page', async () => {
    const markup = (style: string): string => `<div style="display: flex; ${style}"><button>One</button><button>Two</button></div>`
    expect(await interactionFindings(show(markup('flex-direction: row-reverse')))).to.deep.equal([
      'the focus goes back from "One" to "Two"',
    ])
    expect(await interactionFindings(show(markup('direction: rtl')))).to.deep.equal([])
  })

  it('finds a button that vanishes with the focus, at once or a frame later', async () => {
    for (const act of [(remove: () => void) => remove(), (remove: () => void) => void requestAnimationFrame(remove)]) {
      const root = show('<button class="retry">Try again</button><button>Other</button>')
      const retry = find(root, '.retry')
      retry.addEventListener('click', () => act(() => retry.remove()))
      expect(await interactionFindings(root)).to.deep.equal(['nothing has the focus after "Try again"'])
    }
  })

  it('finds a tip that does not show, cannot be hovered, or ignores Escape', async () => {
    const cell = '<div role="gridcell" data-tip="because">0</div>'
    expect(await interactionFindings(show(cell))).to.deep.equal(['no tip for the cell "0"'])
    for (const [rules, finding] of [
      ['', 'Escape does not hide the tip "because"'],
      ['pointer-events: none', 'the tip "because" cannot be hovered'],
    ]) {
      const root = show(cell)
      find(root, '[role=gridcell]').addEventListener('pointerover', () =>
        find(root, '[role=gridcell]').insertAdjacentHTML('afterend', `<div class="full-text" style="${rules}">because</div>`),
      )
      expect(await interactionFindings(root)).to.deep.equal([finding])
    }
  })
})

describe('the check of text spacing', () => {
  afterEach(() => {
    for (const host of hosts.splice(0)) host.remove()
  })

  it('finds a line that a fixed height cuts, and none where the height follows', async () => {
    const markup = (height: string): string =>
      `<div style="${height}: 18px; overflow: hidden; inline-size: 200px; font: 16px/18px sans-serif"><p style="margin: 0">One line</p></div>`
    expect(await spacingFindings(show(markup('block-size')))).to.have.length(1)
    expect(await spacingFindings(show(markup('min-block-size')))).to.deep.equal([])
  })

  it('removes the text spacing afterwards', async () => {
    const root = show('<p>One line</p>')
    await spacingFindings(root)
    expect(root.firstElementChild?.shadowRoot?.adoptedStyleSheets).to.have.length(0)
  })
})

describe('the check of structure', () => {
  afterEach(() => {
    for (const host of hosts.splice(0)) host.remove()
  })
  const found = (markup: string): string[] => structureFindings(show(markup))

  it('finds a heading that skips a level', () => {
    expect(found('<h2>One</h2><h3>Two</h3><h2>Three</h2>')).to.deep.equal([])
    expect(found('<h2>One</h2><h4>Two</h4>')).to.deep.equal(['heading 4 after 2: “Two”'])
    expect(found('<h2>One</h2><h3></h3>')).to.deep.equal(['heading 3 without text'])
  })

  it('finds cells without a header, wrong rows and wrong columns', () => {
    const grid = (rows: string, counts = 'aria-rowcount="3" aria-colcount="2"'): string =>
      `<div role="grid" aria-label="People" ${counts}><div role="row" aria-rowindex="1"><div role="columnheader">Name</div><div role="columnheader">Cost</div></div>${rows}</div>`
    const row = (index: number, ...cells: string[]): string =>
      `<div role="row" aria-rowindex="${index}">${cells.map((cell) => `<div role="gridcell">${cell}</div>`).join('')}</div>`
    expect(found(grid(row(2, 'Ada', '1') + row(3, 'Bo', '0')))).to.deep.equal([])
    expect(found(grid(row(2, 'Ada')))).to.deep.equal(['cells 1 below headers 1,2 in “People”: “Ada”'])
    expect(found(grid(row(2, 'Ada', '1') + row(2, 'Bo', '0')))).to.deep.equal(['row 2 after 2 in “People”'])
    expect(found(grid(row(4, 'Ada', '1')))).to.deep.equal(['row 4 of 3 in “People”'])
    expect(found(grid(row(2, 'Ada', '1'), 'aria-colcount="1"'))).to.deep.equal(['columns 1,2 of 1 in “People”'])
    expect(found('<table><tr><td>Ada</td></tr></table>')).to.deep.equal(['no column headers in “Ada”'])
  })

  it('finds list items outside of a list, and other elements in a list', () => {
    expect(found('<ul><li>One</li></ul><dl><div><dt>Items</dt><dd>2</dd></div></dl>')).to.deep.equal([])
    expect(found('<ul><p>One</p></ul>')).to.deep.equal(['p in ul: “One”'])
    expect(found('<div role="listitem">One</div>')).to.deep.equal(['div with role listitem outside of [role=list]: “One”'])
    expect(found('<div role="tree"><div role="treeitem" aria-level="1" aria-posinset="1">Root</div></div>')).to.deep.equal([
      'tree item 1 of 0, level 1: “Root”',
    ])
  })

  it('finds references to missing elements and controls without a label', () => {
    expect(found('<label for="a">Name</label><input id="a" />')).to.deep.equal([])
    expect(found('<button aria-describedby="gone">Add</button>')).to.deep.equal([
      'aria-describedby names gone, which does not exist: button “Add”',
    ])
    expect(found('<progress class="run"></progress>')).to.deep.equal(['no label: progress.run'])
    expect(found('<label><input type="radio" />All</label>')).to.deep.equal(['a radio button without a group: “All”'])
  })
})

describe('the check of status messages', () => {
  afterEach(() => {
    for (const host of hosts.splice(0)) host.remove()
  })

  /** Renders a button that shows a result, and presses it while the check watches. */
  const afterPress = async (markup: string, act: (root: HTMLElement) => void): Promise<string[]> => {
    const root = show(`<button>Save</button><div class="notice"></div>${markup}`)
    find(root, 'button').addEventListener('click', () => act(root))
    const status = watchStatus(root)
    find(root, 'button').click()
    return status.findings()
  }

  it('finds a result that is shown but not announced', async () => {
    const showResult = (root: HTMLElement): void => {
      find(root, '.notice').textContent = '3 users added. You can go on.'
    }
    expect(await afterPress('', showResult)).to.deep.equal(['no announcement of “3 users added. You can go on.”'])
    const announced = await afterPress('<div role="status"></div>', (root) => {
      showResult(root)
      setTimeout(() => {
        find(root, '[role=status]').textContent = '3 users added.'
      }, 500)
    })
    expect(announced).to.deep.equal([])
    const focused = await afterPress('', (root) => {
      showResult(root)
      find(root, '.notice').tabIndex = -1
      find(root, '.notice').focus()
    })
    expect(focused).to.deep.equal([])
  })

  it('finds a live region in another, and one that is hidden', () => {
    expect(regionFindings(show('<div role="status"></div><div role="alert"></div>'))).to.deep.equal([])
    expect(regionFindings(show('<div role="status"><p aria-live="polite"></p></div>'))).to.deep.equal(['a live region in another: p.'])
    expect(regionFindings(show('<div aria-hidden="true"><div class="said" role="status"></div></div>'))).to.deep.equal([
      'a hidden live region: div.said',
    ])
  })
})
