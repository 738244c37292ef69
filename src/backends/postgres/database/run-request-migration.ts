import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The items, settings and actor of the request of a run. Frozen like every landed migration. */
export const runRequestMigration: Migration = {
  async up(db: Kysely<unknown>) {
    // items: items of the request with their names at the start; null for earlier runs and for too many items. asked_settings: the settings
    // as requested, while `settings` holds the merged ones. started_by: the actor. `json` keeps the order of fields.
    await sql`alter table runs add column items json, add column asked_settings json, add column started_by json`.execute(db)
  },
}
