import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { CoverageEngine } from './coverage/engine.js'
import { aborted, BackupError } from './errors.js'
import { type Item, type ItemRef, keyOf } from './model.js'
import { type Readable, toReadable } from './readable.js'
import type { UserTable } from './user-table.js'

/** What is ticked in the tabs and not added yet. */
export interface Ticked {
  readonly size: number
  has(ref: ItemRef): boolean
  [Symbol.iterator](): Iterator<Item>
}

/** Ticks, and the items of the box. Both survive search, filter, sort and sync. */
export interface Selection {
  readonly ticked: Readable<Ticked>
  /** Progress of `tickAll('…', 'matching')`. */
  readonly ticking: Readable<{ done: number; total?: number | undefined } | undefined>
  readonly items: Readable<readonly Item[]>
  /** False, and nothing done, for a user known as not active. An unseen user is ticked and looked up. */
  tick(item: Item | ItemRef, on: boolean): boolean
  /** `loaded`: the rows loaded so far. `matching`: all that match the query as it stands; lands all at once, or not at all. */
  tickAll(
    list: 'users' | 'groups' | 'csv',
    which: 'loaded' | 'matching',
    options?: { signal?: AbortSignal | undefined },
  ): Promise<{ ticked: number; skipped: number }>
  /** The unit and all its sub-units. */
  tickSubtree(orgUnitId: string, on: boolean): void
  clearTicks(): void
  /** Moves what is ticked into the box. */
  add(): void
  /** Puts items into the box, ticked or not, seen or not. */
  put(items: readonly (Item | ItemRef)[]): void
  remove(refs: readonly ItemRef[]): void
  clear(): void
}

/** A row that `tickAll` comes across. */
export interface Candidate {
  item: Item
  canTick: boolean
}

type Progress = { done: number; total?: number | undefined }

