import { readAddress, readAddresses, trimCell } from '../cells/address.js'
import { headerRank, isForeignName, isSecretName } from '../cells/header-names.js'
import { isSequence, readId } from '../cells/ids.js'
import { MAX_COLUMNS } from './address-columns.js'
import { alignRow } from './align-row.js'
import type { Layout } from './layout.js'
import { isNoise, isRepeatedHeader } from './noise.js'
import { joinHalves } from './split-addresses.js'

/** Contents of a possible address column in the first rows. */
export interface ColumnSample {
  index: number
  name: string
  /** How well the header names the address column: 0 is best. Breaks ties only. */
  preference: number
  /** Rows with text in this column. */
  filled: number
  /** Addresses of each filled row; an empty list for a row without any. */
  addresses: readonly (readonly string[])[]
  /** Id of each filled row that has no address; an empty text for a row without an id. */
  ids: readonly string[]
  /** The addresses are inside other text ("nearest: a@x"). */
  isProse: boolean
}

/** Returns true for a cell with an address inside other text, unless the text is a name in front of `<address>`. */
const isProse = (cell: string): boolean => {
  if (readAddress(cell) !== undefined || /<[^<>]*@[^<>]*>|^\s*=|\]\(mailto:/.test(cell)) return false
  return !trimCell(cell)
    .split(/[\s,;+|/]+/)
    .every((part) => part === '' || readAddresses(part).length > 0)
}

/** Preference of a column with an unknown header, and of a column whose addresses belong to other people. */
const UNNAMED = 10
const FOREIGN = 20

const preferenceOf = (name: string): number => headerRank(name) ?? (isForeignName(name) ? FOREIGN : UNNAMED)

/** Reads every column of the sample that holds addresses or ids. Skips columns that may hold passwords. */
export const sampleColumns = (layout: Layout): ColumnSample[] => {
  const { columns, header, sample } = layout
  const headerNames = header === undefined ? undefined : new Set(header)
  const rows = sample
    .filter((cells) => !isNoise(cells) && !(headerNames && isRepeatedHeader(cells, undefined)))
    .map((cells) => alignRow(cells, layout))
    .map((cells) => (layout.split === undefined ? cells : joinHalves(cells, layout.split)))
  return Array.from({ length: Math.min(columns.length, MAX_COLUMNS) }, (_, index) => index).flatMap((index) => {
    const name = columns[index] ?? ''
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => trimCell(cell) !== '')
    const addresses = cells.map((cell) => readAddresses(cell))
    const found = addresses.filter((one) => one.length > 0).length
    const ids = isSecretName(name) ? [] : cells.map((cell, row) => ((addresses[row]?.length ?? 0) > 0 ? '' : (readId(cell) ?? '')))
    const known = ids.filter((id) => id !== '')
    const hasIds = known.length * 2 >= cells.length && !isSequence(known) && cells.length > 0
    // a column with a known address header is offered even if its first rows hold no address
    if (found === 0 && !hasIds && headerRank(name) === undefined) return []
    const prose = cells.filter((cell, row) => (addresses[row]?.length ?? 0) > 0 && isProse(cell)).length
    return [
      {
        index,
        name,
        preference: preferenceOf(name),
        filled: cells.length,
        addresses,
        ids: found > 0 || hasIds ? ids : ids.map(() => ''),
        isProse: prose * 2 > found && headerRank(name) === undefined,
      },
    ]
  })
}
