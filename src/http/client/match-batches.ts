import { MAX_BODY, MAX_MATCH_KEYS } from '../contract/wire-limits.js'

/** Bytes for the keys of one request; 1 KiB is left for the JSON around them. */
const BATCH_BYTES = MAX_BODY - 1024

/** Counts the bytes of a text in UTF-8 without encoding it. */
const byteLength = (text: string): number => {
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    // A surrogate is half of a four-byte character.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2
  }
  return bytes
}

/** Keys of one request. */
export interface Batch {
  /** Index of each key in the whole list. */
  indexes: number[]
  keys: string[]
}

/**
 * Splits keys into batches whose bodies stay below the limits of size and number. Omits keys longer than a batch, because no id or address
 * is that long.
 */
export const splitIntoBatches = (keys: readonly string[]): Batch[] => {
  const batches: Batch[] = []
  let batch: Batch = { indexes: [], keys: [] }
  let bytesLeft = BATCH_BYTES
  keys.forEach((key, index) => {
    const bytes = byteLength(JSON.stringify(key)) + 1
    if (bytes > BATCH_BYTES) return
    if (bytes > bytesLeft || batch.keys.length === MAX_MATCH_KEYS) {
      batches.push(batch)
      batch = { indexes: [], keys: [] }
      bytesLeft = BATCH_BYTES
    }
    batch.indexes.push(index)
    batch.keys.push(key)
    bytesLeft -= bytes
  })
  if (batch.keys.length > 0) batches.push(batch)
  return batches
}