export interface SelectionHost {
  users: UserTable
  coverage: CoverageEngine
  /** Asks the backend about users not seen yet; resolves when the table of users has the answers. */
  lookUp(userIds: readonly string[], signal: AbortSignal): Promise<void>
  loaded(list: 'users' | 'groups' | 'csv'): Iterable<Candidate>
  /** Everything that matches the query as it stands. */
  matching(list: 'users' | 'groups' | 'csv', onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Iterable<Candidate>>
  subtree(orgUnitId: string): Iterable<Item>
  /** A name for people, where one is known. */
  labelOf(ref: ItemRef): string | undefined
  /** Aborts when the scope changes or the session ends. */
  scopeSignal(): AbortSignal
}

export interface OwnedSelection extends Selection {
  readonly ticks: ReadonlySignal<Ticked>
  /** The box without states, for who counts it. */
  readonly box: ReadonlySignal<readonly Item[]>
  reset(): void
}

const KINDS: ReadonlySet<unknown> = new Set<ItemRef['kind']>(['user', 'group', 'org-unit'])

const checkRef = (ref: ItemRef): void => {
  if (KINDS.has(ref?.kind) && typeof ref.id === 'string' && ref.id !== '') return
  throw new BackupError('bad-input', 'an item needs a kind of user, group or org-unit and an id', { field: 'items' })
}

/** Ticks as one flag a user (a million of them are one array) and a map for groups and org units. */
const createTicks = (users: UserTable, labelOf: (ref: ItemRef) => string | undefined) => {
  let flags = new Uint8Array(1024)
  let userCount = 0
  const others = new Map<string, Item>()
  const labels = new Map<number, string>()
  const labelAt = (index: number): string => labelOf({ kind: 'user', id: users.id(index) }) ?? labels.get(index) ?? users.id(index)
  return {
    get size() {
      return userCount + others.size
    },
    has: (ref: ItemRef): boolean => (ref.kind === 'user' ? flags[users.find(ref.id)] === 1 : others.has(keyOf(ref))),
    set(item: Item, on: boolean): void {
      if (item.kind !== 'user') {
        if (on) others.set(keyOf(item), item)
        else others.delete(keyOf(item))
        return
      }
      const index = on ? users.intern(item.id) : users.find(item.id)
      if (index < 0) return
      if (index >= flags.length) {
        const grown = new Uint8Array(Math.max(flags.length * 2, index + 1))
        grown.set(flags)
        flags = grown
      }
      const flag = on ? 1 : 0
      if (flags[index] === flag) return
      flags[index] = flag
      userCount += on ? 1 : -1
      if (on && users.user(index) === undefined) labels.set(index, item.label)
    },
    *[Symbol.iterator](): Iterator<Item> {
      for (let index = 0; index < flags.length; index++) {
        if (flags[index] === 1) yield { kind: 'user', id: users.id(index), label: labelAt(index) }
      }
      yield* others.values()
    },
    clear(): void {
      flags = new Uint8Array(1024)
      userCount = 0
      others.clear()
      labels.clear()
    },
  }
}

export const createSelection = (host: SelectionHost): OwnedSelection => {
  const { users, coverage } = host
  const store = createTicks(users, host.labelOf)
  const entries = new Map<string, Item>()
  const tickVersion = signal(0)
  const boxVersion = signal(0)
  const ticking = signal<Progress | undefined>(undefined)

  const ticks = computed<Ticked>(() => {
    tickVersion.value
    return { size: store.size, has: store.has, [Symbol.iterator]: () => store[Symbol.iterator]() }
  })
  const box = computed<readonly Item[]>(() => {
    boxVersion.value
    return [...entries.values()]
  })
  const items = computed<readonly Item[]>(() => {
    coverage.states.value
    return box.value.map((item) => {
      const state = coverage.stateOf(item)
      const label = item.label === item.id ? (host.labelOf(item) ?? item.label) : item.label
      return state === undefined && label === item.label ? item : { kind: item.kind, id: item.id, label, ...(state && { state }) }
    })
  })

  const labelled = (ref: Item | ItemRef): Item => {
    checkRef(ref)
    const given = 'label' in ref && typeof ref.label === 'string' && ref.label !== '' ? ref.label : undefined
    return { kind: ref.kind, id: ref.id, label: given ?? host.labelOf(ref) ?? ref.id }
  }

  /** False for a user known as not active; `undefined` for one never seen. */
  const canTick = (ref: ItemRef): boolean | undefined => {
    if (ref.kind !== 'user') return true
    const index = users.find(ref.id)
    const user = index < 0 ? undefined : users.user(index)
    return user && user.accountStatus === 'active'
  }

  const unseen = new Set<string>()
  const lookUnseenUp = async (): Promise<void> => {
    const ids = [...unseen]
    unseen.clear()
    const signal = host.scopeSignal()
    try {
      await host.lookUp(ids, signal)
    } catch {
      // stays ticked: once added, the box looks it up itself and says what fails
      return
    }
    const refused = ids.filter((id) => canTick({ kind: 'user', id }) !== true)
    for (const id of refused) store.set({ kind: 'user', id, label: id }, false)
    if (refused.length > 0) tickVersion.value += 1
  }

  const put = (refs: readonly (Item | ItemRef)[]): void => {
    const added: Item[] = []
    for (const ref of refs) {
      const item = labelled(ref)
      const key = keyOf(item)
      if (entries.has(key)) continue
      entries.set(key, item)
      added.push(item)
    }
    if (added.length === 0) return
    batch(() => {
      boxVersion.value += 1
      coverage.cover(added)
    })
  }

  const remove = (refs: readonly ItemRef[]): void => {
    const gone = refs.filter((ref) => entries.delete(keyOf(ref)))
    if (gone.length === 0) return
    batch(() => {
      boxVersion.value += 1
      coverage.uncover(gone)
    })
  }

  const clearTicks = (): void => {
    store.clear()
    tickVersion.value += 1
  }

  const land = (candidates: Iterable<Candidate>): { ticked: number; skipped: number } => {
    const count = { ticked: 0, skipped: 0 }
    for (const { item, canTick } of candidates) {
      if (canTick) store.set(item, true)
      count[canTick ? 'ticked' : 'skipped'] += 1
    }
    tickVersion.value += 1
    return count
  }

  /** Ticks everything that matches, or rejects: on the caller's abort and on a change of scope too. */
  const landMatching = async (list: 'users' | 'groups' | 'csv', outer: AbortSignal | undefined): Promise<ReturnType<typeof land>> => {
    const controller = new AbortController()
    const stop = () => controller.abort()
    const scope = host.scopeSignal()
    const outers = outer === undefined ? [scope] : [scope, outer]
    for (const signal of outers) {
      if (signal.aborted) throw aborted('tickAll')
      signal.addEventListener('abort', stop, { once: true })
    }
    ticking.value = { done: 0 }
    try {
      const candidates = await host.matching(list, (progress) => (ticking.value = progress), controller.signal)
      if (controller.signal.aborted) throw aborted('tickAll')
      return land(candidates)
    } finally {
      ticking.value = undefined
      for (const signal of outers) signal.removeEventListener('abort', stop)
    }
  }

  return {
    ticks,
    box,
    ticked: toReadable(ticks),
    ticking: toReadable(ticking),
    items: toReadable(items),
    tick(ref, on) {
      const item = labelled(ref)
      const can = on ? canTick(item) : true
      if (can === false) return false
      store.set(item, on)
      if (can === undefined) {
        if (unseen.size === 0) queueMicrotask(lookUnseenUp)
        unseen.add(item.id)
      }
      tickVersion.value += 1
      return true
    },
    async tickAll(list, which, options = {}) {
      return which === 'loaded' ? land(host.loaded(list)) : landMatching(list, options.signal)
    },
    tickSubtree(orgUnitId, on) {
      for (const item of host.subtree(orgUnitId)) store.set(item, on)
      tickVersion.value += 1
    },
    clearTicks,
    add() {
      const ticked = [...store]
      batch(() => {
        clearTicks()
        put(ticked)
      })
    },
    put,
    remove,
    clear: () => remove([...entries.values()]),
    reset() {
      entries.clear()
      unseen.clear()
      batch(() => {
        clearTicks()
        boxVersion.value += 1
      })
    },
  }
}
