// What a mirror shows through its adapter, to be compared with another's, or with what is to be seen.
import assert from 'node:assert/strict'
import { call } from './world.mjs'

const pagesOf = async (list) => {
  const items = []
  const totals = new Set()
  let cursor
  do {
    const page = await list(cursor)
    items.push(...page.items)
    totals.add(page.total)
    cursor = page.next
  } while (cursor !== undefined)
  assert.deepEqual([...totals], [items.length], 'the total')
  return items
}

export const usersOf = (adapter, scope, more = {}) =>
  pagesOf((cursor) => adapter.listUsers({ scope, limit: 500, ...more, ...(cursor && { cursor }) }, call()))
export const groupsOf = (adapter, scope) =>
  pagesOf((cursor) => adapter.listGroups({ scope, limit: 500, ...(cursor && { cursor }) }, call()))

const idsOf = (list) => list.map(({ id }) => id).sort()
const byId = (list) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
/** Without what is undefined, in one order of fields: as it compares. */
const plain = (value) => JSON.parse(JSON.stringify(value, Object.keys(value).sort()))

/** All of it: users, groups and units with their counts, and who is in each. */
export const mirrorOf = async (adapter, scope) => {
  const [users, groups, units] = [await usersOf(adapter, scope), await groupsOf(adapter, scope), await adapter.listOrgUnits(scope, call())]
  const members = {}
  for (const [kind, list] of [
    ['group', groups],
    ['org-unit', units],
  ]) {
    for (const { id } of list) members[`${kind} ${id}`] = idsOf(await usersOf(adapter, scope, { within: { kind, id } }))
  }
  return { users: byId(users).map(plain), groups: byId(groups).map(plain), units: byId(units).map(plain), members }
}

/** The same by brute force, from what the directory has of a domain. `statusOf`: a user's backup status. */
export const expectedMirror = ({ users, groups, orgUnits }, statusOf = () => 'none') => {
  const here = new Set(users.map(({ id }) => id))
  const groupById = new Map(groups.map((one) => [one.id, one]))
  const reach = (id, seen = new Set()) => {
    if (seen.has(id) || !groupById.has(id)) return []
    seen.add(id)
    const { members, groups: nested = [] } = groupById.get(id)
    return [...members, ...nested.flatMap((other) => reach(other, seen))]
  }
  const present = (ids) => [...new Set(ids)].filter((id) => here.has(id)).sort()
  const members = {}
  for (const { id } of groups) members[`group ${id}`] = present(reach(id))
  for (const { id, users: inside } of orgUnits) members[`org-unit ${id}`] = present(inside)
  return {
    users: byId(users).map(({ aliases = [], ...rest }) =>
      plain({ ...rest, ...(aliases.length > 0 && { aliases }), backupStatus: statusOf(rest.id) }),
    ),
    groups: byId(groups).map(({ id, name, email }) => plain({ id, name, email, memberCount: members[`group ${id}`].length })),
    units: byId(orgUnits).map(({ id, name, parentId }) => plain({ id, name, parentId, userCount: members[`org-unit ${id}`].length })),
    members,
  }
}
