import { type BackupRun, type ItemRef, type RunUserStatus, sleep, standingOf, type User } from '../core/internal.js'
import { check, checkEqual, checkRejects, checkSameSet } from './assert.js'
import {
  allUsers,
  available,
  callOf,
  freshKey,
  idsOf,
  isDue,
  type Law,
  readAll,
  someContainers,
  start,
  userItems,
  type World,
} from './law-world.js'

const POLL_MS = 100
const LONGEST_MS = 120_000

const dueUsers = async (world: World, most: number): Promise<User[]> => {
  const due = (await allUsers(world, { accountStatus: ['active'], backupStatus: ['none'] })).filter(isDue)
  return due.slice(0, Math.min(most, await available(world)))
}

const runsOf = async ({ adapter, scope }: World): Promise<string[]> => {
  if (adapter.listRuns === undefined) return []
  const { listRuns } = adapter
  return idsOf((await readAll((cursor) => listRuns.call(adapter, scope, { cursor }, callOf()), 'listRuns')).items)
}

/** Checks that what is done here starts nothing and spends nothing. */
const startsNothing = async (world: World, act: () => Promise<void>): Promise<void> => {
  const before = [await available(world), await runsOf(world)]
  await act()
  checkEqual([await available(world), await runsOf(world)], before, 'credits and runs after a refused start')
}

const checkRefused = async (
  world: World,
  items: readonly ItemRef[],
  expected: number,
  code: 'selection-changed' | 'not-enough-credits',
  allocated: number,
) => {
  await startsNothing(world, async () => {
    const balance = await world.adapter.getCredits(world.scope, callOf())
    const details = (await checkRejects(start(world, items, expected), code, `a start that expects ${expected} of ${allocated}`)) as
      | { expected?: unknown; credits?: { allocated?: unknown; covered?: unknown; skipped?: unknown; available?: unknown } }
      | undefined
    checkEqual(details?.expected, expected, `details.expected of '${code}'`)
    checkEqual(details?.credits?.allocated, allocated, `details.credits.allocated of '${code}'`)
    checkEqual(details?.credits?.available, balance.available, `details.credits.available of '${code}'`)
    check(typeof details?.credits?.covered === 'number', `'${code}' tells no details.credits.covered`)
    check(typeof details?.credits?.skipped === 'object', `'${code}' tells no details.credits.skipped`)
  })
}

const isEnded = (run: BackupRun): boolean => run.status !== 'queued' && run.status !== 'running'

const checkRun = (run: BackupRun): void => {
  const figures = `${run.done} done, ${run.failed} failed, ${run.total} in all`
  check(run.done >= 0 && run.failed >= 0 && run.done + run.failed <= run.total, `a run with ${figures}`)
  if (!isEnded(run)) return
  check(run.finishedAt !== undefined, `the run is ${run.status}, but has no finishedAt`)
  if (run.status === 'completed') check(run.done === run.total, `a completed run with ${figures}`)
  if (run.status === 'completed-with-errors') check(run.failed > 0, `a run completed with errors with ${figures}`)
}

const ended = async ({ adapter, scope }: World, id: string): Promise<BackupRun> => {
  const until = Date.now() + LONGEST_MS
  for (;;) {
    const run = await adapter.getRun?.(scope, id, callOf())
    check(run !== undefined && Date.now() < until, `run ${id} does not end`)
    checkRun(run)
    if (isEnded(run)) return run
    await sleep(POLL_MS)
  }
}

