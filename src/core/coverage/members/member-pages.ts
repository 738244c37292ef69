import type { BackupAdapter } from '../../model/adapter.js'
import { BackupError } from '../../model/errors.js'
import type { Scope } from '../../model/model.js'
import type { Standing } from '../../rules/standing.js'
import type { ItemTable } from '../../selection/item-table.js'
import type { UserTable } from '../../selection/user-table.js'
import type { Membership } from './membership.js'

/** Page size of `listUsers` calls; backends may return fewer users. */
const USERS_PER_PAGE = 1000
const STANDINGS: readonly Standing[] = ['due', 'restart', 'protected', 'suspended', 'deleted']

/** One page of members, from either call. */
export interface MemberPage {
  length: number
  next: string | undefined
  total: number | undefined
  /** Puts users `from…to` into the user table and writes their indexes to `into`. */
  read(from: number, to: number, into: Int32Array): void
}

export interface MemberPagesHost {
  users: UserTable
  items: ItemTable
  port: BackupAdapter
}

/** Fetches pages of members by `listCoverage` or by `listUsers`. */
export interface MemberPages {
  byCoverage(membership: Membership, scope: Scope, signal: AbortSignal): Promise<MemberPage>
  byUsers(membership: Membership, scope: Scope, signal: AbortSignal): Promise<MemberPage>
}

export const createMemberPages = ({ users, items, port }: MemberPagesHost): MemberPages => ({
  async byCoverage({ key, cursor }, scope, signal) {
    if (port.listCoverage === undefined) throw new BackupError('unsupported', 'the adapter has no listCoverage')
    const page = await port.listCoverage({ scope, within: items.ref(key), ...(cursor === undefined ? {} : { cursor }) }, { signal })
    const { next, total, prices } = page
    const idsOf = (standing: Standing): readonly string[] => page[standing] ?? []
    return {
      length: STANDINGS.reduce((sum, standing) => sum + idsOf(standing).length, 0),
      next,
      total,
      read(from, to, into) {
        let start = 0
        for (const standing of STANDINGS) {
          const ids = idsOf(standing)
          const first = Math.max(from, start)
          const last = Math.min(to, start + ids.length)
          if (first < last) users.markAll(ids, first - start, last - start, standing, into.subarray(first - from), prices)
          start += ids.length
        }
      },
    }
  },
  async byUsers({ key, cursor }, scope, signal) {
    const query = { scope, within: items.ref(key), limit: USERS_PER_PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const { items: found, next, total } = await port.listUsers(query, { signal })
    return { length: found.length, next, total, read: (from, to, into) => users.putAll(found, from, to, into) }
  },
})
