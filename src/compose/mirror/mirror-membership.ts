import { createPacer, foldAll, type Group, hasWords, type ItemRef, type OrgUnit, STEPS } from '../../core/internal.js'
import { type NamedItem, pathOf } from '../name-items.js'
import type { Changes, TenantGroup, TenantOrgUnit } from '../tenant.js'
import { createMemberCache } from './member-cache.js'
import { createRecords } from './mirror-records.js'
import type { ChangeCount, MirrorUsers } from './mirror-users.js'

/** Groups and org units of one domain, and the users they reach. */
export interface MirrorMembership {
  /** Increases when groups or org units are added, changed or removed. */
  readonly revision: number
  groupIds(): Iterable<string>
  orgUnitIds(): Iterable<string>
  /** Places of the listed groups whose name or address contains every folded word. */
  matching(words: readonly string[]): Int32Array
  group(place: number): Promise<Group>
  orgUnits(): Promise<OrgUnit[]>
  /** Name of a group with its address, of a unit with the names of its parents below the root, or of the domain. */
  describe(ref: ItemRef): NamedItem | undefined
  /** Distinct indexes of the users that a group, a unit or the domain reaches, ascending; `undefined` if there is no such item. */
  within(ref: ItemRef): Promise<Int32Array | undefined>
  /** Marks each user that is directly in at least one group with 1, by index. */
  grouped(): Promise<Uint8Array>
  findGroup(id: string): TenantGroup | undefined
  findUnit(id: string): TenantOrgUnit | undefined
  applyGroups(changes: Changes<TenantGroup>): ChangeCount
  /** Replaces groups whose members differ. If none does, cached lists stay valid. */
  putMembers(rows: readonly TenantGroup[]): void
  applyOrgUnits(changes: Changes<TenantOrgUnit>): ChangeCount
}

interface Initial {
  /** The domain itself, as an item of all its users. */
  domain: { id: string; name: string }
  groups: readonly TenantGroup[]
  orgUnits: readonly TenantOrgUnit[]
}

