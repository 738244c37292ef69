import { sql } from 'kysely'
import type { BackupEngine } from '../../../compose/backup-engine.js'
import { abortable } from '../../../core/internal.js'
import { intArray } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db } from '../database/tables.js'
import type { JobData } from './job-queue.js'

const NONE = BACKUP_STATUSES.indexOf('none')

/**
 * Creates the handler of `unprotect` jobs, which tells the engine that licenses were given back. Users who were started again since then
 * are skipped, so that a late job does not end their new protection. The job is retried with backoff until the engine accepts it.
 */
export const createUnprotectHandler =
  (db: Db, engine: BackupEngine) =>
  async ({ domain, users }: JobData['unprotect'], signal: AbortSignal): Promise<void> => {
    if (engine.unprotect === undefined) return
    const { rows } = await sql<{ id: string; cloud_id: string; domain_id: string }>`
      select u.id, d.cloud_id, d.id as domain_id from users u join domains d on d.no = u.domain
      where u.domain = ${domain} and u.no = any(${intArray(users)}) and u.backup_status = ${NONE} order by u.no`.execute(db)
    const [first] = rows
    if (first === undefined) return
    const scope = { cloudId: first.cloud_id, domainId: first.domain_id }
    const ended = engine.unprotect(
      scope,
      rows.map(({ id }) => id),
      { signal },
    )
    await abortable(ended, signal)
  }
