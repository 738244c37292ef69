import type { BackupAdapter } from '../model/adapter.js'
import { type BackupError, toBackupError } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import { roomFor } from '../selection/ints.js'
import type { UserTable } from '../selection/user-table.js'
import type { Counts } from './counts.js'
import type { Job, Queue } from './queue.js'

/** Keys asked for in one call. */
const KEYS_A_CALL = 10_000

/** Where a user stands as an item of its own; one byte a user, for a box of a million of them. */
const NOT_IN_BOX = 0
const FOUND = 1
const UNKNOWN = 2
const STALE = 3
const FAILED = 4
const STOPPED = 5

// what goes on about a user beside that
const WAITING = 1
const ASKED = 2
const LOOKED_AT = 4
const HAS_COST = 8

export interface NamedHost {
  users: UserTable
  port: BackupAdapter
  needScope(): Promise<Scope>
  counts: Counts
  queue: Queue
  /** Wraps a change, so that everybody is told once. */
  change(act: () => void): void
  onFailed(error: BackupError): void
  /** Something about a user whose cost was asked for is different. */
  onCost(index: number): void
}

/** Users that are items themselves: nothing to fetch but, for unseen ones, their standing. */
export interface Named {
  readonly found: number
  readonly open: number
  readonly loading: number
  readonly failed: number
  readonly stopped: number
  stateOf(index: number): 'counting' | 'stale' | 'failed' | undefined
  isInBox(index: number): boolean
  isStale(index: number): boolean
  /** Those of the keys that are users came into the box. */
  cover(keys: Int32Array): void
  uncover(keys: Int32Array): void
  /** From now on `onCost` tells about the user. */
  watch(index: number): void
  look(index: number): void
  leave(index: number): void
  /** A user's standing became known or changed. True when that settles an item. */
  stand(index: number): boolean
  /** Aborts a lookup that nobody needs any more. */
  tidy(): void
  retry(): void
  stop(): void
  /** All standings are forgotten and all counts are 0: counts and asks again. */
  reload(): void
  clear(): void
}

