import { sql } from 'kysely'
import type { BackupEngine } from '../../../compose/backup-engine.js'
import type { Directory, DirectoryCloud } from '../../../compose/directory.js'
import { requestClouds } from '../../../compose/validate-directory.js'
import type { Call, Capability, Cloud, SettingsForm, SyncKind } from '../../../core/internal.js'
import { storable, storableJson } from '../database/sql-values.js'
import type { Db, Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'

/**
 * Writes the clouds and domains of a directory. A cloud or domain that the directory no longer lists keeps its data, but lists and lookups
 * exclude it. Unchanged rows are not updated, because other transactions may hold their locks.
 */
export const writeClouds = async (tx: Tx, clouds: readonly DirectoryCloud[]): Promise<void> => {
  // Several processes may start at the same time.
  await sql`lock table clouds in share row exclusive mode`.execute(tx)
  const cloudRows = clouds.map(({ id, name, capabilities, settingsForm }, place) => {
    return { id, name: storable(name), place, capabilities: capabilities ?? null, settings_form: settingsForm ?? null }
  })
  const domainRows = clouds.flatMap(({ id: cloud_id, domains }) =>
    domains.map(({ id, name }, place) => ({ cloud_id, id, name: storable(name), place })),
  )
  await sql`
    with listed as materialized (
      select * from json_to_recordset(${storableJson(cloudRows)}::json) as t(id text, name text, place int, capabilities jsonb, settings_form jsonb)),
    gone as (update clouds set place = null where place is not null and id not in (select id from listed)),
    changed as (
      update clouds c set (name, place, capabilities, settings_form) = row (t.name, t.place, t.capabilities, coalesce(t.settings_form, c.settings_form))
      from listed t where c.id = t.id
        and (c.name, c.place, c.capabilities, c.settings_form) is distinct from (t.name, t.place, t.capabilities, coalesce(t.settings_form, c.settings_form)))
    insert into clouds (id, name, place, capabilities, settings_form)
    select t.id, t.name, t.place, t.capabilities, coalesce(t.settings_form, '{"groups":[]}'::jsonb) from listed t
    where not exists (select from clouds c where c.id = t.id)`.execute(tx)
  await sql`
    with listed as materialized (
      select * from json_to_recordset(${storableJson(domainRows)}::json) as t(cloud_id text, id text, name text, place int)),
    gone as (
      update domains d set place = null where place is not null
        and not exists (select from listed t where (t.cloud_id, t.id) = (d.cloud_id, d.id))),
    changed as (
      update domains d set (name, place) = row (t.name, t.place) from listed t
      where (t.cloud_id, t.id) = (d.cloud_id, d.id) and (d.name, d.place) is distinct from (t.name, t.place))
    insert into domains (cloud_id, id, name, place)
    select t.* from listed t where not exists (select from domains d where (t.cloud_id, t.id) = (d.cloud_id, d.id)) order by t.place`.execute(
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

const toDomain = ({ id, name, users, groups, units, syncing }: DomainRow & { id: string }): Cloud['domains'][number] => {
  const times: [SyncKind, Date | null][] = [
    ['users', users],
    ['groups', groups],
    ['org-units', units],
  ]
  const synced = Object.fromEntries(times.flatMap(([kind, at]) => (at === null ? [] : [[kind, at.toISOString()]])))
  return { id, name, synced, syncing }
}

/** Adds the settings that the engine describes. Without an engine, keeps the settings stored by another process. */
const describeSettings = async (cloud: DirectoryCloud, engine: BackupEngine | undefined): Promise<DirectoryCloud> => {
  const settingsForm = (await engine?.describeSettings?.(cloud, { signal: new AbortController().signal })) ?? cloud.settingsForm
  return { ...cloud, settingsForm }
}

/** Copies the clouds and domains of the directory into the mirror and resolves to them. */
export const refreshClouds = async (db: Db, directory: Directory, engine?: BackupEngine): Promise<readonly DirectoryCloud[]> => {
  const clouds = await requestClouds(directory)
  const described = await Promise.all(clouds.map((cloud) => describeSettings(cloud, engine)))
  await transact(db, (tx) => writeClouds(tx, described))
  return clouds
}

/** Lists clouds and domains in the directory's order, with their syncs. */
export const listClouds = async (db: Db): Promise<readonly Cloud[]> => {
  // One query sees one state: a sync that has just finished is not listed as running.
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
    if (row.id !== null) cloud.domains.push(toDomain({ ...row, id: row.id }))
  }
  return [...clouds.values()]
}

/** The clouds of a running backend. */
export interface CloudList {
  listClouds(): Promise<readonly Cloud[]>
  /** The settings of a cloud as the engine describes them, in the language of the call; `undefined` if it describes none. */
  describeSettings(cloudId: string, call: Call): Promise<SettingsForm | undefined>
}

/**
 * Reads the clouds at start. If the directory is unreachable, lists the stored clouds, reports the error to `onError`, and retries in the
 * background at every call for the list.
 *
 * @throws the error of the directory if no clouds are stored yet
 */
export const createCloudList = async (
  db: Db,
  {
    refreshDb,
    directory,
    engine,
    onError,
  }: {
    /** A refresh is not part of a call, so the limits of calls must not end it. */
    refreshDb: Db
    directory: Directory
    engine?: BackupEngine | undefined
    onError: (thrown: unknown) => void
  },
): Promise<CloudList> => {
  let known: readonly DirectoryCloud[] = []
  const refresh = async (): Promise<void> => {
    known = await refreshClouds(refreshDb, directory, engine)
  }
  let isFresh = true
  const failed = (thrown: unknown): void => {
    onError(thrown)
    isFresh = false
  }
  try {
    await refresh()
  } catch (thrown) {
    if ((await listClouds(db)).length === 0) throw thrown
    failed(thrown)
  }
  /** Limits are not stored, because this process learns them from the directory itself. */
  const addLimits = (cloud: Cloud): Cloud => {
    const limits = directory.limits?.(cloud.id) ?? []
    return limits.length > 0 ? { ...cloud, limits } : cloud
  }
  return {
    async listClouds() {
      if (!isFresh) {
        // Prevents a second try while this one is running.
        isFresh = true
        refresh().catch(failed)
      }
      return (await listClouds(db)).map(addLimits)
    },
    async describeSettings(cloudId, call) {
      const cloud = known.find(({ id }) => id === cloudId)
      return cloud && engine?.describeSettings?.(cloud, call)
    },
  }
}
