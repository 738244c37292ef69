import type { CloudKind } from '../../compose/tenant.js'

/** The cloud that an export belongs to, and the kind of records in it. */
export interface FileKind {
  cloud: CloudKind
  holds: 'users' | 'groups' | 'members'
}

/** A recognized export: its header and the rows below it. */
export interface ExportSheet {
  name: string
  kind: FileKind
  header: readonly string[]
  rows: readonly (readonly string[])[]
  /** Physical line, from 1, on which each row begins. */
  lines: readonly number[]
}

/** A cell or line that the importer rejected or repaired. */
export interface ImportProblem {
  /** Name of the file. A file without a name is called by its place: `file 1`. */
  file: string
  /** Physical line, from 1. */
  line: number
  kind: 'not-an-address' | 'duplicate' | 'unknown-status' | 'unknown-member' | 'unclosed-quote'
  /** The rejected text, unchanged. */
  text: string
  /** For a duplicate: the line of the first occurrence. */
  duplicateOf?: number
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g
const ADDRESS = /^[^\s@"(),:;<>[\]\\=][^\s@"(),:;<>[\]\\]*@[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u
/** The longest address a mail system accepts (RFC 5321). */
const MAX_ADDRESS = 254

/** Returns the trimmed text of a cell without invisible characters; empty if the sheet has no such column (index -1). */
export const cellText = (cells: readonly string[], index: number): string =>
  index < 0 ? '' : (cells[index] ?? '').replace(INVISIBLE, '').trim()

/** Returns the mail address in a cell, or `undefined`. */
export const addressOf = (cell: string): string | undefined => {
  const text = cell.replace(INVISIBLE, '').trim()
  return text.length <= MAX_ADDRESS && ADDRESS.test(text) ? text : undefined
}