export const createNamed = (host: NamedHost): Named => {
  const { users, port, counts, queue } = host
  let states: Uint8Array = new Uint8Array(1024)
  let flags: Uint8Array = new Uint8Array(1024)
  const tally = new Int32Array(8)
  const open = (): number => (tally[UNKNOWN] as number) + (tally[FAILED] as number) + (tally[STOPPED] as number)

  const makeRoom = (): void => {
    counts.reserve(users.size)
    states = roomFor(users.size, states)
    flags = roomFor(users.size, flags)
  }
  const isCounted = (state: number): boolean => state !== NOT_IN_BOX && state !== STALE
  const move = (index: number, state: number): void => {
    const before = states[index] as number
    if (before === state) return
    states[index] = state
    tally[before] = (tally[before] as number) - 1
    tally[state] = (tally[state] as number) + 1
    if (isCounted(before) !== isCounted(state)) counts.shift(Int32Array.of(index), 0, 1, isCounted(state) ? 1 : -1)
  }
  const has = (index: number, flag: number): boolean => ((flags[index] ?? 0) & flag) !== 0
  const raise = (index: number, flag: number): void => {
    flags[index] = (flags[index] as number) | flag
  }
  const lower = (index: number, flag: number): void => {
    flags[index] = (flags[index] as number) & ~flag
  }
  const isNeeded = (index: number): boolean =>
    users.standing(index) === 0 && (states[index] === UNKNOWN || (states[index] === NOT_IN_BOX && has(index, LOOKED_AT)))

  const createLookup = (isUrgent: boolean) => {
    let waiting: number[] = []
    let asked: number[] = []

    const take = (): number[] => {
      const taken: number[] = []
      while (waiting.length > 0 && taken.length === 0) {
        for (const index of waiting.splice(0, KEYS_A_CALL)) {
          if (!has(index, WAITING)) continue
          lower(index, WAITING)
          if (!isNeeded(index)) continue
          raise(index, ASKED)
          taken.push(index)
        }
      }
      return taken
    }
    const settle = (index: number): void => {
      // known by now from another answer, or nobody's item any more
      if (states[index] === UNKNOWN && users.standing(index) === 0) move(index, STALE)
      if (has(index, HAS_COST)) host.onCost(index)
    }
    const job: Job = {
      isUrgent,
      async step(signal) {
        asked = take()
        if (asked.length === 0) return false
        try {
          const answers = await port.matchUsers(
            await host.needScope(),
            asked.map((index) => users.id(index)),
            { signal },
          )
          if (signal.aborted) return false
          host.change(() => {
            // a key may match by address: that tells about the user found, not about the one asked for
            for (const user of answers) if (user) users.put(user)
            for (const index of asked) {
              lower(index, ASKED)
              settle(index)
            }
          })
        } catch (thrown) {
          if (signal.aborted) return false
          host.change(() => {
            for (const index of asked) {
              lower(index, ASKED)
              if (states[index] === UNKNOWN) move(index, FAILED)
            }
            host.onFailed(toBackupError(thrown))
          })
        }
        asked = []
        return waiting.length > 0
      },
      onAbort() {
        for (const index of asked) {
          lower(index, ASKED)
          if (isNeeded(index)) want(index)
        }
        asked = []
      },
    }
    const want = (index: number): void => {
      raise(index, WAITING)
      waiting.push(index)
      queue.want(job)
    }
    return {
      want,
      tidy() {
        if (asked.length === 0 || asked.some(isNeeded)) return
        queue.drop(job)
        if (waiting.length > 0) queue.want(job)
      },
      clear() {
        waiting = []
        asked = []
        queue.drop(job)
      },
    }
  }
  const forBox = createLookup(true)
  const forCosts = createLookup(false)

  /** The next lookup asks for the user, unless one that is under way does. */
  const ask = (index: number): void => {
    if (!has(index, ASKED)) forBox.want(index)
  }
  /** Into the box (1) those of the keys that are users, or out of it (-1). */
  const moveAll = (keys: Int32Array, sign: 1 | -1): void => {
    const { standings } = users
    const own = states
    // most often all of them are users that count: then nothing is copied
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
      else {
        const state = sign < 0 ? before : after
        tally[state] = (tally[state] as number) + sign
      }
      if (after === UNKNOWN) ask(index)
      else if (sign < 0 && has(index, LOOKED_AT) && isNeeded(index) && !has(index, ASKED)) forCosts.want(index)
    }
    tally[FOUND] = (tally[FOUND] as number) + found
    counts.shift(counted, 0, count, sign)
  }
  const forEachInBox = (act: (index: number, state: number) => void): void => {
    for (let index = 0; index < states.length; index++) {
      const state = states[index] as number
      if (state !== NOT_IN_BOX) act(index, state)
    }
  }

  return {
    get found() {
      return tally[FOUND] as number
    },
    get open() {
      return open()
    },
    get loading() {
      return tally[UNKNOWN] as number
    },
    get failed() {
      return tally[FAILED] as number
    },
    get stopped() {
      return tally[STOPPED] as number
    },
    stateOf(index) {
      const state = states[index]
      if (state === STALE) return 'stale'
      if (state === FAILED) return 'failed'
      return state === UNKNOWN || state === STOPPED ? 'counting' : undefined
    },
    isInBox: (index) => (states[index] ?? NOT_IN_BOX) !== NOT_IN_BOX,
    isStale: (index) => states[index] === STALE,
    cover(keys) {
      makeRoom()
      moveAll(keys, 1)
    },
    uncover: (keys) => moveAll(keys, -1),
    watch(index) {
      makeRoom()
      raise(index, HAS_COST)
    },
    look(index) {
      makeRoom()
      raise(index, LOOKED_AT)
      if (isNeeded(index) && !has(index, ASKED | WAITING)) forCosts.want(index)
    },
    leave(index) {
      if (index < flags.length) lower(index, LOOKED_AT)
    },
    stand(index) {
      const state = states[index] ?? NOT_IN_BOX
      if (has(index, HAS_COST)) host.onCost(index)
      if (state === NOT_IN_BOX || state === FOUND) return false
      move(index, FOUND)
      return true
    },
    tidy() {
      forBox.tidy()
      forCosts.tidy()
    },
    retry() {
      if (tally[FAILED] === 0 && tally[STOPPED] === 0) return
      forEachInBox((index, state) => {
        if (state !== FAILED && state !== STOPPED) return
        move(index, UNKNOWN)
        ask(index)
      })
    },
    stop() {
      if (tally[UNKNOWN] === 0) return
      forEachInBox((index, state) => {
        if (state === UNKNOWN) move(index, STOPPED)
      })
      forBox.tidy()
      forCosts.tidy()
    },
    reload() {
      forBox.clear()
      forCosts.clear()
      for (let index = 0; index < flags.length; index++) lower(index, WAITING | ASKED)
      tally.fill(0)
      for (let index = 0; index < states.length; index++) {
        if (states[index] !== NOT_IN_BOX) {
          states[index] = NOT_IN_BOX
          move(index, UNKNOWN)
          ask(index)
        } else if (has(index, LOOKED_AT)) forCosts.want(index)
      }
    },
    clear() {
      forBox.clear()
      forCosts.clear()
      states.fill(0)
      flags.fill(0)
      tally.fill(0)
    },
  }
}
