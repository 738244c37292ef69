import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Database } from '../backends/postgres/database/open-database.js'
import type { Db } from '../backends/postgres/database/tables.js'
import { seedTenant } from '../backends/postgres/mirror/seed-tenant.js'
import type { Directory, DirectoryCloud } from '../compose/directory.js'
import type { Tenant } from '../compose/tenant.js'
import { createTenantDirectory } from '../compose/tenant-directory.js'
import { createTenant, describeSource, findContradiction, generateFrom, type RequestedTenant, type TenantSource } from './tenant-source.js'
import { usageError } from './usage-error.js'

const PART_BYTES = 4 * 1024 * 1024
/** Duration of one page of a sync: long enough to watch the progress. */
const PAGE_MS = 60

/** The tenant stored in a database, as a directory. */
export interface StoredTenant {
  source: TenantSource
  directory: Directory
  /** Number of export lines that were skipped or repaired by this import. */
  problems: number
}

const storeTenant = async (db: Db, tenant: Tenant): Promise<void> => {
  const bytes = await promisify(gzip)(JSON.stringify(tenant))
  for (let no = 0; no * PART_BYTES < bytes.length; no += 1) {
    const part = bytes.subarray(no * PART_BYTES, (no + 1) * PART_BYTES)
    await db.insertInto('served_parts').values({ no, part }).execute()
  }
}

const loadTenant = async (db: Db): Promise<Tenant> => {
  const parts = await db.selectFrom('served_parts').select('part').orderBy('no').execute()
  const bytes = await promisify(gunzip)(Buffer.concat(parts.map(({ part }) => part)))
  return JSON.parse(bytes.toString())
}

/** Creates a directory that lists its clouds at once. Its tenant may be large and loads for the first sync. */
const createLateDirectory = (clouds: readonly DirectoryCloud[], load: () => Promise<Tenant>): Directory => {
  let loading: Promise<Directory> | undefined
  const loaded = (): Promise<Directory> => {
    loading ??= load().then((tenant) => createTenantDirectory(tenant, { pageMs: PAGE_MS }))
    // The next sync tries again.
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }
  return {
    clouds: async () => clouds,
    users: async (...args) => (await loaded()).users(...args),
    groups: async (...args) => (await loaded()).groups(...args),
    orgUnits: async (...args) => (await loaded()).orgUnits(...args),
  }
}

/**
 * Opens the tenant of a database. Fills a new database with the requested tenant. Rejects if the database holds another tenant.
 *
 * @param where the database, for error messages
 * @param onFill called with the source of the tenant, generated or imported, before a new database is filled
 */
export const openStoredTenant = async (
  database: Database,
  requested: RequestedTenant,
  where: string,
  onFill: (source: TenantSource) => void,
): Promise<StoredTenant> => {
  const { db } = database
  const stored = await db.selectFrom('served').select(['source', 'clouds']).executeTakeFirst()
  if (stored !== undefined) {
    const source = stored.source as TenantSource
    const other = findContradiction(source, requested)
    if (other !== undefined) {
      throw usageError(`${where} holds ${describeSource(source)}, not ${other}. Choose another place, or delete this one.`)
    }
    const load = async (): Promise<Tenant> => (source.kind === 'made' ? generateFrom(source) : loadTenant(db))
    return { source, directory: createLateDirectory(stored.clouds, load), problems: 0 }
  }
  if ((await db.selectFrom('clouds').select('id').executeTakeFirst()) !== undefined) {
    throw usageError(`${where} belongs to a server with its own directory. Choose another place.`)
  }
  const { source, tenant, problems } = await createTenant(requested)
  onFill(source)
  const directory = createTenantDirectory(tenant, { pageMs: PAGE_MS })
  const clouds = await directory.clouds({ signal: new AbortController().signal })
  await seedTenant(db, tenant, async (tx) => {
    if (source.kind === 'imported') await storeTenant(tx, tenant)
    await tx
      .insertInto('served')
      .values({ source: JSON.stringify(source), clouds: JSON.stringify(clouds) })
      .execute()
  })
  return { source, directory, problems }
}
