import { signal } from '@preact/signals-core'
import { createCoverage, type OwnedCoverage } from '../../src/core/coverage/create-coverage.js'
import { createList } from '../../src/core/lists/paged-list.js'
import type { BackupAdapter } from '../../src/core/model/adapter.js'
import { BackupError } from '../../src/core/model/errors.js'
import type { CoveragePage, ItemRef, Page, Scope, User, UserQuery } from '../../src/core/model/model.js'
import { keyOf } from '../../src/core/model/model.js'
import { isStarted, priceOf, type Standing, standingOf } from '../../src/core/rules/standing.js'
import { createBoxStore } from '../../src/core/selection/box.js'
import { createItemTable } from '../../src/core/selection/item-table.js'
import { createUserTable, type UserTable } from '../../src/core/selection/user-table.js'

export const SCOPE: Scope = { cloudId: 'c', domainId: 'd' }
export const group = (id: string): ItemRef => ({ kind: 'group', id })
export const unit = (id: string): ItemRef => ({ kind: 'org-unit', id })
export const user = (id: string): ItemRef => ({ kind: 'user', id })

/** A standing, or the standing of a due user with its price. */
export type Status = Standing | `due at ${number}`

export const person = (id: string, status: Status = 'due'): User => {
  const [standing, price] = status.split(' at ')
  return {
    id,
    email: `${id}@x.test`,
    name: `Name ${id}`,
    accountStatus: standing === 'suspended' || standing === 'deleted' ? standing : 'active',
    backupStatus: standing === 'protected' ? 'protected' : standing === 'restart' ? 'failed' : 'none',
    ...(price !== undefined && { credits: Number(price) }),
  }
}

/** A held call, which the test answers later. */
export interface Waiting {
  method: string
  key: string
  cursor: string | undefined
  signal: AbortSignal
  answer(): void
  fail(error: unknown): void
}

/** Creates a fake backend with users by id and members by item. It responds at once unless `isHeld`. */
export const createBackend = (people: Record<string, Status>, members: Record<string, readonly string[]>, pageSize = 2) => {
  const users = new Map(Object.entries(people).map(([id, status]) => [id, person(id, status)]))
  const calls: string[] = []
  const waiting: Waiting[] = []
  const backend = {
    users,
    members: new Map(Object.entries(members)),
    calls,
    waiting,
    pageSize,
    isHeld: false,
    /** Errors thrown by the next calls whose line in `calls` starts with the key. */
    faults: new Map<string, unknown>(),
    hasTotals: false,
    running: 0,
    mostRunning: 0,
    set(id: string, status: Status) {
      users.set(id, person(id, status))
    },
    release() {
      for (const call of waiting.splice(0)) call.answer()
    },
  }

  const call = <T>(method: string, key: string, cursor: string | undefined, signal: AbortSignal, answer: () => T): Promise<T> => {
    const line = `${method} ${key}${cursor === undefined ? '' : ` @${cursor}`}`
    calls.push(line)
    backend.running += 1
    backend.mostRunning = Math.max(backend.mostRunning, backend.running)
    const result = new Promise<T>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new BackupError('aborted', 'stopped')))
      const settle = (): void => {
        const fault = [...backend.faults].find(([start]) => line.startsWith(start))
        try {
          if (fault !== undefined) throw fault[1]
          resolve(answer())
        } catch (error) {
          reject(error)
        }
      }
      if (backend.isHeld) waiting.push({ method, key, cursor, signal, answer: settle, fail: reject })
      else settle()
    })
    const over = (): void => {
      backend.running -= 1
    }
    result.then(over, over)
    return result
  }
  const slice = (within: ItemRef, cursor: string | undefined) => {
    const ids = backend.members.get(keyOf(within))
    if (ids === undefined) throw new BackupError('not-found', 'gone')
    const from = Number(cursor ?? 0)
    const to = from + backend.pageSize
    const found = ids.slice(from, to).map((id) => backend.users.get(id) as User)
    return { found, rest: { ...(to < ids.length ? { next: String(to) } : {}), ...(backend.hasTotals ? { total: ids.length } : {}) } }
  }
  const unused = (): never => {
    throw new Error('not part of this test')
  }
  const port: BackupAdapter = {
    name: 'fake',
    listClouds: unused,
    listGroups: unused,
    listOrgUnits: unused,
    getCredits: unused,
    startBackup: unused,
    matchUsers: (_, keys, { signal }) =>
      call('match', keys.join(','), undefined, signal, () =>
        keys.map((key) => users.get(key) ?? [...users.values()].find(({ email }) => email === key) ?? null),
      ),
    listUsers: ({ within, cursor, accountStatus }: UserQuery, { signal }) =>
      call('users', within === undefined ? '*' : keyOf(within), cursor, signal, (): Page<User> => {
        if (within !== undefined) {
          const { found, rest } = slice(within, cursor)
          return { items: found, ...rest }
        }
        const all = [...users.values()].filter((each) => accountStatus === undefined || isStarted(standingOf(each)))
        const from = Number(cursor ?? 0)
        const to = from + backend.pageSize
        return { items: all.slice(from, to), total: all.length, ...(to < all.length ? { next: String(to) } : {}) }
      }),
    listCoverage: ({ within, cursor }, { signal }) =>
      call('coverage', keyOf(within), cursor, signal, (): CoveragePage => {
        const { found, rest } = slice(within, cursor)
        const of = (status: Standing): string[] => found.filter((each) => standingOf(each) === status).map(({ id }) => id)
        const prices = found.filter((each) => standingOf(each) === 'due' && priceOf(each) !== 1).map((each) => [each.id, priceOf(each)])
        return {
          due: of('due'),
          restart: of('restart'),
          protected: of('protected'),
          suspended: of('suspended'),
          deleted: of('deleted'),
          ...(prices.length > 0 && { prices: Object.fromEntries(prices) }),
          ...rest,
        }
      }),
  }
  return Object.assign(backend, { port })
}

