import type { Changes, TenantGroup, TenantOrgUnit } from '../../compose/tenant.js'
import { createPacer, foldAll, type Group, type ItemRef, type OrgUnit, STEPS } from '../../core/internal.js'
import type { People } from './people.js'

/** Groups and org units of a domain, and whom they reach. */
export interface Membership {
  /** Counts up when groups or org units came, changed or went. */
  readonly revision: number
  /** Groups whose name or address contains the folded text, as their places in `group`. */
  matching(folded: string): Int32Array
  group(index: number): Promise<Group>
  orgUnits(): Promise<OrgUnit[]>
  /** The integers of the users reached, ascending, each once; `undefined` for something gone. */
  within(ref: ItemRef): Promise<Int32Array | undefined>
  applyGroups(changes: Changes<TenantGroup>): { added: number; changed: number; removed: number }
  applyOrgUnits(changes: Changes<TenantOrgUnit>): { added: number; changed: number; removed: number }
}

interface Identified {
  id: string
}

/** Records under their ids, with places that stay theirs. */
const createRecords = <T extends Identified>(initial: readonly T[]) => {
  const rows: (T | undefined)[] = []
  const places = new Map<string, number>()
  const put = (row: T): 'added' | 'changed' | undefined => {
    const place = places.get(row.id)
    if (place === undefined) {
      places.set(row.id, rows.length)
      rows.push(row)
      return 'added'
    }
    const isSame = rows[place] === row || JSON.stringify(rows[place]) === JSON.stringify(row)
    rows[place] = row
    return isSame ? undefined : 'changed'
  }
  for (const row of initial) put(row)
  return {
    rows,
    places,
    apply({ put: puts = [], remove = [] }: Changes<T>) {
      const count = { added: 0, changed: 0, removed: 0 }
      for (const row of puts) {
        const what = put(row)
        if (what !== undefined) count[what] += 1
      }
      for (const id of remove) {
        const place = places.get(id)
        if (place === undefined) continue
        places.delete(id)
        rows[place] = undefined
        count.removed += 1
      }
      return count
    },
  }
}

const KEPT = 64

export const createMembership = (
  people: People,
  initial: { groups: readonly TenantGroup[]; orgUnits: readonly TenantOrgUnit[] },
): Membership => {
  const groups = createRecords(initial.groups)
  const units = createRecords(initial.orgUnits)
  let revision = 0
  // everything below is derived, and dropped when users, groups or units change
  let of = -1
  let direct: (Int32Array | undefined)[] = []
  let unitUsers: (Int32Array | undefined)[] = []
  let counts: (number | undefined)[] = []
  let kept = new Map<string, Int32Array>()
  let texts: (string | undefined)[] = []
  // one mark a user; a new epoch clears them all
  let marks = new Uint32Array(0)
  let epoch = 0

  const freshen = (): void => {
    if (of === people.revision) return
    of = people.revision
    direct = []
    unitUsers = []
    counts = []
    kept = new Map()
  }
  const forget = (): void => {
    of = -1
    revision += 1
  }
  const pace = createPacer()
  let resolved = 0
  /** Ids to integers of users that are here; repeats stay. */
  const resolve = async (ids: readonly string[]): Promise<Int32Array> => {
    const found = new Int32Array(ids.length)
    let length = 0
    for (const id of ids) {
      const index = people.find(id)
      if (index >= 0) found[length++] = index
      resolved += 1
      if (resolved % STEPS === 0) await pace()
    }
    return found.subarray(0, length)
  }
  const distinct = (parts: readonly Int32Array[]): Int32Array => {
    let sum = 0
    for (const part of parts) sum += part.length
    const all = new Int32Array(sum)
    let length = 0
    if (marks.length < people.size) {
      marks = new Uint32Array(people.size)
      epoch = 0
    }
    epoch += 1
    for (const part of parts) {
      for (const index of part) {
        if (marks[index] === epoch) continue
        marks[index] = epoch
        all[length++] = index
      }
    }
    return all.slice(0, length).sort()
  }
  const directOf = async (place: number): Promise<Int32Array> => {
    const known = direct[place]
    if (known !== undefined) return known
    const keep = direct
    const found = await resolve((groups.rows[place] as TenantGroup).members)
    keep[place] = found
    return found
  }
  const expand = async (place: number): Promise<Int32Array> => {
    const seen = new Set([place])
    const parts: Int32Array[] = []
    // a Set may grow while it is walked: what is added is walked too
    for (const at of seen) {
      parts.push(await directOf(at))
      for (const id of groups.rows[at]?.groups ?? []) {
        const nested = groups.places.get(id)
        if (nested !== undefined) seen.add(nested)
      }
    }
    return distinct(parts)
  }
  const usersOf = async (place: number): Promise<Int32Array> => {
    const known = unitUsers[place]
    if (known !== undefined) return known
    const keep = unitUsers
    const found = distinct([await resolve((units.rows[place] as TenantOrgUnit).users)])
    keep[place] = found
    return found
  }

  return {
    get revision() {
      return revision
    },
    matching(folded) {
      const found = new Int32Array(groups.rows.length)
      let length = 0
      for (let place = 0; place < groups.rows.length; place += 1) {
        const row = groups.rows[place]
        if (row === undefined) continue
        if (folded !== '') {
          texts[place] ??= foldAll([row.name, row.email])
          if (!texts[place]?.includes(folded)) continue
        }
        found[length++] = place
      }
      return found.slice(0, length)
    },
    async group(place) {
      freshen()
      const { id, name, email } = groups.rows[place] as TenantGroup
      const keep = counts
      keep[place] ??= (await expand(place)).length
      return { id, name, ...(email === undefined ? {} : { email }), memberCount: keep[place] }
    },
    async orgUnits() {
      freshen()
      const answer: OrgUnit[] = []
      for (const [place, row] of [...units.rows].entries()) {
        if (row === undefined) continue
        answer.push({ id: row.id, name: row.name, parentId: row.parentId, userCount: (await usersOf(place)).length })
      }
      return answer
    },
    async within(ref) {
      freshen()
      if (ref.kind === 'user') return undefined
      const place = (ref.kind === 'group' ? groups : units).places.get(ref.id)
      if (place === undefined) return undefined
      if (ref.kind === 'org-unit') return usersOf(place)
      const held = kept.get(ref.id)
      if (held !== undefined) return held
      const keep = kept
      const members = await expand(place)
      const [oldest] = keep.keys()
      if (keep.size >= KEPT && oldest !== undefined) keep.delete(oldest)
      keep.set(ref.id, members)
      return members
    },
    applyGroups(changes) {
      forget()
      texts = []
      return groups.apply(changes)
    },
    applyOrgUnits(changes) {
      forget()
      return units.apply(changes)
    },
  }
}
