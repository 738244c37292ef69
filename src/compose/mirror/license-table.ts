import type { BackupRun } from '../../core/internal.js'

/** How a user of the mirror got its license. */
export interface License {
  /** The run that took the credits. Absent for users who were protected before the mirror existed. */
  run?: Pick<BackupRun, 'id' | 'startedAt' | 'startedBy' | 'policyId' | 'policyName'>
  credits: number
}

/** The licenses of one domain in memory, by index of the mirror. */
export interface LicenseTable {
  /** Numbers the licenses of a run. Later runs have larger numbers. */
  addRun(run: NonNullable<License['run']>): number
  /** Stores the license of a user; `run` is the number of the run. */
  take(index: number, run: number, credits: number): void
  drop(index: number): void
  /** Number of the run that gave the user a license; 0 for none. */
  runOf(index: number): number
  find(index: number): License | undefined
}

const MIN_SIZE = 1024

/** Creates an empty table. Typed arrays, because a run may license a million users. */
export const createLicenseTable = (): LicenseTable => {
  const runs: NonNullable<License['run']>[] = []
  let runAt = new Int32Array(0)
  let creditsAt = new Uint32Array(0)
  const grow = (index: number): void => {
    if (index < runAt.length) return
    const size = Math.max(MIN_SIZE, 2 * index)
    const [oldRuns, oldCredits] = [runAt, creditsAt]
    runAt = new Int32Array(size)
    creditsAt = new Uint32Array(size)
    runAt.set(oldRuns)
    creditsAt.set(oldCredits)
  }
  return {
    addRun: (run) => runs.push(run),
    take(index, run, credits) {
      grow(index)
      runAt[index] = run
      creditsAt[index] = credits
    },
    drop(index) {
      if (index < runAt.length) runAt[index] = 0
    },
    runOf: (index) => runAt[index] ?? 0,
    find(index) {
      const run = runs[(runAt[index] ?? 0) - 1]
      return run === undefined ? undefined : { run, credits: creditsAt[index] as number }
    },
  }
}
