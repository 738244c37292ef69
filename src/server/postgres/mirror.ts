import { sql } from 'kysely'
import type { Cloud, SyncKind } from '../../core/index.js'
import type { Directory, DirectoryCloud } from './directory.js'
import { storable } from './storable.js'
import type { Db, Tx } from './tables.js'

/** The clouds and domains that the directory has, with what is known of their syncs. */
export interface Mirror {
  /** Brings them in. Those that the directory no longer has keep their rows, and are no longer listed. */
  readClouds(): Promise<void>
  listClouds(): Promise<readonly Cloud[]>
}

/** Writes clouds and domains down as the directory tells them. `place`: their order; -1 for what it does not tell any more. */
export const writeClouds = async (tx: Tx, clouds: readonly DirectoryCloud[]): Promise<void> => {
  await tx.updateTable('clouds').set({ place: -1 }).execute()
  await tx.updateTable('domains').set({ place: -1 }).execute()
  for (const [place, { id, name, capabilities, settingsForm, domains }] of clouds.entries()) {
    const cloud = {
      name: storable(name),
      place,
      capabilities: capabilities === undefined ? null : JSON.stringify(capabilities),
      settings_form: JSON.stringify(settingsForm),
    }
    await tx
      .insertInto('clouds')
      .values({ id, ...cloud })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(cloud))
      .execute()
    for (const [at, domain] of domains.entries()) {
      const told = { name: storable(domain.name), place: at }
      await tx
        .insertInto('domains')
        .values({ cloud_id: id, id: domain.id, ...told })
        .onConflict((conflict) => conflict.columns(['cloud_id', 'id']).doUpdateSet(told))
        .execute()
    }
  }
}

const iso = (date: Date | null): string | undefined => date?.toISOString()

export const createMirror = (db: Db, directory: Directory): Mirror => ({
  async readClouds() {
    const clouds = await directory.clouds({ signal: new AbortController().signal })
    await db.transaction().execute(async (tx) => {
      // several processes may come up at once
      await sql`lock table clouds in share row exclusive mode`.execute(tx)
      await writeClouds(tx, clouds)
    })
  },
  async listClouds() {
    const clouds = await db.selectFrom('clouds').selectAll().where('place', '>=', 0).orderBy('place').execute()
    const domains = await db.selectFrom('domains').selectAll().where('place', '>=', 0).orderBy('place').execute()
    const running = await db.selectFrom('syncs').select(['domain', 'kind']).where('status', '=', 'running').execute()
    return clouds.map(({ id, name, capabilities }) => ({
      id,
      name,
      domains: domains
        .filter(({ cloud_id }) => cloud_id === id)
        .map((domain) => {
          const times: [SyncKind, string | undefined][] = [
            ['users', iso(domain.users_synced_at)],
            ['groups', iso(domain.groups_synced_at)],
            ['org-units', iso(domain.org_units_synced_at)],
          ]
          return {
            id: domain.id,
            name: domain.name,
            synced: Object.fromEntries(times.filter(([, at]) => at !== undefined)),
            syncing: running.filter((sync) => sync.domain === domain.no).map(({ kind }) => kind),
          }
        }),
      ...(capabilities === null ? {} : { capabilities }),
    }))
  },
})
