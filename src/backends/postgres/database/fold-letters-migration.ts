import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Letters and signs that searches fold since this migration. The same position of PLAIN_LETTERS holds the plain form. */
const LETTERS = 'łøđðıŧħŋ‘’ʼ´`‐‑‒–—−'
const PLAIN_LETTERS = "loddithn'''''------"

const folded = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  replace(replace(replace(replace(
    translate(normalize(${column}, NFKD), ${LETTERS}::text, ${PLAIN_LETTERS}::text), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')`

/** Folds the stored search texts and name keys again, so that one rule finds and sorts old and new rows. */
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
