import { BackupError, type Call, type User } from '../../core/internal.js'
import { MAX_BODY, MAX_MATCH_KEYS } from '../contract/wire-limits.js'

/** Number of concurrent requests of one call. */
const CONCURRENCY = 3
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

/**
 * Matches keys in a few concurrent requests. The answer has one entry per key.
 *
 * @param send sends the keys of one batch
 */
export const matchInBatches = async (
  keys: readonly string[],
  send: (keys: readonly string[]) => Promise<readonly (User | null)[]>,
  call: Call,
): Promise<(User | null)[]> => {
  const found: (User | null)[] = new Array(keys.length).fill(null)
  const batches = splitIntoBatches(keys)
  let done = 0
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const users = await send(batch.keys)
      if (!Array.isArray(users) || users.length !== batch.keys.length) {
        throw new BackupError('bad-answer', 'the answer does not have one entry per key', { call: 'http.matchUsers', field: 'length' })
      }
      batch.indexes.forEach((place, index) => {
        found[place] = users[index] as User | null
      })
      done += users.length
      call.onProgress?.({ done, total: keys.length })
    }
  }
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, work))
  } finally {
    // Stops the other workers after a failure.
    batches.length = 0
  }
  return found
}
