import { BackupError, type Scope } from '../../../core/internal.js'
import { isStorable } from '../database/storable.js'
import type { Db } from '../database/tables.js'

/** The number of a domain in this database; rejects `not-found`, also for one that the directory has no more. */
export const findDomain = async (db: Db, { cloudId, domainId }: Scope): Promise<number> => {
  const row = [cloudId, domainId].every(isStorable)
    ? await db
        .selectFrom('domains')
        .select('no')
        .where('cloud_id', '=', cloudId)
        .where('id', '=', domainId)
        .where('place', 'is not', null)
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new BackupError('not-found', 'there is no such cloud and domain', { field: 'scope' })
  return row.no
}
