import { byteLength, MAX_BODY } from './wire.js'

// room for what stands around the keys
const ROOM = MAX_BODY - 1024

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
