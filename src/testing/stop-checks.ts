import { type BackupRun, type BackupStatus, sleep } from '../core/internal.js'
import {
  type AdapterUnderTest,
  allUsers,
  available,
  type ContractCheck,
  callOf,
  creditsFor,
  readAll,
  start,
  userItems,
} from './adapter-under-test.js'
import { check, checkEqual, checkRejects } from './assertions.js'
import { endOf } from './run-end.js'
import { dueUsers, isEnded } from './start-helpers.js'

const stop = async ({ adapter, scope }: AdapterUnderTest, id: string): Promise<BackupRun> => {
  const run = await adapter.stopRun?.(scope, id, callOf())
  check(run !== undefined, 'stopRun answered nothing')
  check(run.id === id, 'stopRun answered another run')
  return run
}

/** Backup statuses by user id. */
const statusesOf = async (world: AdapterUnderTest): Promise<Map<string, BackupStatus>> =>
  new Map((await allUsers(world)).map(({ id, backupStatus }) => [id, backupStatus]))

/** Fails unless the users, the credits and the figures of a stopped run agree. */
const checkStopped = async (world: AdapterUnderTest, run: BackupRun, before: ReadonlyMap<string, BackupStatus>, credits: number) => {
  const { adapter, scope } = world
  const { stopped = 0, done, failed, total } = run
  check(run.status === 'stopped', `a stopped run is '${run.status}' when its users have ended`)
  check(run.isStopping !== true, 'a run that has ended is still being stopped')
  check(done + failed + stopped === total, `${done} done, ${failed} failed and ${stopped} stopped users of ${total}: users were lost`)
  const list = async (cursor: string | undefined) => (await adapter.listRunUsers?.(scope, run.id, { cursor }, callOf())) ?? { items: [] }
  const now = await statusesOf(world)
  let released = 0
  for (const { user, status } of (await readAll(list, 'listRunUsers')).items) {
    const backupStatus = now.get(user.id)
    check(status !== 'queued' && status !== 'running', `user ${user.id} of a stopped run is ${status}`)
    check(backupStatus !== 'pending', `user ${user.id} of a stopped run is pending`)
    if (status !== 'stopped') continue
    check(backupStatus === before.get(user.id), `stopped user ${user.id} was ${before.get(user.id)} and is ${backupStatus}`)
    released += 1
  }
  check(released === stopped, `${released} users are stopped, the run reports ${stopped}`)
  // every user in these runs is due at a price of 1
  const left = await available(world)
  check(left === credits - done - failed, `${left} of ${credits} credits are left, ${done + failed} users hold one each`)
}

/** Waits until a user of a run has ended. */
const firstOutcome = async ({ adapter, scope }: AdapterUnderTest, id: string): Promise<void> => {
  for (let polls = 0; polls < 1_000; polls += 1) {
    const run = await adapter.getRun?.(scope, id, callOf())
    if (run === undefined || run.done + run.failed > 0 || isEnded(run)) return
    await sleep(20)
  }
}

/** Starts due users, stops the run, and checks it. */
const startAndStop = async (world: AdapterUnderTest, when: 'at once' | 'in progress'): Promise<void> => {
  const due = await dueUsers(world, 120)
  if (due.length === 0) return
  const [statuses, credits] = [await statusesOf(world), await available(world)]
  const { id } = await start(world, userItems(due), creditsFor(due))
  if (when === 'in progress') await firstOutcome(world, id)
  const answer = await stop(world, id)
  // the backend was faster than the stop
  if (isEnded(answer) && answer.status !== 'stopped') return
  const run = await endOf(world, id)
  await checkStopped(world, run, statuses, credits)

  const again = await stop(world, id)
  checkEqual([again.status, again.stopped], [run.status, run.stopped], 'a run that was stopped twice')
  await checkStopped(world, again, statuses, credits)

  const now = await statusesOf(world)
  const one = due.find((user) => now.get(user.id) === 'none')
  if (one === undefined) return
  const next = await start(world, userItems([one]), creditsFor([one]))
  check(next.total === 1, 'a stopped user cannot be started again')
}

export const stopChecks: readonly ContractCheck[] = [
  {
    name: 'stops a run that has just started, gives the credits of its users back once, and loses nobody',
    needs: ['getRun', 'listRunUsers', 'stopRun'],
    check: (world) => startAndStop(world, 'at once'),
  },
  {
    name: 'stops a run in progress: users in progress finish, the others are released',
    needs: ['getRun', 'listRunUsers', 'stopRun'],
    check: (world) => startAndStop(world, 'in progress'),
  },
  {
    name: 'answers a finished run that is stopped as it is, and rejects an unknown run',
    needs: ['getRun', 'stopRun'],
    async check(world) {
      const due = await dueUsers(world, 1)
      if (due.length > 0) {
        const { id } = await start(world, userItems(due), creditsFor(due))
        const run = await endOf(world, id)
        const credits = await available(world)
        const stopped = await stop(world, id)
        check(isEnded(stopped), 'a stop reopened a finished run')
        checkEqual(
          [stopped.status, stopped.done, stopped.failed, stopped.finishedAt],
          [run.status, run.done, run.failed, run.finishedAt],
          'a finished run after a stop',
        )
        check((await available(world)) === credits, 'the stop of a finished run changed the credits')
      }
      const unknown = world.adapter.stopRun?.(world.scope, 'no-such-run-7f3a', callOf()) ?? Promise.resolve()
      await checkRejects(unknown, 'not-found', 'stopRun of an unknown run')
    },
  },
]
