import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import { type BackupStartPage, defineElements } from '../../../src/elements.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { eventually, everything } from '../find.js'

/** Minimum and maximum of each range in docs/how-to/theme-the-page.md, and small to large fonts. */
const ENDS = {
  least: { '--backup-radius': '0px', '--backup-control-size': '2em', '--backup-density': '0', 'font-size': '12px' },
  middle: { '--backup-radius': '6px', '--backup-density': '0', 'font-size': '16px' },
  most: {
    '--backup-radius': '20px',
    '--backup-control-size': '3em',
    '--backup-control-radius': '20px',
    '--backup-weight': '800',
    '--backup-density': '1',
    'font-size': '22px',
  },
}
const ROW_EM = { least: 2.25, middle: 2.25, most: 2.75 }

const mountIn = async (styles: Readonly<Record<string, string>>): Promise<BackupStartPage> => {
  const frame = await fixture<HTMLElement>(html`<div></div>`)
  // Sets the size, because the viewport differs between browsers.
  Object.assign(frame.style, { blockSize: '900px', inlineSize: '1280px' })
  for (const [property, value] of Object.entries(styles)) frame.style.setProperty(property, value)
  const page: BackupStartPage = document.createElement('backup-start-page')
  page.adapter = createMemoryAdapter({ tenant: sampleTenant({ users: 60 }) })
  frame.append(page)
  return page
}
const findInside = (page: BackupStartPage, selector: string, what: string): Promise<HTMLElement> =>
  eventually(() => [...everything(page.shadowRoot ?? page)].find((element): element is HTMLElement => element.matches(selector)), what)

describe('tokens at the ends of their ranges', () => {
  before(async () => {
    defineElements()
    await setViewport({ width: 1280, height: 900 })
  })
  afterEach(fixtureCleanup)

  for (const [name, values] of Object.entries(ENDS)) {
    it(`${name}: keeps the row height and clips no control`, async () => {
      const page = await mountIn(values)
      const row = await findInside(page, '[role=row]:has([role=gridcell])', 'a row')
      expect(row.getBoundingClientRect().height).to.be.closeTo(
        ROW_EM[name as keyof typeof ENDS] * Number.parseInt(values['font-size'], 10),
        1,
      )
      const controls = [...everything(page.shadowRoot ?? page)].filter(
        (element) => element.matches('button, [role=tab]') && element.checkVisibility({ visibilityProperty: true }),
      )
      expect(controls.length).to.be.above(15)
      for (const control of controls) expect(control.scrollWidth, control.textContent ?? '').to.be.at.most(control.clientWidth + 3)
      page.adapter = undefined
    })
  }
})

describe('styles from outside', () => {
  before(() => defineElements())
  afterEach(fixtureCleanup)

  it('apply control height, corners, weight and font size where the tokens say so', async () => {
    const page = await mountIn({
      '--backup-radius': '12px',
      '--backup-control-radius': '3px',
      '--backup-control-size': '3em',
      '--backup-weight': '800',
      '--backup-font-size': '20px',
    })
    const start = getComputedStyle(await findInside(page, '.button.primary', 'the start button'))
    expect([start.borderTopLeftRadius, start.fontWeight, start.fontSize]).to.deep.equal(['3px', '800', '20px'])
    const add = await findInside(page, '.button:not(.primary, .small, .icon, .plain)', 'a button')
    expect(Number.parseFloat(getComputedStyle(add).minHeight)).to.equal(60)
    expect(Number.parseFloat(start.minHeight)).to.equal(65)
    expect(getComputedStyle(await findInside(page, '.frame', 'the list')).borderTopLeftRadius).to.equal('12px')
    page.adapter = undefined
  })

  it('do not leak in as alignment, spacing, indent and capitals of the container', async () => {
    const page = await mountIn({
      'text-align': 'center',
      'letter-spacing': '4px',
      'word-spacing': '9px',
      'text-indent': '20px',
      'text-transform': 'uppercase',
      'white-space': 'pre',
    })
    const row = await findInside(page, '[role=row]:has([role=gridcell])', 'a row')
    const { textAlign, letterSpacing, wordSpacing, textIndent, textTransform } = getComputedStyle(row)
    expect([textAlign, letterSpacing, wordSpacing, textIndent, textTransform]).to.deep.equal(['start', 'normal', '0px', '0px', 'none'])
    expect(getComputedStyle(page).whiteSpace).to.equal('normal')
    page.adapter = undefined
  })
})
