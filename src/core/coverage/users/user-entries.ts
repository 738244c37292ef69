import type { BoxStore } from '../../selection/box.js'
import type { ReferenceCounts } from './reference-counts.js'
import { createUserItems, type UserItems, type UserItemsHost } from './user-items.js'

export interface UserEntriesHost extends Omit<UserItemsHost, 'counts'> {
  counts: ReferenceCounts
  /** The exceptions of the box. */
  exceptions: BoxStore
}

/** User items and user exceptions. `isInBox`, `isStale` and `found` concern the items; the sums include both. */
export interface UserEntries extends UserItems {
  readonly exceptions: UserItems
}

export const createUserEntries = (host: UserEntriesHost): UserEntries => {
  const { counts } = host
  const items = createUserItems(host)
  const exceptions = createUserItems({ ...host, counts: { reserve: counts.reserve, addReferences: counts.addExceptions } })
  const both = (act: (each: UserItems) => void) => (): void => {
    act(items)
    act(exceptions)
  }
  return {
    ...items,
    exceptions,
    get found() {
      return items.found + exceptions.found
    },
    get open() {
      return items.open + exceptions.open
    },
    get loading() {
      return items.loading + exceptions.loading
    },
    get failed() {
      return items.failed + exceptions.failed
    },
    get stopped() {
      return items.stopped + exceptions.stopped
    },
    stateOf: (index) => (exceptions.isInBox(index) ? exceptions : items).stateOf(index),
    cover(keys) {
      if (host.exceptions.size === 0) return items.cover(keys)
      items.cover(keys.filter((key) => !host.exceptions.has(key)))
      exceptions.cover(keys.filter(host.exceptions.has))
    },
    uncover(keys) {
      items.uncover(keys)
      exceptions.uncover(keys)
    },
    onStanding(index) {
      const isExceptionSettled = exceptions.onStanding(index)
      return items.onStanding(index) || isExceptionSettled
    },
    abortUnneeded: both((each) => each.abortUnneeded()),
    retry: both((each) => each.retry()),
    stop: both((each) => each.stop()),
    reload: both((each) => each.reload()),
    clear: both((each) => each.clear()),
  }
}
