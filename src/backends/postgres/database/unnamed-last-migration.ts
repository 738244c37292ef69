import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Sorts users without a name last, like all keys written since this migration. */
export const unnamedLastMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`update users set name_key = chr(1114111) where btrim(name_key) = ''`.execute(db)
  },
}