export type Backend = ReturnType<typeof createBackend>

/** Creates a coverage engine with its box, connected as in a session. */
export const createBox = (backend: { port: BackupAdapter }, { hasCoverage = true }: { hasCoverage?: boolean } = {}) => {
  const users: UserTable = createUserTable()
  const items = createItemTable(users, () => undefined)
  const store = createBoxStore(items)
  const exceptions = createBoxStore(items, true)
  const available = signal<number | 'unlimited' | undefined>(undefined)
  const engine: OwnedCoverage = createCoverage({
    users,
    port: backend.port,
    needScope: async () => SCOPE,
    hasCoverage: async () => hasCoverage,
    available,
    isChecking: signal(false),
    items,
    store,
    exceptions,
    listUsers: (filter) => {
      const list = createList<User>({
        pageSize: 2,
        async fetch({ search, cursor }, signal) {
          const page = await backend.port.listUsers({ scope: SCOPE, ...filter, search, ...(cursor ? { cursor } : {}) }, { signal })
          for (const each of page.items) users.put(each)
          return page
        },
      })
      return list
    },
  })
  return {
    users,
    items,
    store,
    exceptions,
    available,
    engine,
    add(...refs: ItemRef[]) {
      engine.cover(store.add(refs.map(items.intern)))
    },
    except(...refs: ItemRef[]) {
      engine.cover(exceptions.add(refs.map(items.intern)))
    },
    stopExcepting(...refs: ItemRef[]) {
      engine.uncover(exceptions.remove(refs.map(items.find)))
    },
    remove(...refs: ItemRef[]) {
      engine.uncover(store.remove(refs.map(items.find)))
    },
    stateOf: (ref: ItemRef) => engine.stateOf(items.find(ref)),
    exact: () => engine.whenExact(new AbortController().signal),
  }
}

/** Resolves after `ms` milliseconds, in which pending promises settle. */
export const settle = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
/** Returns what the promise rejects with. */
export const failureOf = async (promise: Promise<unknown>): Promise<BackupError> => {
  try {
    await promise
  } catch (error) {
    return error as BackupError
  }
  throw new Error('expected a rejection')
}
