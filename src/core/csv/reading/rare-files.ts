// The parts that few files need, in one module that loads with the first such file.
import { readFieldLayout } from '../columns/field-records.js'
import { detectEncoding } from '../parsing/detect-encoding.js'
import { createEscapeDecoder } from '../parsing/escaped-text.js'
import { findSuspectCells } from '../parsing/suspect-cells.js'
import { repairWindows1252 } from '../parsing/windows-1252.js'
import type { RareParts } from './rare-parts.js'

/** The rare parts with the detector, whose tables are large. The worker asks the main thread to detect encodings. */
export const rareFiles: RareParts & { detectEncoding: typeof detectEncoding } = {
  createEscapeDecoder,
  detectEncoding,
  findSuspectCells,
  readFieldLayout,
  repairWindows1252,
}
