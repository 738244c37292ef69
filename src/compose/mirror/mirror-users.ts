import { type BackupStatus, createPacer, foldAll, foldKey, type Pacer, STEPS, type User } from '../../core/internal.js'
import type { Changes } from '../tenant.js'
import { buildUserKeys, type UserKeys, type UserRows } from './mirror-user-keys.js'
import type { Rank } from './rank-texts.js'
import { createUserOrder, type SortKey } from './user-order.js'

/** Number of records added, changed and removed by a change. */
export interface ChangeCount {
  added: number
  changed: number
  removed: number
}

/**
 * The users of one domain in memory, at stable indexes. Folded texts, orders and keys are computed on first use, in slices, because each
 * takes seconds for a million users.
 */
export interface MirrorUsers extends UserRows {
  /** Increases when users are added, changed or removed. */
  readonly revision: number
  /** Increases when a backup status changes. */
  readonly statusRevision: number
  /** Number of users, without removed ones. */
  count(): number
  ids(): Iterable<string>
  /** The index of a user by id, or -1. */
  find(id: string): number
  /** The index of a user by id, also of a removed user, who may hold a license; or -1. */
  findHolder(id: string): number
  /** Indexes by id, else address, else alias, ignoring case; -1 for a key without a match. */
  match(keys: readonly string[]): Promise<Int32Array>
  setBackupStatus(index: number, status: BackupStatus): void
  /** Whether the user is unknown, or differs in more than the backup status. */
  isNews(user: User): boolean
  /** @param keepBackup keeps the backup status of known users, because records of a directory have none */
  apply(changes: Changes<User>, keepBackup: boolean): ChangeCount
  /** Name, address and aliases, folded for search. */
  text(index: number): string
  /** @param locale language of the order by name */
  rank(by: SortKey, locale: string | undefined): Promise<Rank>
}

const isSame = (a: User, b: User): boolean =>
  a.email === b.email &&
  a.name === b.name &&
  a.accountStatus === b.accountStatus &&
  a.statusReason === b.statusReason &&
  a.orgUnitId === b.orgUnitId &&
  a.backupStatus === b.backupStatus &&
  a.credits === b.credits &&
  a.kind === b.kind &&
  JSON.stringify(a.facets) === JSON.stringify(b.facets) &&
  (a.aliases ?? []).join('\n') === (b.aliases ?? []).join('\n')

/** The mutable table behind `MirrorUsers`: rows and their revisions. */
const createRows = () => {
  const users: User[] = []
  const isPresent: boolean[] = []
  const byId = new Map<string, number>()
  /** Removed users. One that returns keeps its index, with its backup and license. */
  const removed = new Map<string, number>()
  const texts: (string | undefined)[] = []
  const rows = {
    revision: 0,
    statusRevision: 0,
    byId,
    removed,
    get size() {
      return users.length
    },
    isHere: (index: number): boolean => isPresent[index] === true,
    user: (index: number): User => users[index] as User,
    text(index: number): string {
      const held = texts[index]
      if (held !== undefined) return held
      const { name, email, aliases = [] } = users[index] as User
      const text = foldAll([name, email, ...aliases])
      texts[index] = text
      return text
    },
    add(user: User): void {
      byId.set(user.id, users.length)
      users.push(user)
      isPresent.push(true)
    },
    /** Adds a removed user again. */
    restore(user: User, index: number): void {
      removed.delete(user.id)
      byId.set(user.id, index)
      isPresent[index] = true
      rows.replace(index, user)
    },
    replace(index: number, user: User): void {
      users[index] = user
      texts[index] = undefined
    },
    remove(id: string, index: number): void {
      byId.delete(id)
      removed.set(id, index)
      isPresent[index] = false
    },
    setBackupStatus(index: number, backupStatus: BackupStatus): void {
      const user = users[index] as User
      if (user.backupStatus === backupStatus) return
      users[index] = { ...user, backupStatus }
      rows.statusRevision += 1
    },
    /** Stores an initial record. If two records have the same id, the later record counts. */
    put(user: User): void {
      const known = byId.get(user.id)
      if (known === undefined) rows.add(user)
      else rows.replace(known, user)
    },
  }
  return rows
}

/** Creates the users of one domain; if two records have the same id, the later record counts. */
export const createMirrorUsers = (initial: readonly User[]): MirrorUsers => {
  const rows = createRows()
  for (const user of initial) rows.put(user)
  return createUsersOf(rows)
}

/** Creates the users of a large domain in slices, because storing a million records takes a few hundred milliseconds. */
export const createMirrorUsersInSlices = async (initial: readonly User[], pace: Pacer): Promise<MirrorUsers> => {
  const rows = createRows()
  for (const [index, user] of initial.entries()) {
    rows.put(user)
    if (index % STEPS === STEPS - 1) await pace()
  }
  return createUsersOf(rows)
}

const createUsersOf = (rows: ReturnType<typeof createRows>): MirrorUsers => {
  const { byId } = rows
  const pace = createPacer()
  let keys: { built: Promise<UserKeys>; revision: number } | undefined

  const matchNow = async (wanted: readonly string[], revision: number): Promise<Int32Array> => {
    const found = new Int32Array(wanted.length)
    let built: UserKeys | undefined
    for (let at = 0; at < wanted.length; at += 1) {
      const key = wanted[at] as string
      const folded = foldKey(key)
      let index = byId.get(key) ?? byId.get(folded)
      if (index === undefined) {
        if (keys?.revision !== revision) keys = { built: buildUserKeys(rows, pace), revision }
        built ??= await keys.built
        index = built.find(folded) ?? -1
      }
      found[at] = index
      if (at % STEPS === STEPS - 1) await pace()
    }
    return found
  }

  return Object.assign(rows, {
    count: (): number => byId.size,
    ids: (): Iterable<string> => byId.keys(),
    find: (id: string): number => byId.get(id) ?? -1,
    findHolder: (id: string): number => byId.get(id) ?? rows.removed.get(id) ?? -1,
    async match(wanted: readonly string[]): Promise<Int32Array> {
      for (;;) {
        const { revision } = rows
        const found = await matchNow(wanted, revision)
        // a change between two slices would mix two states, so match again
        if (revision === rows.revision) return found
      }
    },
    isNews(user: User): boolean {
      const index = byId.get(user.id)
      if (index === undefined) return true
      const held = rows.user(index)
      return !isSame(held, { ...user, backupStatus: held.backupStatus })
    },
    apply({ put = [], remove = [] }: Changes<User>, keepBackup: boolean): ChangeCount {
      const count = { added: 0, changed: 0, removed: 0 }
      for (const user of put) {
        const index = byId.get(user.id)
        if (index === undefined) {
          const known = rows.removed.get(user.id)
          if (known === undefined) rows.add(user)
          else rows.restore(keepBackup ? { ...user, backupStatus: rows.user(known).backupStatus } : user, known)
          count.added += 1
          continue
        }
        const held = rows.user(index)
        const next = keepBackup ? { ...user, backupStatus: held.backupStatus } : user
        if (isSame(held, next)) continue
        rows.replace(index, next)
        count.changed += 1
      }
      for (const id of remove) {
        const index = byId.get(id)
        if (index === undefined) continue
        rows.remove(id, index)
        count.removed += 1
      }
      if (count.added + count.changed + count.removed > 0) {
        rows.revision += 1
        rows.statusRevision += 1
      }
      return count
    },
    rank: createUserOrder(rows).rank,
  })
}
