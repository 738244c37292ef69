// Databases for tests: PGlite and, if available, a PostgreSQL server. That is the server of TEST_DATABASE_URL, whose user may create
// databases, or a temporary server of the installed PostgreSQL. Every world has its own database.
import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createBackendOn } from '../../src/backends/postgres/create-postgres-backend.js'
import { type Database, openDatabase } from '../../src/backends/postgres/database/open-database.js'
import type { Db } from '../../src/backends/postgres/database/tables.js'
import { openJobQueue } from '../../src/backends/postgres/jobs/job-queue.js'
import { seedTenant } from '../../src/backends/postgres/mirror/seed-tenant.js'
import type { DatabaseLocation, PostgresBackend, PostgresBackendOptions } from '../../src/backends/postgres/postgres-backend.js'
import type { Directory } from '../../src/compose/directory.js'
import type { Tenant } from '../../src/compose/tenant.js'
import { createTenantDirectory } from '../../src/compose/tenant-directory.js'
import type { Scope } from '../../src/core/index.js'

/** The flags with which Node runs a TypeScript test and its child processes. */
export const NODE_FLAGS = ['--no-experimental-require-module', '--import', 'tsx']

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules/.cache/test-postgres')

const SERVER_OPTIONS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
]

/** A location for one database, and a function that removes it. */
export interface Place {
  location: DatabaseLocation
  remove(): Promise<void>
}

/** A new database with its tables, without a backend. */
export interface OpenDatabase {
  database: Database
  db: Db
  location: DatabaseLocation
  close(): Promise<void>
}

export interface WorldOptions extends Omit<Partial<PostgresBackendOptions>, 'database'> {
  /** Fills the database. Also serves as the directory, unless `directory` is given. */
  tenant?: Tenant
  /** Page size of the tenant's directory. */
  pageSize?: number
  /** Whether this process works on syncs and backups. Default true. */
  isWorking?: boolean
}

/** A backend on its own database. */
export interface World {
  backend: PostgresBackend
  adapter: PostgresBackend['adapter']
  database: Database
  db: Db
  /** Location of the database, for child processes. */
  location: DatabaseLocation
  directory: Directory
  /** The first domain. */
  scope: Scope
  /** Opens a second backend on the same database with its own connections, like another process. */
  another(options?: WorldOptions): Promise<PostgresBackend>
  /** Stops all backends and removes the database. */
  stop(): Promise<void>
}

/** A kind of database that is available here. */
export interface Engine {
  name: 'PGlite' | 'PostgreSQL'
  /** A new database without any table. */
  empty(): Promise<Place>
  open(): Promise<OpenDatabase>
  create(options?: WorldOptions): Promise<World>
}

/** The URL of a database on a server. */
export const urlOf = (location: DatabaseLocation): string => {
  if (!('url' in location)) throw new Error('an embedded database has no URL')
  return location.url
}

