import { signal } from '@preact/signals-core'
import { expect } from 'chai'
import { createCoverage } from '../../../src/core/coverage/create-coverage.js'
import { type ItemRef, keyOf } from '../../../src/core/model/model.js'
import { createBoxStore } from '../../../src/core/selection/box.js'
import { createItemTable } from '../../../src/core/selection/item-table.js'
import { createUserTable } from '../../../src/core/selection/user-table.js'
import { propertyCases } from '../../property-cases.js'
import { SCOPE, type Status } from '../../worlds/coverage-world.js'
import { createRandomTenant, priceIn, STATUSES, standingIn } from '../../worlds/random-tenant.js'

const CASES = propertyCases(10_000)

/** Runs random commands on a random tenant and compares every figure with brute force. */
const runCase = async (seed: number): Promise<{ checks: number; exact: number }> => {
  const { random, moment, ids, refs, statuses, members, told, recordOf, port, mostOpen, recover } = createRandomTenant(seed)
  const { below, chance, pick } = random

  const users = createUserTable()
  const items = createItemTable(users, () => undefined)
  const store = createBoxStore(items)
  const exceptions = createBoxStore(items, true)
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
    exceptions,
    listUsers() {
      throw new Error('not part of this test')
    },
  })

  // --- brute force: Sets over the whole tenant, computed again each time
  const box = new Map<string, ItemRef>()
  const outs = new Map<string, ItemRef>()
  const membersOf = (ref: ItemRef): readonly string[] =>
    ref.kind === 'user' ? (statuses.has(ref.id) ? [ref.id] : []) : (members.get(keyOf(ref)) ?? [])
  const statusOf = (id: string): Status => told.get(id) ?? (statuses.get(id) as Status)
  const creditsOf = (all: Iterable<string>): number => [...all].reduce((sum, id) => sum + priceIn(statusOf(id)), 0)
  const count = (all: Iterable<string>, isCounted: (status: Status) => boolean): number =>
    [...all].filter((id) => isCounted(statusOf(id))).length
  const reachedBy = (refs: Iterable<ItemRef>): Set<string> => new Set([...refs].flatMap(membersOf))
  const isTakenOut = (id: string, by: Iterable<ItemRef>): boolean =>
    reachedBy(by).has(id) && !['suspended', 'deleted'].includes(statusOf(id))
  const coveredBy = (refs: Iterable<ItemRef>, by: Iterable<ItemRef> = outs.values()): Set<string> => {
    const taking = [...by]
    return new Set([...reachedBy(refs)].filter((id) => !isTakenOut(id, taking)))
  }
  const titled = (what: string): string => `seed ${seed}: ${what}`

  let checks = 0
  let exact = 0
  const check = (): void => {
    const { allocated, starts, restarts, free, covered, skipped, excepted, overlap, isExact, isChecking, shortfall } = engine.credits.value
    // the last exact figures, outdated by a change at the backend
    if (isChecking) return
    const all = coveredBy(box.values())
    const truth = creditsOf(all)
    checks += 1
    if (allocated > truth) throw new Error(titled(`${allocated} is more than the truth, ${truth}`))
    const reached = reachedBy(box.values())
    const taken = [...reached].filter((id) => isTakenOut(id, outs.values()))
    if (starts > count(all, (status) => ['due', 'restart'].includes(standingIn(status)))) throw new Error(titled(`${starts} starts`))
    if (excepted > taken.length) throw new Error(titled(`${excepted} excepted`))
    if (shortfall !== Math.max(0, allocated - (available.value as number))) throw new Error(titled('shortfall'))
    if (covered !== starts + skipped.protected + skipped.suspended + skipped.deleted) throw new Error(titled('covered'))
    if (!isExact) return
    exact += 1
    const alone = [...box.values()].reduce((sum, ref) => sum + creditsOf(coveredBy([ref])), 0)
    const restarting = count(all, (status) => status === 'restart')
    const is = JSON.stringify({ allocated, starts, restarts, free, covered, excepted, overlap })
    const should = JSON.stringify({
      allocated: truth,
      starts: restarting + count(all, (status) => standingIn(status) === 'due'),
      restarts: restarting,
      free: count(all, (status) => status === 'due at 0'),
      covered: all.size,
      excepted: taken.length,
      overlap: alone - truth,
    })
    if (is !== should) throw new Error(titled(`${is} should be ${should}`))
    for (const id of ids) {
      const covers = [...box.values()].filter((ref) => membersOf(ref).includes(id)).map(keyOf)
      const cover = engine.coveredBy(id)
      const isRight =
        covers.length === 0
          ? cover === undefined || (cover.item === undefined && cover.others === 0)
          : cover?.item !== undefined && covers.includes(keyOf(cover.item)) && cover.others === covers.length - 1
      const exception = cover?.exception
      const isNamed = isTakenOut(id, outs.values())
      if (isNamed !== (exception !== undefined)) throw new Error(titled(`${id} has exception ${JSON.stringify(exception)}`))
      if (exception && !(outs.has(keyOf(exception)) && membersOf(exception).includes(id) && exception.isException === true))
        throw new Error(titled(`${id} is not excepted by ${keyOf(exception)}`))
      const whyNot = engine.whyNot(id)
      if ((whyNot === 'excepted') !== (isNamed && covers.length > 0)) throw new Error(titled(`${id}: ${whyNot}`))
      if (!isRight) throw new Error(titled(`${id} is covered by ${covers}, not by ${JSON.stringify(cover)}`))
    }
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

  /** Applies the same change to the brute-force box and to the coverage. */
  const alter = (act: () => void): void => {
    isMuted = true
    act()
    isMuted = false
    guard()
  }
  const add = (ref: ItemRef): void =>
    alter(() => {
      if (box.has(keyOf(ref)) || outs.has(keyOf(ref))) return
      box.set(keyOf(ref), ref)
      engine.cover(store.add([items.intern(ref)]))
    })
  const remove = (ref: ItemRef): void =>
    alter(() => {
      if (!box.delete(keyOf(ref))) return
      engine.uncover(store.remove([items.find(ref)]))
    })
  const except = (ref: ItemRef): void =>
    alter(() => {
      if (outs.has(keyOf(ref))) return
      if (box.delete(keyOf(ref))) engine.uncover(store.remove([items.find(ref)]))
      outs.set(keyOf(ref), ref)
      engine.cover(exceptions.add([items.intern(ref)]))
    })
  const stopExcepting = (ref: ItemRef, isItem: boolean): void =>
    alter(() => {
      if (!outs.delete(keyOf(ref))) return
      engine.uncover(exceptions.remove([items.find(ref)]))
      if (!isItem) return
      box.set(keyOf(ref), ref)
      engine.cover(store.add([items.find(ref)]))
    })
  const looking: (() => void)[] = []
  const acts = [
    () => add(pick(refs)),
    () => add(pick(refs)),
    () => add(pick(refs)),
    () => remove(pick(refs)),
    () => except(pick(refs)),
    () => except(pick(refs)),
    () => stopExcepting(pick(refs), chance(0.5)),
    () => statuses.set(pick(ids), pick(STATUSES)),
    // another list returns the user
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
        told.clear()
        engine.reload()
      }),
  ]
  for (let left = 2 + below(10); left > 0; left--) {
    pick(acts)()
    await moment(20)
    if (broken) throw broken
  }

  // --- finally all calls succeed, and the count becomes exact
  recover()
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
  if (mostOpen() > 4) throw new Error(titled(`${mostOpen()} calls at once`))
  if (broken) throw broken
  if (!engine.credits.value.isExact) throw new Error(titled('not exact in the end'))
  const all = coveredBy(box.values())
  for (const ref of refs) {
    const cost = engine.cost(ref).value
    if (cost?.isExact !== true) continue
    const others = [...box.values()].filter((each) => keyOf(each) !== keyOf(ref))
    const otherOuts = [...outs.values()].filter((each) => keyOf(each) !== keyOf(ref))
    const givenBack = creditsOf(coveredBy(box.values(), otherOuts)) - creditsOf(all)
    const should = outs.has(keyOf(ref)) ? givenBack : Math.abs(creditsOf(coveredBy([...others, ref])) - creditsOf(coveredBy(others)))
    if (cost.credits !== should) throw new Error(titled(`${keyOf(ref)} costs ${cost.credits}, should ${should}`))
  }
  for (const id of ids) {
    const why = engine.why(id).map(keyOf).join()
    const named = [...box.values(), ...outs.values()].filter((ref) => membersOf(ref).includes(id))
    const should = named.map(keyOf).join()
    if (why !== should) throw new Error(titled(`${id} is covered by ${why}, should ${should}`))
  }
  for (const id of ids)
    for (const item of engine.why(id))
      if ((item.isException === true) !== outs.has(keyOf(item))) throw new Error(titled(`${keyOf(item)} is an exception`))
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
