import type { PortionTask } from '../../compose/backup-engine.js'
import type { Clock } from '../../core/internal.js'
import { type EndedJob, isComplete } from './add-users.js'
import type { BackupService } from './backup-services.js'
import type { BackupStorage } from './backup-storage.js'
import { createGapWords, type ServiceOutcome } from './judge-users.js'
import { statusOfUnit } from './unit-statuses.js'

/** Maximum number of times the units are read, because their list may be behind the end of the job. */
const MAX_READS = 3

export interface OutcomeReaderOptions {
  storage: BackupStorage
  clock: Clock
  /** Time in ms between two reads of the units. */
  waitMs: number
}

/** Resolves with the outcome of each user in a service after its jobs have ended. */
export type ReadOutcomes = (
  service: BackupService,
  jobs: readonly EndedJob[],
  users: ReadonlyMap<string, PortionTask['user']>,
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, ServiceOutcome>>

/**
 * Creates the reader of outcomes. The units decide who is protected, because the error of a job does not name its users reliably. A job
 * without errors needs no units.
 */
export const createOutcomeReader = ({ storage, clock, waitMs }: OutcomeReaderOptions): ReadOutcomes => {
  const readProtectedIds = async (service: BackupService, signal: AbortSignal): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>()
    for await (const unit of storage.listUnits(service, signal)) {
      if (unit.directoryObjectId && statusOfUnit(unit) !== 'none') ids.add(unit.directoryObjectId.toLowerCase())
    }
    return ids
  }

  return async (service, jobs, users, signal) => {
    const failed = jobs.filter(({ job }) => !isComplete(job))
    let ids: ReadonlySet<string> = new Set()
    for (let reads = 1; failed.length > 0; reads += 1) {
      ids = await readProtectedIds(service, signal)
      const isBehind = failed.some(({ job, userIds }) => {
        const named = job.error?.details?.length ?? 0
        return named > 0 && userIds.filter((id) => !ids.has(id.toLowerCase())).length > named
      })
      if (!isBehind || reads === MAX_READS) break
      await clock.sleep(waitMs, signal)
    }
    const outcomes = new Map<string, ServiceOutcome>()
    for (const { job, userIds } of jobs) {
      const explain = createGapWords(job.error)
      for (const id of userIds) {
        const user = users.get(id)
        if (user === undefined) continue
        outcomes.set(id, isComplete(job) || ids.has(id.toLowerCase()) ? { isIn: true } : explain(user))
      }
    }
    return outcomes
  }
}
