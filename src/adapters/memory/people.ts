import type { AccountStatus, BackupStatus, User, UserFilter } from '../../core/index.js'
import { fold, foldAll, foldKey } from './fold.js'
import type { Changes } from './tenant.js'

const BACKUP_ORDER: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']
const ACCOUNT_ORDER: readonly AccountStatus[] = ['active', 'suspended', 'deleted']

export type SortKey = NonNullable<UserFilter['sort']>['by']
/** `rank[index]` is a user's place in the order. */
export type Rank = Int32Array

/**
 * The users of a domain under integers that stay theirs, also when they are gone. What lists need (folded texts,
 * orders, keys) is built when first asked for.
 */
export interface People {
  /** How many integers are given out; those of users that are gone included. */
  readonly size: number
  /** Counts up when users came, changed or went. */
  readonly revision: number
  /** Counts up when a backup status changed. */
  readonly statusRevision: number
  isHere(index: number): boolean
  user(index: number): User
  /** The integer of a user that is here, or -1. */
  find(id: string): number
  /** By id, else address, else alias, in any case; active before suspended before deleted. -1 for nobody. */
  match(key: string): number
  setBackupStatus(index: number, status: BackupStatus): void
  /** `keepBackup`: as a sync does, which knows nothing of backups. */
  apply(changes: Changes<User>, keepBackup: boolean): { added: number; changed: number; removed: number }
  /** Name, address and aliases, folded; the query must be folded too. */
  text(index: number): string
  rank(by: SortKey): Rank
}

const byKeys = (keys: readonly string[]): Rank => {
  const order = new Int32Array(keys.length)
  for (let i = 0; i < order.length; i += 1) order[i] = i
  order.sort((a, b) => {
    const left = keys[a] as string
    const right = keys[b] as string
    return left < right ? -1 : left > right ? 1 : a - b
  })
  const rank = new Int32Array(order.length)
  for (let place = 0; place < order.length; place += 1) rank[order[place] as number] = place
  return rank
}

const isSame = (a: User, b: User): boolean =>
  a.email === b.email &&
  a.name === b.name &&
  a.accountStatus === b.accountStatus &&
  a.statusReason === b.statusReason &&
  a.orgUnitId === b.orgUnitId &&
  a.backupStatus === b.backupStatus &&
  (a.aliases ?? []).join('\n') === (b.aliases ?? []).join('\n')

export const createPeople = (initial: readonly User[]): People => {
  const users: User[] = []
  const here: boolean[] = []
  const byId = new Map<string, number>()
  let revision = 0
  let statusRevision = 0
  const texts: (string | undefined)[] = []
  let ranks: Partial<Record<SortKey, { rank: Rank; of: string }>> = {}
  let keys: { ids: Map<string, number>; emails: Map<string, number>; aliases: Map<string, number> } | undefined

  const put = (user: User): number => {
    const known = byId.get(user.id)
    if (known !== undefined) {
      users[known] = user
      return known
    }
    byId.set(user.id, users.length)
    users.push(user)
    here.push(true)
    return users.length - 1
  }
  for (const user of initial) put(user)

  const isBetter = (candidate: number, held: number): boolean => {
    const statusOf = (index: number): number => ACCOUNT_ORDER.indexOf((users[index] as User).accountStatus)
    return statusOf(candidate) < statusOf(held)
  }
  const offer = (map: Map<string, number>, key: string, index: number): void => {
    const held = map.get(key)
    if (held === undefined || isBetter(index, held)) map.set(key, index)
  }
  const buildKeys = (): NonNullable<typeof keys> => {
    const built = { ids: new Map<string, number>(), emails: new Map<string, number>(), aliases: new Map<string, number>() }
    for (let index = 0; index < users.length; index += 1) {
      if (!here[index]) continue
      const user = users[index] as User
      const id = foldKey(user.id)
      // ids are nearly always in one case already: then byId serves
      if (id !== user.id) offer(built.ids, id, index)
      offer(built.emails, foldKey(user.email), index)
      for (const alias of user.aliases ?? []) offer(built.aliases, foldKey(alias), index)
    }
    return built
  }

  const rankOf = (by: SortKey): Rank => {
    const of = by === 'backupStatus' ? `${revision}.${statusRevision}` : String(revision)
    const held = ranks[by]
    if (held?.of === of) return held.rank
    let rank: Rank
    if (by === 'backupStatus') {
      // by name within a status: one pass a status over the order by name
      const byName = rankOf('name')
      const order = new Int32Array(byName.length)
      for (let index = 0; index < byName.length; index += 1) order[byName[index] as number] = index
      rank = new Int32Array(byName.length)
      let place = 0
      for (const status of BACKUP_ORDER) {
        for (const index of order) if ((users[index] as User).backupStatus === status) rank[index] = place++
      }
    } else {
      rank = byKeys(users.map((user) => (by === 'name' ? fold(user.name) : foldKey(user.email))))
    }
    ranks[by] = { rank, of }
    return rank
  }

  return {
    get size() {
      return users.length
    },
    get revision() {
      return revision
    },
    get statusRevision() {
      return statusRevision
    },
    isHere: (index) => here[index] === true,
    user: (index) => users[index] as User,
    find: (id) => byId.get(id) ?? -1,
    match(key) {
      const exact = byId.get(key)
      if (exact !== undefined) return exact
      keys ??= buildKeys()
      const folded = foldKey(key)
      return byId.get(folded) ?? keys.ids.get(folded) ?? keys.emails.get(folded) ?? keys.aliases.get(folded) ?? -1
    },
    setBackupStatus(index, status) {
      const user = users[index] as User
      if (user.backupStatus === status) return
      users[index] = { ...user, backupStatus: status }
      statusRevision += 1
    },
    apply({ put: puts = [], remove = [] }, keepBackup) {
      const count = { added: 0, changed: 0, removed: 0 }
      for (const user of puts) {
        const index = byId.get(user.id)
        if (index === undefined) {
          put(user)
          count.added += 1
          continue
        }
        const held = users[index] as User
        const next = keepBackup ? { ...user, backupStatus: held.backupStatus } : user
        if (isSame(held, next)) continue
        users[index] = next
        texts[index] = undefined
        count.changed += 1
      }
      for (const id of remove) {
        const index = byId.get(id)
        if (index === undefined) continue
        byId.delete(id)
        here[index] = false
        count.removed += 1
      }
      if (count.added + count.changed + count.removed > 0) {
        revision += 1
        statusRevision += 1
        keys = undefined
        ranks = {}
      }
      return count
    },
    text(index) {
      const held = texts[index]
      if (held !== undefined) return held
      const { name, email, aliases = [] } = users[index] as User
      const text = foldAll([name, email, ...aliases])
      texts[index] = text
      return text
    },
    rank: rankOf,
  }
}
