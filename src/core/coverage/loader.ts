import type { BackupAdapter } from '../adapter.js'
import { BackupError, toBackupError } from '../errors.js'
import type { Scope, Standing, User } from '../model.js'
import type { UserTable } from '../user-table.js'
import { createIntSet, createStamps, reserve } from './members.js'
import type { Membership } from './membership.js'
import { createPace, SLICE } from './pace.js'

/** A wish; backends page as they like. */
const USERS_A_PAGE = 1000
const STANDINGS: readonly Standing[] = ['due', 'protected', 'suspended', 'deleted']

export interface LoaderHost {
  users: UserTable
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
  step(membership: Membership, signal: AbortSignal): Promise<boolean>
  /** Asks anew which call to use. */
  reset(): void
}

export const createLoader = (host: LoaderHost): Loader => {
  const { users, port } = host
  const pace = createPace()
  const indexes = new Int32Array(SLICE)
  /** The backend named coverage and then refused it. */
  let isRefused = false

  const stamps = createStamps()
  /** Appends the users in the buffer that are not members yet. */
  const take = (membership: Membership, count: number): void => {
    const { members } = membership
    const from = members.length
    // most items come in one stretch; those that do not get a set of their own
    if (from > 0) membership.seen ??= createIntSet(members)
    const known = membership.seen ?? stamps
    if (known === stamps) stamps.begin(users.size)
    reserve(members, count)
    const { data } = members
    let length = from
    for (let at = 0; at < count; at++) {
      const index = indexes[at] as number
      if (known.add(index)) {
        data[length] = index
        length += 1
      }
    }
    members.length = length
    host.onMembers(membership, from)
    pace.spend(count)
  }

  const askCoverage = async ({ ref: within, cursor }: Membership, scope: Scope, signal: AbortSignal): Promise<Answer> => {
    if (port.listCoverage === undefined) throw new BackupError('unsupported', 'there is no such call')
    const page = await port.listCoverage({ scope, within, ...(cursor === undefined ? {} : { cursor }) }, { signal })
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

  const askUsers = async ({ ref: within, cursor }: Membership, scope: Scope, signal: AbortSignal): Promise<Answer> => {
    const query = { scope, within, limit: USERS_A_PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const { items, next, total } = await port.listUsers(query, { signal })
    const read = (from: number, to: number): void => {
      for (let at = from; at < to; at++) indexes[at - from] = users.put(items[at] as User)
    }
    return { length: items.length, next, total, read }
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
      await pace.ready()
      if (signal.aborted) return
      const to = Math.min(length, from + SLICE)
      host.change(membership, () => {
        answer.read(from, to)
        take(membership, to - from)
        if (to === length) settle(membership, answer)
      })
      from = to
    } while (from < length)
  }

  const step = async (membership: Membership, signal: AbortSignal): Promise<boolean> => {
    if (membership.status !== 'loading') return false
    let isByCoverage = false
    try {
      const scope = await host.needScope()
      isByCoverage = !isRefused && (await host.hasCoverage())
      if (signal.aborted) return false
      if (membership.isByCoverage !== isByCoverage) {
        host.change(membership, () => {
          if (membership.isByCoverage !== undefined) host.restart(membership)
          membership.isByCoverage = isByCoverage
        })
      }
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
