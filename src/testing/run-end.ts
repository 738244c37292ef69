import { type BackupRun, sleep } from '../core/internal.js'
import { type AdapterUnderTest, callOf } from './adapter-under-test.js'
import { check } from './assertions.js'
import { checkRun, isEnded } from './start-helpers.js'

const POLL_MS = 100
const LONGEST_MS = 120_000

/** Waits for the end of a run. Fails if its figures contradict each other in the meantime. */
export const endOf = async ({ adapter, scope }: AdapterUnderTest, id: string): Promise<BackupRun> => {
  const until = Date.now() + LONGEST_MS
  for (;;) {
    const run = await adapter.getRun?.(scope, id, callOf())
    check(run !== undefined && Date.now() < until, `run ${id} did not end within ${LONGEST_MS / 1000} s`)
    checkRun(run)
    if (isEnded(run)) return run
    await sleep(POLL_MS)
  }
}
