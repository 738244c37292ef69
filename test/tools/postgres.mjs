// Databases for tests: PGlite in memory, and PostgreSQL – the one at TEST_DATABASE_URL, or a throw-away cluster where its
// programs are installed and we are root (Debian: apt-get install postgresql).
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { load, unload } from './modules.mjs'
import { freePort } from './serve.mjs'

const binOf = () => {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(base, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

/** A cluster of its own, without a thought for power cuts; `restart` and `kill` for what a backend has to bear. */
export const startCluster = async () => {
  const bin = binOf()
  if (bin === undefined || process.getuid?.() !== 0) return undefined
  const dir = mkdtempSync(join(tmpdir(), 'backup-start-pg-'))
  const uid = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }))
  chownSync(dir, uid, uid)
  const as = (program, args) => execFileSync('runuser', ['-u', 'postgres', '--', join(bin, program), ...args], { stdio: 'pipe', cwd: dir })
  as('initdb', ['-D', join(dir, 'data'), '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'])
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server
  const start = async () => {
    const settings = [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'max_connections=80',
      'shared_buffers=256MB',
      `unix_socket_directories=${dir}`,
    ]
    const args = ['-D', join(dir, 'data'), '-p', String(port), '-h', '127.0.0.1', ...settings.flatMap((setting) => ['-c', setting])]
    server = spawn('runuser', ['-u', 'postgres', '--', join(bin, 'postgres'), ...args], { stdio: 'ignore', cwd: dir })
    for (let tries = 0; tries < 600; tries += 1) {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => {})
      try {
        await client.connect()
        await client.end()
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    throw new Error('PostgreSQL did not come up')
  }
  const stop = async (how = 'immediate') => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    as('pg_ctl', ['-D', join(dir, 'data'), '-m', how, '-W', 'stop'])
    await ended
  }
  await start()
  return {
    url,
    start,
    stop,
    async close() {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

let cluster
let count = 0
const query = async (url, text) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

/** Closes what tests of this file opened. To be called once, at the top of a test file. */
export const cleanUp = () =>
  after(async () => {
    await (await cluster)?.close?.()
    cluster = undefined
    await unload()
  })

const own = process.env.TEST_DATABASE_URL
const hasPostgres = own !== undefined || (binOf() !== undefined && process.getuid?.() === 0)
if (!hasPostgres) console.log('NOTE: PostgreSQL is not tested in this run: set TEST_DATABASE_URL, or install it and be root')

/** A new, empty database of PostgreSQL: where it is, and what drops it. */
const createOnServer = async () => {
  cluster ??= own === undefined ? startCluster() : { url: own }
  const server = (await cluster).url
  count += 1
  const name = `backup_start_${process.pid}_${count}`
  await query(server, `create database ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  return { location: { url }, drop: () => query(server, `drop database ${name} with (force)`) }
}

/**
 * What backends are tested on. `create()` makes a new, empty database: `location` for `openDatabase`, and `drop()`.
 * @type {{ name: string, isServer: boolean, create(): Promise<{ location: object, drop(): Promise<unknown> }> }[]}
 */
export const engines = [
  { name: 'PGlite', isServer: false, create: async () => ({ location: { inMemory: true }, drop: async () => {} }) },
  ...(hasPostgres ? [{ name: 'PostgreSQL', isServer: true, create: createOnServer }] : []),
]

/** The cluster of this file's tests, started when first asked for; undefined with a server of one's own. */
export const ownCluster = async () => {
  cluster ??= own === undefined ? startCluster() : { url: own }
  const held = await cluster
  return 'stop' in held ? held : undefined
}

/**
 * A backend at work on a new database that begins with a tenant. `directory` and `protector` default to the tenant's own and
 * to one that succeeds at once.
 */
export const openWorld = async (engine, { tenant, isWorking = true, onError = () => {}, ...options }) => {
  const { openDatabase } = await load('src/server/postgres/database.ts')
  const { seedTenant } = await load('src/server/postgres/seed.ts')
  const { createBackendOn } = await load('src/server/postgres/backend.ts')
  const { createTenantDirectory } = await load('src/server/postgres/tenant-directory.ts')
  const { location, drop } = await engine.create()
  const database = await openDatabase(location)
  await seedTenant(database.db, tenant)
  const directory = options.directory ?? createTenantDirectory(tenant)
  const protector = options.protector ?? { protect: async () => {} }
  const backend = await createBackendOn(database, { directory, protector, onError })
  if (isWorking) await backend.work()
  const close = async () => {
    await backend.stop()
    await drop()
  }
  return { backend, adapter: backend.adapter, db: database.db, database, location, directory, close }
}
