import type { Changes } from '../../compose/tenant.js'
import {
  type AccountStatus,
  type BackupStatus,
  createPacer,
  fold,
  foldAll,
  foldKey,
  STEPS,
  type User,
  type UserFilter,
} from '../../core/internal.js'
import { type Rank, rankTexts } from './rank.js'

const BACKUP_ORDER: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']
const ACCOUNT_ORDER: readonly AccountStatus[] = ['active', 'suspended', 'deleted']

export type SortKey = NonNullable<UserFilter['sort']>['by']
/**
 * The users of a domain under integers that stay theirs, also when they are gone. What lists need (folded texts,
 * orders, keys) is built when first asked for: in slices, as a million of them take seconds.
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
  match(keys: readonly string[]): Promise<Int32Array>
  setBackupStatus(index: number, status: BackupStatus): void
  /** `keepBackup`: as a sync does, which knows nothing of backups. */
  apply(changes: Changes<User>, keepBackup: boolean): { added: number; changed: number; removed: number }
  /** Name, address and aliases, folded; the query must be folded too. */
  text(index: number): string
  rank(by: SortKey): Promise<Rank>
}

/** A map of texts that never stops for long to make room: many small ones. */
const createTextMap = () => {
  const parts = Array.from({ length: 64 }, () => new Map<string, number>())
  const partOf = (text: string): Map<string, number> => {
    let hash = 0
    for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
    return parts[(hash ^ (hash >>> 9)) & 63] as Map<string, number>
  }
  return {
    get: (text: string): number | undefined => partOf(text).get(text),
    set: (text: string, value: number): void => {
      partOf(text).set(text, value)
    },
  }
}
type TextMap = ReturnType<typeof createTextMap>

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
  let ranks: Partial<Record<SortKey, { rank: Promise<Rank>; of: string }>> = {}
  let keys: { built: Promise<{ ids: TextMap; emails: TextMap; aliases: TextMap }>; of: number } | undefined
  const pace = createPacer()

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
  const offer = (map: TextMap, key: string, index: number): void => {
    const held = map.get(key)
    if (held === undefined || isBetter(index, held)) map.set(key, index)
  }
  const buildKeys = async () => {
    const built = { ids: createTextMap(), emails: createTextMap(), aliases: createTextMap() }
    for (let index = 0; index < users.length; index += 1) {
      if (index % STEPS === 0) await pace()
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

  const buildRank = async (by: SortKey): Promise<Rank> => {
    if (by !== 'backupStatus') {
      const texts: string[] = []
      for (const user of users) {
        if (texts.push(by === 'name' ? fold(user.name) : foldKey(user.email)) % STEPS === 0) await pace()
      }
      return rankTexts(texts, pace)
    }
    // by name within a status: one pass a status over the order by name
    const byName = await rankOf('name')
    const order = new Int32Array(byName.length)
    for (let index = 0; index < byName.length; index += 1) order[byName[index] as number] = index
    const rank = new Int32Array(byName.length)
    let place = 0
    for (const status of BACKUP_ORDER) {
      for (let at = 0; at < order.length; at += 1) {
        const index = order[at] as number
        if ((users[index] as User).backupStatus === status) rank[index] = place++
        if (at % STEPS === 0) await pace()
      }
    }
    return rank
  }
  const rankOf = (by: SortKey): Promise<Rank> => {
    const of = by === 'backupStatus' ? `${revision}.${statusRevision}` : String(revision)
    const held = ranks[by]
    if (held?.of === of) return held.rank
    const rank = buildRank(by)
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
    async match(wanted) {
      for (;;) {
        const of = revision
        const found = new Int32Array(wanted.length)
        let built: Awaited<ReturnType<typeof buildKeys>> | undefined
        for (let at = 0; at < wanted.length; at += 1) {
          const key = wanted[at] as string
          const folded = foldKey(key)
          let index = byId.get(key) ?? byId.get(folded)
          if (index === undefined) {
            if (keys?.of !== of) keys = { built: buildKeys(), of }
            built ??= await keys.built
            index = built.ids.get(folded) ?? built.emails.get(folded) ?? built.aliases.get(folded) ?? -1
          }
          found[at] = index
          if (at % STEPS === STEPS - 1) await pace()
        }
        // of one moment, though it took some
        if (of === revision) return found
      }
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
