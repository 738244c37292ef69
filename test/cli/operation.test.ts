// Monitoring and operation of `backup-start serve`: probes, metrics, logs, trusted proxies, shutdown. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createAddressReader } from '../../src/cli/operation/client-address.js'
import { createLogger } from '../../src/cli/operation/logger.js'
import { openMetrics } from '../../src/cli/operation/metrics.js'
import { createProbes, type ProbeOptions } from '../../src/cli/operation/probes.js'
import { openWebServer } from '../../src/cli/web-server.js'
import { BackupError } from '../../src/core/index.js'
import { until } from '../worlds/waiting.js'
import { type RunningCommand, run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-operation-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const figures = {
  runs: { queued: 1, running: 2, ended: 3 },
  users: { open: 4, done: 5, failed: 6 },
  queues: { sync: { waiting: 0, oldestAgeS: 0 }, protect: { waiting: 7, oldestAgeS: 8 } },
  domains: [
    { scope: { cloudId: 'c', domainId: 'a"\n' }, credits: 'unlimited' as const, syncAgeS: { users: 9 } },
    { scope: { cloudId: 'c', domainId: 'b' }, credits: 10, syncAgeS: {} },
  ],
}

describe('createLogger', () => {
  const logged = (format: 'text' | 'json') => {
    const lines: string[] = []
    let now = 0
    const logger = createLogger(
      format,
      (line) => lines.push(line),
      () => now,
    )
    const pass = (ms: number): void => {
      now += ms
    }
    return { logger, lines, pass }
  }
  const away = () => new BackupError('unavailable', 'ada@example.com: no route', { call: 'postgres.sync' })

  it('writes a failure once in ten seconds, then with the number of its repetitions', () => {
    const { logger, lines, pass } = logged('text')
    for (let count = 0; count < 150; count += 1) logger.failure(away())
    logger.failure(new BackupError('bad-answer', 'other'))
    assert.equal(lines.length, 2)
    pass(10_000)
    logger.failure(away())
    assert.match(lines[2] ?? '', /unavailable postgres\.sync: … no route \(149 more times\)$/)
  })

  it('writes JSON with request id and run id, and without personal data', () => {
    const { logger, lines } = logged('json')
    logger.failure(away(), 'r-1')
    logger.request({ requestId: 'r-2', operation: 'startBackup', method: 'POST', status: 201, durationMs: 1.26, runId: 'run-1' })
    const [failure, handled] = lines.map((line) => JSON.parse(line))
    assert.ok(!Number.isNaN(Date.parse(failure.time)))
    const { time: _, ...rest } = failure
    assert.deepEqual(rest, {
      level: 'error',
      event: 'failure',
      code: 'unavailable',
      call: 'postgres.sync',
      message: '… no route',
      requestId: 'r-1',
    })
    assert.deepEqual([handled.event, handled.requestId, handled.runId, handled.durationMs], ['request', 'r-2', 'run-1', 1.3])
  })
})

describe('createAddressReader', () => {
  it('uses X-Forwarded-For only as far as trusted proxies wrote it', () => {
    const read = createAddressReader(['10.0.0.0/8', '::1', '2001:db8::/32'])
    for (const [peer, header, expected] of [
      ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
      ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
      ['::ffff:10.0.0.1', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
      ['::1', '2001:db8::5, 2001:db8::6', '2001:db8::5'],
      ['10.0.0.1', 'made-up', '10.0.0.1'],
      ['10.0.0.1', null, '10.0.0.1'],
    ] as const)
      assert.equal(read(peer, header), expected, `${peer} ${header}`)
    for (const wrong of ['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', '10.0.0.0/', ''])
      assert.throws(() => createAddressReader([wrong]), /server\.trustedProxies must list addresses or networks/, wrong)
  })
})

describe('createProbes', () => {
  const serveProbes = async (t: { after(act: () => void): void }, options: Partial<ProbeOptions> = {}) => {
    const reported: string[] = []
    const probes = createProbes({
      readReadiness: async () => ({ hasCurrentTables: true, directoryAgeS: 100 }),
      metrics: await openMetrics(async () => figures),
      metricsToken: undefined,
      maxDirectoryAgeS: undefined,
      isStopping: () => false,
      onError: ({ message }) => reported.push(message),
      ...options,
    })
    const server = createServer((incoming, response) => {
      if (!probes(incoming, response)) response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    t.after(() => server.close())
    const { port } = server.address() as AddressInfo
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
      return { status: response.status, text: await response.text() }
    }
    return { ask, reported }
  }

  it('is ready only while it runs, with a database, current tables and a recent directory', async (t) => {
    const statusWith = async (options: Partial<ProbeOptions>) => (await (await serveProbes(t, options)).ask('/readyz')).status
    const ready = (directoryAgeS: number | null, hasCurrentTables = true) => ({
      readReadiness: async () => ({ hasCurrentTables, directoryAgeS }),
    })
    assert.equal(await statusWith({}), 200)
    assert.equal(await statusWith({ isStopping: () => true }), 503)
    assert.equal(await statusWith(ready(1, false)), 503)
    assert.equal(await statusWith({ ...ready(101), maxDirectoryAgeS: 100 }), 503)
    assert.equal(await statusWith({ ...ready(null), maxDirectoryAgeS: 100 }), 503)
    assert.equal(await statusWith({ ...ready(99), maxDirectoryAgeS: 100 }), 200)
    assert.equal(await statusWith(ready(null)), 200)
  })

  it('responds while the database hangs, and reports the hang', async (t) => {
    const { ask, reported } = await serveProbes(t, { readReadiness: () => new Promise(() => {}) })
    const [ready, health] = await Promise.all([ask('/readyz'), ask('/healthz')])
    assert.deepEqual([ready.status, health.status, health.text], [503, 200, 'ok\n'])
    assert.deepEqual(JSON.parse(ready.text).checks, { running: true, database: false, migrations: false, directory: false })
    assert.match(reported[0] ?? '', /the database did not answer within 2 s/)
  })

  it('shows metrics only to direct requests of this machine and to requests with the token', async (t) => {
    const open = await serveProbes(t)
    assert.equal((await open.ask('/metrics')).status, 200)
    assert.equal((await open.ask('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status, 403)
    const guarded = await serveProbes(t, { metricsToken: 's3cret' })
    assert.equal((await guarded.ask('/metrics')).status, 403)
    assert.equal((await guarded.ask('/metrics', { authorization: 'Bearer s3cret2' })).status, 403)
    assert.equal((await guarded.ask('/metrics', { authorization: 'Bearer s3cret' })).status, 200)
    const { text } = await open.ask('/metrics')
    for (const line of [
      'backup_start_runs{status="running"} 2',
      'backup_start_run_users{outcome="failed"} 6',
      'backup_start_queue_age_seconds{queue="protect"} 8',
      'backup_start_sync_age_seconds{cloud="c",domain="a\\"\\n",kind="users"} 9',
      'backup_start_credits_available{cloud="c",domain="a\\"\\n"} +Inf',
      'backup_start_credits_available{cloud="c",domain="b"} 10',
    ])
      assert.ok(text.split('\n').includes(line), line)
    const unequipped = await serveProbes(t, { metrics: undefined })
    assert.deepEqual(await unequipped.ask('/metrics'), { status: 501, text: 'Run npm install prom-client, and start again.\n' })
  })
})

describe('openWebServer', () => {
  it('closes at once even if a connection has sent no request', async () => {
    const web = await openWebServer('127.0.0.1', [0])
    const silent = connect(Number(new URL(web.url).port), '127.0.0.1')
    await new Promise((resolve) => silent.once('connect', resolve))
    let isOpen = true
    silent.once('close', () => {
      isOpen = false
    })
    silent.resume()
    const since = performance.now()
    await web.close()
    assert.ok(performance.now() - since < 9_000, 'closing waited for the silent connection')
    await new Promise((resolve) => (isOpen ? silent.once('close', resolve) : resolve(undefined)))
  })

  it('lets an open request complete before it closes', async () => {
    const web = await openWebServer('127.0.0.1', [0])
    let respond = (): void => {}
    const arrived = new Promise<void>((resolve) => {
      web.handleWith((_, response) => {
        respond = () => void response.end('done')
        resolve()
      })
    })
    const answer = fetch(web.url)
    await arrived
    const closed = web.close()
    respond()
    assert.equal(await (await answer).text(), 'done')
    await closed
  })
})

describe('backup-start serve', () => {
  let server: RunningCommand
  let origin: string
  before(async () => {
    const dist = new URL('../../dist/', import.meta.url).href
    const file = join(folder, 'backup-start.config.mjs')
    writeFileSync(
      file,
      `import { defineConfig, fromEnv } from '${dist}config.js'
import { sampleDirectory } from '${dist}sample-tenant-directory.js'
import { simulatedEngine } from '${dist}simulated.js'
export default defineConfig({
  database: { folder: 'data' },
  directories: [sampleDirectory({ users: 30 })],
  engine: simulatedEngine({ speed: 1000 }),
  auth: 'loopback',
  credits: { initial: 100 },
  log: 'json',
  server: { port: 0, metricsToken: fromEnv('METRICS_TOKEN') },
})\n`,
    )
    server = await start(['serve'], { cwd: folder, env: { METRICS_TOKEN: 'token-1' } })
    origin = new URL(server.url).origin
  })
  after(() => server?.end())

  it('serves probes and metrics beside the API, and logs each request as JSON', async () => {
    const domains = (await (await fetch(`${server.url}/v1/clouds`)).json()) as { id: string; domains: { id: string }[] }[]
    const domain = `${server.url}/v1/clouds/${domains[0]?.id}/domains/${domains[0]?.domains[0]?.id}`
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'k-1' }
      const response = await fetch(`${domain}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { response, body: (await response.json()) as { id: string } }
    }
    const { body: job } = await post('syncs', { kind: 'users' })
    for (;;) {
      const { status } = (await (await fetch(`${domain}/syncs/${job.id}`)).json()) as { status: string }
      if (status !== 'running') break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const users = (await (await fetch(`${domain}/users?backupStatus=none&accountStatus=active&search=a`)).json()) as {
      items: { id: string }[]
    }
    const items = [{ kind: 'user', id: users.items[0]?.id }]
    const { response, body: backup } = await post('backups', { items, settings: 'default', expectedCredits: 1 })
    assert.equal(response.status, 201)
    assert.equal(await (await fetch(`${origin}/healthz`)).text(), 'ok\n')
    const ready = await fetch(`${origin}/readyz`)
    assert.deepEqual([ready.status, ((await ready.json()) as { isReady: boolean }).isReady], [200, true])
    assert.equal((await fetch(`${origin}/metrics`)).status, 403)
    const metrics = await (await fetch(`${origin}/metrics`, { headers: { authorization: 'Bearer token-1' } })).text()
    assert.match(metrics, /^backup_start_http_requests_total\{operation="startBackup",status="201"\} 1$/m)
    assert.match(metrics, /^backup_start_sync_age_seconds\{.*kind="users"\} [\d.e-]+$/m)
    assert.match(metrics, /^backup_start_credits_available\{.*\} 99$/m)
    const findStart = () =>
      server.output.err
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
        .find(({ operation }) => operation === 'startBackup')
    await until(() => findStart() !== undefined, 'the line of the start')
    const started = findStart()
    assert.deepEqual([started.requestId, started.runId, started.status], [response.headers.get('x-request-id'), backup.id, 201])
    assert.doesNotMatch(server.output.err, /example\.com|@|search=/)
  })

  it('rejects an unknown log format', async () => {
    assert.match((await run(['serve', '--log', 'xml'], { cwd: folder })).err, /^--log must be text or json, not xml\.$/m)
  })

  it('stops cleanly even if a request never ends', { timeout: 120_000 }, async () => {
    // The body never ends, so the request stays open.
    const slow = request(`${server.url}/v1/clouds/google/domains/example.com/users:match`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    slow.on('error', () => {})
    slow.write('{')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const since = performance.now()
    const { code } = await server.end()
    slow.destroy()
    assert.equal(code, 0)
    assert.ok(performance.now() - since < 24_000, 'an open request delays the stop for longer than it is waited for')
  })
})
