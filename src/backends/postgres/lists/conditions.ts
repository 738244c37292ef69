import { type RawBuilder, sql } from 'kysely'
import type { UserFilter } from '../../../core/internal.js'
import { fold } from '../../../core/internal.js'
import { ACCOUNT_STATUSES, BACKUP_STATUSES } from '../database/migrations.js'
import { isStorable } from '../database/storable.js'

/** So much of a searched text goes through the index; the rest is compared. */
const MOST_BY_INDEX = 100

/** What of a search the database hears: folded as the texts it looks through; empty for none. */
export const searchOf = (text: string | undefined): string => fold((text ?? '').trim())

/** Whether `column` has the folded text in it. */
export const contains = (column: RawBuilder<unknown>, text: string): RawBuilder<unknown> => {
  if (!isStorable(text)) return sql`false`
  // by characters: half of one is no text
  const start = text.length > MOST_BY_INDEX ? [...text.slice(0, 2 * MOST_BY_INDEX)].slice(0, MOST_BY_INDEX).join('') : text
  const pattern = `%${start.replace(/[\\%_]/g, '\\$&')}%`
  return start === text ? sql`${column} like ${pattern}` : sql`(${column} like ${pattern} and strpos(${column}, ${text}) > 0)`
}

/** Numbers as a parameter. */
export const numbers = (list: readonly number[]): RawBuilder<unknown> => sql`${`{${list.join(',')}}`}::text::int[]`

/** Statuses as their numbers, each once. Nobody has one that is not known. */
export const statusesOf = <T extends string>(known: readonly T[], wanted: readonly T[] | undefined): number[] | undefined =>
  wanted === undefined ? undefined : [...new Set(wanted.map((status) => known.indexOf(status)))].filter((number) => number >= 0)

export interface Conditions {
  /** `and …`, for a row of `users` that goes by `u`; `undefined` where everybody fits. */
  readonly asked: RawBuilder<unknown> | undefined
  /** The same, for finding the few that fit among the many. */
  readonly gathered: RawBuilder<unknown>
}

/** What users of a list must be, beside being here. */
export const conditionsOf = ({ accountStatus, backupStatus }: UserFilter, search: string, domain: number): Conditions => {
  const accounts = statusesOf(ACCOUNT_STATUSES, accountStatus)
  const backups = statusesOf(BACKUP_STATUSES, backupStatus)
  const parts: RawBuilder<unknown>[] = []
  if (search !== '') parts.push(contains(sql`u.search`, search))
  if (accounts !== undefined) {
    parts.push(sql`u.account_status = any(${numbers(accounts)})`)
    // so that the index of those who are not active fits
    if (!accounts.includes(ACCOUNT_STATUSES.indexOf('active'))) parts.push(sql`u.account_status <> 0`)
  }
  const byIndex = [...parts]
  if (backups !== undefined) {
    parts.push(sql`u.backup_status = any(${numbers(backups)})`)
    byIndex.push(
      sql`u.no in (select s.user_no from user_statuses s where s.domain = ${domain} and s.backup_status = any(${numbers(backups)}))`,
    )
  }
  const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql`${sql.join([sql``, ...conditions], sql` and `)}`
  return { asked: parts.length === 0 ? undefined : all(parts), gathered: all(byIndex) }
}
