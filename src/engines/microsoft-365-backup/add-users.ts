import { BackupError, backoffMs, type Clock, createLimit, hash, isBackupError, retryAfterOf } from '../../core/internal.js'
import type { BackupService } from './backup-services.js'
import type { BackupJob, BackupStorage } from './backup-storage.js'
import type { FindPolicy } from './find-policy.js'

/** Maximum number of users of one bulk job. */
export const MAX_JOB_USERS = 50_000
const MAX_POLL_MS = 60_000
/** A poll comes up to this share earlier or later, so that many jobs do not poll at the same moment. */
const JITTER = 0.2
const CREATE_ATTEMPTS = 5

/** Returns the name of a bulk job. It is the same after a restart, because it depends only on the key of the portion or of its tasks. */
export const jobNameOf = (keys: readonly string[], part: number, parts: number): string => {
  const joined = [...keys].sort().join('\n')
  return `backup-start ${hash(joined)}${hash(joined, 1)} ${part}/${parts}`
}

/** A job that has ended, with the users it was to add. */
export interface EndedJob {
  job: BackupJob
  userIds: readonly string[]
}

export interface UserAdderOptions {
  storage: BackupStorage
  findPolicy: FindPolicy
  clock: Clock
  /** Time in ms before the first poll of a job. The time doubles up to a minute. */
  firstPollMs: number
}

const isGone = (thrown: unknown): boolean => isBackupError(thrown) && thrown.code === 'not-found'
// One sample of the reference writes `CompletedWithErrors`.
const statusOf = ({ status }: BackupJob): string => (status ?? '').toLowerCase()
const hasEnded = (job: BackupJob): boolean => statusOf(job).startsWith('completed')
/** Whether a job has ended and added all of its users. */
export const isComplete = (job: BackupJob): boolean => statusOf(job) === 'completed'

/** Adds users to the policy of a service by bulk jobs, and waits for the end of the jobs. */
export type AddUsers = (
  service: BackupService,
  keys: readonly string[],
  userIds: readonly string[],
  signal: AbortSignal,
) => Promise<readonly EndedJob[]>

/**
 * Creates the function that adds users. Before it creates a job, it searches for a job of that name: a process that died, or an answer that
 * was lost, may have created it. An abort leaves the job running, and its id is kept for the next call.
 */
export const createUserAdder = ({ storage, findPolicy, clock, firstPollMs }: UserAdderOptions): AddUsers => {
  /** Ids of unfinished jobs of this process, by policy and name. */
  const openJobs = new Map<string, string>()
  /** A worker may pass a portion again before the first call has ended: both must not search and then post. */
  const oneAtATime = createLimit(1)

  const findJob = async (service: BackupService, policyId: string, name: string, signal: AbortSignal): Promise<BackupJob | undefined> => {
    for await (const job of storage.listJobs(service, policyId, signal)) if (job.displayName === name) return job
    return undefined
  }

  const openJob = async (
    service: BackupService,
    policyId: string,
    job: { displayName: string; directoryObjectIds: readonly string[] },
    signal: AbortSignal,
  ): Promise<BackupJob> => {
    for (let attempt = 1; ; attempt += 1) {
      const found = await findJob(service, policyId, job.displayName, signal)
      if (found !== undefined) return found
      try {
        return await storage.createJob(service, policyId, job, signal)
      } catch (thrown) {
        // An unavailable service may have created the job: search for it before the next attempt.
        if (!isBackupError(thrown) || !thrown.retryable || attempt === CREATE_ATTEMPTS) throw thrown
        await clock.sleep(retryAfterOf(thrown) ?? backoffMs(attempt, { firstMs: firstPollMs, maxMs: MAX_POLL_MS }), signal)
      }
    }
  }

  const waitForEnd = async (service: BackupService, policyId: string, opened: BackupJob, signal: AbortSignal): Promise<BackupJob> => {
    let waitMs = firstPollMs
    // A list of jobs does not contain their errors, so a job that has ended is read once.
    let isDue = hasEnded(opened)
    for (;;) {
      if (!isDue) {
        await clock.sleep(waitMs * (1 - JITTER + Math.random() * 2 * JITTER), signal)
        waitMs = Math.min(waitMs * 2, MAX_POLL_MS)
      }
      isDue = false
      const job = await storage.readJob(service, policyId, opened.id, signal)
      if (hasEnded(job)) return job
    }
  }

  return async (service, keys, userIds, signal) => {
    const policyId = await findPolicy(service, signal)
    const parts = Math.ceil(userIds.length / MAX_JOB_USERS)
    const runPart = async (part: number): Promise<EndedJob> => {
      const ids = userIds.slice((part - 1) * MAX_JOB_USERS, part * MAX_JOB_USERS)
      const displayName = jobNameOf(keys, part, parts)
      const openKey = `${policyId} ${displayName}`
      try {
        const opened = await oneAtATime(async () => {
          const known = openJobs.get(openKey)
          if (known !== undefined) return { id: known }
          const job = await openJob(service, policyId, { displayName, directoryObjectIds: ids }, signal)
          openJobs.set(openKey, job.id)
          return job
        }, signal)
        const job = await waitForEnd(service, policyId, opened, signal)
        openJobs.delete(openKey)
        return { job, userIds: ids }
      } catch (thrown) {
        if (!isGone(thrown)) throw thrown
        openJobs.delete(openKey)
        throw new BackupError('unavailable', `${service.label}: Microsoft 365 Backup no longer has the job. Try again`, { cause: thrown })
      }
    }
    return Promise.all(Array.from({ length: parts }, (_, at) => runPart(at + 1)))
  }
}
