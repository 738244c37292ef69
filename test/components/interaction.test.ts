import { expect } from 'chai'
import { interactionFindings } from '../interaction.js'
import { spacingFindings } from '../spacing.js'

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
