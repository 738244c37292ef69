import type { BackupRun, User } from '../core/internal.js'
import { type AdapterUnderTest, allUsers, available, callOf, idsOf, isDue, readAll } from './adapter-under-test.js'
import { check } from './assertions.js'

/** Users to start: due, and no more than the credits suffice for. */
export const dueUsers = async (world: AdapterUnderTest, most: number): Promise<User[]> => {
  const due = (await allUsers(world, { accountStatus: ['active'], backupStatus: ['none'] })).filter(isDue)
  return due.slice(0, Math.min(most, await available(world)))
}

/** Ids of the runs, as listRuns orders them; empty without listRuns. */
export const runsOf = async ({ adapter, scope }: AdapterUnderTest): Promise<string[]> => {
  if (adapter.listRuns === undefined) return []
  const { listRuns } = adapter
  return idsOf((await readAll((cursor) => listRuns.call(adapter, scope, { cursor }, callOf()), 'listRuns')).items)
}

export const isEnded = (run: BackupRun): boolean => run.status !== 'queued' && run.status !== 'running'

/** Fails if the figures of a run contradict each other. */
export const checkRun = (run: BackupRun): void => {
  const figures = `${run.done} done, ${run.failed} failed, ${run.total} in all`
  check(run.done >= 0 && run.failed >= 0 && run.done + run.failed <= run.total, `a run with ${figures}`)
  if (!isEnded(run)) return
  check(run.finishedAt !== undefined, `the run is ${run.status} without finishedAt`)
  if (run.status === 'completed') check(run.done === run.total, `a completed run with ${figures}`)
  if (run.status === 'completed-with-errors') check(run.failed > 0, `a run completed with errors with ${figures}`)
}
