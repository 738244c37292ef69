import { MAX_BODY } from '../contract.js'

// room for what stands around the keys
const ROOM = MAX_BODY - 1024

/** Bytes of a text in UTF-8, counted without making them. */
const byteLength = (text: string): number => {
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    // a surrogate is half of a character of four bytes
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2
  }
  return bytes
}

/** Keys that go out together. */
export interface Batch {
  /** Where each key stands in the question. */
  places: number[]
  keys: string[]
}

/** Batches whose bodies stay below the limit, in order. A key that alone is too long is in none: it is nobody's id or address. */
export const batchesOf = (keys: readonly string[]): Batch[] => {
  const batches: Batch[] = []
  let batch: Batch = { places: [], keys: [] }
  let room = ROOM
  keys.forEach((key, place) => {
    const bytes = byteLength(JSON.stringify(key)) + 1
    if (bytes > ROOM) return
    if (bytes > room) {
      batches.push(batch)
      batch = { places: [], keys: [] }
      room = ROOM
    }
    batch.places.push(place)
    batch.keys.push(key)
    room -= bytes
  })
  if (batch.keys.length > 0) batches.push(batch)
  return batches
}
