/** Returns the array if it has room for `count` entries, else a larger copy. */
export const ensureCapacity = <A extends Int32Array | Uint8Array>(count: number, array: A): A => {
  if (count <= array.length) return array
  const grown = new (array.constructor as new (length: number) => A)(Math.max(count, array.length * 2))
  grown.set(array)
  return grown
}

/** A set of integers from 0. */
export interface IntSet {
  has(value: number): boolean
  /** Returns true if the value is new. */
  add(value: number): boolean
}

/** Creates a set with one bit per integer, the most compact form for a densely used range. */
export const createBitSet = (): IntSet => {
  let bits: Uint8Array = new Uint8Array(1024)
  return {
    has: (value) => ((bits[value >> 3] ?? 0) & (1 << (value & 7))) !== 0,
    add(value) {
      const at = value >> 3
      if (at >= bits.length) bits = ensureCapacity(at + 1, bits)
      const before = bits[at] as number
      bits[at] = before | (1 << (value & 7))
      return before !== bits[at]
    },
  }
}

/** A set of integers that clears in constant time. */
export interface ClearableIntSet extends IntSet {
  clear(): void
}

/** Creates a set that stores the current generation with each integer; `clear` starts the next generation. */
export const createClearableIntSet = (): ClearableIntSet => {
  let generations: Int32Array = new Int32Array(1024)
  let generation = 1
  return {
    clear() {
      generation += 1
    },
    has: (value) => generations[value] === generation,
    add(value) {
      if (value >= generations.length) generations = ensureCapacity(value + 1, generations)
      if (generations[value] === generation) return false
      generations[value] = generation
      return true
    },
  }
}
