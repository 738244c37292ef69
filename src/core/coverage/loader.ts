import { createPacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError, toBackupError } from '../model/errors.js'
import type { Scope, Standing } from '../model/model.js'
import { createBits, createStamps } from '../selection/ints.js'
import type { ItemTable } from '../selection/item-table.js'
import type { UserTable } from '../selection/user-table.js'
import type { Membership } from './membership.js'
import type { Job } from './queue.js'

/** A wish; backends page as they like. */
const USERS_A_PAGE = 1000
/** Users taken in in one go: some milliseconds. */
const SLICE = 8192
/** Small memberships stand in arrays of so many members: arrays of their own would take more than the members. */
const SHARED = 65_536
const STANDINGS: readonly Standing[] = ['due', 'protected', 'suspended', 'deleted']

export interface LoaderHost {
  users: UserTable
  items: ItemTable
  port: BackupAdapter
  needScope(): Promise<Scope>
  hasCoverage(): Promise<boolean>
  /** Wraps whatever changes a membership: counts are put right and everybody is told once. */
  change(membership: Membership, act: () => void): void
  /** Members from this one on are new. */
  onMembers(membership: Membership, from: number): void
  /** Forgets the pages so far, counted or not. */
  restart(membership: Membership): void
  onDone(membership: Membership): void
  onGone(membership: Membership): void
  onFailed(membership: Membership, error: BackupError): void
}

/** One page, whichever call it came from. */
interface Answer {
  length: number
  next: string | undefined
  total: number | undefined
  /** Puts users `from` to `to` into the table, and their integers into the buffer. */
  read(from: number, to: number): void
}

/** Fetches memberships page by page: by `listCoverage` where it can, else by `listUsers`. */
export interface Loader {
  /** One page; true when there is another. */
  step(signal: AbortSignal, job: Job): Promise<boolean>
  /** Asks anew which call to use. */
  reset(): void
}

export const createLoader = (host: LoaderHost): Loader => {
  const { users, items, port } = host
  const pace = createPacer()
  const indexes = new Int32Array(SLICE)
  /** The backend named coverage and then refused it. */
  let isRefused = false

  let shared = new Int32Array(SHARED)
  // from 1, so that members that start at 0 stand in an array of their own
  let sharedEnd = 1
  /** Makes room for so many more members. */
  const reserve = (membership: Membership, count: number): void => {
    const { data, start, end } = membership
    const length = end - start
    const isSmall = length + count <= SLICE
    if (isSmall && sharedEnd + length + count > SHARED) {
      shared = new Int32Array(SHARED)
      sharedEnd = 1
    }
    const room = isSmall ? shared : new Int32Array(Math.max(length + count, length * 2))
    membership.start = isSmall ? sharedEnd : 0
    room.set(data.subarray(start, end), membership.start)
    membership.data = room
    membership.end = membership.start + length
  }

  const stamps = createStamps()
  /** Appends the users in the buffer that are not members yet. */
  const take = (membership: Membership, count: number): void => {
    const from = membership.end - membership.start
    stamps.clear()
    // most items come in one stretch; those that do not get a set of their own
    if (from > 0 && membership.seen === undefined) {
      membership.seen = createBits()
      for (let at = membership.start; at < membership.end; at++) membership.seen.add(membership.data[at] as number)
    }
    const known = membership.seen ?? stamps
    if (membership.start > 0 || membership.end + count > membership.data.length) reserve(membership, count)
    const { data } = membership
    let { end } = membership
    for (let at = 0; at < count; at++) {
      const index = indexes[at] as number
      if (known.add(index)) {
        data[end] = index
        end += 1
      }
    }
    membership.end = end
    if (membership.start > 0) sharedEnd = end
    host.onMembers(membership, membership.start + from)
  }

  const askCoverage = async ({ key, cursor }: Membership, scope: Scope, signal: AbortSignal): Promise<Answer> => {
    if (port.listCoverage === undefined) throw new BackupError('unsupported', 'there is no such call')
    const page = await port.listCoverage({ scope, within: items.ref(key), ...(cursor === undefined ? {} : { cursor }) }, { signal })
    const { next, total } = page
    const read = (from: number, to: number): void => {
      let start = 0
      for (const standing of STANDINGS) {
        const ids = page[standing]
        const first = Math.max(from, start)
        const last = Math.min(to, start + ids.length)
        if (first < last) users.markAll(ids, first - start, last - start, standing, indexes.subarray(first - from))
        start += ids.length
      }
    }
    return { length: STANDINGS.reduce((sum, standing) => sum + page[standing].length, 0), next, total, read }
  }

  const askUsers = async ({ key, cursor }: Membership, scope: Scope, signal: AbortSignal): Promise<Answer> => {
    const query = { scope, within: items.ref(key), limit: USERS_A_PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const { items: found, next, total } = await port.listUsers(query, { signal })
    const read = (from: number, to: number): void => {
      users.putAll(found, from, to, indexes)
    }
    return { length: found.length, next, total, read }
  }

  const settle = (membership: Membership, { next, total }: Answer): void => {
    const call = `${port.name}.${membership.isByCoverage ? 'listCoverage' : 'listUsers'}`
    membership.hasAnswer = true
    membership.total = total ?? membership.total
    if (next === undefined) host.onDone(membership)
    else if (membership.cursors?.has(next)) {
      host.onFailed(membership, new BackupError('bad-answer', 'the same cursor came twice', { call, field: 'next' }))
    } else {
      membership.cursor = next
      membership.cursors ??= new Set()
      membership.cursors.add(next)
    }
  }

  /** Takes an answer in, slice by slice, each in one go; nothing more once aborted. */
  const takeAnswer = async (membership: Membership, answer: Answer, signal: AbortSignal): Promise<void> => {
    const { length } = answer
    let from = 0
    do {
      let rest = pace(0)
      while (rest !== undefined) {
        await rest
        rest = pace(0)
      }
      if (signal.aborted) return
      const to = Math.min(length, from + SLICE)
      host.change(membership, () => {
        answer.read(from, to)
        take(membership, to - from)
        if (to === length) settle(membership, answer)
      })
      pace(to - from)
      from = to
    } while (from < length)
  }

  const step = async (signal: AbortSignal, job: Job): Promise<boolean> => {
    const membership = job as Membership
    if (membership.status !== 'loading') return false
    let isByCoverage = false
    try {
      const scope = await host.needScope()
      isByCoverage = !isRefused && (await host.hasCoverage())
      if (signal.aborted) return false
      if (membership.isByCoverage === !isByCoverage) host.change(membership, () => host.restart(membership))
      membership.isByCoverage = isByCoverage
      const answer = await (isByCoverage ? askCoverage : askUsers)(membership, scope, signal)
      if (!signal.aborted) await takeAnswer(membership, answer, signal)
      return membership.status === 'loading'
    } catch (thrown) {
      if (signal.aborted) return false
      const error = toBackupError(thrown)
      if (isByCoverage && error.code === 'unsupported') {
        isRefused = true
        return true
      }
      host.change(membership, () => {
        if (error.code === 'not-found') host.onGone(membership)
        else host.onFailed(membership, error)
      })
      return false
    }
  }

  return {
    step,
    reset() {
      isRefused = false
    },
  }
}
