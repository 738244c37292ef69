// tabulator-tables with selectable rows.
import { TabulatorFull } from 'tabulator-tables'
import 'tabulator-tables/dist/css/tabulator.min.css'
import { countsOf, rowAt, tickedIndexes } from './by-rect.js'

export const createTabulator = (users) => {
  const stage = document.querySelector('#stage')
  let element
  let table
  const rows = () => [...element.querySelectorAll('.tabulator-row')]
  const isSelected = (row) => row.classList.contains('tabulator-selected')
  return {
    mount() {
      element = document.createElement('div')
      stage.append(element)
      table = new TabulatorFull(element, {
        data: users,
        height: 860,
        layout: 'fitColumns',
        selectableRows: true,
        columns: [
          { formatter: 'rowSelection' },
          ...['name', 'email', 'backupStatus', 'accountStatus'].map((field) => ({ title: field, field })),
        ],
      })
    },
    tickAfter(options) {
      table.selectRow(tickedIndexes(options).map((index) => users[index].id))
    },
    unmount() {
      table.destroy()
      element.remove()
    },
    scroller: () => element.querySelector('.tabulator-tableholder'),
    isShown: () => rows().length > 0,
    rows,
    ...countsOf(() => element),
    rowAt: rowAt(rows),
    lastRow: () => Math.max(...table.getRows('visible').map((row) => row.getPosition())),
    toggle() {
      const row = table.getRows('visible')[3]
      const was = isSelected(row.getElement())
      return { act: () => row.toggleSelect(), isShown: () => isSelected(row.getElement()) !== was }
    },
    tickAll: () => table.selectRow(),
    isAllTicked: () => rows().every(isSelected),
    clear: () => table.deselectRow(),
  }
}
