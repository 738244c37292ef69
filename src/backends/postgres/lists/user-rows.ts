import { sql } from 'kysely'
import type { User } from '../../../core/internal.js'
import { ACCOUNT_STATUSES, BACKUP_STATUSES } from '../database/migrations.js'

/** A user as the table has it. */
export interface UserRow {
  no: number
  id: string
  email: string
  name: string
  account_status: number
  status_reason: string | null
  backup_status: number
  org_unit_id: string | null
  aliases: string[]
}

/** The columns that `userOf` reads, of a table that goes by `u`. */
export const userColumns = sql`u.no, u.id, u.email, u.name, u.account_status, u.status_reason, u.backup_status, u.org_unit_id, u.aliases`

/** A user as it is told. */
export const userOf = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  accountStatus: ACCOUNT_STATUSES[row.account_status] ?? 'active',
  ...(row.status_reason === null ? {} : { statusReason: row.status_reason }),
  backupStatus: BACKUP_STATUSES[row.backup_status] ?? 'none',
  ...(row.org_unit_id === null ? {} : { orgUnitId: row.org_unit_id }),
  ...(row.aliases.length === 0 ? {} : { aliases: row.aliases }),
})
