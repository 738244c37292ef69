import { sql } from 'kysely'
import type { BackupEngine } from '../../../compose/backup-engine.js'
import type { Directory, DirectoryCloud } from '../../../compose/directory.js'
import type { Call, Capability, Cloud, SettingsForm, SyncKind } from '../../../core/internal.js'
import { transact } from '../database/database.js'
import { storable } from '../database/storable.js'
import type { Db, Tx } from '../database/tables.js'
import { readClouds } from './directory-door.js'

/** The clouds and domains that the directory has, with what is known of their syncs. */
export interface Mirror {
  /** Brings them in. Those that the directory no longer has keep all that is theirs, and are no longer listed, nor found. */
  readClouds(): Promise<void>
  listClouds(): Promise<readonly Cloud[]>
  /** The settings of a cloud as the engine describes them now, in the language of the call; undefined if it describes none. */
  settingsForm(cloudId: string, call: Call): Promise<SettingsForm | undefined>
}

/** JSON whose texts the database can keep. */
const json = (value: unknown): string => JSON.stringify(value, (_, part) => (typeof part === 'string' ? storable(part) : part))

/** Writes clouds and domains down as the directory tells them. What is so already is not touched: others may be at work there. */
export const writeClouds = async (tx: Tx, clouds: readonly DirectoryCloud[]): Promise<void> => {
  // several processes may come up at once
  await sql`lock table clouds in share row exclusive mode`.execute(tx)
  const told = clouds.map(({ id, name, capabilities, settingsForm }, place) => {
    return { id, name: storable(name), place, capabilities: capabilities ?? null, settings_form: settingsForm ?? null }
  })
  const places = clouds.flatMap(({ id: cloud_id, domains }) =>
    domains.map(({ id, name }, place) => ({ cloud_id, id, name: storable(name), place })),
  )
  await sql`
    with told as materialized (
      select * from json_to_recordset(${json(told)}::json) as t(id text, name text, place int, capabilities jsonb, settings_form jsonb)),
    gone as (update clouds set place = null where place is not null and id not in (select id from told)),
    changed as (
      update clouds c set (name, place, capabilities, settings_form) = row (t.name, t.place, t.capabilities, coalesce(t.settings_form, c.settings_form))
      from told t where c.id = t.id
        and (c.name, c.place, c.capabilities, c.settings_form) is distinct from (t.name, t.place, t.capabilities, coalesce(t.settings_form, c.settings_form)))
    insert into clouds (id, name, place, capabilities, settings_form)
    select t.id, t.name, t.place, t.capabilities, coalesce(t.settings_form, '{"groups":[]}'::jsonb) from told t
      where not exists (select from clouds c where c.id = t.id)`.execute(tx)
  await sql`
    with told as materialized (
      select * from json_to_recordset(${json(places)}::json) as t(cloud_id text, id text, name text, place int)),
    gone as (
      update domains d set place = null where place is not null
        and not exists (select from told t where (t.cloud_id, t.id) = (d.cloud_id, d.id))),
    changed as (
      update domains d set (name, place) = row (t.name, t.place) from told t
      where (t.cloud_id, t.id) = (d.cloud_id, d.id) and (d.name, d.place) is distinct from (t.name, t.place))
    insert into domains (cloud_id, id, name, place)
    select t.* from told t where not exists (select from domains d where (t.cloud_id, t.id) = (d.cloud_id, d.id)) order by t.place`.execute(
    tx,
  )
}

interface DomainRow {
  cloud_id: string
  cloud_name: string
  capabilities: readonly Capability[] | null
  id: string | null
  name: string
  users: Date | null
  groups: Date | null
  units: Date | null
  syncing: SyncKind[]
}

const iso = (date: Date | null): string | undefined => date?.toISOString()

const domainOf = ({ id, name, users, groups, units, syncing }: DomainRow & { id: string }): Cloud['domains'][number] => {
  const times: [SyncKind, string | undefined][] = [
    ['users', iso(users)],
    ['groups', iso(groups)],
    ['org-units', iso(units)],
  ]
  return { id, name, synced: Object.fromEntries(times.filter(([, at]) => at !== undefined)), syncing }
}

/** A process without an engine leaves the stored settings as another process described them. */
const describeSettings = async (cloud: DirectoryCloud, engine: BackupEngine | undefined): Promise<DirectoryCloud> => {
  const settingsForm = (await engine?.describeSettings?.(cloud, { signal: new AbortController().signal })) ?? cloud.settingsForm
  return { ...cloud, settingsForm }
}

export const createMirror = (db: Db, directory: Directory, engine?: BackupEngine): Mirror => {
  const known = new Map<string, DirectoryCloud>()
  return {
    async readClouds() {
      const clouds = await readClouds(directory)
      for (const cloud of clouds) known.set(cloud.id, cloud)
      const described = await Promise.all(clouds.map((cloud) => describeSettings(cloud, engine)))
      await transact(db, (tx) => writeClouds(tx, described))
    },
    settingsForm: async (cloudId, call) => {
      const cloud = known.get(cloudId)
      return cloud && engine?.describeSettings?.(cloud, call)
    },
    async listClouds() {
      // one state of all of it: what was just synced is not syncing any more
      const { rows } = await sql<DomainRow>`
      select c.id as cloud_id, c.name as cloud_name, c.capabilities, d.id, d.name,
        d.users_synced_at as users, d.groups_synced_at as groups, d.org_units_synced_at as units,
        array(select s.kind from syncs s where s.domain = d.no and s.status = 'running' order by s.no) as syncing
      from clouds c left join domains d on d.cloud_id = c.id and d.place is not null
      where c.place is not null order by c.place, d.place`.execute(db)
      const clouds = new Map<string, Cloud & { domains: Cloud['domains'][number][] }>()
      for (const row of rows) {
        const { cloud_id: id, cloud_name: name, capabilities } = row
        const cloud = clouds.get(id) ?? { id, name, domains: [], ...(capabilities === null ? {} : { capabilities }) }
        clouds.set(id, cloud)
        if (row.id !== null) cloud.domains.push(domainOf({ ...row, id: row.id }))
      }
      return [...clouds.values()]
    },
  }
}
