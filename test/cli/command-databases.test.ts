// `backup-start demo` on a folder, and `serve` and `work` on PostgreSQL. The data is kept, two processes never share a folder, and the next
// process resumes after any end. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { BackupRun, Cloud, CreditBalance, Page, SyncKind, User } from '../../src/core/index.js'
import type { SyncJob } from '../../src/http/contract/sync-job.js'
import { backends, urlOf } from '../tools/postgres.js'
import { type RunningCommand, run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-command-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/csv/${name}`, import.meta.url))
const data = join(folder, 'data')
const serve = (...args: string[]): Promise<RunningCommand> => start(['demo', '--port', '0', '--data', data, ...args], { cwd: folder })
/** Writes a config on DATABASE_URL with a sample directory and a simulated engine. */
const sampleConfig = (users: number): string => {
  const file = join(folder, `sample-${users}.config.mjs`)
  const dist = new URL('../../dist/', import.meta.url).href
  writeFileSync(
    file,
    `import { defineConfig, fromEnv } from '${dist}config.js'
import { sampleDirectory } from '${dist}sample-tenant-directory.js'
import { simulatedEngine } from '${dist}simulated.js'
export default defineConfig({
  database: { url: fromEnv('DATABASE_URL') },
  directories: [sampleDirectory({ users: ${users} })],
  engine: simulatedEngine(),
  auth: 'loopback',
  credits: { initial: 100 },
})\n`,
  )
  return file
}
const clean = { code: 0, signal: null }

const fetchJson = async <T>(url: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(url, init)
  const body: unknown = await response.json()
  assert.ok(response.ok, JSON.stringify(body))
  return body as T
}
const waitUntil = async (isDone: () => Promise<boolean>, description: string): Promise<void> => {
  const end = performance.now() + 300_000
  while (!(await isDone())) {
    if (performance.now() > end) assert.fail(`timed out: ${description}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The first domain of the first cloud. */
const domainAt = async ({ url }: RunningCommand) => {
  const [cloud] = await fetchJson<Cloud[]>(`${url}/v1/clouds`)
  const at = `${url}/v1/clouds/${cloud?.id}/domains/${cloud?.domains[0]?.id}`
  const startBackup = async (count: number): Promise<BackupRun> => {
    const { items } = await fetchJson<Page<User>>(`${at}/users?accountStatus=active&backupStatus=none&limit=${count}`)
    return fetchJson(`${at}/backups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `${count} of them` },
      body: JSON.stringify({
        items: items.map((user) => ({ kind: 'user', id: user.id })),
        settings: 'default',
        expectedCredits: items.length,
      }),
    })
  }
  return {
    start: startBackup,
    run: (id: string) => fetchJson<BackupRun>(`${at}/backups/${id}`),
    available: async () => Number((await fetchJson<CreditBalance>(`${at}/credits`)).available),
    total: async () => (await fetchJson<Page<User>>(`${at}/users`)).total ?? 0,
    async sync(kind: SyncKind): Promise<SyncJob> {
      const headers = { 'content-type': 'application/json' }
      const { id: syncId } = await fetchJson<SyncJob>(`${at}/syncs`, { method: 'POST', headers, body: JSON.stringify({ kind }) })
      let job: SyncJob | undefined
      await waitUntil(async () => {
        job = await fetchJson<SyncJob>(`${at}/syncs/${syncId}`)
        return job.status !== 'running'
      }, 'the end of the sync')
      assert.ok(job)
      return job
    },
  }
}
const isOver = ({ status }: BackupRun): boolean => status !== 'queued' && status !== 'running'

describe('backup-start demo on a folder', { timeout: 1_800_000 }, () => {
  let availableBefore = 0
  let runId = ''

  it('fills a new folder and prints one line', async () => {
    const server = await serve('--users', '300', '--seed', '2')
    assert.match(
      server.line,
      /^backup-start: http:\/\/127\.0\.0\.1:\d+\/api – a sample tenant of 300 users \(seed 2\), kept in \S+\/data – simulation: nothing is backed up$/,
    )

    // A second process must not use the folder.
    const second = await run(['demo', '--port', '0', '--data', data])
    assert.equal(second.code, 1)
    assert.match(second.err, new RegExp(`^process ${server.pid} is using the folder \\S+: .*DATABASE_URL`))
    assert.equal(second.err.trim().split('\n').length, 1)

    const clouds = await fetchJson<Cloud[]>(`${server.url}/v1/clouds`)
    assert.ok(clouds.every(({ isSimulated }) => isSimulated === true))
    const domain = await domainAt(server)
    assert.equal(await domain.total(), 300)
    availableBefore = await domain.available()
    runId = (await domain.start(40)).id
    await waitUntil(async () => (await domain.run(runId)).done > 0, 'the first backup of the run')
    // Stop in the middle of the run.
    assert.deepEqual(await server.end('SIGTERM'), clean)
    assert.equal(server.output.err, '')
    assert.equal(server.output.out.trim().split('\n').length, 1)
  })

  it('rejects options that differ from the stored tenant', async () => {
    for (const [args, words] of [
      [
        ['--users', '5'],
        /data holds a sample tenant of 300 users \(seed 2\), not a sample tenant of 5 users \(seed 1\)\. Choose another place/,
      ],
      [['--seed', '3'], /not a sample tenant of 1,204 users \(seed 3\)/],
      [['--simulate', '--import', fixture('gam-print-users.csv')], /not the tenant imported from gam-print-users\.csv/],
    ] as const) {
      const { code, err } = await run(['demo', '--port', '0', '--data', data, ...args])
      assert.equal(code, 1)
      assert.match(err, words)
    }
  })

  it('resumes a run after a stop and after a kill', async () => {
    const server = await serve()
    assert.match(server.line, /a sample tenant of 300 users \(seed 2\)/)
    const domain = await domainAt(server)
    assert.equal(await domain.available(), availableBefore - 40)
    assert.deepEqual(await server.end('SIGKILL'), { code: null, signal: 'SIGKILL' })

    const again = await serve('--users', '300')
    const sameDomain = await domainAt(again)
    await waitUntil(async () => isOver(await sameDomain.run(runId)), 'the end of the run')
    const { total, done, failed } = await sameDomain.run(runId)
    assert.equal(total, 40)
    assert.equal(done + failed, 40)
    assert.equal(await sameDomain.available(), availableBefore - 40)
    // The same directory, with new users since.
    const { status, result } = await sameDomain.sync('users')
    assert.equal(status, 'completed')
    assert.ok(result !== undefined && result.added > 0)
    assert.deepEqual(await again.end('SIGINT'), clean)
  })

  it('rejects the database of a server with its own directory', async () => {
    const database = await PGlite.create({ dataDir: join(data, 'database'), extensions: { pg_trgm } })
    await database.exec('delete from backup_start.served')
    await database.close()
    const { code, err } = await run(['demo', '--port', '0', '--data', data])
    assert.equal(code, 1)
    assert.match(err, /data belongs to a server with its own directory/)
  })
})

describe('backup-start demo --import', { timeout: 1_200_000 }, () => {
  it('keeps the import and syncs from it without its files', async () => {
    const place = join(folder, 'imported')
    const args = ['demo', '--simulate', '--port', '0', '--data', place]
    const files = ['--import', fixture('google-admin-download-users.csv'), fixture('gam-print-users.csv')]
    const server = await start([...args, ...files], { cwd: folder })
    const total = await (await domainAt(server)).total()
    assert.ok(total > 0)
    assert.deepEqual(await server.end(), clean)

    const again = await start(args, { cwd: folder })
    assert.match(again.line, /the tenant imported from google-admin-download-users\.csv, gam-print-users\.csv/)
    const domain = await domainAt(again)
    assert.equal(await domain.total(), total)
    const { status, result } = await domain.sync('users')
    assert.equal(status, 'completed')
    assert.deepEqual({ added: result?.added, changed: result?.changed, removed: result?.removed }, { added: 0, changed: 0, removed: 0 })
    assert.deepEqual(await again.end(), clean)

    // The same files are accepted, but other files are rejected.
    const same = await start([...args, ...files], { cwd: folder })
    assert.deepEqual(await same.end(), clean)
    const other = await run([...args, '--import', fixture('gam-print-users.csv')])
    assert.match(other.err, /holds the tenant imported from google-admin-download-users\.csv, gam-print-users\.csv, not the tenant/)
  })
})

describe('backup-start serve on an unreachable PostgreSQL server', () => {
  it('explains the failure without the password', async () => {
    const env = { DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:9/backup' }
    const { code, err, out } = await run(['serve', '--port', '0', '--config', sampleConfig(200)], { cwd: folder, env })
    assert.equal(code, 1)
    assert.match(err, /^Cannot use PostgreSQL at 127\.0\.0\.1:9\/backup: .*ECONNREFUSED/)
    assert.equal(err.trim().split('\n').length, 1)
    assert.doesNotMatch(err + out, /hunter2/)
  })
})

describe('backup-start serve on PostgreSQL', () => {
  for (const { name, open } of backends()) {
    if (name !== 'PostgreSQL') continue
    it('shares PostgreSQL between two servers and a worker', { timeout: 900_000 }, async (t) => {
      const { location, close } = await open()
      t.after(close)
      // The test server accepts any password.
      const url = new URL(urlOf(location))
      url.password = 'hunter2hunter2'
      const env = { DATABASE_URL: url.href }
      // Both start at the same time: one fills the database while the other waits.
      const config = ['--config', sampleConfig(200)]
      const serve = () => start(['serve', '--no-work', '--port', '0', ...config], { cwd: folder, env })
      const [one, two] = await Promise.all([serve(), serve()])
      for (const { line } of [one, two])
        assert.match(line, /data in PostgreSQL at 127\.0\.0\.1:\d+\/\w+ – simulation: nothing is backed up$/)

      const domain = await domainAt(one)
      const available = await domain.available()
      assert.equal(available, 100, 'one of them granted the initial credits')
      const first = await start(['work', ...config], { cwd: folder, env })
      assert.equal((await domain.sync('users')).status, 'completed')
      assert.deepEqual(await first.end(), clean)
      const { id } = await domain.start(30)
      const elsewhere = await domainAt(two)
      await new Promise((resolve) => setTimeout(resolve, 2000))
      const waiting = await elsewhere.run(id)
      assert.equal(waiting.done + waiting.failed, 0, 'no worker runs yet')

      const worker = await start(['work', ...config], { cwd: folder, env })
      assert.match(worker.line, /^backup-start: working – data in PostgreSQL/)
      await waitUntil(async () => isOver(await elsewhere.run(id)), 'the end of the run')
      assert.equal(await elsewhere.available(), available - 30)
      const printed = [
        await run(['doctor', ...config], { cwd: folder, env }),
        await run(['credits', 'show', ...config], { cwd: folder, env }),
      ]
      url.pathname = '/no-such-database'
      const refused = await run(['serve', '--port', '0', ...config], { cwd: folder, env: { DATABASE_URL: url.href } })
      assert.match(refused.err, /^Cannot use PostgreSQL at .*no-such-database/)
      for (const process of [worker, one, two]) {
        assert.deepEqual(await process.end(), clean)
        assert.equal(process.output.err, '')
        printed.push({ code: 0, signal: null, ...process.output })
      }
      for (const { out, err } of [...printed, refused]) assert.doesNotMatch(out + err, /hunter2/)
    })
  }
})

describe('backup-start serve on a folder', { timeout: 900_000 }, () => {
  it('serves the config of init, grants the initial credits once, and reports events', async () => {
    const place = join(folder, 'portal')
    const events = join(place, 'events.jsonl')
    mkdirSync(join(place, 'node_modules'), { recursive: true })
    symlinkSync(fileURLToPath(new URL('../..', import.meta.url)), join(place, 'node_modules/backup-start'))
    assert.equal((await run(['init'], { cwd: place })).code, 0)
    const config = join(place, 'backup-start.config.mjs')
    const text = readFileSync(config, 'utf8')
      .replace("command: 'my-backup-program'", "command: 'true'")
      .replace('credits: { initial: 0 },', "credits: { initial: ({ domainId }) => (domainId === 'example.com' ? 3 : 0) },")
      .replace('  // onEvent', `  onEvent: (event) => appendFileSync('${events}', JSON.stringify(event) + '\\n'),\n  // onEvent`)
    writeFileSync(config, `import { appendFileSync } from 'node:fs'\n${text}`)

    const server = await start(['serve', '--port', '0'], { cwd: place })
    assert.match(server.line, /^backup-start: http:\/\/127\.0\.0\.1:\d+\/api – page at http:\/\/127\.0\.0\.1:\d+\/, data in \.data$/)
    const [cloud] = await fetchJson<Cloud[]>(`${server.url}/v1/clouds`)
    assert.equal(cloud?.isSimulated, undefined)
    const page = await fetch(new URL('/', server.url))
    assert.match(await page.text(), /<backup-start-page api-url="\/api">/)
    const domain = await domainAt(server)
    assert.equal(await domain.available(), 3)
    assert.equal((await domain.sync('users')).status, 'completed')
    const { id } = await domain.start(1)
    await waitUntil(async () => isOver(await domain.run(id)), 'the end of the run')
    assert.equal((await domain.run(id)).done, 1)
    const told = (): { type: string; runId?: string; done?: number }[] =>
      readFileSync(events, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    await waitUntil(async () => told().some(({ type }) => type === 'backup-finished'), 'the event of the end')
    const { runId, done } = told().find(({ type }) => type === 'backup-finished') ?? {}
    assert.deepEqual({ runId, done }, { runId: id, done: 1 })
    assert.deepEqual(await server.end(), clean)
    assert.equal(server.output.err, '')

    // The commands for cron open the folder while no server is running.
    const granted = await run(['credits', 'grant', '4', '--domain', 'example.com', '--reason', 'renewal'], { cwd: place })
    assert.deepEqual({ code: granted.code, out: granted.out, err: granted.err }, { code: 0, out: 'my-cloud\texample.com\t6\n', err: '' })
    const change = (...args: string[]) => run(['credits', ...args, '--domain', 'example.com'], { cwd: place, env: { SUDO_USER: 'ada' } })
    const once = await change('grant', '5', '--key', 'invoice 8')
    assert.deepEqual([once.out, once.err], ['my-cloud\texample.com\t11\n', ''])
    const twice = await change('grant', '5', '--key', 'invoice 8')
    const nothing = 'Nothing changed: this key was used for the same change before.\n'
    assert.deepEqual([twice.code, twice.out, twice.err], [0, 'my-cloud\texample.com\t11\n', nothing])
    const revoked = await change('revoke', '5')
    assert.deepEqual([revoked.out, revoked.err], ['my-cloud\texample.com\t6\n', ''])
    const tooMany = await change('revoke', '7')
    assert.deepEqual([tooMany.code, tooMany.err], [1, 'only 6 credits are available: revoke 6 or fewer\n'])
    const exported = await run(['export', 'activity', '--format', 'jsonl', '--action', 'credits-revoked'], { cwd: place })
    const { actor } = JSON.parse(exported.out) as { actor?: { id: string; name: string } }
    assert.match(`${actor?.id} ${actor?.name}`, /^ada@\S+ ada \(command line on \S+\)$/)
    const synced = await run(['sync', '--kind', 'users'], { cwd: place })
    assert.deepEqual({ code: synced.code, out: synced.out }, { code: 0, out: 'example.com users: 0 added, 0 changed, 0 removed\n' })
    const plan = join(place, 'plan.json')
    const scope = { cloudId: 'my-cloud', domainId: 'example.com' }
    writeFileSync(
      plan,
      JSON.stringify({ format: 'backup-start-plan', version: 1, scope, items: [{ kind: 'user', id: 'u1', label: 'Ada' }] }),
    )
    const planned = await run(['start', '--plan', plan], { cwd: place })
    assert.match(planned.out, /takes 0 of 6 credits \(1 protected, .*\nNothing to start/)

    const again = await start(['serve', '--port', '0'], { cwd: place })
    const busy = await run(['credits', 'show'], { cwd: place })
    assert.match(busy.err, /is using the folder/)
    assert.equal(await (await domainAt(again)).available(), 6, 'no second initial grant')
    await waitUntil(async () => told().filter(({ type }) => type === 'sync-finished').length === 2, 'the event of the second sync')
    assert.deepEqual(await again.end(), clean)
    // The command may end before it reports the end of its sync; the server then reports it.
    const types = told().map(({ type }) => type)
    assert.deepEqual(types, ['sync-finished', 'backup-started', 'backup-finished', 'sync-finished'])
  })
})
