// `backup-start serve` as a portal's developer meets it, on no database. Needs `npm run build` before.
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { describeFailure } from '../../dist/cli/log.js'
import { readOptions } from '../../dist/cli/options.js'
import { BackupError } from '../../dist/core/index.js'
import { run, start } from '../tools/command.mjs'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = (name, text) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const fixture = (name) => fileURLToPath(new URL(`../fixtures/csv/${name}`, import.meta.url))
const json = async (url, init) => {
  const answer = await fetch(url, init)
  return { status: answer.status, body: await answer.json() }
}

/** What a client writes itself, header for header. */
const ask = (url, { method = 'GET', headers = {}, path, body } = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url)
    const sent = request({ hostname, port, path: path ?? pathname, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (data) => {
        text += data
      })
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const MISTAKES = [
  [['serve', '--prot', '1'], /no option --prot/],
  [['serve', '-x'], /no option -x/],
  [[], /serve or work/],
  [['server'], /no command server/],
  [['serve', 'more'], /more belongs to no option/],
  [['serve', '--port', 'http'], /--port is a whole number from 0 to 65535, not http/],
  [['serve', '--port', '70000'], /--port is a whole number/],
  [['serve', '--port=-1'], /--port is a whole number/],
  [['serve', '--port'], /--port needs a value/],
  [['serve', '--data', '--port', '1'], /--data needs a value/],
  [['serve', '--port', '1', '--port', '2'], /--port is there twice/],
  [['serve', '--memory=yes'], /--memory takes no value/],
  [['serve', '--users', '1e3'], /--users is a whole number/],
  [['serve', '--users', '3000000'], /--users is a whole number from 0 to 2000000/],
  [['serve', '--memory', '--data', 'x'], /leave out --data, or --memory/],
  [['serve', '--import', 'a.csv', '--users', '5'], /leave out one of them/],
  [['serve', '--memory', '--base-path', 'api'], /--base-path is a path/],
  [['serve', '--memory', '--base-path', '/a b'], /--base-path is a path/],
  [['serve', '--memory', '--host', '0.0.0.0'], /everybody who reaches this machine.*--authorize FILE/],
  [['serve', '--memory', '--host', 'example.com'], /--authorize FILE/],
  [['serve', '--memory', '--no-work'], /set DATABASE_URL/],
  [['serve', '--no-work', '--work-only'], /nothing to do/],
  [['work', '--memory'], /set DATABASE_URL/],
  [['work'], /set DATABASE_URL/],
]

const read = (args, databaseUrl) => readOptions(args, { commands: ['serve', 'work'], databaseUrl })

for (const [args, words] of MISTAKES) {
  test(`says in words what is wrong: ${args.join(' ')}`, () => {
    assert.throws(
      () => read(args),
      ({ code, message }) => code === 'bad-input' && words.test(message),
    )
  })
}

test('a DATABASE_URL that is none, or that stands beside --data', () => {
  assert.throws(() => read(['serve'], 'mysql://x'), /DATABASE_URL is to begin with postgres:\/\//)
  assert.throws(() => read(['serve', '--data', 'x'], 'postgres://x/y'), /leave out one of them/)
  assert.throws(() => read(['work', '--port', '1'], 'postgres://x/y'), /--port is for a process that serves/)
  assert.deepEqual(read(['serve', '--memory'], 'postgres://x/y').store, { kind: 'memory' })
  assert.deepEqual(read(['serve'], 'postgresql://x/y').store, { kind: 'server', url: 'postgresql://x/y' })
  assert.deepEqual(read(['serve'], '').store, { kind: 'folder', folder: '.data' })
})

test('who serves, and who works', () => {
  const who = (args) => {
    const { isServing, isWorking } = read(args, 'postgres://x/y')
    return [isServing, isWorking]
  }
  assert.deepEqual(who(['serve']), [true, true])
  assert.deepEqual(who(['serve', '--no-work']), [true, false])
  assert.deepEqual(who(['serve', '--work-only']), [false, true])
  assert.deepEqual(who(['work']), [false, true])
})

test('what is wrong is one sentence on standard error, without a stack, and the exit code is 1', async () => {
  for (const [args, words] of [
    [['serve', '--prot', '1'], /^there is no option --prot; --help lists them$/],
    [['serve', '--memory', '--import', 'nowhere.csv'], /^nowhere\.csv cannot be read: there is no such file$/],
    [['serve', '--memory', '--import', '.'], /^\. cannot be read: it is a folder$/],
    [['serve', '--memory', '--host', '0.0.0.0'], /everybody who reaches this machine/],
    [['serve', '--memory', '--authorize', 'nowhere.mjs'], /^nowhere\.mjs cannot be loaded: /],
  ]) {
    const { code, out, err } = await run(args, { cwd: folder })
    assert.equal(code, 1)
    assert.match(err.trimEnd(), words)
    assert.equal(err.trimEnd().split('\n').length, 1)
    assert.equal(out, '')
  }
})

test('where the optional packages are not installed, one sentence names those that are needed', async () => {
  // the package as npm would put it there, with what it depends on and nothing else
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
  const database = { DATABASE_URL: 'postgres://localhost/none' }
  for (const [args, packages, env] of [
    [['serve', '--memory'], '@hono/node-server'],
    [['serve'], 'kysely pg-boss @electric-sql/pglite @hono/node-server'],
    [['serve'], 'kysely pg-boss pg @hono/node-server', database],
    [['work'], 'kysely pg-boss pg', database],
  ]) {
    const { code, out, err } = await run(args, { cwd: folder, cli, env })
    assert.deepEqual(
      { code, out, err },
      { code: 1, out: '', err: `this needs packages that are not installed here: npm install ${packages}\n` },
    )
  }
  assert.equal((await run(['--help'], { cwd: folder, cli })).code, 0)
  assert.equal(existsSync(join(folder, '.data')), false)
})

test('a file that is no export, and a module that says nothing, are told of in words', async () => {
  const notes = await run(['serve', '--memory', '--import', file('notes.csv', 'a,b\n1,2\n')])
  assert.equal(notes.code, 1)
  assert.match(notes.err, /^notes\.csv: this is not an export that is known here; take "Download users"/)
  const mute = await run(['serve', '--memory', '--authorize', file('mute.mjs', 'export const x = 1\n')])
  assert.match(mute.err, /no function as its default export/)
})

test('a failure is logged in one line, without who it was about, and without what gives access', () => {
  const cause = Object.assign(new Error('x'), { code: '22P02' })
  for (const [error, words] of [
    [new BackupError('unavailable', 'no answer', { call: 'postgres.listUsers' }), /Z unavailable postgres\.listUsers: no answer$/],
    [new BackupError('unavailable', 'ada@example.com is busy,\nsays <ben@example.org>'), /Z unavailable … is busy, says <…>$/],
    [new BackupError('unavailable', 'cannot reach postgres://ada:hunter2@db.example/backup'), /cannot reach …$/],
    [new BackupError('unauthorized', 'refused: Authorization: Bearer ey.Jh.bGc'), /refused: Authorization: Bearer …$/],
    [new BackupError('unavailable', 'invalid input syntax for type json: "Ada Lovelace"', { cause }), /type json: "…"$/],
    [new BackupError('unavailable', 'x'.repeat(5000)), /x{500}…$/],
  ]) {
    assert.match(describeFailure(error), words)
    assert.match(describeFailure(error), /^\d{4}-\d\d-\d\dT[\d:.]+Z /)
  }
})

test('--help and --version', async () => {
  const help = await run(['--help'])
  assert.equal(help.code, 0)
  for (const option of ['--port', '--data', '--memory', '--import', '--users', '--authorize', 'DATABASE_URL']) {
    assert.ok(help.out.includes(option), option)
  }
  const { code, out } = await run(['--version'])
  assert.equal(code, 0)
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  assert.equal(out.trim(), version)
})

test('serves on one port, says so in one line, and ends cleanly', async () => {
  const server = await start(['serve', '--memory', '--port', '0', '--users', '40', '--seed', '3'])
  assert.match(server.line, /^backup-start: http:\/\/127\.0\.0\.1:\d+\/api – a sample tenant of 40 users \(seed 3\), kept in memory alone$/)
  const { status, body } = await json(`${server.url}/v1/clouds`)
  assert.equal(status, 200)
  assert.ok(body.length > 0)
  assert.equal((await fetch(`${server.url}/v1/nothing`)).status, 404)
  assert.equal((await fetch(new URL('/', server.url))).status, 404)
  // somebody keeps a connection open
  await fetch(`${server.url}/v1/clouds`)
  const since = Date.now()
  assert.deepEqual(await server.end('SIGTERM'), { code: 0, signal: null })
  assert.ok(Date.now() - since < 5000)
  assert.equal(server.said.err, '')
  assert.equal(server.said.out.trim().split('\n').length, 1)
})

test('another base path, and all files that are named', async () => {
  const files = [fixture('google-admin-download-users.csv'), fixture('m365-admin-export-users.csv')]
  const server = await start(['serve', '--import', ...files, '--memory', '--port', '0', '--base-path', '/backup/v9/'])
  assert.match(server.line, /\/backup\/v9 – the tenant imported from google-admin-download-users\.csv, m365-admin-export-users\.csv,/)
  const { body } = await json(`${server.url}/v1/clouds`)
  assert.deepEqual(
    body.map(({ id }) => id),
    ['google', 'microsoft'],
  )
  assert.deepEqual(await server.end('SIGINT'), { code: 0, signal: null })
})

test('a port that is taken', async () => {
  const other = createServer()
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address()
  const { code, err } = await run(['serve', '--memory', '--port', String(port)])
  other.close()
  assert.equal(code, 1)
  assert.match(err, new RegExp(`^port ${port} is taken: .* --port\\n$`))
})

test('without an authorize module only this machine is answered, whatever a page of another host makes a browser send', async () => {
  const server = await start(['serve', '--memory', '--port', '0', '--users', '5'])
  const clouds = `${server.url}/v1/clouds`
  assert.equal((await ask(clouds)).status, 200)
  for (const headers of [
    { host: 'portal.example' },
    { host: 'localhost.portal.example' },
    { origin: 'https://evil.example' },
    { 'x-forwarded-for': '203.0.113.9' },
  ]) {
    assert.equal((await ask(clouds, { headers })).status, 403, JSON.stringify(headers))
  }
  await server.end()
})

test('an authorize module decides, and may be served anywhere', async () => {
  const authorize = file(
    'authorize.mjs',
    "export default (request, action) => request.headers.get('authorization') === 'Bearer secret-of-ada' && action === 'read'\n",
  )
  const server = await start(['serve', '--memory', '--port', '0', '--users', '5', '--host', '0.0.0.0', '--authorize', authorize])
  const clouds = server.url.replace('0.0.0.0', '127.0.0.1')
  assert.equal((await ask(`${clouds}/v1/clouds`)).status, 403)
  const headers = { authorization: 'Bearer secret-of-ada' }
  const { status, text } = await ask(`${clouds}/v1/clouds`, { headers })
  assert.equal(status, 200)
  const [cloud] = JSON.parse(text)
  const start1 = await ask(`${clouds}/v1/clouds/${cloud.id}/domains/${cloud.domains[0].id}/backups`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'a' },
    body: '{}',
  })
  assert.equal(start1.status, 403)
  await server.end()
  assert.doesNotMatch(server.said.err + server.said.out, /secret-of-ada/)
})

