import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import { type BackupStartPage, defineElements } from '../../../src/elements.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { eventually, everything } from '../find.js'

/** Minimum and maximum of each range in docs/how-to/theme-the-page.md, and small to large fonts. */
const ENDS = {
  least: { '--backup-radius': '0px', '--backup-density': '0', 'font-size': '12px' },
  middle: { '--backup-radius': '6px', '--backup-density': '0', 'font-size': '16px' },
  most: { '--backup-radius': '20px', '--backup-density': '1', 'font-size': '22px' },
}
const ROW_EM = { least: 2.25, middle: 2.25, most: 2.75 }

describe('tokens at the ends of their ranges', () => {
  before(async () => {
    defineElements()
    await setViewport({ width: 1280, height: 900 })
  })
  afterEach(fixtureCleanup)

  for (const [name, values] of Object.entries(ENDS)) {
    it(`${name}: keeps the row height and clips no control`, async () => {
      const adapter = createMemoryAdapter({ tenant: sampleTenant({ users: 60 }) })
      const frame = await fixture<HTMLElement>(html`<div></div>`)
      // Sets the size, because the viewport differs between browsers.
      Object.assign(frame.style, { blockSize: '900px', inlineSize: '1280px' })
      for (const [property, value] of Object.entries(values)) frame.style.setProperty(property, value)
      const page: BackupStartPage = document.createElement('backup-start-page')
      page.adapter = adapter
      frame.append(page)
      const row = await eventually(
        () => [...everything(page.shadowRoot ?? page)].find((element) => element.matches('[role=row]:has([role=gridcell])')),
        'a row',
      )
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
