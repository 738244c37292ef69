import type { Standing } from '../model.js'
import { DUE, STANDINGS, type UserTable } from '../user-table.js'
import type { IntList } from './members.js'

/** How many items reach each user, and what follows, kept up to date at the cost of what changes. */
export interface Counts {
  /** How many items reach the user. */
  refs(index: number): number
  /** Distinct users reached, of this standing. */
  reached(standing: Standing): number
  /** What each item would take alone, summed. */
  readonly dueRefs: number
  /** The item's members from `from` on are reached by one item more. */
  add(members: IntList, from: number): void
  /** All of the item's members are reached by one item less. */
  remove(members: IntList): void
  addOne(index: number): void
  removeOne(index: number): void
  /** A user's standing changed; the table has it already. */
  stand(index: number, before: number, after: number): void
  /** How many due members are reached by exactly so many items. */
  dueWith(members: IntList, refs: number): number
  clear(): void
}

// 1 for 0, 0 for a positive integer: no branch for the processor to guess wrong
const isZero = (value: number): number => (value - 1) >>> 31

export const createCounts = (users: UserTable): Counts => {
  let refs = new Int32Array(1024)
  const reached = new Int32Array(8)
  let dueRefs = 0

  const makeRoom = (): void => {
    if (users.size <= refs.length) return
    const grown = new Int32Array(Math.max(users.size, refs.length * 2))
    grown.set(refs)
    refs = grown
  }

  return {
    refs: (index) => refs[index] ?? 0,
    reached: (standing) => reached[STANDINGS.indexOf(standing)] as number,
    get dueRefs() {
      return dueRefs
    },
    add({ data, length }, from) {
      makeRoom()
      const { standings } = users
      const counts = refs
      let due = 0
      for (let at = from; at < length; at++) {
        const index = data[at] as number
        const before = counts[index] as number
        const code = standings[index] as number
        counts[index] = before + 1
        reached[code] = (reached[code] as number) + isZero(before)
        due += isZero(code ^ DUE)
      }
      dueRefs += due
    },
    remove({ data, length }) {
      const { standings } = users
      const counts = refs
      let due = 0
      for (let at = 0; at < length; at++) {
        const index = data[at] as number
        const after = (counts[index] as number) - 1
        const code = standings[index] as number
        counts[index] = after
        reached[code] = (reached[code] as number) - isZero(after)
        due += isZero(code ^ DUE)
      }
      dueRefs -= due
    },
    addOne(index) {
      makeRoom()
      const before = refs[index] as number
      const code = users.standing(index)
      refs[index] = before + 1
      if (before === 0) reached[code] = (reached[code] as number) + 1
      if (code === DUE) dueRefs += 1
    },
    removeOne(index) {
      const after = (refs[index] as number) - 1
      const code = users.standing(index)
      refs[index] = after
      if (after === 0) reached[code] = (reached[code] as number) - 1
      if (code === DUE) dueRefs -= 1
    },
    stand(index, before, after) {
      const count = refs[index] ?? 0
      if (count === 0) return
      reached[before] = (reached[before] as number) - 1
      reached[after] = (reached[after] as number) + 1
      if (before === DUE) dueRefs -= count
      if (after === DUE) dueRefs += count
    },
    dueWith({ data, length }, wanted) {
      // members of an item that was never counted may lie beyond
      makeRoom()
      const { standings } = users
      const counts = refs
      let due = 0
      for (let at = 0; at < length; at++) {
        const index = data[at] as number
        due += isZero(((standings[index] as number) ^ DUE) | ((counts[index] as number) ^ wanted))
      }
      return due
    },
    clear() {
      refs.fill(0)
      reached.fill(0)
      dueRefs = 0
    },
  }
}
