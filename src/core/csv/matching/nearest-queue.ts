import type { Group, User } from '../../model/model.js'
import type { UserTable } from '../../selection/user-table.js'
import { isSecretName } from '../cells/header-names.js'
import type { CsvVerdict } from '../csv.js'
import type { Verdicts } from './verdicts.js'

const CONCURRENCY = 2
/** Maximum queue length. Drops the oldest rows, which left the view long ago. */
const MAX_WAITING = 200

/** Searches the most similar users for rows without a user, a few rows at a time. */
export interface NearestQueue {
  /** Enqueues a row. Later rows go first, because they are in view now. */
  ask(verdicts: Verdicts, row: number): void
  /** Searches for the first `most` rows without a user. Resolves when every search has ended. */
  askAll(verdicts: Verdicts, most: number): Promise<void>
  clear(): void
}

interface QueueHost {
  users: UserTable
  findGroup(address: string, signal: AbortSignal): Promise<Group | undefined>
  findUser(address: string, signal: AbortSignal): Promise<User | undefined>
  /** Searches the user with the name in a row without an address. */
  findNamed(text: string, signal: AbortSignal): Promise<User | undefined>
  onFound(): void
}

/** Returns true if the chosen column may hold passwords. */
const isSecret = ({ sheet }: Verdicts): boolean => {
  const column = sheet.notes.find((note) => note.kind === 'column')
  return column !== undefined && isSecretName(column.columns[column.index] ?? '')
}

export const createNearestQueue = ({ users, findGroup, findUser, findNamed, onFound }: QueueHost): NearestQueue => {
  let controller = new AbortController()
  let waiting: { verdicts: Verdicts; row: number }[] = []
  let searches = new WeakMap<Verdicts, Map<number, Promise<void>>>()
  let running = 0

  const find = async (verdicts: Verdicts, row: number, signal: AbortSignal): Promise<void> => {
    const address = verdicts.sheet.address(row)
    const isAddress = verdicts.verdict(row) === 'unknown'
    // the text may be a password
    if (!isAddress && isSecret(verdicts)) return
    const group = verdicts.isGroupKnown(row) || !isAddress ? undefined : await findGroup(address, signal)
    if (signal.aborted) return
    if (group !== undefined) {
      verdicts.setGroup(row, group)
      return onFound()
    }
    // a search by similar text cannot repair an id
    const user = !isAddress ? await findNamed(address, signal) : address.includes('@') ? await findUser(address, signal) : undefined
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
  const isDecided = (verdict: CsvVerdict): boolean => verdict !== 'unknown' && verdict !== 'not-an-address'
  const isOpen = (verdicts: Verdicts, row: number): boolean =>
    row >= 0 && row < verdicts.sheet.length && !verdicts.hasNearest(row) && !isDecided(verdicts.verdict(row))
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
        if (isDecided(verdicts.verdict(row))) continue
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
