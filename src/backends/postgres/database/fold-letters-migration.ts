import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Letters and signs that the search rule folds since this migration, each with its plain form at the same place. */
const LETTERS = 'łøđðıŧħŋ‘’ʼ´`‐‑‒–—−'
const PLAIN_LETTERS = "loddithn'''''------"

const folded = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  replace(replace(replace(replace(
    translate(normalize(${column}, NFKD), ${LETTERS}::text, ${PLAIN_LETTERS}::text), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')`

/** Folds the stored search texts and name keys again, so that old rows are found and sorted by the same rule as new ones. */
export const foldLettersMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = [
      { table: 'users', column: 'search' },
      { table: 'users', column: 'name_key' },
      { table: 'groups', column: 'search' },
    ]
    for (const { table, column } of columns) {
      const ref = sql.ref(column)
      await sql`update ${sql.table(table)} set ${ref} = ${folded(ref)} where ${ref} <> ${folded(ref)}`.execute(db)
    }
  },
}
