import { expect, fixtureCleanup } from '@open-wc/testing'
import { defineElements } from '../../../src/elements.js'
import { mountPage } from '../../worlds/mount-page.js'
import { eventually, everything, findButton, textOf } from '../find.js'

defineElements()

/** Returns `aria-colindex` of the cells that are not hidden. */
const columnsOf = (row: Element, role: string): (string | null)[] =>
  [...row.querySelectorAll<HTMLElement>(`[role=${role}]`)]
    .filter((cell) => cell.checkVisibility())
    .map((cell) => cell.getAttribute('aria-colindex'))

describe('columns of the grids', () => {
  afterEach(fixtureCleanup)

  for (const width of [360, 800, 1440]) {
    for (const tab of ['users', 'groups', 'groups with the panel'] as const) {
      it(`have a header for each cell: ${tab} at ${width} px`, async () => {
        const { page, frame } = await mountPage({ width })
        const all = (selector: string): Element[] =>
          [...everything(page.renderRoot as ShadowRoot)].filter((element) => element.matches(selector))
        page.renderRoot.querySelector<HTMLElement>(`#tab-${tab === 'users' ? 'users' : 'groups'}`)?.click()
        const id = tab === 'users' ? '#users' : '#groups'
        await eventually(() => all(`${id} .row`).length > 3, 'the rows')
        if (tab === 'groups with the panel') {
          const view = all('#groups .row .view button').at(0) as HTMLElement
          view.click()
          await eventually(() => all('.members .row').length > 0, 'the members')
        }
        await eventually(() => all(`${id} .row [aria-colindex]`).length > 0, 'the numbers')
        for (const grid of all('[role=grid]').filter((element) => element.checkVisibility())) {
          const [head] = grid.querySelectorAll('.head')
          const heads = head === undefined ? [] : columnsOf(head, 'columnheader')
          const count = Number(grid.getAttribute('aria-colcount'))
          for (const index of heads) expect(Number(index), textOf(head)).to.be.within(1, count)
          for (const row of [...grid.querySelectorAll('.row')].filter((one) => one.checkVisibility()))
            expect(columnsOf(row, 'gridcell'), `${grid.getAttribute('aria-label')}: ${textOf(row)}`).to.deep.equal(heads)
        }
        expect(findButton(page, 'User Sync') !== undefined && frame.isConnected).to.equal(true)
        page.session?.dispose()
        page.adapter = undefined
      })
    }
  }
})
