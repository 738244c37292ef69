import type { Group, User } from '../../model/model.js'
import type { UserTable } from '../../selection/user-table.js'
import type { Verdicts } from './verdicts.js'

const CONCURRENCY = 2
/** Maximum queue length. Drops the oldest rows, which left the view long ago. */
const MAX_WAITING = 200

/** Searches the most similar users for unknown rows, a few rows at a time. */
export interface NearestQueue {
  /** Enqueues a row. Later rows go first, because they are in view now. */
  ask(verdicts: Verdicts, row: number): void
  /** Searches for the first `most` unknown rows. Resolves when every search has ended. */
  askAll(verdicts: Verdicts, most: number): Promise<void>
  clear(): void
}

interface QueueHost {
  users: UserTable
  findGroup(address: string, signal: AbortSignal): Promise<Group | undefined>
  findUser(address: string, signal: AbortSignal): Promise<User | undefined>
  onFound(): void
}

export const createNearestQueue = ({ users, findGroup, findUser, onFound }: QueueHost): NearestQueue => {
  let controller = new AbortController()
  let waiting: { verdicts: Verdicts; row: number }[] = []
  let searches = new WeakMap<Verdicts, Map<number, Promise<void>>>()
  let running = 0

  const find = async (verdicts: Verdicts, row: number, signal: AbortSignal): Promise<void> => {
    const address = verdicts.sheet.address(row)
    const group = verdicts.isGroupKnown(row) ? undefined : await findGroup(address, signal)
    if (signal.aborted) return
    if (group !== undefined) {
      verdicts.setGroup(row, group)
      return onFound()
    }
    // a search by similar text cannot repair an id
    const user = address.includes('@') ? await findUser(address, signal) : undefined
    if (signal.aborted) return
    verdicts.setNearest(row, user && users.put(user))
    if (user) onFound()
  }
  const search = (verdicts: Verdicts, row: number): Promise<void> => {
    const byRow = searches.get(verdicts) ?? new Map<number, Promise<void>>()
    searches.set(verdicts, byRow)
    const known = byRow.get(row)
    if (known) return known
    // a suggestion is optional: after a failure the row keeps its verdict, and the next request for it searches again
    const answer = find(verdicts, row, controller.signal).catch(() => {
      byRow.delete(row)
    })
    byRow.set(row, answer)
    return answer
  }
  const isOpen = (verdicts: Verdicts, row: number): boolean =>
    row >= 0 && row < verdicts.sheet.length && !verdicts.hasNearest(row) && verdicts.verdict(row) === 'unknown'
  const startNext = (): void => {
    while (running < CONCURRENCY) {
      const next = waiting.pop()
      if (next === undefined) return
      if (!isOpen(next.verdicts, next.row)) continue
      running++
      void search(next.verdicts, next.row).finally(() => {
        running--
        startNext()
      })
    }
  }

  return {
    ask(verdicts, row) {
      if (!isOpen(verdicts, row)) return
      waiting = waiting.filter((other) => other.row !== row || other.verdicts !== verdicts)
      waiting.push({ verdicts, row })
      if (waiting.length > MAX_WAITING) waiting.shift()
      startNext()
    },
    async askAll(verdicts, most) {
      const { signal } = controller
      const rows: number[] = []
      for (let row = 0, left = most; row < verdicts.sheet.length && left > 0; row++) {
        if (verdicts.verdict(row) !== 'unknown') continue
        left--
        if (!verdicts.hasNearest(row)) rows.push(row)
      }
      let at = 0
      const lane = async (): Promise<void> => {
        for (let row = rows[at++]; row !== undefined && !signal.aborted; row = rows[at++]) await search(verdicts, row)
      }
      await Promise.all(Array.from({ length: CONCURRENCY }, lane))
    },
    clear() {
      controller.abort()
      controller = new AbortController()
      waiting = []
      searches = new WeakMap()
    },
  }
}