test('requests that make no sense get a clean answer', async () => {
  const server = await start(['serve', '--memory', '--port', '0', '--users', '5'])
  const host = await ask(`${server.url}/v1/clouds`, { headers: { host: 'a b' } })
  assert.equal(host.status, 400)
  assert.match(host.headers['content-type'], /problem\+json/)
  const body = await ask(`${server.url}/v1/clouds/x/domains/y/users:match`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ keys: ['a'.repeat(2_000_000)] }),
  })
  assert.equal(body.status, 413)
  assert.equal((await ask(`${server.url}/v1/clouds`)).status, 200)
  await server.end()
})

test('a second signal ends it at once', async () => {
  const server = await start(['serve', '--memory', '--port', '0', '--users', '5'])
  // a request that does not come to its end keeps it waiting
  const { hostname, port } = new URL(server.url)
  const headers = { 'content-type': 'application/json', 'content-length': '100' }
  const slow = request({ hostname, port, method: 'POST', path: '/api/v1/clouds/x/domains/y/users:match', headers })
  slow.on('error', () => {})
  slow.write('{"keys":')
  await new Promise((resolve) => setTimeout(resolve, 300))
  server.end('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 900))
  const since = Date.now()
  assert.deepEqual(await server.end('SIGINT'), { code: 130, signal: null })
  assert.ok(Date.now() - since < 2000)
  slow.destroy()
})
