// @vaadin/grid with a selection column.
import '@vaadin/grid'
import '@vaadin/grid/vaadin-grid-selection-column.js'
import { countsOf, rowAt, tickedIndexes } from './by-rect.js'

export const createVaadin = (users) => {
  const stage = document.querySelector('#stage')
  let grid
  const rows = () => [...grid.shadowRoot.querySelectorAll('#items tr')].filter((row) => !row.hidden && row._item !== undefined)
  const isSelected = (row) => row.getAttribute('aria-selected') === 'true'
  return {
    mount() {
      grid = document.createElement('vaadin-grid')
      grid.className = 'peer'
      grid.append(document.createElement('vaadin-grid-selection-column'))
      for (const path of ['name', 'email', 'backupStatus', 'accountStatus']) {
        grid.append(Object.assign(document.createElement('vaadin-grid-column'), { path }))
      }
      grid.itemIdPath = 'id'
      grid.items = users
      stage.append(grid)
    },
    tickAfter(options) {
      grid.selectedItems = tickedIndexes(options).map((index) => users[index])
    },
    unmount: () => grid.remove(),
    scroller: () => grid.shadowRoot.querySelector('#table'),
    isShown: () => rows().some((row) => row.textContent !== undefined && row.querySelector('slot')?.assignedElements()[0] !== undefined),
    rows,
    ...countsOf(() => grid.shadowRoot),
    rowAt: rowAt(rows),
    lastRow: () => Math.max(...rows().map(({ index }) => index + 1)),
    toggle() {
      const row = rows()[5]
      const was = isSelected(row)
      return { act: () => grid[was ? 'deselectItem' : 'selectItem'](row._item), isShown: () => isSelected(row) !== was }
    },
    tickAll() {
      grid.querySelector('vaadin-grid-selection-column').selectAll = true
    },
    isAllTicked: () => rows().every(isSelected),
    clear() {
      grid.selectedItems = []
    },
  }
}