/** Returns a free port of this machine. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

/** Returns the folder of the newest installed PostgreSQL server. */
const findServer = (): string | undefined => {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  const [newest] = versions.sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`)
  return newest !== undefined && existsSync(`${newest}/postgres`) ? newest : undefined
}

/** Starts a server that stops and removes its files when this process ends, even on SIGKILL. */
const startServer = async (bin: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'backup-start-postgres-'))
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout))
    chownSync(folder, uid, gid)
  }
  const as = isRoot ? 'runuser -u postgres --' : ''
  const data = `${folder}/data`
  const port = await freePort()
  const script = `
    cd / && ${as} ${bin}/initdb -D ${data} -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync > ${folder}/log 2>&1 || exit 1
    ${as} ${bin}/postgres -D ${data} -p ${port} ${SERVER_OPTIONS.map((option) => `-c ${option}`).join(' ')} >> ${folder}/log 2>&1 &
    # The standard input closes when the parent process ends.
    cat > /dev/null
    ${as} ${bin}/pg_ctl -D ${data} stop -m immediate > /dev/null 2>&1
    rm -rf ${folder}`
  const child = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  child.unref()
  ;(child.stdin as unknown as { unref(): void }).unref()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return url
    } catch (error) {
      if (tries > 600 || child.exitCode !== null) {
        child.stdin.end()
        const log = existsSync(`${folder}/log`) ? readFileSync(`${folder}/log`, 'utf8') : ''
        throw new Error(`PostgreSQL did not start: ${log}`, { cause: error })
      }
      await sleep(100)
    }
  }
}

/** Creates the tables in a new database, which is then copied for every world. */
const migrate = async (location: DatabaseLocation): Promise<void> => {
  const database = await openDatabase(location)
  const jobs = await openJobQueue(database, () => {})
  await jobs.stop()
  await database.close()
}

/** Returns a hash of all inputs that determine the content of a new database. */
const fingerprint = (): string => {
  const hash = createHash('sha256')
  const room = join(root, 'src/backends/postgres')
  const sources = ['database', 'jobs'].flatMap((folder) => readdirSync(join(room, folder)).map((name) => join(room, folder, name)))
  for (const name of ['pg-boss', '@electric-sql/pglite']) sources.push(join(root, 'node_modules', name, 'package.json'))
  for (const path of sources.sort()) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

/** Creating an embedded database takes ten times as long as copying one. */
const makeEmbeddedImage = async (): Promise<string> => {
  const image = join(cache, `pglite-${fingerprint()}`)
  if (existsSync(image)) return image
  await mkdir(cache, { recursive: true })
  const made = await mkdtemp(join(cache, 'new-'))
  await migrate({ folder: made })
  // Another process may have created the image first.
  await rename(made, image).catch(() => rm(made, { recursive: true, force: true }))
  return image
}

const once = <T>(act: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: act() }
    return made.value
  }
}

interface Kind {
  name: Engine['name']
  empty(): Promise<Place>
  place(): Promise<Place>
}

const embedded = (): Kind => {
  const image = once(makeEmbeddedImage)
  const empty = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backup-start-pglite-'))
    return { location: { folder }, remove: () => rm(folder, { recursive: true, force: true }) }
  }
  return {
    name: 'PGlite',
    empty,
    async place() {
      const place = await empty()
      // The synchronous copy of a thousand files takes a quarter of the time.
      cpSync(await image(), place.location.folder, { recursive: true })
      return place
    },
  }
}

const onServer = (adminUrl: () => Promise<string>): Kind => {
  const asAdmin = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: await adminUrl() })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }
  const create = async (template?: string) => {
    const name = `backup_start_test_${randomBytes(6).toString('hex')}`
    await asAdmin(`create database ${name}${template === undefined ? '' : ` template ${template}`}`)
    const url = new URL(await adminUrl())
    url.pathname = `/${name}`
    return { name, url: url.href }
  }
  const placeOf = async (created: ReturnType<typeof create>): Promise<Place> => {
    const { name, url } = await created
    return { location: { url }, remove: () => asAdmin(`drop database if exists ${name} with (force)`) }
  }
  const image = once(async () => {
    const { name, url } = await create()
    await migrate({ url })
    return name
  })
  return {
    name: 'PostgreSQL',
    empty: () => placeOf(create()),
    place: async () => placeOf(create(await image())),
  }
}

const kinds = once((): Kind[] => {
  const { TEST_DATABASE_URL } = process.env
  if (TEST_DATABASE_URL) return [embedded(), onServer(async () => TEST_DATABASE_URL)]
  const bin = findServer()
  if (bin === undefined) {
    console.log('NOTE: tests on PostgreSQL are skipped. Install a PostgreSQL server or set TEST_DATABASE_URL.')
    return [embedded()]
  }
  return [embedded(), onServer(once(() => startServer(bin)))]
})

const createWorld = async (
  { location, remove }: Place,
  { tenant = { clouds: [] }, directory: given, pageSize, isWorking = true, ...options }: WorldOptions,
): Promise<World> => {
  const directory = given ?? createTenantDirectory(tenant, { pageSize })
  const backends: PostgresBackend[] = []
  const begin = async (database: Database, more: WorldOptions = {}): Promise<PostgresBackend> => {
    const backend = await createBackendOn(database, { directory, ...options, ...more })
    backends.push(backend)
    if (more.isWorking ?? isWorking) await backend.work()
    return backend
  }
  const database = await openDatabase(location)
  await seedTenant(database.db, tenant)
  const backend = await begin(database)
  const [cloud] = (await backend.adapter.listClouds({ signal: new AbortController().signal })).filter(({ domains }) => domains.length > 0)
  return {
    backend,
    adapter: backend.adapter,
    database,
    db: database.db,
    location,
    directory,
    scope: { cloudId: cloud?.id ?? '', domainId: cloud?.domains[0]?.id ?? '' },
    another: async (more) => begin(await openDatabase(location), more),
    async stop() {
      await Promise.all(backends.map((one) => one.stop()))
      await remove()
    },
  }
}

/** The kinds of databases that are available. ONLY=PGlite or ONLY=PostgreSQL in the environment leaves one. */
export const backends = (): Engine[] =>
  kinds()
    .filter(({ name }) => (process.env.ONLY ?? name) === name)
    .map(({ name, empty, place }) => ({
      name,
      empty,
      async open() {
        const { location, remove } = await place()
        const database = await openDatabase(location)
        const close = async (): Promise<void> => {
          await database.close()
          await remove()
        }
        return { database, db: database.db, location, close }
      },
      create: async (options = {}) => createWorld(await place(), options),
    }))
