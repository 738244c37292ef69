import { createLineSource, type LineFormat } from '../parsing/field-lines.js'
import type { FieldRecord, FieldSource } from '../parsing/field-source.js'
import { createJsonSource } from '../parsing/json-records.js'
import type { RecordReader } from '../parsing/records.js'
import type { Layout } from './layout.js'

/** Maximum number of records from which the names are collected. */
const SAMPLE_RECORDS = 200
/** Names after this many are not read. */
const MAX_NAMES = 200

/** Readers of cells and names, which the caller contains already. This module loads later, in a file without imports. */
export interface CellReaders {
  readAddresses(cell: string): readonly string[]
  readGuid(cell: string): string | undefined
  isHeaderWord(name: string): boolean
  isTypeName(name: string): boolean
  addressColumnsOf(rows: readonly (readonly string[])[], width: number): number[]
}

/** The delimiter between name and value, which stands for these formats in `csv.format`. */
const DELIMITER = ':'
const NAMED_LINE = /^\s*([^\s:"#<>@{}[\]-][^:"<>@{}[\]]{0,60}?)(\s*): ?(.*)$/
/** Names of mail headers, each of whose addresses is a person. */
const MAIL_HEADERS = /^(?:to|cc|bcc|from|an|von|kopie|à|de|para|subject|date|sent|reply-to)$/i
const MAX_LINES = 400

/** Splits the lines of a list of properties at blank lines, and before a name that repeats. */
const blocksOf = (lines: readonly string[]): string[][] | undefined => {
  const blocks: string[][] = [[]]
  for (const text of lines) {
    const block = blocks.at(-1) as string[]
    if (text.trim() === '') {
      if (block.length > 0) blocks.push([])
      continue
    }
    if (/^\s{4}/.test(text) && block.length > 0) continue
    const name = NAMED_LINE.exec(text)?.[1]
    if (name === undefined || MAIL_HEADERS.test(name)) return undefined
    if (block.includes(name)) blocks.push([name])
    else block.push(name)
  }
  return blocks.filter((block) => block.length > 0)
}

/** Returns true for PowerShell's list of properties and for other blocks of `Name: value` with the same names in each. */
const isPropertyList = (text: string, isWhole: boolean, isKnownName: (name: string) => boolean): boolean => {
  const lines = text.split(/\r\n?|\n/, MAX_LINES)
  if (!isWhole || lines.length === MAX_LINES) lines.pop()
  const blocks = blocksOf(lines)
  const [first] = blocks ?? []
  if (blocks === undefined || first === undefined || first.length < 2) return false
  // without a known name, the names are people: "Ida: ida@x"
  if (!first.some(isKnownName)) return false
  if (blocks.length === 1) return lines.filter((line) => line !== '').every((line) => / : | :$|^\s{4}/.test(line))
  const names = new Set(first)
  const alike = blocks.filter((block) => block[0] === first[0] && block.filter((name) => names.has(name)).length * 2 >= block.length)
  return alike.length * 5 >= blocks.length * 4
}

/** Finds the format of text whose values have names; `undefined` for a table or a list. */
const findFormat = (text: string, isWhole: boolean, isKnownName: (name: string) => boolean): LineFormat | 'json' | undefined => {
  const head = text.trimStart()
  if (/^(?:\{\s*["}]|\[\s*(?:[{\]]|\[(?!\w)|"[^"]*"\s*[,\]]))/.test(head)) return 'json'
  if (/^BEGIN:VCARD/i.test(head)) return 'vcard'
  if (/^BEGIN:V(?:CALENDAR|EVENT)|^(?:ATTENDEE|ORGANIZER)[;:]/i.test(head)) return 'ical'
  if (/^(?:(?:version: \d+|#.*|[ \t]*)[\r\n]+)*dn::? \S/i.test(head)) return 'ldif'
  if (/^(?:(?:---|[\w-]+:|#.*)[ \t]*[\r\n]+)?[ \t]*- [\w-]+: .*[\r\n]+[ \t]+[\w-]+: /.test(head)) return 'yaml'
  return isPropertyList(text, isWhole, isKnownName) ? 'list' : undefined
}

const createSource = (format: LineFormat | 'json'): FieldSource => (format === 'json' ? createJsonSource() : createLineSource(format))

/** Layout of a file whose values have names, and its reader. */
export interface FieldLayout extends Layout {
  /** Creates the reader of the whole file, whose records have no header. */
  createReader(): RecordReader & Pick<FieldSource, 'held'>
}

/**
 * Reads the layout of a file that names each value: JSON, LDIF, vCard, iCalendar, YAML, and PowerShell's list of properties. The names
 * become the header of a table, so that the directory chooses the column as in any other file. Returns `undefined` for other text, and for
 * records without any address or id.
 *
 * @param text the beginning of the file
 * @param isWhole whether `text` is the whole file
 */
export const readFieldLayout = (text: string, isWhole: boolean, readers: CellReaders): FieldLayout | undefined => {
  const { readAddresses, readGuid, isHeaderWord, isTypeName, addressColumnsOf } = readers
  const format = findFormat(text, isWhole, isHeaderWord)
  if (format === undefined) return undefined
  const records = createSource(format).push(text, true)
  if (!isWhole && records.length > 1) records.pop()
  const sampled = records.slice(0, SAMPLE_RECORDS)
  const columns = [...new Set(sampled.flatMap(({ fields }) => [...fields.keys()]))].slice(0, MAX_NAMES)
  const cellsOf = ({ fields }: FieldRecord): string[] => columns.map((name) => fields.get(name) ?? '')
  const sample = sampled.map(cellsOf)
  const hasKey = (cell: string): boolean => readAddresses(cell).length > 0 || readGuid(cell) !== undefined
  if (!sample.some((cells) => cells.some(hasKey))) return undefined
  return {
    delimiter: DELIMITER,
    header: columns,
    columns,
    dataLine: 1,
    titles: [],
    isList: false,
    addressColumns: addressColumnsOf(sample, columns.length),
    typeColumn: columns.findIndex(isTypeName),
    sample,
    createReader() {
      const source = createSource(format)
      return {
        held: source.held,
        push(piece, isLast) {
          const found = source.push(piece, isLast)
          return { rows: found.map(cellsOf), lines: found.map(({ line }) => line) }
        },
      }
    },
  }
}
