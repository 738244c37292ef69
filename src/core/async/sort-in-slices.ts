import { type Pacer, STEPS } from './pacer.js'

/** Entries are sorted in blocks of this size before the blocks are merged. */
const BLOCK = 1024

type Compare = (a: number, b: number) => number

/** Returns how many entries of a sorted run come before `entry`, or are equal to it if `afterEqual`. */
const countBefore = (run: Int32Array, entry: number, compare: Compare, afterEqual: boolean): number => {
  let low = 0
  let high = run.length
  while (low < high) {
    const middle = (low + high) >> 1
    const side = compare(run[middle] as number, entry)
    if (side < 0 || (afterEqual && side === 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Merges two neighbouring sorted runs in place. Entries outside their overlap stay where they are. */
const mergeRuns = async (order: Int32Array, from: number, middle: number, to: number, compare: Compare, pace: Pacer): Promise<void> => {
  const start = from + countBefore(order.subarray(from, middle), order[middle] as number, compare, true)
  if (start === middle) return
  const end = middle + countBefore(order.subarray(middle, to), order[middle - 1] as number, compare, false)
  const left = order.slice(start, middle)
  let [place, at, right] = [start, 0, middle]
  while (at < left.length && right < end) {
    if (compare(left[at] as number, order[right] as number) <= 0) order[place++] = left[at++] as number
    else order[place++] = order[right++] as number
    if (place % STEPS === 0) await pace()
  }
  order.set(left.subarray(at), place)
}

/** Sorts an array in place and stably, in slices. Nearly sorted entries take about one comparison each. */
export const sortInSlices = async (order: Int32Array, compare: Compare, pace: Pacer): Promise<void> => {
  const count = order.length
  for (let from = 0; from < count; from += BLOCK) {
    order.set(Array.from(order.subarray(from, from + BLOCK)).sort(compare), from)
    await pace()
  }
  for (let size = BLOCK; size < count; size *= 2) {
    for (let middle = size; middle < count; middle += 2 * size) {
      await mergeRuns(order, middle - size, middle, Math.min(count, middle + size), compare, pace)
    }
  }
}
