import type { BackupAdapter } from '../../model/adapter.js'
import { type BackupError, toBackupError } from '../../model/errors.js'
import type { Scope } from '../../model/model.js'
import { rateLimitOf } from '../../model/retry-after.js'
import type { UserTable } from '../../selection/user-table.js'
import type { CallQueue, QueueJob } from '../call-queue.js'
import { FAILED, HAS_COST, QUEUED, REQUESTED, STALE, UNKNOWN, type UserItemStates } from './user-item-states.js'

const KEYS_PER_CALL = 10_000

/** Connections between a user lookup and its coverage. */
export interface UserLookupHost {
  users: UserTable
  states: UserItemStates
  port: BackupAdapter
  needScope(): Promise<Scope>
  queue: CallQueue
  /** Runs a change of many users and notifies subscribers once. */
  command(change: () => void): void
  onFailed(error: BackupError): void
  /** Called when a cost that was read may have changed. */
  onCostChanged(index: number): void
}

/** Looks up the standing of users by `matchUsers`, many in one call. */
export interface UserLookup {
  /** Queues the user for the next call. */
  request(index: number): void
  /** Aborts the running call if its answer is no longer needed. */
  abortIfUnneeded(): void
  clear(): void
}

export const createUserLookup = (host: UserLookupHost, isUrgent: boolean): UserLookup => {
  const { users, states, port, queue } = host
  let queued: number[] = []
  let requested: number[] = []

  const takeBatch = (): number[] => {
    const batch: number[] = []
    while (queued.length > 0 && batch.length === 0) {
      for (const index of queued.splice(0, KEYS_PER_CALL)) {
        if (!states.hasFlag(index, QUEUED)) continue
        states.clearFlag(index, QUEUED)
        if (!states.isNeeded(index)) continue
        states.setFlag(index, REQUESTED)
        batch.push(index)
      }
    }
    return batch
  }
  const settle = (index: number): void => {
    // skip users whose standing is known by now, and users that left the box
    if (states.stateOf(index) === UNKNOWN && users.standing(index) === 0) states.move(index, STALE)
    if (states.hasFlag(index, HAS_COST)) host.onCostChanged(index)
  }
  const job: QueueJob = {
    isUrgent,
    async step(signal) {
      requested = takeBatch()
      if (requested.length === 0) return false
      try {
        const answers = await port.matchUsers(
          await host.needScope(),
          requested.map((index) => users.id(index)),
          { signal },
        )
        if (signal.aborted) return false
        host.command(() => {
          // a key may match by address, so store the user that was found instead of the key
          for (const user of answers) if (user) users.put(user)
          for (const index of requested) {
            states.clearFlag(index, REQUESTED)
            settle(index)
          }
        })
      } catch (thrown) {
        if (signal.aborted) return false
        const error = toBackupError(thrown)
        const retryAfterMs = rateLimitOf(error)
        if (retryAfterMs !== undefined) {
          queue.hold(retryAfterMs)
          requeue()
          return true
        }
        host.command(() => {
          for (const index of requested) {
            states.clearFlag(index, REQUESTED)
            if (states.stateOf(index) === UNKNOWN) states.move(index, FAILED)
          }
          host.onFailed(error)
        })
      }
      requested = []
      return queued.length > 0
    },
    onAbort: () => requeue(),
  }
  /** Queues the users of the running call again. */
  const requeue = (): void => {
    for (const index of requested) {
      states.clearFlag(index, REQUESTED)
      if (states.isNeeded(index)) request(index)
    }
    requested = []
  }
  const request = (index: number): void => {
    states.setFlag(index, QUEUED)
    queued.push(index)
    queue.enqueue(job)
  }

  return {
    request,
    abortIfUnneeded() {
      if (requested.length === 0 || requested.some(states.isNeeded)) return
      queue.cancel(job)
      if (queued.length > 0) queue.enqueue(job)
    },
    clear() {
      queued = []
      requested = []
      queue.cancel(job)
    },
  }
}
