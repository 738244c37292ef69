import { readAddresses } from '../cells/address.js'
import { filledWidth } from './address-columns.js'
import type { Layout } from './layout.js'

/**
 * Realigns a row with more cells than the header, because a cell contains an unquoted delimiter ("Holm, Ida"). Merges the extra cells at
 * the position that puts the addresses into the address columns.
 */
export const alignRow = (cells: readonly string[], { columns, addressColumns, delimiter, header }: Layout): readonly string[] => {
  const extra = filledWidth(cells) - columns.length
  if (extra <= 0 || header === undefined || addressColumns.length === 0) return cells
  const holds = cells.map((cell) => readAddresses(cell).length > 0)
  let best = -1
  let at = 0
  for (let place = 0; place < columns.length; place++) {
    let points = 0
    for (let column = 0; column < columns.length; column++) {
      const isMerged = column === place
      const source = column > place ? column + extra : column
      const has = isMerged ? holds.slice(place, place + extra + 1).some(Boolean) : holds[source] === true
      if (has === addressColumns.includes(column)) points++
    }
    if (points > best) {
      best = points
      at = place
    }
  }
  return [...cells.slice(0, at), cells.slice(at, at + extra + 1).join(delimiter), ...cells.slice(at + extra + 1)]
}
