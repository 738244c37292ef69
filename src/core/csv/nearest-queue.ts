import type { UserTable } from '../selection/user-table.js'
import type { Verdicts } from './verdicts.js'

const AT_ONCE = 2
/** Rows that were in view and are long out of it need no answer. */
const MOST_WAITING = 200

export interface NearestQueue {
  /** Latest first: those are in view now. */
  ask(verdicts: Verdicts, row: number): void
  /** The first `most` unknown rows; resolves when all have their answer. */
  askAll(verdicts: Verdicts, most: number): Promise<void>
  clear(): void
}

interface QueueHost {
  users: UserTable
  /** Finds the nearest user's record; rejects quietly into nothing. */
  find(address: string, signal: AbortSignal): Promise<Parameters<UserTable['put']>[0] | undefined>
  onFound(): void
}

export const createNearestQueue = ({ users, find, onFound }: QueueHost): NearestQueue => {
  let stop = new AbortController()
  let waiting: { verdicts: Verdicts; row: number }[] = []
  let asked = new WeakMap<Verdicts, Map<number, Promise<void>>>()
  let running = 0

  const look = (verdicts: Verdicts, row: number): Promise<void> => {
    const of = asked.get(verdicts) ?? new Map<number, Promise<void>>()
    asked.set(verdicts, of)
    const known = of.get(row)
    if (known) return known
    const { signal } = stop
    const answer = find(verdicts.sheet.address(row), signal).then(
      (user) => {
        if (signal.aborted) return
        verdicts.setNearest(row, user && users.put(user))
        if (user) onFound()
      },
      // a suggestion only: without it the row says the same; asked for again, it is looked for again
      () => {
        of.delete(row)
      },
    )
    of.set(row, answer)
    return answer
  }
  const isOpen = (verdicts: Verdicts, row: number): boolean =>
    row >= 0 && row < verdicts.sheet.length && !verdicts.hasNearest(row) && verdicts.verdict(row) === 'unknown'
  const next = (): void => {
    while (running < AT_ONCE) {
      const one = waiting.pop()
      if (one === undefined) return
      if (!isOpen(one.verdicts, one.row)) continue
      running++
      void look(one.verdicts, one.row).finally(() => {
        running--
        next()
      })
    }
  }

  return {
    ask(verdicts, row) {
      if (!isOpen(verdicts, row)) return
      waiting = waiting.filter((one) => one.row !== row || one.verdicts !== verdicts)
      waiting.push({ verdicts, row })
      if (waiting.length > MOST_WAITING) waiting.shift()
      next()
    },
    async askAll(verdicts, most) {
      const { signal } = stop
      const rows: number[] = []
      for (let row = 0, left = most; row < verdicts.sheet.length && left > 0; row++) {
        if (verdicts.verdict(row) !== 'unknown') continue
        left--
        if (!verdicts.hasNearest(row)) rows.push(row)
      }
      let at = 0
      const lane = async (): Promise<void> => {
        for (let row = rows[at++]; row !== undefined && !signal.aborted; row = rows[at++]) await look(verdicts, row)
      }
      await Promise.all(Array.from({ length: AT_ONCE }, lane))
    },
    clear() {
      stop.abort()
      stop = new AbortController()
      waiting = []
      asked = new WeakMap()
    },
  }
}
