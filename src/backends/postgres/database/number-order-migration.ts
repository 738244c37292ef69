import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Sorts numbers in names by value, like the keys that are written since this migration: each number gets its length as a prefix. Keys of
 * more than 299 characters keep their order, because they end in a hash.
 */
export const numberOrderMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      update users u set name_key = k.key from (
        select u.no, string_agg(
          case when p.part[1] ~ '^[0-9]'
            then repeat('9', (length(d.digits) - 1) / 9) || ((length(d.digits) - 1) % 9)::text || d.digits
            else p.part[1] end, '' order by p.place) as key
        from users u
          cross join lateral regexp_matches(u.name_key, '[0-9]+|[^0-9]+', 'g') with ordinality as p (part, place)
          cross join lateral (select coalesce(nullif(ltrim(p.part[1], '0'), ''), '0') as digits) d
        where u.name_key ~ '[0-9]' and length(u.name_key) < 300
        group by u.no) k
      where k.no = u.no`.execute(db)
  },
}
