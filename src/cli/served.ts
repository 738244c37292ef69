import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Database } from '../backends/postgres/database/database.js'
import type { Db } from '../backends/postgres/database/tables.js'
import { seedTenant } from '../backends/postgres/mirror/seed-tenant.js'
import type { Directory, DirectoryCloud } from '../compose/directory.js'
import type { Tenant } from '../compose/tenant.js'
import { createTenantDirectory } from '../directories/sample/tenant-directory.js'
import { mistake } from './options.js'
import { contradictionOf, createTenant, describeSource, makeUp, type Source, type Wanted } from './source.js'

const PART_BYTES = 4 * 1024 * 1024
/** Any number, the same in every process of this command. */
const LOCK = 740_193
/** A page of a sync takes so long, so that there is something to see of it. */
const PAGE_MS = 60

export interface Served {
  source: Source
  directory: Directory
  /** How many lines of exports were left out or mended just now. */
  problems: number
}

const keepTenant = async (db: Db, tenant: Tenant): Promise<void> => {
  const bytes = await promisify(gzip)(JSON.stringify(tenant))
  for (let no = 0; no * PART_BYTES < bytes.length; no += 1) {
    const part = bytes.subarray(no * PART_BYTES, (no + 1) * PART_BYTES)
    await db.insertInto('served_parts').values({ no, part }).execute()
  }
}

const keptTenant = async (db: Db): Promise<Tenant> => {
  const parts = await db.selectFrom('served_parts').select('part').orderBy('no').execute()
  const bytes = await promisify(gunzip)(Buffer.concat(parts.map(({ part }) => part)))
  return JSON.parse(bytes.toString())
}

/** Knows the clouds at once, and the tenant, which may be large, when somebody syncs. */
const createLateDirectory = (clouds: readonly DirectoryCloud[], load: () => Promise<Tenant>): Directory => {
  let loading: Promise<Directory> | undefined
  const whole = (): Promise<Directory> => {
    loading ??= load().then((tenant) => createTenantDirectory(tenant, { pageMs: PAGE_MS }))
    // what could not be read now may be read later
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }
  return {
    clouds: async () => clouds,
    users: async (...asked) => (await whole()).users(...asked),
    groups: async (...asked) => (await whole()).groups(...asked),
    orgUnits: async (...asked) => (await whole()).orgUnits(...asked),
  }
}

/** One process at a time decides what a new database is to serve; an embedded database has but one. */
const alone = async <T>({ db, isEmbedded }: Database, act: () => Promise<T>): Promise<T> => {
  if (isEmbedded) return act()
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(connection)
    try {
      return await act()
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(connection)
    }
  })
}

/**
 * What this database serves. A new one begins with what is wanted, an old one goes on with what it has, and refuses to be
 * taken for another. `where`: what it is called in a refusal. `onFill`: hears that a new one is being filled.
 */
export const openServed = (database: Database, wanted: Wanted, where: string, onFill: (source: Source) => void): Promise<Served> =>
  alone(database, async () => {
    const { db } = database
    const kept = await db.selectFrom('served').select(['source', 'clouds']).executeTakeFirst()
    if (kept !== undefined) {
      const source = kept.source as Source
      const other = contradictionOf(source, wanted)
      if (other !== undefined) {
        throw mistake(`${where} holds ${describeSource(source)}, not ${other}: name another place, or remove what is there`)
      }
      const load = async (): Promise<Tenant> => (source.kind === 'made' ? makeUp(source) : keptTenant(db))
      return { source, directory: createLateDirectory(kept.clouds, load), problems: 0 }
    }
    if ((await db.selectFrom('clouds').select('id').executeTakeFirst()) !== undefined) {
      throw mistake(`${where} belongs to a server with a directory of its own: name another place`)
    }
    const { source, tenant, problems } = await createTenant(wanted)
    onFill(source)
    const directory = createTenantDirectory(tenant, { pageMs: PAGE_MS })
    const clouds = await directory.clouds({ signal: new AbortController().signal })
    await seedTenant(db, tenant, async (tx) => {
      if (source.kind === 'imported') await keepTenant(tx, tenant)
      await tx
        .insertInto('served')
        .values({ source: JSON.stringify(source), clouds: JSON.stringify(clouds) })
        .execute()
    })
    return { source, directory, problems }
  })
