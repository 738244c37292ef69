// `backup-start` and `backup-start demo --memory`. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readDemoOptions } from '../../src/cli/demo-arguments.js'
import { formatFailure } from '../../src/cli/log.js'
import { BackupError } from '../../src/core/index.js'
import { run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const writeFile = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/csv/${name}`, import.meta.url))
const fetchJson = async (url: string): Promise<{ status: number; body: { id: string }[] }> => {
  const response = await fetch(url)
  return { status: response.status, body: (await response.json()) as { id: string }[] }
}

interface RawRequest {
  method?: string
  headers?: Record<string, string>
  body?: string
}
interface RawResponse {
  status: number | undefined
  headers: IncomingHttpHeaders
  text: string
}

/** Sends a request with exactly these headers, some of which `fetch` does not allow. */
const send = (url: string, { method = 'GET', headers = {}, body }: RawRequest = {}): Promise<RawResponse> =>
  new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url)
    const sent = request({ hostname, port, path: pathname, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (data) => {
        text += data
      })
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const DEMO_ERRORS: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [['--prot', '1'], /^Unknown option --prot\. Run with --help/],
  [['-x'], /^Unknown option -x\./],
  [['more'], /^Unexpected argument more\./],
  [['--port', 'http'], /^--port must be a whole number from 0 to 65535, not http\./],
  [['--port', '70000'], /^--port must be a whole number/],
  [['--port=-1'], /^--port must be a whole number/],
  [['--port'], /^--port needs a value\./],
  [['--data', '--port', '1'], /^--data needs a value\./],
  [['--port', '1', '--port', '2'], /^--port is given twice\./],
  [['--memory=yes'], /^--memory takes no value\./],
  [['--users', '1e3'], /^--users must be a whole number/],
  [['--users', '3000000'], /^--users must be a whole number from 0 to 2000000/],
  [['--memory', '--data', 'x'], /Remove --memory or --data\./],
  [['--import', 'a.csv', '--simulate', '--users', '5'], /Remove one of them\./],
  [['--import', 'a.csv'], /backs nothing up, but these files hold real users\. Add --simulate/],
  [['--memory', '--base-path', 'api'], /^--base-path must be a path/],
  [['--memory', '--base-path', '/a b'], /^--base-path must be a path/],
  [['--memory', '--host', '0.0.0.0'], /anyone who reaches this machine.*--authorize FILE/],
  [['--memory', '--host', 'example.com'], /--authorize FILE/],
]

describe('the command', () => {
  for (const [args, expected] of DEMO_ERRORS) {
    it(`explains the usage error: demo ${args.join(' ')}`, () => {
      assert.throws(
        () => readDemoOptions(args),
        ({ code, reason }: BackupError) => code === 'bad-input' && expected.test(reason),
      )
    })
  }

  it('keeps the demo in memory or in a folder, and never in DATABASE_URL', async () => {
    assert.deepEqual(readDemoOptions(['--memory']).storage, { kind: 'memory' })
    assert.deepEqual(readDemoOptions([]).storage, { kind: 'folder', folder: '.data' })
    assert.deepEqual(readDemoOptions(['--data', 'x']).storage, { kind: 'folder', folder: 'x' })
    const server = await start(['demo', '--memory', '--port', '0', '--users', '5'], {
      env: { DATABASE_URL: 'postgres://127.0.0.1:9/none' },
    })
    assert.deepEqual(await server.end(), { code: 0, signal: null })
  })

  it('prints a usage error in one line without a stack, and exits with code 1', async () => {
    for (const [args, expected] of [
      [[], /^Name a command: demo, init, serve, work, sync, start, stop, doctor, credits, export\.$/],
      [['server'], /^Unknown command server\. Run with --help for the list\.$/],
      [['demo', '--prot', '1'], /^Unknown option --prot\. Run with --help for the list\.$/],
      [['demo', '--memory', '--simulate', '--import', 'nowhere.csv'], /^Cannot read nowhere\.csv: the file does not exist\.$/],
      [['demo', '--memory', '--simulate', '--import', '.'], /^Cannot read \.: it is a folder\.$/],
      [['demo', '--memory', '--host', '0.0.0.0'], /anyone who reaches this machine/],
      [['demo', '--memory', '--authorize', 'nowhere.mjs'], /^Cannot load nowhere\.mjs: /],
    ] as const) {
      const { code, out, err } = await run(args, { cwd: folder })
      assert.equal(code, 1)
      assert.match(err.trimEnd(), expected)
      assert.equal(err.trimEnd().split('\n').length, 1)
      assert.equal(out, '')
    }
  })

  it('names the optional packages to install when they are missing', async () => {
    // Copies the installed package with its dependencies, but without its optional peers.
    const modules = join(folder, 'portal/node_modules')
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    cpSync(join(root, 'dist'), join(modules, 'backup-start/dist'), { recursive: true, filter: (path) => !path.endsWith('.map') })
    cpSync(join(root, 'package.json'), join(modules, 'backup-start/package.json'))
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true })
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
    }
    const cli = join(modules, 'backup-start/dist/cli/cli.js')
    const config = (database: string): string =>
      writeFile(
        `missing-${database.length}.mjs`,
        `export default { database: ${database}, directories: [{ clouds() {}, users() {}, groups() {}, orgUnits() {} }], engine: { protect() {} }, auth: 'loopback' }\n`,
      )
    for (const [args, packages] of [
      [['demo', '--memory'], '@hono/node-server'],
      [['demo'], 'kysely pg-boss @electric-sql/pglite @hono/node-server'],
      [['serve', '--config', config("{ folder: '.data' }")], '@hono/node-server'],
      [['work', '--config', config("{ url: 'postgres://localhost/none' }")], 'kysely pg-boss pg'],
    ] as const) {
      const env = {}
      const { code, out, err } = await run(args, { cwd: folder, cli, env })
      assert.deepEqual({ code, out, err }, { code: 1, out: '', err: `Packages are missing. Run: npm install ${packages}\n` })
    }
    assert.equal((await run(['--help'], { cwd: folder, cli })).code, 0)
    assert.equal(existsSync(join(folder, '.data')), false)
  })

  it('explains an unknown export file and an authorize module without a default export', async () => {
    const notes = await run(['demo', '--memory', '--simulate', '--import', writeFile('notes.csv', 'a,b\n1,2\n')])
    assert.equal(notes.code, 1)
    assert.match(notes.err, /^notes\.csv is not a known export; use "Download users"/)
    const mute = await run(['demo', '--memory', '--authorize', writeFile('mute.mjs', 'export const x = 1\n')])
    assert.match(mute.err, /needs a default export/)
  })

  it('logs a failure in one line without personal data or secrets', () => {
    const cause = Object.assign(new Error('x'), { code: '22P02' })
    for (const [error, expected] of [
      [new BackupError('unavailable', 'no answer', { call: 'postgres.listUsers' }), /Z unavailable postgres\.listUsers: no answer$/],
      [new BackupError('unavailable', 'ada@example.com is busy,\nsays <ben@example.org>'), /Z unavailable … is busy, says <…>$/],
      [new BackupError('unavailable', 'cannot reach postgres://ada:hunter2@db.example/backup'), /cannot reach …$/],
      [new BackupError('unauthorized', 'refused: Authorization: Bearer ey.Jh.bGc'), /refused: Authorization: Bearer …$/],
      [new BackupError('unavailable', 'invalid input syntax for type json: "Ada Lovelace"', { cause }), /type json: "…"$/],
      [new BackupError('unavailable', 'x'.repeat(5000)), /x{500}…$/],
    ] as const) {
      assert.match(formatFailure(error), expected)
      assert.match(formatFailure(error), /^\d{4}-\d\d-\d\dT[\d:.]+Z /)
    }
  })

  it('logs the id of the request that failed', () => {
    assert.match(formatFailure(new BackupError('unavailable', 'no answer'), 'trace-17'), /no answer \(request trace-17\)$/)
  })

  it('formats a failure with megabytes of text in linear time', () => {
    // Masking the whole text would take minutes.
    const line = formatFailure(new BackupError('unavailable', `ada@example.com ${'a'.repeat(2_000_000)}`))
    assert.ok(line.length < 600)
    assert.doesNotMatch(line, /ada@/)
  })

  it('prints --help and --version', async () => {
    const help = await run(['--help'])
    assert.equal(help.code, 0)
    for (const command of ['demo', 'init', 'serve', 'work', 'sync', 'start', 'stop', 'doctor', 'credits', 'export']) {
      assert.match(help.out, new RegExp(`^  ${command} `, 'm'))
      const { code, out } = await run([command, '--help'])
      assert.equal(code, 0)
      assert.ok(out.startsWith(`backup-start ${command}`))
    }
    for (const option of ['--port', '--data', '--memory', '--import', '--simulate', '--users', '--authorize']) {
      assert.ok((await run(['demo', '--help'])).out.includes(option), option)
    }
    const { code, out } = await run(['--version'])
    assert.equal(code, 0)
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    assert.equal(out.trim(), version)
  })

  it('serves on one port, prints one line, and stops cleanly', async () => {
    const server = await start(['demo', '--memory', '--port', '0', '--users', '40', '--seed', '3'])
    assert.match(
      server.line,
      /^backup-start: http:\/\/127\.0\.0\.1:\d+\/api – a sample tenant of 40 users \(seed 3\), kept in memory only – simulation: nothing is backed up$/,
    )
    const { status, body } = await fetchJson(`${server.url}/v1/clouds`)
    assert.equal(status, 200)
    assert.ok(body.length > 0)
    assert.equal((await fetch(`${server.url}/v1/nothing`)).status, 404)
    const page = await fetch(new URL('/', server.url))
    assert.match(await page.text(), /<backup-start-page api-url="\/api">/)
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    for (const asset of [
      '/assets/auto.min.js',
      '/assets/core/csv/csv-worker.js',
      '/assets/core/csv/encoding-detector.js',
      '/assets/page.css',
    ]) {
      const response = await fetch(new URL(asset, server.url))
      assert.equal(response.status, 200, asset)
      // A response that is never read keeps its connection busy, and the server waits for it.
      assert.ok((await response.text()).length > 0, asset)
    }
    assert.equal((await fetch(new URL('/assets/../cli/cli.js', server.url))).status, 404)
    assert.equal((await fetch(new URL('/', server.url), { method: 'POST' })).status, 405)
    // Leaves an idle keep-alive connection open.
    await (await fetch(`${server.url}/v1/clouds`)).text()
    const stoppedAt = Date.now()
    assert.deepEqual(await server.end('SIGTERM'), { code: 0, signal: null })
    // Stopping takes less than the ten seconds granted to a busy connection.
    assert.ok(Date.now() - stoppedAt < 9000)
    assert.equal(server.output.err, '')
    assert.equal(server.output.out.trim().split('\n').length, 1)
  })

  it('serves under another base path, and imports several files', async () => {
    const files = [fixture('google-admin-download-users.csv'), fixture('m365-admin-export-users.csv')]
    const server = await start(['demo', '--simulate', '--import', ...files, '--memory', '--port', '0', '--base-path', '/backup/v9/'])
    assert.match(server.line, /\/backup\/v9 – the tenant imported from google-admin-download-users\.csv, m365-admin-export-users\.csv,/)
    const { body } = await fetchJson(`${server.url}/v1/clouds`)
    assert.deepEqual(
      body.map(({ id }) => id),
      ['google', 'microsoft'],
    )
    assert.deepEqual(await server.end('SIGINT'), { code: 0, signal: null })
  })

  it('explains a port that is in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { code, err } = await run(['demo', '--memory', '--port', String(port)])
    other.close()
    assert.equal(code, 1)
    assert.match(err, new RegExp(`^Port ${port} is in use\\. .* --port\\.\\n$`))
  })

  it('serves only this machine without an authorize module, and rejects requests sent by a page of another host', async () => {
    const server = await start(['demo', '--memory', '--port', '0', '--users', '5'])
    const clouds = `${server.url}/v1/clouds`
    assert.equal((await send(clouds)).status, 200)
    for (const headers of [
      { host: 'portal.example' },
      { host: 'localhost.portal.example' },
      { origin: 'https://evil.example' },
      { 'x-forwarded-for': '203.0.113.9' },
    ]) {
      assert.equal((await send(clouds, { headers })).status, 403, JSON.stringify(headers))
    }
    await server.end()
  })

  it('calls the authorize module, and then serves on any address', async () => {
    const authorize = writeFile(
      'authorize.mjs',
      "export default (request, action) => request.headers.get('authorization') === 'Bearer secret-of-ada' && action === 'read'\n",
    )
    const server = await start(['demo', '--memory', '--port', '0', '--users', '5', '--host', '0.0.0.0', '--authorize', authorize])
    const clouds = server.url.replace('0.0.0.0', '127.0.0.1')
    assert.equal((await send(`${clouds}/v1/clouds`)).status, 401)
    const headers = { authorization: 'Bearer secret-of-ada' }
    const { status, text } = await send(`${clouds}/v1/clouds`, { headers })
    assert.equal(status, 200)
    const [cloud] = JSON.parse(text)
    const start1 = await send(`${clouds}/v1/clouds/${cloud.id}/domains/${cloud.domains[0].id}/backups`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'a' },
      body: '{}',
    })
    assert.equal(start1.status, 403)
    await server.end()
    assert.doesNotMatch(server.output.err + server.output.out, /secret-of-ada/)
  })

  it('responds to malformed requests with a problem', async () => {
    const server = await start(['demo', '--memory', '--port', '0', '--users', '5'])
    const host = await send(`${server.url}/v1/clouds`, { headers: { host: 'a b' } })
    assert.equal(host.status, 400)
    assert.match(host.headers['content-type'] ?? '', /problem\+json/)
    const body = await send(`${server.url}/v1/clouds/x/domains/y/users:match`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ keys: ['a'.repeat(2_000_000)] }),
    })
    assert.equal(body.status, 413)
    assert.equal((await send(`${server.url}/v1/clouds`)).status, 200)
    await server.end()
  })

  it('stops at once on a second signal', async () => {
    const server = await start(['demo', '--memory', '--port', '0', '--users', '5'])
    // An unfinished request delays the first stop.
    const { hostname, port } = new URL(server.url)
    const headers = { 'content-type': 'application/json', 'content-length': '100' }
    const slow = request({ hostname, port, method: 'POST', path: '/api/v1/clouds/x/domains/y/users:match', headers })
    slow.on('error', () => {})
    slow.write('{"keys":')
    await new Promise((resolve) => setTimeout(resolve, 300))
    server.end('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 900))
    const stoppedAt = Date.now()
    assert.deepEqual(await server.end('SIGINT'), { code: 130, signal: null })
    assert.ok(Date.now() - stoppedAt < 2000)
    slow.destroy()
  })
})
