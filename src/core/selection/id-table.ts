/**
 * Texts as small integers, counted in the order they came. A hash table in one typed array: many texts are looked up step
 * by step together, so that memory is waited for once a step and not once a text, which takes a third of the time of a `Map`.
 */
export interface Ids {
  readonly all: readonly string[]
  /** -1 for one that never came. */
  find(id: string): number
  /** The integers of `ids[from…to)`, new ones for new texts, are written to `into`, from 0. */
  intern(ids: readonly string[], from: number, to: number, into: Int32Array): void
}

/** Texts looked up together. */
const STEP = 256
/** The table is so many small ones, by the first bits of the hash: that one of them has to grow holds nobody up. */
const TABLES = 64
const TABLE_BITS = 6

export const createIds = (): Ids => {
  const all: string[] = []
  // pairs: the integer + 1, so that 0 is "free", and the hash; at most half of them are taken
  const tables = Array.from({ length: TABLES }, () => new Int32Array(64))
  const taken = new Int32Array(TABLES)
  /** By table: how far what is left of a hash is shifted to make a place of it. */
  const shifts = new Uint8Array(TABLES).fill(27)
  const hashes = new Int32Array(STEP)
  const guesses = new Int32Array(STEP)
  const texts: string[] = new Array(STEP).fill('')

  const hashOf = (id: string): number => {
    let hash = 0x811c9dc5
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
    return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1)
  }
  const tableOf = (hash: number): number => hash >>> (32 - TABLE_BITS)
  const placeOf = (hash: number): number => ((hash << TABLE_BITS) >>> (shifts[tableOf(hash)] as number)) * 2
  /** Where the text stands, or the free slot where it would. */
  const slotOf = (slots: Int32Array, id: string, hash: number): number => {
    let slot = placeOf(hash)
    while (slots[slot] !== 0 && (slots[slot + 1] !== hash || all[(slots[slot] as number) - 1] !== id)) slot = (slot + 2) % slots.length
    return slot
  }
  const grow = (table: number): void => {
    const before = tables[table] as Int32Array
    const slots = new Int32Array(before.length * 2)
    tables[table] = slots
    shifts[table] = (shifts[table] as number) - 1
    for (let from = 0; from < before.length; from += 2) {
      if (before[from] === 0) continue
      let slot = placeOf(before[from + 1] as number)
      while (slots[slot] !== 0) slot = (slot + 2) % slots.length
      slots[slot] = before[from] as number
      slots[slot + 1] = before[from + 1] as number
    }
  }
  const internOne = (id: string, hash: number): number => {
    const table = tableOf(hash)
    const slots = tables[table] as Int32Array
    const slot = slotOf(slots, id, hash)
    const known = slots[slot] as number
    if (known !== 0) return known - 1
    all.push(id)
    slots[slot] = all.length
    slots[slot + 1] = hash
    const count = (taken[table] as number) + 1
    taken[table] = count
    if (count * 4 > slots.length) grow(table)
    return all.length - 1
  }

  return {
    all,
    find(id) {
      const hash = hashOf(id)
      const slots = tables[tableOf(hash)] as Int32Array
      return (slots[slotOf(slots, id, hash)] as number) - 1
    },
    intern(ids, from, to, into) {
      for (let start = from; start < to; start += STEP) {
        const count = Math.min(STEP, to - start)
        for (let at = 0; at < count; at++) hashes[at] = hashOf(ids[start + at] as string)
        for (let at = 0; at < count; at++) {
          const hash = hashes[at] as number
          const slots = tables[tableOf(hash)] as Int32Array
          const slot = placeOf(hash)
          guesses[at] = slots[slot + 1] === hash ? (slots[slot] as number) - 1 : -1
        }
        for (let at = 0; at < count; at++) texts[at] = (guesses[at] as number) < 0 ? '' : (all[guesses[at] as number] as string)
        // the first look at each text, none waiting for the one before
        for (let at = 0; at < count; at++) if ((texts[at] as string).length !== (ids[start + at] as string).length) guesses[at] = -1
        for (let at = 0; at < count; at++) {
          const id = ids[start + at] as string
          const guess = guesses[at] as number
          into[start - from + at] = guess >= 0 && texts[at] === id ? guess : internOne(id, hashes[at] as number)
        }
      }
    },
  }
}
