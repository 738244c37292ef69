import type { BackupEngine, PortionTask } from '../../../compose/backup-engine.js'
import { runPortion } from '../../../compose/run-portion.js'
import { BackupError, sleep } from '../../../core/internal.js'
import { RUN_USER_STATUSES } from '../database/migrations.js'
import { storable } from '../database/storable.js'
import type { Db } from '../database/tables.js'
import type { Work } from '../jobs/jobs.js'
import { noteOutcomes, type Outcome, type TriedUser } from './outcomes.js'

/** The work on runs: portions of their users are handed to the engine. */
export interface Protecting {
  /** Protects the users of a portion that have not ended yet. May be done twice, or by two at once. */
  work(work: Work['protect'], signal: AbortSignal): Promise<void>
}

export interface ProtectingOptions {
  /** How many users of a portion are protected at the same time. */
  atOnce?: number | undefined
  /** How long to wait before a user is tried again for the first time; then twice as long each time. */
  againMs?: number | undefined
}

interface Task extends TriedUser {
  task: PortionTask
}

const NOTE_MS = 250
/** When the process is to end, what has been begun has so long to come to its end. */
const GRACE_MS = 3_000
const NOTES = 5
const ENDED = RUN_USER_STATUSES.indexOf('done')

const load = async (db: Db, { run, chunk }: Work['protect']) => {
  const about = await db
    .selectFrom('runs')
    .innerJoin('domains', 'domains.no', 'runs.domain')
    .select(['runs.id', 'runs.settings', 'runs.is_started', 'domains.no as domain', 'domains.cloud_id', 'domains.id as domain_id'])
    .where('runs.no', '=', run)
    .executeTakeFirst()
  if (about === undefined) return undefined
  const rows = await db
    .selectFrom('run_users')
    .innerJoin('users', 'users.no', 'run_users.user_no')
    .select(['run_users.no', 'run_users.attempt', 'run_users.place', 'users.id', 'users.name', 'users.email'])
    .where('run_users.chunk', '=', chunk)
    .where('run_users.status', '<', ENDED)
    .execute()
  const scope = { cloudId: about.cloud_id, domainId: about.domain_id }
  const tasks = rows
    .sort((a, b) => a.place - b.place)
    .map(({ no, attempt, id, name, email }): Task => {
      const user = { id, name, email }
      const task = { scope, user, runId: about.id, settings: about.settings, key: `${about.id}:${user.id}:${attempt}` }
      return { no, attempt, task }
    })
  return { domain: about.domain, isStarted: about.is_started, tasks }
}

export const createProtecting = (db: Db, engine: BackupEngine | undefined, options: ProtectingOptions = {}): Protecting => {
  const { atOnce, againMs = 1_000 } = options

  return {
    async work({ run, chunk }, signal) {
      if (engine === undefined) throw new BackupError('unsupported', 'this process has no engine to hand users to')
      const portion = await load(db, { run, chunk })
      if (portion === undefined || portion.tasks.length === 0) return
      const { domain, isStarted, tasks } = portion
      if (!isStarted) await db.updateTable('runs').set({ is_started: true }).where('no', '=', run).where('is_started', '=', false).execute()

      const triedUsers = new Map(tasks.map(({ no, attempt, task }) => [task.key, { no, attempt }]))
      const begun = new Set<TriedUser>()
      const ended: Outcome[] = []
      const through = runPortion(
        engine,
        tasks.map(({ task }) => task),
        {
          signal,
          concurrency: atOnce,
          firstRetryMs: againMs,
          onBegin(key) {
            const tried = triedUsers.get(key)
            if (tried !== undefined) begun.add(tried)
          },
          onEnd(key, reason) {
            const tried = triedUsers.get(key)
            if (tried === undefined) return
            begun.delete(tried)
            ended.push({ ...tried, reason: reason === undefined ? null : storable(reason) })
          },
        },
      ).then(() => true)
      let noted = 0
      const told = new Set<TriedUser>()
      const note = async (): Promise<void> => {
        const news = ended.slice(noted)
        const running = [...begun].filter((tried) => !told.has(tried))
        if (news.length === 0 && running.length === 0) return
        await noteOutcomes(db, { run, domain }, running, news)
        noted += news.length
        for (const tried of running) told.add(tried)
      }

      for (let left = GRACE_MS / NOTE_MS; left > 0; left -= signal.aborted ? 1 : 0) {
        if (await Promise.race([through, sleep(NOTE_MS).then(() => false)])) break
        // a database that is away for a moment is told later
        await note().catch(() => {})
      }
      for (let left = NOTES; ; left -= 1) {
        try {
          await note()
          break
        } catch (error) {
          if (left === 0 || signal.aborted) throw error
          await sleep(againMs, signal)
        }
      }
      if (ended.length < tasks.length) throw new BackupError('aborted', 'stopped before all users of the portion had ended')
    },
  }
}
