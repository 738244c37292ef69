// ag-grid-community with checkbox selection.
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community'
import { countsOf, rowAt, scrollerIn, tickedIndexes } from './by-rect.js'

ModuleRegistry.registerModules([AllCommunityModule])

export const createAgGrid = (users) => {
  const stage = document.querySelector('#stage')
  let element
  let api
  let scroller
  const rows = () => [...element.querySelectorAll('.ag-row[row-index]')]
  const isSelected = (row) => row.classList.contains('ag-row-selected')
  return {
    mount() {
      element = document.createElement('div')
      element.className = 'peer'
      stage.append(element)
      api = createGrid(element, {
        rowData: users,
        columnDefs: ['name', 'email', 'backupStatus', 'accountStatus'].map((field) => ({ field })),
        rowSelection: { mode: 'multiRow' },
      })
    },
    tickAfter(options) {
      scroller = scrollerIn(element)
      api.setNodesSelected({ nodes: tickedIndexes(options).map((index) => api.getDisplayedRowAtIndex(index)), newValue: true })
    },
    unmount() {
      api.destroy()
      element.remove()
    },
    scroller: () => scroller,
    isShown: () => element.querySelector('.ag-row .ag-cell-value, .ag-row .ag-cell') !== null,
    rows,
    ...countsOf(() => element),
    rowAt: rowAt(rows),
    lastRow: () => Math.max(...rows().map((row) => Number(row.getAttribute('row-index')) + 1)),
    toggle() {
      const row = rows()[5]
      const was = isSelected(row)
      const node = api.getDisplayedRowAtIndex(Number(row.getAttribute('row-index')))
      return { act: () => node.setSelected(!was), isShown: () => isSelected(row) !== was }
    },
    tickAll: () => api.selectAll(),
    isAllTicked: () => rows().every(isSelected),
    clear: () => api.deselectAll(),
  }
}
