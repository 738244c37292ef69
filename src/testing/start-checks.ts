import { type ItemRef, standingOf, type User } from '../core/internal.js'
import {
  allUsers,
  available,
  type ContractCheck,
  callOf,
  canStart,
  creditsFor,
  freshKey,
  idsOf,
  isDue,
  someContainers,
  start,
  userItems,
} from './adapter-under-test.js'
import { check, checkEqual, checkRejects } from './assertions.js'
import { checkRefused, checkRun, dueUsers, startsNothing, usersForOneCredit } from './start-helpers.js'

export const startChecks: readonly ContractCheck[] = [
  {
    name: 'takes the price of each distinct due user of a start',
    async check(world) {
      const all = await allUsers(world)
      const before = await available(world)
      let items: ItemRef[] = []
      let covered = new Map<string, User>()
      const creditsOf = (users: ReadonlyMap<string, User>): number => creditsFor([...users.values()])
      for (const user of [...all.slice(0, 5), ...all.filter((user) => !isDue(user)).slice(0, 5)]) {
        const more = new Map(covered).set(user.id, user)
        if (creditsOf(more) > before) break
        items.push(...userItems([user, user]))
        covered = more
      }
      for (const within of await someContainers(world, 4)) {
        const more = new Map([...covered, ...(await allUsers(world, { within })).map((user) => [user.id, user] as const)])
        if (creditsOf(more) > before) continue
        covered = more
        items = [...items, within]
      }
      items.push({ kind: 'user', id: 'no-such-user-7f3a' }, { kind: 'group', id: 'no-such-group-7f3a' })
      const expected = [...covered.values()].filter(canStart)
      if (expected.length === 0) return
      const credits = creditsFor(expected)
      await checkRefused(world, items, credits + 1, 'selection-changed', credits)
      const run = await start(world, items, credits, { expectedUsers: expected.length })
      checkRun(run)
      check(run.total === expected.length, `the run has ${run.total} users, ${expected.length} could be started`)
      check((await available(world)) === before - credits, `${before} credits before, ${credits} taken, ${await available(world)} left`)
      const after = await world.adapter.matchUsers(world.scope, idsOf(expected), callOf())
      check(
        after.every((user) => user !== null && user.backupStatus !== 'none'),
        'a started user still has the backup status none',
      )
      const others = (await allUsers(world)).filter((user) => !covered.has(user.id))
      const was = new Map(all.map((user) => [user.id, standingOf(user)]))
      check(
        others.every((user) => standingOf(user) === was.get(user.id)),
        'a user that no item covers was started',
      )
    },
  },
  {
    name: 'shows the items and settings of a start in its run, if the backend stores them',
    needs: ['getRun'],
    async check(world) {
      const { adapter, scope } = world
      const [user] = await dueUsers(world, 1)
      if (user === undefined) return
      const items = userItems([user])
      const started = await start(world, items, 1)
      for (const run of [started, await adapter.getRun?.(scope, started.id, callOf())]) {
        if (run?.settings !== undefined) checkEqual(run.settings, 'default', 'settings of the run')
        if (run?.items === undefined) continue
        checkEqual(
          run.items.map(({ kind, id }) => ({ kind, id })),
          items,
          'items of the run',
        )
        for (const { label } of run.items) checkEqual(label, user.name || user.email, 'label of an item of the run')
      }
    },
  },
  {
    name: 'rejects a start whose expected credits differ from the count, and starts nothing',
    async check(world) {
      const due = await dueUsers(world, 3)
      if (due.length === 0) return
      for (const wrong of [due.length - 1, due.length + 1])
        await checkRefused(world, userItems(due), wrong, 'selection-changed', due.length)
    },
  },
  {
    name: 'rejects a start without a user to back up',
    async check(world) {
      // a pending backup may fail in the meantime, and its user could then be started
      const others = (await allUsers(world)).filter((user) => !canStart(user) && user.backupStatus !== 'pending').slice(0, 3)
      await startsNothing(world, async () => {
        await checkRejects(start(world, userItems(others), 0), 'bad-input', 'a start without a user to back up')
      })
    },
  },
  {
    name: 'rejects a start that needs more credits than available, and starts nothing',
    async check(world) {
      const credits = await available(world)
      const due = await usersForOneCredit(world)
      if (due.length <= credits) return
      const tooMany = due.slice(0, credits + 1)
      await checkRefused(world, userItems(tooMany), tooMany.length, 'not-enough-credits', tooMany.length)
    },
  },
  {
    name: 'returns the same run for the same idempotency key and request, and rejects another request with that key',
    async check(world) {
      const [first, second] = await dueUsers(world, 2)
      if (first === undefined || second === undefined) return
      const before = await available(world)
      const key = freshKey()
      const runs = await Promise.all(Array.from({ length: 8 }, () => start(world, userItems([first]), 1, { idempotencyKey: key })))
      const again = await start(world, userItems([first]), 1, { idempotencyKey: key })
      check(new Set(idsOf([...runs, again])).size === 1, 'starts with one key created several runs')
      check((await available(world)) === before - 1, 'starts with one key took credits more than once')
      await startsNothing(world, async () => {
        await checkRejects(start(world, userItems([second]), 1, { idempotencyKey: key }), 'bad-input', 'the same key with another request')
      })
    },
  },
  {
    name: 'never takes more credits than available in parallel starts',
    async check(world) {
      const due = await dueUsers(world, Number.POSITIVE_INFINITY)
      const credits = await available(world)
      const allDue = await usersForOneCredit(world)
      const left = Math.min(5, credits)
      // take all but a few credits first, if more users are due than credits are available
      const spare = allDue.length > credits && due.length > left ? due.slice(0, due.length - left) : []
      if (spare.length > 0) await start(world, userItems(spare), spare.length)
      const spent = new Set(idsOf(spare))
      const rest = allDue.filter((user) => !spent.has(user.id)).slice(0, 30)
      const before = await available(world)
      const answers = await Promise.allSettled(rest.map((user) => start(world, userItems([user]), 1)))
      const started = answers.filter(({ status }) => status === 'fulfilled').length
      check(started === Math.min(before, rest.length), `${before} credits, ${rest.length} parallel starts: ${started} were accepted`)
      check((await available(world)) === before - started, 'the credits left differ from the credits before minus the started users')
    },
  },
]
