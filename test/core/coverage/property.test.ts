import { signal } from '@preact/signals-core'
import { expect } from 'chai'
import { createCoverage } from '../../../src/core/coverage/create-coverage.js'
import type { BackupAdapter, Call } from '../../../src/core/model/adapter.js'
import { BackupError } from '../../../src/core/model/errors.js'
import { type CoveragePage, type ItemRef, keyOf, type Page, type User } from '../../../src/core/model/model.js'
import type { Standing } from '../../../src/core/rules/standing.js'
import { createBoxStore } from '../../../src/core/selection/box.js'
import { createItemTable } from '../../../src/core/selection/item-table.js'
import { createUserTable } from '../../../src/core/selection/user-table.js'
import { propertyCases } from '../../property-cases.js'
import { group, person, SCOPE, type Status, unit, user } from '../../worlds/coverage-world.js'

const CASES = propertyCases(10_000)
const STATUSES: readonly Status[] = [
  ...(['due', 'due', 'due', 'due at 0', 'due at 3'] as const),
  ...(['restart', 'restart', 'protected', 'suspended', 'deleted'] as const),
]
const standingIn = (status: Status): Standing => status.split(' ')[0] as Standing
const priceIn = (status: Status): number => (standingIn(status) === 'due' ? Number(status.split(' at ')[1] ?? 1) : 0)

/** Seeded random choices, the same in every browser. */
const createRandom = (seed: number) => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, chance: (part: number): boolean => next() < part, pick: <T>(all: readonly T[]): T => all[below(all.length)] as T }
}

