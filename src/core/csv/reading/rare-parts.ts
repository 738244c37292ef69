// Parts that few files need: text that names its values, escaped addresses, and encodings other than UTF-8. They load with the first such file. The worker
// contains them, except for the tables of the detector.
import type { readFieldLayout } from '../columns/field-records.js'
import type { createEscapeDecoder } from '../parsing/escaped-text.js'
import type { findSuspectCells } from '../parsing/suspect-cells.js'
import type { repairWindows1252 } from '../parsing/windows-1252.js'

export interface RareParts {
  createEscapeDecoder: typeof createEscapeDecoder
  readFieldLayout: typeof readFieldLayout
  findSuspectCells: typeof findSuspectCells
  repairWindows1252: typeof repairWindows1252
}
