import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { facetKeys } from '../lists/user-records.js'

/** Users whose keys are written by one statement. */
const BATCH = 5_000

interface StoredFacets {
  no: number
  facets: Readonly<Record<string, string>>
}

/**
 * Folded values of facets, with an index. The keys of stored users are derived by the current rule, because searches use it; a migration
 * that changes the rule writes them again.
 */
export const facetsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table users add column facet_keys text[] not null default '{}'`.execute(db)
    for (let after = 0; ; ) {
      const { rows } = await sql<StoredFacets>`
        select no, facets from users where facets is not null and no > ${after} order by no limit ${BATCH}`.execute(db)
      const last = rows.at(-1)
      if (last === undefined) break
      const keys = rows.map(({ no, facets }) => ({ no, keys: facetKeys(facets) }))
      await sql`update users u set facet_keys = k.keys from json_to_recordset(${JSON.stringify(keys)}::json) as k(no int, keys text[])
        where u.no = k.no`.execute(db)
      after = last.no
    }
    await sql`create index users_by_facet on users using gin (facet_keys) where is_here and facet_keys <> '{}'`.execute(db)
  },
}