/** Runs one random tenant and one random administrator; compares every figure with brute force. */
const runCase = async (seed: number): Promise<{ checks: number; exact: number }> => {
  const { below, chance, pick } = createRandom(seed)
  const ids = Array.from({ length: 1 + below(14) }, (_, index) => `u${index}`)
  const statuses = new Map(ids.map((id) => [id, pick(STATUSES)]))
  const refs: ItemRef[] = ids.filter(() => chance(0.3)).map(user)
  const members = new Map<string, readonly string[]>()
  for (let index = 1 + below(6); index > 0; index--) {
    const ref = (chance(0.5) ? group : unit)(`s${index}`)
    refs.push(ref)
    // some groups and units do not exist in the backend
    if (!chance(0.06))
      members.set(
        keyOf(ref),
        ids.filter(() => chance(0.5)),
      )
  }
  if (chance(0.2)) refs.push(user('nobody'))
  // delays are microtasks: thousands of cases per second, and answers still overtake each other
  const moment = async (most: number): Promise<void> => {
    for (let left = below(most); left > 0; left--) await undefined
  }

  // --- statuses that answers told: the latest answer wins from the moment it is read; aborted calls tell nothing
  let told = new Map<string, Status>()
  const tell = (context: Call, id: string, status: Status): void => {
    if (!context.signal.aborted) told.set(id, status)
  }
  const failing = chance(0.4) ? 0.15 : 0
  let isFailing = failing > 0
  const isHonest = chance(0.5)
  const open = new Set<Call>()
  let mostOpen = 0

  const call = async <T>(context: Call, answer: () => T): Promise<T> => {
    open.add(context)
    mostOpen = Math.max(mostOpen, [...open].filter(({ signal }) => !signal.aborted).length)
    try {
      await moment(3)
      if (isFailing && chance(failing)) throw new BackupError('unavailable', 'busy')
      // composed now, delivered later, so that another answer may overtake it
      const value = answer()
      await moment(6)
      if (isHonest && context.signal.aborted) throw new BackupError('aborted', 'stopped')
      return value
    } finally {
      open.delete(context)
    }
  }
  const recordOf = (id: string): User => person(id, statuses.get(id) as Status)
  /** A record that reports when it is read for the first time. */
  const tellingRecord = (context: Call, id: string): User => {
    const record = recordOf(id)
    const { accountStatus } = record
    const status = statuses.get(id) as Status
    let isRead = false
    return Object.defineProperty(record, 'accountStatus', {
      get() {
        if (!isRead) tell(context, id, status)
        isRead = true
        return accountStatus
      },
    })
  }
  /** Ids of a page with the status; each reports when it is read. */
  const tellingIds = (context: Call, page: readonly string[], standing: Standing): readonly string[] => {
    const all: string[] = []
    for (const id of page) {
      const status = statuses.get(id) as Status
      if (standingIn(status) !== standing) continue
      Object.defineProperty(all, all.length, {
        get() {
          tell(context, id, status)
          return id
        },
      })
    }
    return all
  }
  const pricesOf = (page: readonly string[]): Record<string, number> =>
    Object.fromEntries(
      page
        .map((id) => [id, statuses.get(id) as Status] as const)
        .filter(([, status]) => status.includes(' at '))
        .map(([id, status]) => [id, priceIn(status)]),
    )
  /** Pages of random sizes, some empty, with users repeated within and across pages; fixed per item. */
  const pages = new Map<string, readonly (readonly string[])[]>()
  const pagesOf = (key: string): readonly (readonly string[])[] => {
    const known = pages.get(key)
    if (known !== undefined) return known
    const left = (members.get(key) ?? []).flatMap((id) => (chance(0.1) ? [id, id] : [id]))
    if (left.length > 0 && chance(0.2)) left.push(pick(left))
    const made: string[][] = []
    while (left.length > 0 || chance(0.15)) made.push(left.splice(0, below(5)))
    pages.set(key, made.length > 0 ? made : [[]])
    return pages.get(key) as readonly (readonly string[])[]
  }
  const pageOf = <T extends object>(within: ItemRef, cursor: string | undefined, read: (ids: readonly string[]) => T) => {
    const key = keyOf(within)
    if (!members.has(key)) throw new BackupError('not-found', 'gone')
    const all = pagesOf(key)
    const index = Number(cursor ?? 0)
    return { ...read(all[index] as readonly string[]), ...(index + 1 < all.length ? { next: String(index + 1) } : {}) }
  }
  const unused = (): never => {
    throw new Error('not part of this test')
  }
  let isRefusing = chance(0.1)
  const port: BackupAdapter = {
    name: 'random',
    listClouds: unused,
    listGroups: unused,
    listOrgUnits: unused,
    getCredits: unused,
    startBackup: unused,
    matchUsers: (_, keys, context) => call(context, () => keys.map((key) => (statuses.has(key) ? tellingRecord(context, key) : null))),
    listUsers: ({ within, cursor }, context) =>
      call<Page<User>>(context, () => pageOf(within as ItemRef, cursor, (all) => ({ items: all.map((id) => tellingRecord(context, id)) }))),
    listCoverage: ({ within, cursor }, context) =>
      call<CoveragePage>(context, () => {
        if (isRefusing) throw new BackupError('unsupported', 'no')
        return pageOf(within, cursor, (all) => ({
          due: tellingIds(context, all, 'due'),
          restart: tellingIds(context, all, 'restart'),
          protected: tellingIds(context, all, 'protected'),
          suspended: tellingIds(context, all, 'suspended'),
          deleted: tellingIds(context, all, 'deleted'),
          prices: pricesOf(all),
        }))
      }),
  }

  const users = createUserTable()
  const items = createItemTable(users, () => undefined)
  const store = createBoxStore(items)
  const available = signal<number | 'unlimited' | undefined>(below(5))
  const hasCoverage = chance(0.6)
  const engine = createCoverage({
    users,
    port,
    needScope: async () => SCOPE,
    hasCoverage: async () => hasCoverage,
    available,
    isChecking: signal(false),
    items,
    store,
    listUsers: unused,
  })

  // --- brute force: Sets over the whole tenant, computed anew each time
  const box = new Map<string, ItemRef>()
  const membersOf = (ref: ItemRef): readonly string[] =>
    ref.kind === 'user' ? (statuses.has(ref.id) ? [ref.id] : []) : (members.get(keyOf(ref)) ?? [])
  const statusOf = (id: string): Status => told.get(id) ?? (statuses.get(id) as Status)
  const creditsOf = (all: Iterable<string>): number => [...all].reduce((sum, id) => sum + priceIn(statusOf(id)), 0)
  const count = (all: Iterable<string>, isCounted: (status: Status) => boolean): number =>
    [...all].filter((id) => isCounted(statusOf(id))).length
  const coveredBy = (refs: Iterable<ItemRef>): Set<string> => new Set([...refs].flatMap(membersOf))
  const titled = (what: string): string => `seed ${seed}: ${what}`

  let checks = 0
  let exact = 0
  const check = (): void => {
    const { allocated, starts, restarts, free, covered, skipped, overlap, isExact, isChecking, shortfall } = engine.credits.value
    // the last exact figures, which a change at the backend has made old
    if (isChecking) return
    const all = coveredBy(box.values())
    const truth = creditsOf(all)
    checks += 1
    if (allocated > truth) throw new Error(titled(`${allocated} is more than the truth, ${truth}`))
    if (shortfall !== Math.max(0, allocated - (available.value as number))) throw new Error(titled('shortfall'))
    if (covered !== starts + skipped.protected + skipped.suspended + skipped.deleted) throw new Error(titled('covered'))
    if (!isExact) return
    exact += 1
    const alone = [...box.values()].reduce((sum, ref) => sum + creditsOf(new Set(membersOf(ref))), 0)
    const restarting = count(all, (status) => status === 'restart')
    const is = JSON.stringify({ allocated, starts, restarts, free, covered, overlap })
    const should = JSON.stringify({
      allocated: truth,
      starts: restarting + count(all, (status) => standingIn(status) === 'due'),
      restarts: restarting,
      free: count(all, (status) => status === 'due at 0'),
      covered: all.size,
      overlap: alone - truth,
    })
    if (is !== should) throw new Error(titled(`${is} should be ${should}`))
  }
  let broken: unknown
  let isMuted = false
  const guard = (): void => {
    if (isMuted) return
    try {
      check()
    } catch (error) {
      broken ??= error
    }
  }
  engine.credits.subscribe(guard)

  /** Changes the box of brute force and of the coverage together. */
  const alter = (act: () => void): void => {
    isMuted = true
    act()
    isMuted = false
    guard()
  }
  const add = (ref: ItemRef): void =>
    alter(() => {
      if (box.has(keyOf(ref))) return
      box.set(keyOf(ref), ref)
      engine.cover(store.add([items.intern(ref)]))
    })
  const remove = (ref: ItemRef): void =>
    alter(() => {
      if (!box.delete(keyOf(ref))) return
      engine.uncover(store.remove([items.find(ref)]))
    })
  const looking: (() => void)[] = []
  const acts = [
    () => add(pick(refs)),
    () => add(pick(refs)),
    () => add(pick(refs)),
    () => remove(pick(refs)),
    () => statuses.set(pick(ids), pick(STATUSES)),
    // another list answers about a user
    () =>
      alter(() => {
        const record = recordOf(pick(ids))
        told.set(record.id, statuses.get(record.id) as Status)
        users.put(record)
      }),
    () => looking.push(engine.cost(pick(refs)).subscribe(() => {})),
    () => looking.pop()?.(),
    () => engine.retry(),
    () => chance(0.2) && engine.cancel(),
    () => {
      engine.suspend()
      engine.resume()
    },
    () =>
      chance(0.2) &&
      alter(() => {
        told = new Map()
        engine.reload()
      }),
  ]
  for (let left = 2 + below(10); left > 0; left--) {
    pick(acts)()
    await moment(20)
    if (broken) throw broken
  }

  // --- at the end all calls succeed and the count becomes exact
  isFailing = false
  isRefusing &&= chance(0.5)
  for (let tries = 0; ; tries++) {
    engine.retry()
    try {
      await engine.whenExact(new AbortController().signal)
      break
    } catch (error) {
      // a failure from a call made before `isFailing` was cleared
      if (tries > 20) throw error
    }
  }
  guard()
  if (mostOpen > 4) throw new Error(titled(`${mostOpen} calls at once`))
  if (broken) throw broken
  if (!engine.credits.value.isExact) throw new Error(titled('not exact in the end'))
  const all = coveredBy(box.values())
  for (const ref of refs) {
    const cost = engine.cost(ref).value
    if (cost?.isExact !== true) continue
    const others = [...box.values()].filter((each) => keyOf(each) !== keyOf(ref))
    const should = Math.abs(creditsOf(coveredBy([...others, ref])) - creditsOf(coveredBy(others)))
    if (cost.credits !== should) throw new Error(titled(`${keyOf(ref)} costs ${cost.credits}, should ${should}`))
  }
  for (const id of ids) {
    const why = engine.why(id).map(keyOf).join()
    const should = [...box.values()]
      .filter((ref) => membersOf(ref).includes(id))
      .map(keyOf)
      .join()
    if (why !== should) throw new Error(titled(`${id} is covered by ${why}, should ${should}`))
  }
  const first = Array.from(engine.firstDue(3), users.id)
  const due = count(all, (status) => standingIn(status) === 'due')
  if (first.length !== Math.min(3, due) || first.some((id) => !all.has(id) || standingIn(statusOf(id)) !== 'due'))
    throw new Error(titled('first due'))
  for (const stop of looking) stop()
  engine.dispose()
  return { checks, exact }
}

describe('createCoverage, compared with brute force', () => {
  it(`counts the same in ${CASES} random tenants with random backends`, async function () {
    this.timeout(240_000)
    let checks = 0
    let exact = 0
    for (let seed = 1; seed <= CASES; seed++) {
      const done = await runCase(seed)
      checks += done.checks
      exact += done.exact
    }
    // the cases check both exact and inexact figures often
    expect(checks).to.be.greaterThan(CASES * 5)
    expect(exact).to.be.greaterThan(CASES * 2)
    expect(checks - exact).to.be.greaterThan(CASES * 2)
  })
})