/** Finds users by id, in slices, and merges lists of them. */
const createUserSets = (users: MirrorUsers) => {
  // one mark per user; a new epoch clears all marks at once
  let marks = new Uint32Array(0)
  let epoch = 0
  const pace = createPacer()
  let steps = 0
  return {
    /** Indexes of the users that exist in the mirror, in order, with duplicates. */
    async find(ids: readonly string[]): Promise<Int32Array> {
      const found = new Int32Array(ids.length)
      let length = 0
      for (const id of ids) {
        const index = users.find(id)
        if (index >= 0) found[length++] = index
        steps += 1
        if (steps % STEPS === 0) await pace()
      }
      return found.subarray(0, length)
    },
    /** The union of the lists, ascending. */
    union(lists: readonly Int32Array[]): Int32Array {
      let sum = 0
      for (const list of lists) sum += list.length
      const all = new Int32Array(sum)
      let length = 0
      if (marks.length < users.size) {
        marks = new Uint32Array(users.size)
        epoch = 0
      }
      epoch += 1
      for (const list of lists) {
        for (const index of list) {
          if (marks[index] === epoch) continue
          marks[index] = epoch
          all[length++] = index
        }
      }
      return all.slice(0, length).sort()
    },
  }
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean => {
  const ids = new Set(a)
  return new Set(b).size === ids.size && b.every((id) => ids.has(id))
}
const hasSameMembers = (a: TenantGroup | undefined, b: TenantGroup): boolean =>
  a !== undefined && isSameSet(a.members, b.members) && isSameSet(a.groups ?? [], b.groups ?? [])

/** Creates the groups and org units of one domain. Derived lists are computed on first use and dropped after a change. */
export const createMirrorMembership = (users: MirrorUsers, initial: Initial): MirrorMembership => {
  const groups = createRecords(initial.groups)
  const units = createRecords(initial.orgUnits)
  const sets = createUserSets(users)
  const cache = createMemberCache(() => `${users.revision}.${revision}`)
  const pace = createPacer()
  let revision = 0
  let texts: (string | undefined)[] = []

  const directMembers = (place: number): Promise<Int32Array> =>
    cache.direct(place, () => sets.find((groups.rows[place] as TenantGroup).members))
  /** Members of a group through any nesting. Visits each group once, so cycles are harmless. */
  const expand = async (place: number): Promise<Int32Array> => {
    const seen = new Set([place])
    const lists: Int32Array[] = []
    // a Set can grow while it is walked; the walk reaches the added groups too
    for (const at of seen) {
      lists.push(await directMembers(at))
      for (const id of groups.rows[at]?.groups ?? []) {
        const nested = groups.places.get(id)
        if (nested !== undefined) seen.add(nested)
      }
    }
    return sets.union(lists)
  }
  const unitUsers = (place: number): Promise<Int32Array> =>
    cache.unit(place, async () => sets.union([await sets.find((units.rows[place] as TenantOrgUnit).users)]))

  const everyone = async (): Promise<Int32Array> => {
    const all = new Int32Array(users.size)
    let length = 0
    for (let index = 0; index < all.length; index += 1) {
      if (index % STEPS === STEPS - 1) await pace()
      if (users.isHere(index)) all[length++] = index
    }
    return all.slice(0, length)
  }

  return {
    get revision() {
      return revision
    },
    groupIds: () => groups.places.keys(),
    orgUnitIds: () => units.places.keys(),
    matching(words) {
      const found = new Int32Array(groups.rows.length)
      let length = 0
      for (const [place, row] of groups.rows.entries()) {
        if (row === undefined || row.isHidden === true) continue
        if (words.length > 0) {
          texts[place] ??= foldAll([row.name, row.email])
          if (!hasWords(texts[place] as string, words)) continue
        }
        found[length++] = place
      }
      return found.slice(0, length)
    },
    async group(place) {
      const { id, name, email } = groups.rows[place] as TenantGroup
      const memberCount = await cache.count(place, async () => (await expand(place)).length)
      return { id, name, ...(email === undefined ? {} : { email }), memberCount }
    },
    async orgUnits() {
      const answer: OrgUnit[] = []
      for (const [place, row] of [...units.rows].entries()) {
        if (row === undefined) continue
        answer.push({ id: row.id, name: row.name, parentId: row.parentId, userCount: (await unitUsers(place)).length })
      }
      return answer
    },
    describe({ kind, id }) {
      if (kind === 'domain') return id === initial.domain.id ? { label: initial.domain.name } : undefined
      const find = (unitId: string): TenantOrgUnit | undefined => units.rows[units.places.get(unitId) ?? -1]
      if (kind === 'group') {
        const group = groups.rows[groups.places.get(id) ?? -1]
        return group && { label: group.name, detail: group.email }
      }
      const unit = find(id)
      return unit && { label: unit.name, detail: pathOf(unit, find) }
    },
    async within({ kind, id }) {
      if (kind === 'user') return undefined
      if (kind === 'domain') return id === initial.domain.id ? everyone() : undefined
      const place = (kind === 'group' ? groups : units).places.get(id)
      if (place === undefined) return undefined
      return kind === 'group' ? cache.expanded(id, () => expand(place)) : unitUsers(place)
    },
    async grouped() {
      const marks = new Uint8Array(users.size)
      for (const row of groups.rows) if (row !== undefined) for (const index of await sets.find(row.members)) marks[index] = 1
      return marks
    },
    findGroup: (id) => groups.rows[groups.places.get(id) ?? -1],
    findUnit: (id) => units.rows[units.places.get(id) ?? -1],
    applyGroups(changes) {
      revision += 1
      texts = []
      return groups.apply(changes)
    },
    putMembers(rows) {
      const changed = rows.filter((row) => !hasSameMembers(groups.rows[groups.places.get(row.id) ?? -1], row))
      if (changed.length === 0) return
      revision += 1
      groups.apply({ put: changed })
    },
    applyOrgUnits(changes) {
      revision += 1
      return units.apply(changes)
    },
  }
}
