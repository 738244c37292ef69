import { ensureCapacity } from '../../selection/ints.js'
import type { UserTable } from '../../selection/user-table.js'
import type { ReferenceCounts } from './reference-counts.js'

// State of a user as an item of the box.
export const NOT_IN_BOX = 0
/** The standing is known. */
export const FOUND = 1
/** The standing is being looked up. */
export const UNKNOWN = 2
/** The backend has no such user. */
export const STALE = 3
/** The lookup failed. */
export const FAILED = 4
/** The administrator stopped the lookup. */
export const STOPPED = 5

const IN_BOX = [FOUND, UNKNOWN, STALE, FAILED, STOPPED]

// Flags of a user, stored beside the state.
/** Queued for the next lookup. */
export const QUEUED = 1
/** Part of the lookup that is running. */
export const REQUESTED = 2
/** The cost has subscribers. */
export const SUBSCRIBED = 4
/** The cost was read at least once. */
export const HAS_COST = 8

/** State and flags of each user, one byte each, so that a box can hold a million user items. */
export interface UserItemStates {
  stateOf(index: number): number
  /** Number of users in this state. */
  count(state: number): number
  /** Grows the table to hold all users of the user table. */
  reserve(): void
  /** Changes the state of one user and its reference count. */
  move(index: number, state: number): void
  /** Puts the user items among the keys into the box; calls `onUnknown` for each whose standing is not known. */
  addAll(keys: Int32Array, onUnknown: (index: number) => void): void
  /** Takes the user items among the keys out of the box; calls `onSubscribed` for each whose cost has subscribers. */
  removeAll(keys: Int32Array, onSubscribed: (index: number) => void): void
  forEachInBox(visit: (index: number, state: number) => void): void
  hasFlag(index: number, flag: number): boolean
  setFlag(index: number, flag: number): void
  clearFlag(index: number, flag: number): void
  /** Whether the box or a subscribed cost needs a lookup of the user. */
  isNeeded(index: number): boolean
  /** Takes every user out of the box without touching reference counts, and clears lookup flags. Calls `visit` with each former state. */
  restart(visit: (index: number, before: number) => void): void
  clear(): void
}

/** Users moved in one call: the compiler optimizes a function that is called often, but must enter a long loop in the middle. */
const CHUNK = 8192

const isCounted = (state: number): boolean => state !== NOT_IN_BOX && state !== STALE

export const createUserItemStates = (users: UserTable, counts: Pick<ReferenceCounts, 'reserve' | 'addReferences'>): UserItemStates => {
  let states: Uint8Array = new Uint8Array(1024)
  let flags: Uint8Array = new Uint8Array(1024)
  const tally = new Int32Array(8)

  const reserve = (): void => {
    counts.reserve(users.size)
    states = ensureCapacity(users.size, states)
    flags = ensureCapacity(users.size, flags)
  }
  const addToTally = (state: number, count: number): void => {
    tally[state] = (tally[state] as number) + count
  }
  const hasFlag = (index: number, flag: number): boolean => ((flags[index] ?? 0) & flag) !== 0

  /** Moves the user items among the keys into the box (1) or out of it (-1). */
  const moveChunk = (keys: Int32Array, sign: 1 | -1, onOpen: (index: number) => void): void => {
    const { standings } = users
    const own = states
    // usually all keys are counted users, so `keys` needs no copy
    let counted = keys
    let count = 0
    let found = 0
    for (let at = 0; at < keys.length; at++) {
      const index = keys[at] as number
      const before = index < 0 ? NOT_IN_BOX : (own[index] as number)
      const isMoved = index >= 0 && (before === NOT_IN_BOX) === sign > 0
      if (!isMoved || before === STALE) {
        if (counted === keys) counted = keys.slice()
      } else {
        if (counted !== keys) counted[count] = index
        count += 1
      }
      if (!isMoved) continue
      const after = sign < 0 ? NOT_IN_BOX : standings[index] === 0 ? UNKNOWN : FOUND
      own[index] = after
      if (before === FOUND || after === FOUND) found += sign
      else addToTally(sign < 0 ? before : after, sign)
      if (after === UNKNOWN || (sign < 0 && hasFlag(index, SUBSCRIBED))) onOpen(index)
    }
    addToTally(FOUND, found)
    counts.addReferences(counted, 0, count, sign)
  }
  const moveAll = (keys: Int32Array, sign: 1 | -1, onOpen: (index: number) => void): void => {
    for (let from = 0; from < keys.length; from += CHUNK) moveChunk(keys.subarray(from, from + CHUNK), sign, onOpen)
  }

  return {
    stateOf: (index) => states[index] ?? NOT_IN_BOX,
    count: (state) => tally[state] as number,
    reserve,
    move(index, state) {
      const before = states[index] as number
      if (before === state) return
      states[index] = state
      addToTally(before, -1)
      addToTally(state, 1)
      if (isCounted(before) !== isCounted(state)) counts.addReferences(Int32Array.of(index), 0, 1, isCounted(state) ? 1 : -1)
    },
    addAll: (keys, onUnknown) => moveAll(keys, 1, onUnknown),
    removeAll(keys, onSubscribed) {
      if (IN_BOX.every((state) => tally[state] === 0)) return
      // keys of users that were never here may be beyond the table
      reserve()
      moveAll(keys, -1, onSubscribed)
    },
    forEachInBox(visit) {
      for (let index = 0; index < states.length; index++) {
        const state = states[index] as number
        if (state !== NOT_IN_BOX) visit(index, state)
      }
    },
    hasFlag,
    setFlag(index, flag) {
      flags[index] = (flags[index] as number) | flag
    },
    clearFlag(index, flag) {
      if (index < flags.length) flags[index] = (flags[index] as number) & ~flag
    },
    isNeeded(index) {
      const state = states[index] ?? NOT_IN_BOX
      return users.standing(index) === 0 && (state === UNKNOWN || (state === NOT_IN_BOX && hasFlag(index, SUBSCRIBED)))
    },
    restart(visit) {
      for (let index = 0; index < flags.length; index++) flags[index] = (flags[index] as number) & ~(QUEUED | REQUESTED)
      tally.fill(0)
      for (let index = 0; index < states.length; index++) {
        const before = states[index] as number
        states[index] = NOT_IN_BOX
        visit(index, before)
      }
    },
    clear() {
      states.fill(0)
      flags.fill(0)
      tally.fill(0)
    },
  }
}
