import { foldAddress } from './address.js'

/** The same for addresses that are the same when folded. */
const hashOf = (address: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < address.length; index++) {
    let code = address.charCodeAt(index)
    if (code > 127) return hashOfFolded(foldAddress(address))
    if (code >= 65 && code <= 90) code += 32
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  return hash ^ (hash >>> 15)
}
const hashOfFolded = (folded: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < folded.length; index++) hash = Math.imul(hash ^ folded.charCodeAt(index), 0x01000193)
  return hash ^ (hash >>> 15)
}

/**
 * Finds equal addresses: answers the first row that had this one. Integers in two arrays made large enough at once; a map of
 * strings takes several times as long, and stops everything each time it grows.
 */
export const createFirsts = (most: number, addressOf: (row: number) => string): ((address: string, row: number) => number) => {
  let size = 16
  while (size < most * 2) size *= 2
  const rows = new Int32Array(size) // row + 1; 0 where free
  const hashes = new Int32Array(size)
  return (address, row) => {
    const hash = hashOf(address)
    let slot = (hash >>> 0) & (size - 1)
    for (; rows[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      if (hashes[slot] !== hash) continue
      const earlier = (rows[slot] as number) - 1
      if (foldAddress(addressOf(earlier)) === foldAddress(address)) return earlier
    }
    rows[slot] = row + 1
    hashes[slot] = hash
    return row
  }
}
