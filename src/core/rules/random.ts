/** Creates a generator of numbers in [0, 1) that repeats for the same seed (mulberry32 algorithm). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Hashes a text to two 32-bit integers (cyrb53 before it joins its halves). Do not use it for secrets. */
export const hashBits = (text: string, seed = 0): readonly [number, number] => {
  let a = 0xdeadbeef ^ seed
  let b = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a, b]
}

/**
 * Hashes a text to one 32-bit integer, for hash tables (FNV-1a, with the high bits mixed into the low ones). It has one multiplication per
 * character. With a stronger hash, hashing a million ids would be the slowest part of a load.
 */
export const quickHash = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** Hashes a text to 53 bits, written in base 36. */
export const hash = (text: string, seed = 0): string => {
  const [a, b] = hashBits(text, seed)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

/** Maps a text and a seed deterministically to a number in [0, 1). */
export const shareOf = (text: string, seed = 0): number => Number.parseInt(hash(text, seed), 36) / 2 ** 53

/** Creates a random id of 128 bits. `crypto.randomUUID` is missing on pages served over plain http. */
export const createId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