export const startLaws: readonly Law[] = [
  {
    name: 'a start takes one credit for each distinct due user, however often reached',
    async check(world) {
      const all = await allUsers(world)
      const before = await available(world)
      let items: ItemRef[] = []
      let covered = new Map<string, User>()
      const due = () => [...covered.values()].filter(isDue)
      for (const user of [...all.slice(0, 5), ...all.filter((user) => !isDue(user)).slice(0, 5)]) {
        if (due().length + 1 > before) break
        items.push(...userItems([user, user]))
        covered.set(user.id, user)
      }
      for (const within of await someContainers(world, 4)) {
        const more = new Map([...covered, ...(await allUsers(world, { within })).map((user) => [user.id, user] as const)])
        if ([...more.values()].filter(isDue).length > before) continue
        covered = more
        items = [...items, within]
      }
      items.push({ kind: 'user', id: 'no-such-user-7f3a' }, { kind: 'group', id: 'no-such-group-7f3a' })
      const expected = due()
      if (expected.length === 0) return
      await checkRefused(world, items, expected.length + 1, 'selection-changed', expected.length)
      const run = await start(world, items, expected.length)
      checkRun(run)
      check(run.total === expected.length, `the run has ${run.total} users, ${expected.length} were due`)
      check(
        (await available(world)) === before - expected.length,
        `${before} credits before, ${expected.length} taken, ${await available(world)} left`,
      )
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
    name: 'a start with another count than the backend has is refused, and nothing starts',
    async check(world) {
      const due = await dueUsers(world, 3)
      if (due.length === 0) return
      for (const wrong of [due.length - 1, due.length + 1])
        await checkRefused(world, userItems(due), wrong, 'selection-changed', due.length)
    },
  },
  {
    name: 'a start of nobody is refused',
    async check(world) {
      const nobody = (await allUsers(world)).filter((user) => !isDue(user)).slice(0, 3)
      await startsNothing(world, async () => {
        await checkRejects(start(world, userItems(nobody), 0), 'bad-input', 'a start of nobody')
      })
    },
  },
  {
    name: 'a start for more credits than there are is refused, and nothing starts',
    async check(world) {
      const credits = await available(world)
      const due = (await allUsers(world, { accountStatus: ['active'] })).filter(isDue)
      if (due.length <= credits) return
      const tooMany = due.slice(0, credits + 1)
      await checkRefused(world, userItems(tooMany), tooMany.length, 'not-enough-credits', tooMany.length)
    },
  },
  {
    name: 'the same key and request is the same run; the same key with another request is refused',
    async check(world) {
      const [first, second] = await dueUsers(world, 2)
      if (first === undefined || second === undefined) return
      const before = await available(world)
      const key = freshKey()
      const runs = await Promise.all(Array.from({ length: 8 }, () => start(world, userItems([first]), 1, key)))
      const again = await start(world, userItems([first]), 1, key)
      check(new Set(idsOf([...runs, again])).size === 1, 'starts with one key made several runs')
      check((await available(world)) === before - 1, 'starts with one key took credits more than once')
      await startsNothing(world, async () => {
        await checkRejects(start(world, userItems([second]), 1, key), 'bad-input', 'the same key with another request')
      })
    },
  },
  {
    name: 'many starts at once never spend more credits than there are',
    async check(world) {
      const due = await dueUsers(world, Number.POSITIVE_INFINITY)
      const credits = await available(world)
      const everybody = (await allUsers(world, { accountStatus: ['active'] })).filter(isDue)
      const left = Math.min(5, credits)
      // all but a few credits first, where there are more users than credits
      const spare = everybody.length > credits && due.length > left ? due.slice(0, due.length - left) : []
      if (spare.length > 0) await start(world, userItems(spare), spare.length)
      const spent = new Set(idsOf(spare))
      const rest = everybody.filter((user) => !spent.has(user.id)).slice(0, 30)
      const before = await available(world)
      const answers = await Promise.allSettled(rest.map((user) => start(world, userItems([user]), 1)))
      const started = answers.filter(({ status }) => status === 'fulfilled').length
      check(started === Math.min(before, rest.length), `${before} credits, ${rest.length} starts at once: ${started} were accepted`)
      check((await available(world)) === before - started, 'credits are not what was there less what was started')
    },
  },
  {
    name: 'a run goes on to its end, and its users can be listed',
    needs: ['getRun', 'listRuns', 'listRunUsers'],
    async check(world) {
      const { adapter, scope } = world
      const due = await dueUsers(world, 12)
      if (due.length < 2) return
      const older = await start(world, userItems(due.slice(0, 1)), 1)
      await sleep(5)
      const { id, total } = await start(world, userItems(due.slice(1)), due.length - 1)
      const runs = await runsOf(world)
      check(runs.indexOf(id) >= 0 && runs.indexOf(id) < runs.indexOf(older.id), 'listRuns does not list the newest run first')
      const run = await ended(world, id)
      check(run.total === total, 'the total of a run changed')
      const usersWith = async (status?: RunUserStatus) =>
        (
          await readAll(
            async (cursor) => (await adapter.listRunUsers?.(scope, id, { status, cursor }, callOf())) ?? { items: [] },
            'listRunUsers',
          )
        ).items
      const users = await usersWith()
      checkSameSet(
        users.map(({ user }) => user.id),
        idsOf(due.slice(1)),
        'users of a run',
      )
      for (const status of ['queued', 'running', 'done', 'failed'] as const) {
        const want = users.filter((user) => user.status === status).map(({ user }) => user.id)
        checkSameSet(
          (await usersWith(status)).map(({ user }) => user.id),
          want,
          `${status} users of a run`,
        )
        if (status === 'done') check(want.length === run.done, `${want.length} users are done, the run tells ${run.done}`)
        if (status === 'failed') check(want.length === run.failed, `${want.length} users failed, the run tells ${run.failed}`)
      }
      await checkRejects(
        adapter.getRun?.(scope, 'no-such-run-7f3a', callOf()) ?? Promise.resolve(),
        'not-found',
        'getRun of an unknown run',
      )
    },
  },
  {
    name: 'a retry tries the failed users again, once a key',
    needs: ['getRun', 'retryRun'],
    async check(world) {
      const { adapter, scope } = world
      const due = await dueUsers(world, 40)
      if (due.length === 0) return
      const { id } = await start(world, userItems(due), due.length)
      const run = await ended(world, id)
      if (run.failed === 0) return
      const before = await available(world)
      const key = freshKey()
      const retry = () => adapter.retryRun?.(scope, id, undefined, { ...callOf(), idempotencyKey: key })
      const first = await retry()
      check(first?.id === id, 'a retry answers with another run')
      const after = await ended(world, id)
      check(after.total === run.total && after.done >= run.done, 'a retry lost users')
      await retry()
      checkEqual((await adapter.getRun?.(scope, id, callOf()))?.failed, after.failed, 'failed users after the same retry again')
      check((await available(world)) === before, 'a retry took credits')
    },
  },
]
