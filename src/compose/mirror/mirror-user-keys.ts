import { type AccountStatus, foldKey, type Pacer, quickHash, STEPS, type User } from '../../core/internal.js'

/** Users at stable indexes. The index of a removed user is never reused. */
export interface UserRows {
  /** Number of assigned indexes, including removed users. */
  readonly size: number
  isHere(index: number): boolean
  user(index: number): User
}

const ACCOUNT_ORDER: readonly AccountStatus[] = ['active', 'suspended', 'deleted']
const PARTS = 64

/** A map from text to index in 64 parts, because growing one large map would block for too long. */
const createTextMap = () => {
  const parts = Array.from({ length: PARTS }, () => new Map<string, number>())
  const partOf = (text: string): Map<string, number> => parts[quickHash(text) & (PARTS - 1)] as Map<string, number>
  return {
    get: (text: string): number | undefined => partOf(text).get(text),
    set: (text: string, index: number): void => {
      partOf(text).set(text, index)
    },
  }
}

/** Finds the user of a folded id, address or alias. */
export interface UserKeys {
  find(folded: string): number | undefined
}

/** Reads the keys of all users, in slices. If users share a key, active users win over suspended ones, and suspended over deleted ones. */
export const buildUserKeys = async (rows: UserRows, pace: Pacer): Promise<UserKeys> => {
  const [ids, emails, aliases] = [createTextMap(), createTextMap(), createTextMap()]
  const orderOf = (index: number): number => ACCOUNT_ORDER.indexOf(rows.user(index).accountStatus)
  const offer = (map: ReturnType<typeof createTextMap>, key: string, index: number): void => {
    const held = map.get(key)
    if (held === undefined || orderOf(index) < orderOf(held)) map.set(key, index)
  }
  for (let index = 0; index < rows.size; index += 1) {
    if (index % STEPS === 0) await pace()
    if (!rows.isHere(index)) continue
    const user = rows.user(index)
    const id = foldKey(user.id)
    // most ids equal their folded key, and the caller has looked up the unfolded id
    if (id !== user.id) offer(ids, id, index)
    offer(emails, foldKey(user.email), index)
    for (const alias of user.aliases ?? []) offer(aliases, foldKey(alias), index)
  }
  return { find: (folded) => ids.get(folded) ?? emails.get(folded) ?? aliases.get(folded) }
}
