import { type BackupRun, type ItemRef, priceOf, type User } from '../core/internal.js'
import { type AdapterUnderTest, allUsers, available, callOf, idsOf, isDue, readAll, start } from './adapter-under-test.js'
import { check, checkEqual, checkRejects } from './assertions.js'

/** All due users at a price of 1. */
export const usersForOneCredit = async (world: AdapterUnderTest): Promise<User[]> =>
  (await allUsers(world, { accountStatus: ['active'], backupStatus: ['none'] })).filter((user) => isDue(user) && priceOf(user) === 1)

/** Returns at most `most` due users at a price of 1 that the available credits pay for. */
export const dueUsers = async (world: AdapterUnderTest, most: number): Promise<User[]> =>
  (await usersForOneCredit(world)).slice(0, Math.min(most, await available(world)))

/** Ids of the runs in the order of listRuns; empty without listRuns. */
export const runsOf = async ({ adapter, scope }: AdapterUnderTest): Promise<string[]> => {
  if (adapter.listRuns === undefined) return []
  const { listRuns } = adapter
  return idsOf((await readAll((cursor) => listRuns.call(adapter, scope, { cursor }, callOf()), 'listRuns')).items)
}

export const isEnded = (run: BackupRun): boolean => run.status !== 'queued' && run.status !== 'running'

/** Fails if the figures of a run contradict each other. */
export const checkRun = (run: BackupRun): void => {
  const { done, failed, stopped = 0, total } = run
  const figures = `${done} done, ${failed} failed, ${stopped} stopped, ${total} in all`
  check(done >= 0 && failed >= 0 && done + failed + stopped <= total, `a run with ${figures}`)
  if (!isEnded(run)) return
  check(run.finishedAt !== undefined, `the run is ${run.status} without finishedAt`)
  if (run.status === 'completed') check(run.done === run.total, `a completed run with ${figures}`)
  if (run.status === 'completed-with-errors') check(run.failed > 0, `a run completed with errors with ${figures}`)
}

/** Runs `act`. Fails if it changes the credits or the list of runs. */
export const startsNothing = async (world: AdapterUnderTest, act: () => Promise<void>): Promise<void> => {
  const before = [await available(world), await runsOf(world)]
  await act()
  checkEqual([await available(world), await runsOf(world)], before, 'credits and runs after a rejected start')
}

/** Fails unless the start is rejected with this code and the right figures, and starts nothing. */
export const checkRefused = async (
  world: AdapterUnderTest,
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
    check(typeof details?.credits?.covered === 'number', `'${code}' lacks details.credits.covered`)
    check(typeof details?.credits?.skipped === 'object', `'${code}' lacks details.credits.skipped`)
  })
}
