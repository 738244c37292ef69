import { readAddresses, trimCell } from '../cells/address.js'

/** Number of rows from which header and columns are detected. */
export const SAMPLE_ROWS = 200
/** Columns after this many are not searched for addresses. */
export const MAX_COLUMNS = 200

/** Returns the number of cells up to the last one with text. */
export const filledWidth = (cells: readonly string[]): number => {
  let width = cells.length
  while (width > 0 && trimCell(cells[width - 1] as string) === '') width--
  return width
}

/** Returns the columns in which most filled cells hold an address. */
export const addressColumnsOf = (rows: readonly (readonly string[])[], width: number): number[] => {
  const filled = new Uint32Array(MAX_COLUMNS)
  const found = new Uint32Array(MAX_COLUMNS)
  for (const cells of rows) {
    const end = filledWidth(cells)
    if (width > 0 && end > width) continue
    for (let column = 0; column < Math.min(end, MAX_COLUMNS); column++) {
      const cell = cells[column] as string
      if (trimCell(cell) === '') continue
      filled[column] = (filled[column] as number) + 1
      if (readAddresses(cell).length > 0) found[column] = (found[column] as number) + 1
    }
  }
  return Array.from(filled.keys()).filter(
    (column) => (found[column] as number) > 0 && (found[column] as number) * 2 >= (filled[column] as number),
  )
}
