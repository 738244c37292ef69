/** Integers in the order they came; `data` has room to spare. */
export interface IntList {
  data: Int32Array
  length: number
}

export const createIntList = (): IntList => ({ data: new Int32Array(16), length: 0 })

export const append = (list: IntList, value: number): void => {
  if (list.length === list.data.length) {
    const grown = new Int32Array(list.data.length * 2)
    grown.set(list.data)
    list.data = grown
  }
  list.data[list.length] = value
  list.length += 1
}

/** Gives back the room to spare. */
export const trim = (list: IntList): void => {
  list.data = list.data.slice(0, list.length)
}

/** Non-negative integers, each once: open addressing, a tenth of the cost of a `Set`. */
export interface IntSet {
  /** True for a value that was not in it. */
  add(value: number): boolean
}

export const createIntSet = (): IntSet => {
  // slots hold value + 1, so that 0 is "free"
  let slots = new Int32Array(32)
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
  return {
    add(value) {
      const key = value + 1
      const slot = slotOf(key)
      if (slots[slot] === key) return false
      slots[slot] = key
      size += 1
      if (size * 2 > slots.length) grow()
      return true
    },
  }
}
