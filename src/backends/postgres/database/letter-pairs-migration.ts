import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** An index for searches of two letters. Frozen like every landed migration. */
export const letterPairsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // A trigram index finds no text shorter than three letters. The pairs at even places, then those at odd places: built by functions
      // in C, because a loop in SQL takes four times as long. The separator is a character that no pair of a search contains.
      sql`create function letter_pairs(searched text) returns text[] language sql immutable parallel safe as $$
        select string_to_array(regexp_replace(searched, '(..)', E'\\\\1\\x02', 'g') || E'\\x02' ||
          regexp_replace(substr(searched, 2), '(..)', E'\\\\1\\x02', 'g'), E'\\x02') $$`,
      sql`create index users_by_letter_pair on users using gin (letter_pairs(search)) where is_here`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
