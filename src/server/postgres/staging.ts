import { sql } from 'kysely'
import type { SyncKind } from '../../core/index.js'
import type { DirectoryGroup, DirectoryOrgUnit, DirectoryPage, DirectoryUser } from './directory.js'
import { searchedText, userKeys } from './keys.js'
import { ACCOUNT_STATUSES } from './migrations.js'
import { storable } from './storable.js'
import type { Tx } from './tables.js'

// What a sync reads is kept beside the mirror until all of it is there: users, groups and org units in `staged`, memberships
// under the number of the sync, which nobody looks at yet.

/** A sync under way: its number, and whose records it reads. */
export interface Staging {
  sync: number
  domain: number
}

/** A record as `staged` has it, with its place in the order of the directory. */
interface Staged {
  id: string
  record: object
}

/** So many pairs go in at a time. */
const AT_ONCE = 20_000

/** The last word about an id counts, also within a page; it stands where the first one stood. */
const put = async (tx: Tx, { sync }: Staging, from: number, records: readonly Staged[]): Promise<void> => {
  const last = new Map(records.map(({ id, record }, at) => [storable(id), { place: from + at, record }]))
  const rows = JSON.stringify(Array.from(last, ([id, row]) => ({ id, ...row })))
  await sql`insert into staged (sync, id, place, record)
    select ${sync}::int, id, place, record from json_to_recordset(${rows}::json) as r(id text, place int, record jsonb)
    on conflict (sync, id) do update set record = excluded.record`.execute(tx)
}

/** Pairs in portions, each a JSON text. */
const portionsOf = (pairs: readonly (readonly [string, string])[]): string[] => {
  const rows = pairs.map(([of, is]) => ({ of: storable(of), is: storable(is) }))
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) =>
    JSON.stringify(rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE)),
  )
}

// A membership may name a user or group that the mirror has not seen yet. They get their number now, and are not here: a
// later sync brings them in, and they are members at once. (Looking first keeps numbers from being used up by repeats.)

const nameUsers = (tx: Tx, { domain }: Staging, pairs: string) =>
  sql`insert into users (domain, id, is_here, email, name, account_status, id_key, email_key, name_key, search)
    select distinct ${domain}::int, p.is, false, '', '', 0, '', '', '', '' from json_to_recordset(${pairs}::json) as p("is" text)
    where not exists (select from users u where u.domain = ${domain} and u.id = p.is)
    on conflict (domain, id) do nothing`.execute(tx)

const nameGroups = (tx: Tx, { domain }: Staging, ids: readonly string[]) =>
  sql`insert into groups (domain, id, is_here, name, search)
    select ${domain}::int, g.id, false, '', '' from json_array_elements_text(${JSON.stringify(ids.map(storable))}::json) with ordinality as g(id, at)
    where not exists (select from groups o where o.domain = ${domain} and o.id = g.id) group by g.id order by min(g.at)
    on conflict (domain, id) do nothing`.execute(tx)

const nameOrgUnits = (tx: Tx, { domain }: Staging, ids: readonly string[]) =>
  sql`insert into org_units (domain, id, is_here, name)
    select distinct ${domain}::int, o.id, false, '' from json_array_elements_text(${JSON.stringify(ids.map(storable))}::json) as o(id)
    where not exists (select from org_units u where u.domain = ${domain} and u.id = o.id)
    on conflict (domain, id) do nothing`.execute(tx)

const stageUsers = (tx: Tx, staging: Staging, from: number, users: readonly DirectoryUser[]): Promise<void> =>
  put(
    tx,
    staging,
    from,
    users.map((user) => ({
      id: user.id,
      record: {
        email: storable(user.email),
        name: storable(user.name),
        account_status: ACCOUNT_STATUSES.indexOf(user.accountStatus),
        status_reason: user.statusReason === undefined ? null : storable(user.statusReason),
        org_unit_id: user.orgUnitId === undefined ? null : storable(user.orgUnitId),
        aliases: (user.aliases ?? []).map(storable),
        ...userKeys(user),
      },
    })),
  )

const stageGroups = async (tx: Tx, staging: Staging, from: number, groups: readonly DirectoryGroup[]): Promise<void> => {
  const { sync, domain } = staging
  await put(
    tx,
    staging,
    from,
    groups.map(({ id, name, email }) => ({
      id,
      record: {
        name: storable(name),
        email: email === undefined ? null : storable(email),
        search: searchedText([name, email]),
      },
    })),
  )
  await nameGroups(
    tx,
    staging,
    // in the order of the directory, which is the order of lists
    [...groups.map(({ id }) => id), ...groups.flatMap(({ groups: nested = [] }) => nested)],
  )
  for (const pairs of portionsOf(groups.flatMap(({ id, members }) => members.map((member) => [id, member] as const)))) {
    await nameUsers(tx, staging, pairs)
    await sql`insert into group_users (sync, group_no, user_no)
      select ${sync}::int, g.no, u.no from json_to_recordset(${pairs}::json) as p("of" text, "is" text)
      join groups g on g.domain = ${domain} and g.id = p.of join users u on u.domain = ${domain} and u.id = p.is
      on conflict do nothing`.execute(tx)
  }
  for (const pairs of portionsOf(groups.flatMap(({ id, groups: nested = [] }) => nested.map((child) => [id, child] as const)))) {
    await sql`insert into group_groups (sync, parent, child)
      select ${sync}::int, g.no, c.no from json_to_recordset(${pairs}::json) as p("of" text, "is" text)
      join groups g on g.domain = ${domain} and g.id = p.of join groups c on c.domain = ${domain} and c.id = p.is
      on conflict do nothing`.execute(tx)
  }
}

const stageOrgUnits = async (tx: Tx, staging: Staging, from: number, units: readonly DirectoryOrgUnit[]): Promise<void> => {
  const { sync, domain } = staging
  await put(
    tx,
    staging,
    from,
    units.map(({ id, name, parentId }) => ({
      id,
      record: { name: storable(name), parent_id: parentId === null ? null : storable(parentId) },
    })),
  )
  await nameOrgUnits(
    tx,
    staging,
    units.map(({ id }) => id),
  )
  for (const pairs of portionsOf(units.flatMap(({ id, users }) => users.map((user) => [id, user] as const)))) {
    await nameUsers(tx, staging, pairs)
    await sql`insert into org_unit_users (sync, org_unit, user_no)
      select ${sync}::int, o.no, u.no from json_to_recordset(${pairs}::json) as p("of" text, "is" text)
      join org_units o on o.domain = ${domain} and o.id = p.of join users u on u.domain = ${domain} and u.id = p.is
      on conflict do nothing`.execute(tx)
  }
}

/** A page of each kind. */
export interface Pages {
  users: DirectoryPage<DirectoryUser>
  groups: DirectoryPage<DirectoryGroup>
  'org-units': DirectoryPage<DirectoryOrgUnit>
}

type Stage<K extends SyncKind> = (tx: Tx, staging: Staging, from: number, items: Pages[K]['items']) => Promise<void>

/** Puts the records of a page beside those before it. `from`: how many were read before. */
export const stage: { readonly [K in SyncKind]: Stage<K> } = {
  users: stageUsers,
  groups: stageGroups,
  'org-units': stageOrgUnits,
}
