import { type BackupStatus, createPacer, fold, foldKey, STEPS, type UserFilter } from '../../core/internal.js'
import type { UserRows } from './mirror-user-keys.js'
import { type Rank, rankTexts } from './rank-texts.js'

/** A column by which users can be sorted. */
export type SortKey = NonNullable<UserFilter['sort']>['by']

const BACKUP_ORDER: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']

/** Sorts after every name: users without a name come last. */
const LAST = '\uffff'

/** The sort orders of a domain's users, computed on first use and again after a change. */
export interface UserOrder {
  rank(by: SortKey): Promise<Rank>
}

/** @param rows must increase `revision` when users change, and `statusRevision` when a backup status changes */
export const createUserOrder = (rows: UserRows & { readonly revision: number; readonly statusRevision: number }): UserOrder => {
  const pace = createPacer()
  const kept: Partial<Record<SortKey, { rank: Promise<Rank>; revision: string }>> = {}

  const rankByText = async (by: 'name' | 'email'): Promise<Rank> => {
    const texts: string[] = []
    for (let index = 0; index < rows.size; index += 1) {
      const user = rows.user(index)
      if (texts.push(by === 'name' ? fold(user.name).trim() || LAST : foldKey(user.email)) % STEPS === 0) await pace()
    }
    return rankTexts(texts, pace)
  }
  /** Groups users by status, sorted by name: one pass over the order by name for each status. */
  const rankByStatus = async (): Promise<Rank> => {
    const byName = await rank('name')
    const order = new Int32Array(byName.length)
    for (let index = 0; index < byName.length; index += 1) order[byName[index] as number] = index
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
  const rank = (by: SortKey): Promise<Rank> => {
    const revision = by === 'backupStatus' ? `${rows.revision}.${rows.statusRevision}` : String(rows.revision)
    const held = kept[by]
    if (held?.revision === revision) return held.rank
    const next = by === 'backupStatus' ? rankByStatus() : rankByText(by)
    kept[by] = { rank: next, revision }
    return next
  }
  return { rank }
}
