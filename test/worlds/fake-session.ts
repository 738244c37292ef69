import type { BackupSession, Box, ItemRef, Readable } from '../../src/core/index.js'
import { createBoxStore } from '../../src/core/selection/box.js'
import { createItemTable } from '../../src/core/selection/item-table.js'
import { createUserTable } from '../../src/core/selection/user-table.js'

/** A readable whose value the test sets. */
export interface Writable<T> extends Readable<T> {
  value: T
  readonly listeners: number
}

export const writable = <T>(first: T): Writable<T> => {
  let value = first
  const listeners = new Set<(value: T) => void>()
  return {
    get value() {
      return value
    },
    set value(next) {
      value = next
      for (const listener of [...listeners]) listener(next)
    },
    get listeners() {
      return listeners.size
    },
    subscribe(listener) {
      const own = (next: T) => listener(next)
      listeners.add(own)
      own(value)
      return () => {
        listeners.delete(own)
      }
    },
  }
}

/** Returns a session with only the given parts. Reading any other part gives undefined. */
export const fakeSession = <P extends object>(parts: P): P & BackupSession => parts as P & BackupSession

/** Creates boxes that share one item table, as boxes of one scope do. */
export const createBoxes = (): ((refs: readonly ItemRef[]) => Box) => {
  const items = createItemTable(createUserTable(), () => undefined)
  return (refs) => {
    const store = createBoxStore(items)
    store.add(refs.map(items.intern))
    return store.snapshot(() => undefined)
  }
}
