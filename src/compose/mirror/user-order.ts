import { type BackupStatus, createPacer, foldKey, STEPS, type UserFilter } from '../../core/internal.js'
import type { UserRows } from './mirror-user-keys.js'
import { rankNames } from './rank-names.js'
import { invert, type Rank, rankTexts } from './rank-texts.js'

/** A column by which users can be sorted. */
export type SortKey = NonNullable<UserFilter['sort']>['by']

const BACKUP_ORDER: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']

/** Number of orders that are kept: one for each column and language in use. A rank of a million users takes 4 MB. */
const KEPT_ORDERS = 8

/** The sort orders of a domain's users, computed on first use and again after a change. */
export interface UserOrder {
  /** @param locale language of the order by name. Without it, names sort by folded letters. */
  rank(by: SortKey, locale: string | undefined): Promise<Rank>
}

/** @param rows must increase `revision` when users change, and `statusRevision` when a backup status changes */
export const createUserOrder = (rows: UserRows & { readonly revision: number; readonly statusRevision: number }): UserOrder => {
  const pace = createPacer()
  const kept = new Map<string, { rank: Promise<Rank>; revision: string }>()

  const textsOf = async (textOf: (index: number) => string): Promise<string[]> => {
    const texts: string[] = []
    for (let index = 0; index < rows.size; index += 1) if (texts.push(textOf(index)) % STEPS === 0) await pace()
    return texts
  }
  const rankByEmail = async (): Promise<Rank> => rankTexts(await textsOf((index) => foldKey(rows.user(index).email)), pace)
  const rankByName = async (locale: string | undefined): Promise<Rank> =>
    rankNames(await textsOf((index) => rows.user(index).name.trim()), locale, pace)
  /** Groups users by status, sorted by name: one pass over the order by name for each status. */
  const rankByStatus = async (locale: string | undefined): Promise<Rank> => {
    const byName = await rank('name', locale)
    const order = await invert(byName, pace)
    const byStatus = new Int32Array(byName.length)
    let place = 0
    for (const status of BACKUP_ORDER) {
      for (let at = 0; at < order.length; at += 1) {
        const index = order[at] as number
        if (rows.user(index).backupStatus === status) byStatus[index] = place++
        if (at % STEPS === 0) await pace()
      }
    }
    return byStatus
  }
  const rank = (by: SortKey, locale: string | undefined): Promise<Rank> => {
    const revision = by === 'backupStatus' ? `${rows.revision}.${rows.statusRevision}` : String(rows.revision)
    const key = by === 'email' ? by : `${by} ${locale ?? ''}`
    const held = kept.get(key)
    if (held?.revision === revision) return held.rank
    kept.delete(key)
    const [oldest] = kept.keys()
    if (kept.size >= KEPT_ORDERS && oldest !== undefined) kept.delete(oldest)
    const next = by === 'email' ? rankByEmail() : by === 'name' ? rankByName(locale) : rankByStatus(locale)
    kept.set(key, { rank: next, revision })
    return next
  }
  return { rank }
}
