import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../src/backends/postgres/database/tables.js'
import { countMembers } from '../../src/backends/postgres/mirror/count-members.js'

/** Number of users, of groups, and of members of the largest group. */
export interface TenantSize {
  users: number
  groups: number
  biggest: number
}

const GIVEN = [
  'anna',
  'bruno',
  'carla',
  'david',
  'elena',
  'farid',
  'greta',
  'hugo',
  'ines',
  'jonas',
  'keiko',
  'lars',
  'maria',
  'noah',
  'olga',
]
/** Last names of the users: the user `i` has the name of the index `i * 5` modulo their number. */
export const FAMILY = [
  'almeida',
  'becker',
  'costa',
  'dubois',
  'eriksen',
  'ferrari',
  'garcia',
  'hansen',
  'ivanova',
  'jensen',
  'kowalski',
  'laurent',
]
const listOf = (names: readonly string[]): RawBuilder<unknown> => sql.raw(`array[${names.map((name) => `'${name}'`).join(',')}]`)

/**
 * Inserts users and groups. Group sizes fall as 1 / rank, the largest first. Each of the last tenth of the groups contains a smaller group.
 */
export const fillTenant = async (db: Db, { users, groups, biggest }: TenantSize): Promise<void> => {
  await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search)
    select 1, 'u' || i, n || '.' || i || '@example.com', n || ' ' || i, case when i % 17 = 0 then 1 else 0 end,
      'u' || i, n || '.' || i || '@example.com', n || ' ' || i, n || ' ' || i || E'\\x01' || n || '.' || i || '@example.com'
    from (select i, (${listOf(GIVEN)})[1 + i * 7 % ${GIVEN.length}::int] || ' ' || (${listOf(FAMILY)})[1 + i * 5 % ${FAMILY.length}::int] as n
      from generate_series(1, ${users}::int) i) made`.execute(db)
  await sql`insert into groups (domain, id, name, search)
    select 1, 'g' || i, 'group ' || i, 'group ' || i from generate_series(1, ${groups}::int) i`.execute(db)
  await sql`insert into group_users (sync, group_no, user_no)
    select 1, g, 1 + (g::bigint * 7919 + m * (1 + 2 * (g % 20))) % ${users}::int
    from generate_series(1, ${groups}::int) g, generate_series(1, greatest(60, ${biggest}::int / g)) m on conflict do nothing`.execute(db)
  await sql`insert into group_groups (sync, parent, child)
    select 1, g, g / 2 from generate_series(${groups}::int * 9 / 10, ${groups}::int) g`.execute(db)
  await sql`update domains set groups_sync = 1, user_count = ${users}::int, users_synced_at = now(), groups_synced_at = now()`.execute(db)
  await sql`analyze`.execute(db)
  const all = (table: string): RawBuilder<unknown> => sql`select no from ${sql.table(table)} where domain = 1`
  const lists = { users: all('users'), groups: all('groups'), units: all('org_units') }
  const members = {
    groupUsers: sql`select group_no, user_no from group_users where sync = 1`,
    groupGroups: sql`select parent, child from group_groups where sync = 1`,
    unitUsers: sql`select org_unit, user_no from org_unit_users where sync = 1`,
  }
  const counts = await countMembers(db, { domain: 1, ...lists, ...members })
  await sql`update groups g set member_count = c.count from json_to_recordset(${JSON.stringify(counts)}::json) as c(no int, count int)
    where g.no = c.no`.execute(db)
}
