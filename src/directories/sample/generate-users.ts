import type { BackupStatus, User } from '../../core/internal.js'
import { CULTURES, MACHINES } from './sample-names.js'

/** Realistic shares of a domain's users by status, so that every status occurs. */
const SHARES = { suspended: 0.06, deleted: 0.02, protected: 0.15, paused: 0.005, failed: 0.007, nameless: 0.01, alias: 0.15 }
const SUSPENDED = ['by administrator', 'by administrator', 'by administrator', 'unusual sign-in', 'archived', 'terms not accepted']
const DELETED = ['left the organization', 'by administrator', undefined]
const SPELLING: Readonly<Record<string, string>> = { ø: 'o', ß: 'ss', ł: 'l', đ: 'd', æ: 'ae', ı: 'i', þ: 'th', ð: 'd' }

/** Returns the spelling of a name in an address. */
const spell = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[øßłđæıþð]/g, (letter) => SPELLING[letter] ?? '')
    .replace(/[^a-z]/g, '')

/** Generates the users of one domain. */
export interface Persons {
  make(ids: readonly string[], unitOf: (place: number) => string | undefined): User[]
  newcomers(ids: readonly string[], orgUnitId: string | undefined): User[]
}

interface Name {
  shown: string
  latin: string
}

const nameOf = (text: string): Name => {
  const [shown = '', latin = shown] = text.split('=')
  return { shown, latin: spell(latin) }
}

const PARSED_CULTURES = CULTURES.map(({ given, family, isFamilyFirst = false }) => ({
  given: given.map(nameOf),
  family: family.map(nameOf),
  isFamilyFirst,
}))

/** Creates the users of one domain. No address or alias repeats. */
export const createPersons = (domain: string, random: () => number): Persons => {
  const used = new Map<string, number>()
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const address = (local: string): string => {
    const times = (used.get(local) ?? 0) + 1
    used.set(local, times)
    return `${local}${times === 1 ? '' : times}@${domain}`
  }
  const person = (id: string, orgUnitId: string | undefined): User => {
    const unit = orgUnitId === undefined ? {} : { orgUnitId }
    const status = { accountStatus: 'active', backupStatus: 'none' } as const
    if (random() < SHARES.nameless) {
      const local = pick(MACHINES)
      // shared mailboxes and rooms take no credit
      return {
        id,
        email: address(local),
        name: '',
        ...status,
        credits: 0,
        kind: local === 'meeting-room' ? 'room' : 'shared-mailbox',
        ...unit,
      }
    }
    const culture = pick(PARSED_CULTURES)
    const given = pick(culture.given)
    const family = pick(culture.family)
    const name = culture.isFamilyFirst ? `${family.shown} ${given.shown}` : `${given.shown} ${family.shown}`
    const user: User = { id, email: address(`${given.latin}.${family.latin}`), name, ...status, ...unit }
    if (random() < SHARES.alias) user.aliases = [address(`${given.latin.slice(0, 1)}-${family.latin}`)]
    return user
  }
  /** Draws a share of the places at random. No place is drawn twice, not even by a later call. */
  const createDraw = (count: number): ((share: number) => Int32Array) => {
    const places = Int32Array.from({ length: count }, (_, place) => place)
    let drawn = 0
    return (share) => {
      const end = Math.min(count, drawn + (count >= 8 ? Math.max(1, Math.round(share * count)) : 0))
      const from = drawn
      for (; drawn < end; drawn += 1) {
        const other = drawn + Math.floor(random() * (count - drawn))
        const held = places[drawn] as number
        places[drawn] = places[other] as number
        places[other] = held
      }
      return places.subarray(from, end)
    }
  }

  return {
    make(ids, unitOf) {
      const users = ids.map((id, place) => person(id, unitOf(place)))
      const draw = createDraw(users.length)
      for (const place of draw(SHARES.suspended)) {
        const user = users[place] as User
        user.accountStatus = 'suspended'
        user.statusReason = pick(SUSPENDED)
        // the backup was running before the suspension
        if (random() < 0.3) user.backupStatus = 'paused'
      }
      for (const place of draw(SHARES.deleted)) {
        const user = users[place] as User
        user.accountStatus = 'deleted'
        const reason = pick(DELETED)
        if (reason !== undefined) user.statusReason = reason
        if (random() < 0.3) user.backupStatus = 'protected'
      }
      const statuses: readonly (BackupStatus & keyof typeof SHARES)[] = ['protected', 'paused', 'failed']
      for (const status of statuses) for (const place of draw(SHARES[status])) (users[place] as User).backupStatus = status
      return users
    },
    newcomers: (ids, orgUnitId) => ids.map((id) => person(id, orgUnitId)),
  }
}
