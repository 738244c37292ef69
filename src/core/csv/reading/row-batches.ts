import { BackupError } from '../../model/errors.js'
import { createFirstRows } from './first-rows.js'

export const MAX_ROWS = 1_000_000
/** Rows of a batch; only the last batch has fewer. */
export const BATCH_ROWS = 8192
/** In `firsts`: the row holds no address. */
export const NO_ADDRESS = 0xffff_ffff

/** Kinds of member in a type column: a user or no type, a group, all users of the account. */
export const MEMBER_TYPES = [undefined, 'group', 'customer'] as const
export type MemberType = (typeof MEMBER_TYPES)[number]

/** Rows in typed arrays, which cross threads without copying. */
export interface RowBatch {
  lines: Uint32Array<ArrayBuffer>
  /** All addresses concatenated, and the end of each. */
  text: string
  ends: Uint32Array<ArrayBuffer>
  /** The first row of the file with the same folded address, which may be the row itself. */
  firsts: Uint32Array<ArrayBuffer>
  /** Indexes into `MEMBER_TYPES`; only in files with a type column. */
  types?: Uint8Array<ArrayBuffer> | undefined
}

/** Collects rows into batches. */
export interface RowBatches {
  /** @param isKey whether the text is an address or id to look up in the directory */
  add(line: number, text: string, isKey: boolean, type?: MemberType): void
  end(): void
}

/**
 * @param bytes size of the file; limits the rows
 * @param hasTypes whether the file has a type column
 */
export const createRowBatches = (bytes: number, hasTypes: boolean, onBatch: (batch: RowBatch) => void): RowBatches => {
  const texts: string[] = []
  const allEnds: Uint32Array[] = []
  let row = 0
  let parts: string[] = []
  let length = 0
  let lines = new Uint32Array(BATCH_ROWS)
  let ends = new Uint32Array(BATCH_ROWS)
  let firsts = new Uint32Array(BATCH_ROWS)
  let types = new Uint8Array(hasTypes ? BATCH_ROWS : 0)
  const addressOf = (earlier: number): string => {
    const batch = Math.floor(earlier / BATCH_ROWS)
    const at = earlier % BATCH_ROWS
    const text = texts[batch]
    if (text === undefined) return parts[at] as string
    const limits = allEnds[batch] as Uint32Array
    return text.slice(at === 0 ? 0 : limits[at - 1], limits[at])
  }
  // a key takes at least four bytes: three characters and a separator
  const firstRowOf = createFirstRows(Math.min(MAX_ROWS, Math.ceil(bytes / 4) + 1), addressOf)
  const flush = (): void => {
    const count = parts.length
    if (count === 0) return
    const text = parts.join('')
    texts.push(text)
    allEnds.push(ends)
    onBatch({
      lines: lines.slice(0, count),
      ends: ends.slice(0, count),
      firsts: firsts.slice(0, count),
      text,
      ...(hasTypes ? { types: types.slice(0, count) } : {}),
    })
    parts = []
    length = 0
    lines = new Uint32Array(BATCH_ROWS)
    ends = new Uint32Array(BATCH_ROWS)
    firsts = new Uint32Array(BATCH_ROWS)
    types = new Uint8Array(hasTypes ? BATCH_ROWS : 0)
  }
  return {
    add(line, text, isKey, type) {
      if (row === MAX_ROWS) {
        throw new BackupError('too-large', 'the file has more than 1,000,000 rows', { details: { limit: MAX_ROWS, unit: 'rows' } })
      }
      const at = parts.length
      parts.push(text)
      length += text.length
      lines[at] = line
      ends[at] = length
      firsts[at] = isKey ? firstRowOf(text, row) : NO_ADDRESS
      if (hasTypes) types[at] = MEMBER_TYPES.indexOf(type)
      row++
      if (parts.length === BATCH_ROWS) flush()
    },
    end: flush,
  }
}
