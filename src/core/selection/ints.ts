/** The array, or a larger one with the same in it where there is no room for so many. */
export const roomFor = <A extends Int32Array | Uint8Array>(count: number, array: A): A => {
  if (count <= array.length) return array
  const grown = new (array.constructor as new (length: number) => A)(Math.max(count, array.length * 2))
  grown.set(array)
  return grown
}

/** Integers from 0, each once. */
export interface IntSet {
  /** True for a value that was not in it. */
  add(value: number): boolean
}

/** One bit an integer: the smallest there is where most of a range may come. */
export const createBits = (): IntSet => {
  let bits: Uint8Array = new Uint8Array(1024)
  return {
    add(value) {
      const at = value >> 3
      if (at >= bits.length) bits = roomFor(at + 1, bits)
      const before = bits[at] as number
      bits[at] = before | (1 << (value & 7))
      return before !== bits[at]
    },
  }
}

/** A set that is emptied at no cost: every integer remembers the last stretch it was in. */
export interface Stamps extends IntSet {
  clear(): void
}

export const createStamps = (): Stamps => {
  let stamps: Int32Array = new Int32Array(1024)
  let stretch = 1
  return {
    clear() {
      stretch += 1
    },
    add(value) {
      if (value >= stamps.length) stamps = roomFor(value + 1, stamps)
      if (stamps[value] === stretch) return false
      stamps[value] = stretch
      return true
    },
  }
}
