/** Integers in the order they came; `data` may have room to spare. */
export interface IntList {
  data: Int32Array
  length: number
}

const NONE = new Int32Array(0)

export const createIntList = (): IntList => ({ data: NONE, length: 0 })

/** Makes room for so many more; exactly that many the first time, as most lists come in one piece. */
export const reserve = (list: IntList, count: number): void => {
  const needed = list.length + count
  if (needed <= list.data.length) return
  const grown = new Int32Array(list.length === 0 ? needed : Math.max(needed, list.data.length * 2))
  grown.set(list.data.subarray(0, list.length))
  list.data = grown
}

/** Gives back the room to spare. */
export const trim = (list: IntList): void => {
  if (list.length < list.data.length) list.data = list.data.slice(0, list.length)
}

/** Non-negative integers, each once: open addressing, a tenth of the cost of a `Set`. */
export interface IntSet {
  /** True for a value that was not in it. */
  add(value: number): boolean
}

export const createIntSet = ({ data, length }: IntList): IntSet => {
  // slots hold value + 1, so that 0 is "free"; at most half of them are taken
  let slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, length * 2 + 1))))
  let mask = slots.length - 1
  let size = 0
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    for (;;) {
      const held = slots[slot] as number
      if (held === 0 || held === key) return slot
      slot = (slot + 1) & mask
    }
  }
  const grow = (): void => {
    const old = slots
    slots = new Int32Array(old.length * 2)
    mask = slots.length - 1
    for (const key of old) if (key !== 0) slots[slotOf(key)] = key
  }
  const add = (value: number): boolean => {
    const key = value + 1
    const slot = slotOf(key)
    if (slots[slot] === key) return false
    slots[slot] = key
    size += 1
    if (size * 2 > slots.length) grow()
    return true
  }
  for (let at = 0; at < length; at++) add(data[at] as number)
  return { add }
}

/** Tells repetitions within one stretch, without a set for each: every integer remembers the last stretch it was in. */
export interface Stamps {
  /** A new stretch, of integers below the limit. */
  begin(limit: number): void
  /** True for a value new to the stretch. */
  add(value: number): boolean
}

export const createStamps = (): Stamps => {
  let stamps = new Int32Array(1024)
  let stretch = 0
  return {
    begin(limit) {
      stretch += 1
      if (limit <= stamps.length) return
      const grown = new Int32Array(Math.max(limit, stamps.length * 2))
      grown.set(stamps)
      stamps = grown
    },
    add(value) {
      if (stamps[value] === stretch) return false
      stamps[value] = stretch
      return true
    },
  }
}
