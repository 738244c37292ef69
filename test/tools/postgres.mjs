// Backends to test on: embedded ones (PGlite) and, where there is one, on a PostgreSQL server: the one of TEST_DATABASE_URL, whose
// user may create databases, or a throw-away one of what is installed. Every world has a database of its own.
import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createRunnableDevEnvironment, resolveConfig } from 'vite'
import { freePort } from './serve.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules/.cache/test-postgres')

const openRunner = async () => {
  const resolve = { external: true, mainFields: [], conditions: ['node'] }
  const sources = { consumer: 'server', dev: { moduleRunnerTransform: true }, resolve }
  const config = await resolveConfig(
    { root, configFile: false, envDir: false, cacheDir: cache, logLevel: 'error', environments: { sources } },
    'serve',
  )
  const environment = createRunnableDevEnvironment('sources', config, { runnerOptions: { hmr: false }, hot: false })
  await environment.init()
  return environment.runner
}
let runner

/** A module of the sources, such as 'src/core/index.ts'; each is loaded once in a process. */
export const load = async (path) => {
  runner ??= openRunner()
  return (await runner).import(join(root, path))
}

const SERVER_OPTIONS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
]

/** Where a PostgreSQL server's commands are, the newest; undefined where there is none. */
const serverFolder = () => {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  const [newest] = versions.sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`)
  return newest !== undefined && existsSync(`${newest}/postgres`) ? newest : undefined
}

/** A server that ends, and leaves nothing behind, as soon as this process does, however that may be. */
const startServer = async (bin) => {
  const folder = await mkdtemp(join(tmpdir(), 'backup-start-postgres-'))
  // PostgreSQL refuses to run as root
  const isRoot = process.getuid() === 0
  if (isRoot) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout))
    chownSync(folder, uid, gid)
  }
  const as = isRoot ? 'runuser -u postgres --' : ''
  const data = `${folder}/data`
  const port = await freePort()
  const script = `
    cd / && ${as} ${bin}/initdb -D ${data} -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync > ${folder}/log 2>&1 || exit 1
    ${as} ${bin}/postgres -D ${data} -p ${port} ${SERVER_OPTIONS.map((option) => `-c ${option}`).join(' ')} >> ${folder}/log 2>&1 &
    # until nobody can write to it any more
    cat > /dev/null
    ${as} ${bin}/pg_ctl -D ${data} stop -m immediate > /dev/null 2>&1
    rm -rf ${folder}`
  const child = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  child.unref()
  child.stdin.unref()
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
        throw new Error(`PostgreSQL did not come up: ${existsSync(`${folder}/log`) ? readFileSync(`${folder}/log`, 'utf8') : ''}`, {
          cause: error,
        })
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Opens a new database once, so that others can begin as its copy. */
const migrate = async (location) => {
  const { openDatabase } = await load('src/backends/postgres/database/database.ts')
  const { openJobs } = await load('src/backends/postgres/jobs/jobs.ts')
  const database = await openDatabase(location)
  const jobs = await openJobs(database, () => {})
  await jobs.stop()
  await database.close()
}

/** What a new database is like depends on this. */
const fingerprint = () => {
  const hash = createHash('sha256')
  const sources = ['database/migrations.ts', 'database/database.ts', 'jobs/jobs.ts'].map((name) => `src/backends/postgres/${name}`)
  for (const path of [...sources, 'node_modules/pg-boss/package.json', 'node_modules/@electric-sql/pglite/package.json']) {
    hash.update(readFileSync(join(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Making an embedded database takes ten times as long as copying one. */
const embeddedImage = async () => {
  const image = join(cache, `pglite-${fingerprint()}`)
  if (existsSync(image)) return image
  await mkdir(cache, { recursive: true })
  const made = await mkdtemp(join(cache, 'new-'))
  await migrate({ folder: made })
  // another process may have been faster
  await rename(made, image).catch(() => rm(made, { recursive: true, force: true }))
  return image
}

const embedded = () => {
  let image
  return {
    name: 'PGlite',
    async place() {
      image ??= embeddedImage()
      const folder = await mkdtemp(join(tmpdir(), 'backup-start-pglite-'))
      await cp(await image, folder, { recursive: true })
      return { location: { folder }, remove: () => rm(folder, { recursive: true, force: true }) }
    },
  }
}

const onServer = (adminUrl) => {
  const asAdmin = async (text) => {
    const client = new pg.Client({ connectionString: await adminUrl() })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }
  const urlOf = async (name) => {
    const url = new URL(await adminUrl())
    url.pathname = `/${name}`
    return url.href
  }
  const create = async () => {
    const name = `backup_start_test_${randomBytes(6).toString('hex')}`
    return { name, url: await urlOf(name), drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
  }
  let image
  const makeImage = async () => {
    const { name, url } = await create()
    await asAdmin(`create database ${name}`)
    await migrate({ url })
    return name
  }
  return {
    name: 'PostgreSQL',
    async place() {
      image ??= makeImage()
      const template = await image
      const { name, url, drop } = await create()
      await asAdmin(`create database ${name} template ${template}`)
      return { location: { url }, remove: drop }
    },
  }
}

const once = (act) => {
  let made
  return () => {
    made ??= act()
    return made
  }
}

const kinds = once(() => {
  const { TEST_DATABASE_URL } = process.env
  if (TEST_DATABASE_URL) return [embedded(), onServer(async () => TEST_DATABASE_URL)]
  const bin = serverFolder()
  if (bin === undefined) {
    console.log('NOTE: there is no PostgreSQL server here and TEST_DATABASE_URL is not set: tests on PostgreSQL are skipped')
    return [embedded()]
  }
  return [embedded(), onServer(once(() => startServer(bin)))]
})

const firstScopeOf = (clouds) => clouds.flatMap(({ id, domains }) => domains.map((domain) => ({ cloudId: id, domainId: domain.id })))[0]

/**
 * The kinds of databases there are here. Of each: `name`; `open()`, a new database with its tables, `{ database, db, location,
 * close() }`; and `create(options)`, a backend on a new one:
 *
 *   tenant      what the database begins with, and, unless there is one, the `directory` (in pages of `pageSize`)
 *   engine, onError   as for `createPostgresBackend`
 *   isWorking   whether this process works on syncs and backups (default: yes)
 *
 * → `{ backend, adapter, database, db, location, directory, scope, another(options), stop() }`. `scope`: the first domain.
 * `another`: a second backend on the same database, with connections of its own, as another process has (PostgreSQL only).
 * `location` is for child processes. `stop` ends all of it, the database included. With ONLY=PGlite or ONLY=PostgreSQL in the
 * environment there is but one kind.
 */
export const backends = () =>
  kinds()
    .filter(({ name }) => (process.env.ONLY ?? name) === name)
    .map(({ name, place }) => ({
      name,
      async open() {
        const { openDatabase } = await load('src/backends/postgres/database/database.ts')
        const { location, remove } = await place()
        const database = await openDatabase(location)
        const close = async () => {
          await database.close()
          await remove()
        }
        return { database, db: database.db, location, close }
      },
      async create({ tenant = { clouds: [] }, directory: given, pageSize, isWorking = true, ...options } = {}) {
        const { openDatabase } = await load('src/backends/postgres/database/database.ts')
        const { createBackendOn } = await load('src/backends/postgres/backend.ts')
        const { createTenantDirectory } = await load('src/compose/tenant-directory.ts')
        const { seedTenant } = await load('src/backends/postgres/mirror/seed-tenant.ts')
        const { location, remove } = await place()
        const directory = given ?? createTenantDirectory(tenant, { pageSize })
        const open = []
        const begin = async (database, more = {}) => {
          const backend = await createBackendOn(database, { directory, ...options, ...more })
          open.push(backend)
          if (more.isWorking ?? isWorking) await backend.work()
          return backend
        }
        const database = await openDatabase(location)
        await seedTenant(database.db, tenant)
        const backend = await begin(database)
        return {
          backend,
          adapter: backend.adapter,
          database,
          db: database.db,
          location,
          directory,
          scope: firstScopeOf(await backend.adapter.listClouds({ signal: new AbortController().signal })),
          another: async (more) => begin(await openDatabase(location), more),
          async stop() {
            await Promise.all(open.map((one) => one.stop()))
            await remove()
          },
        }
      },
    }))
