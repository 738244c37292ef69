import { type RawBuilder, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Letters and signs that the search rule folds since this migration, as `core/rules/fold` folds them. */
const LETTERS = 'łøđðıŧħŋ‘’ʼ´`‐‑‒–—−'
const PLAIN = "lodditn'''''------".replace('ditn', 'dithn')

const folded = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`replace(replace(replace(replace(translate(normalize(${column}, NFKD), ${LETTERS}, ${PLAIN}), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')`

/** Folds the stored search texts and name keys again, so that old rows are found and sorted by the same rule as new ones. */
export const foldLettersMigration: Migration = {
  async up(db) {
    for (const table of ['users', 'groups']) {
      await sql`update ${sql.table(table)} set search = ${folded(sql`search`)} where search <> ${folded(sql`search`)}`.execute(db)
    }
    await sql`update users set name_key = ${folded(sql`name_key`)} where name_key <> ${folded(sql`name_key`)}`.execute(db)
  },
}
