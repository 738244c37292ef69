// Reads all data that a mirror shows through its adapter, to compare it with another adapter or with the directory.
import assert from 'node:assert/strict'
import type { BackupStatus, Group, ItemRef, Page, Scope, User, UserQuery } from '../../../src/core/index.js'
import type { AdapterWithoutPolicies } from '../../../src/core/internal.js'
import { call } from './run-world.js'
import type { DomainRecords } from './scripted-directory.js'

type Adapter = AdapterWithoutPolicies

const readPages = async <T>(list: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> => {
  const items: T[] = []
  const totals = new Set<number | undefined>()
  let next: string | undefined
  do {
    const page = await list(next === undefined ? {} : { cursor: next })
    items.push(...page.items)
    totals.add(page.total)
    next = page.next
  } while (next !== undefined)
  assert.deepEqual([...totals], [items.length], 'the total')
  return items
}

export const usersOf = (adapter: Adapter, scope: Scope, more: Partial<UserQuery> = {}): Promise<User[]> =>
  readPages((cursor) => adapter.listUsers({ scope, limit: 500, ...more, ...cursor }, call()))
export const groupsOf = (adapter: Adapter, scope: Scope): Promise<Group[]> =>
  readPages((cursor) => adapter.listGroups({ scope, limit: 500, ...cursor }, call()))

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id).sort()
const byId = <T extends { id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
/** Drops undefined fields and sorts the others, so that records compare by value. */
const plain = (value: object): object => JSON.parse(JSON.stringify(value, Object.keys(value).sort()))

export interface MirrorContents {
  users: object[]
  groups: object[]
  units: object[]
  /** Ids of members by 'group g' or 'org-unit o'. */
  members: Record<string, string[]>
}

/** Reads all users, groups and org units with their counts and members. */
export const mirrorOf = async (adapter: Adapter, scope: Scope): Promise<MirrorContents> => {
  const users = await usersOf(adapter, scope)
  const groups = await groupsOf(adapter, scope)
  const units = await adapter.listOrgUnits(scope, call())
  const members: Record<string, string[]> = {}
  const refs: ItemRef[] = [
    ...groups.map(({ id }): ItemRef => ({ kind: 'group', id })),
    ...units.map(({ id }): ItemRef => ({ kind: 'org-unit', id })),
  ]
  for (const within of refs) members[`${within.kind} ${within.id}`] = idsOf(await usersOf(adapter, scope, { within }))
  return { users: byId(users).map(plain), groups: byId(groups).map(plain), units: byId(units).map(plain), members }
}

/** Computes by brute force the contents of a mirror with these records. */
export const expectedMirror = (
  { users, groups, orgUnits }: DomainRecords,
  statusOf: (id: string) => BackupStatus = () => 'none',
): MirrorContents => {
  const here = new Set(users.map(({ id }) => id))
  const groupById = new Map(groups.map((one) => [one.id, one]))
  const membersOf = (id: string, seen = new Set<string>()): string[] => {
    const group = groupById.get(id)
    if (seen.has(id) || group === undefined) return []
    seen.add(id)
    return [...group.members, ...(group.groups ?? []).flatMap((other) => membersOf(other, seen))]
  }
  const present = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => here.has(id)).sort()
  const members: Record<string, string[]> = {}
  for (const { id } of groups) members[`group ${id}`] = present(membersOf(id))
  for (const { id, users: inside } of orgUnits) members[`org-unit ${id}`] = present(inside)
  return {
    users: byId(users).map(({ aliases = [], ...rest }) =>
      plain({ ...rest, ...(aliases.length > 0 && { aliases }), backupStatus: statusOf(rest.id) }),
    ),
    groups: byId(groups).map(({ id, name, email }) => plain({ id, name, email, memberCount: members[`group ${id}`]?.length })),
    units: byId(orgUnits).map(({ id, name, parentId }) => plain({ id, name, parentId, userCount: members[`org-unit ${id}`]?.length })),
    members,
  }
}
