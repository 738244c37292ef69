// The config of `backup-start serve`: its checks, secrets and loading. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { type BackendEvent, createEmitter } from '../../src/cli/config/backend-events.js'
import { checkConfig } from '../../src/cli/config/check-config.js'
import { readSecret } from '../../src/cli/config/read-secret.js'
import { fromEnv, fromFile } from '../../src/cli/config/secrets.js'
import type { BackupError } from '../../src/core/index.js'
import { root } from '../package/package-files.js'
import { run } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-config-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const writeFile = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const directory = { clouds() {}, users() {}, groups() {}, orgUnits() {} }
const config = { database: { folder: '.data' }, directories: [directory], engine: { protect() {} }, auth: 'loopback' }
const SECRET = 'hunter2'

const WRONG: readonly (readonly [change: object, field: string, message: RegExp])[] = [
  [{ database: undefined }, 'database', /^The config's database must be \{ url \}/],
  [{ database: { folder: '' } }, 'database', /^The config's database must be \{ url \}/],
  [{ database: { url: `postgres://ada:${SECRET}@db/backup` } }, 'database', /without a password, fromEnv\('DATABASE_URL'\)/],
  [{ database: { url: `postgres://ada:${SECRET}/x@db/backup` } }, 'database', /without a password/],
  [{ database: { url: 'mysql://db' } }, 'database', /a postgres:\/\/ URL/],
  [{ databse: {} }, 'databse', /^The config has an unknown field: databse\.$/],
  [{ directories: [] }, 'directories', /^The config's directories must contain at least one directory\.$/],
  [{ directories: [directory, {}] }, 'directories[1]', /^The config's directories\[1\] must be a directory/],
  [{ directories: directory }, 'directories', /^The config's directories must be a list of directories\.$/],
  [{ engine: {} }, 'engine', /^The config's engine must be an engine: an object with the method protect or protectMany\.$/],
  [{ auth: undefined }, 'auth', /^The config's auth must be 'loopback' or a function/],
  [{ auth: 'none' }, 'auth', /^The config's auth must be 'loopback' or a function/],
  [{ server: { host: '0.0.0.0' } }, 'auth', /anyone who reaches this machine/],
  [{ server: { port: 70_000 } }, 'server.port', /^The config's server\.port must be a whole number from 0 to 65535\.$/],
  [{ server: { basePath: 'api' } }, 'server.basePath', /^The config's server\.basePath must be a path such as \/api\.$/],
  [{ cors: { origins: 'https://portal.example' } }, 'cors.origins', /^The config's cors\.origins must be a list of origins\.$/],
  [
    { cors: { origins: ['https://portal.example/'] } },
    'cors.origins[0]',
    /must be an origin such as https:\/\/portal\.example, without a slash/,
  ],
  [{ credits: { initial: -1 } }, 'credits.initial', /^The config's credits\.initial must be a whole number of credits, 'unlimited'/],
  [{ credits: { initial: 1.5 } }, 'credits.initial', /must be a whole number of credits/],
  [{ limits: { requestsPerSecond: 5 } }, 'limits.requestsPerSecond', /unknown field: limits\.requestsPerSecond/],
  [
    { webhooks: [{ url: `http://portal.example/${SECRET}`, secret: fromEnv('KEY') }] },
    'webhooks[0].url',
    /^The config's webhooks\[0\]\.url must be an https:\/\/ URL without a password/,
  ],
  [
    { webhooks: [{ url: 'https://portal.example/events', secret: SECRET }] },
    'webhooks[0].secret',
    /^The config's webhooks\[0\]\.secret must be fromEnv/,
  ],
  [
    { webhooks: [{ url: 'https://portal.example/events', secret: fromEnv('KEY'), events: ['backup-started'] }] },
    'webhooks[0].events[0]',
    /must be backup-finished, backup-failed, sync-finished, sync-failed, policy-out-of-credits\.$/,
  ],
  [{ schedule: 'daily' }, 'schedule', /must be \{ everyHours \} with a whole number from 1 to 720, or false/],
  [{ retention: { leftUsersDays: 0 } }, 'retention.leftUsersDays', /must be a whole number/],
  [{ retention: 90 }, 'retention', /must be an object such as \{ leftUsersDays: 90 \}/],
  [{ schedule: { everyHours: 0 } }, 'schedule', /must be \{ everyHours \}/],
  [{ cors: '*' }, 'cors', /^The config's cors must be an object such as \{ origins: /],
  [{ cors: { origins: ['*'], credentials: true } }, 'cors', /^The config's cors must list each origin if credentials is true/],
  [{ credits: 5 }, 'credits', /^The config's credits must be an object such as \{ initial: 100 \}\.$/],
  [{ limits: 5 }, 'limits', /^The config's limits must be an object such as/],
  [{ limits: { perCaller: 60 } }, 'limits.perCaller', /^The config's limits\.perCaller must be an object such as \{ perMinute: 60 \}\.$/],
  [{ server: 8787 }, 'server', /^The config's server must be an object such as \{ port: 8787 \}\.$/],
  [{ server: { basePath: 5 } }, 'server.basePath', /^The config's server\.basePath must be a path such as \/api\.$/],
  [
    { server: { trustedProxies: ['10.0.0.0/8', '10.0.0.0/99'] } },
    'server.trustedProxies[1]',
    /^The config's server\.trustedProxies\[1\] must be an address or a network such as 10\.0\.0\.0\/8\.$/,
  ],
  [{ webhooks: ['https://portal.example'] }, 'webhooks[0]', /^The config's webhooks\[0\] must be an object such as \{ url: /],
  [{ onEvent: 'log' }, 'onEvent', /^The config's onEvent must be a function\.$/],
]

describe('config', () => {
  it('accepts every documented form', () => {
    for (const part of [
      {},
      { database: { url: 'postgres://db/backup' } },
      { schedule: false },
      { retention: { leftUsersDays: 90 } },
      { schedule: { everyHours: 6 } },
      { database: { url: fromEnv('DATABASE_URL') } },
      { database: { url: fromFile('/run/secrets/url') } },
      { auth: () => true, server: { host: '0.0.0.0', port: 0, basePath: '/' } },
      { cors: { origins: ['https://portal.example'], credentials: true, maxAgeS: 60 } },
      { webhooks: [{ url: 'https://portal.example/events', secret: fromFile('/run/secrets/key'), events: ['sync-failed'] }] },
      {
        webhooks: [
          { url: fromEnv('WEBHOOK_URL'), secret: fromEnv('KEY') },
          { url: 'http://127.0.0.1:9000/', secret: fromEnv('KEY') },
        ],
      },
      { credits: { initial: 'unlimited' } },
      {
        credits: { initial: () => 5 },
        limits: {
          databaseConnections: 20,
          requestTimeoutMs: 60_000,
          perCaller: { perMinute: 60 },
          perDomain: { perMinute: 600, burst: 50 },
        },
        onEvent() {},
      },
    ]) {
      checkConfig({ ...config, ...part })
    }
  })

  for (const [change, field, message] of WRONG) {
    it(`names the wrong field ${field}: ${message.source.slice(0, 60)}`, () => {
      assert.throws(
        () => checkConfig({ ...config, ...change }),
        (error: BackupError) => {
          assert.match(error.reason, message)
          assert.equal(error.field, field)
          assert.ok(!`${error.message} ${error.stack} ${JSON.stringify(error)}`.includes(SECRET))
          return error.code === 'bad-input'
        },
      )
    })
  }

  it('reads secrets from the environment and from files, and never quotes them', async () => {
    process.env.BACKUP_START_TEST = SECRET
    assert.equal(await readSecret(fromEnv('BACKUP_START_TEST'), 'database.url'), SECRET)
    delete process.env.BACKUP_START_TEST
    assert.equal(await readSecret(fromFile(writeFile('secret', `${SECRET}\n`)), 'database.url'), SECRET)
    const reasonOf = async (secret: Parameters<typeof readSecret>[0]): Promise<string> =>
      readSecret(secret, 'database.url').then(String, ({ reason }: BackupError) => reason)
    assert.equal(
      await reasonOf(fromEnv('BACKUP_START_TEST')),
      'database.url needs the environment variable BACKUP_START_TEST. Set it and start again.',
    )
    assert.match(
      await reasonOf(fromFile(join(folder, 'nowhere'))),
      /^database\.url needs the file .*nowhere, which cannot be read \(ENOENT\)\.$/,
    )
    assert.match(await reasonOf(fromFile(writeFile('empty', '\n'))), /which is empty\.$/)
  })

  it('passes events to a listener, and reports its errors only as a log line', async () => {
    const events: BackendEvent[] = []
    const errors: string[] = []
    const onError = ({ reason }: BackupError): number => errors.push(reason)
    const throwing = createEmitter((event) => {
      events.push(event)
      throw new Error('the log is full')
    }, onError)
    await throwing({ type: 'failure', code: 'unavailable', call: 'postgres.listUsers' })
    assert.equal(events[0]?.type, 'failure')
    assert.match(events[0]?.at ?? '', /^\d{4}-\d\d-\d\dT/)
    const rejecting = createEmitter(async () => Promise.reject('no network'), onError)
    await rejecting({ type: 'failure', code: 'unavailable' })
    assert.deepEqual(errors, ['onEvent failed for failure: the log is full', 'onEvent failed for failure: no network'])
    await createEmitter(undefined, onError)({ type: 'failure', code: 'unavailable' })
    assert.equal(errors.length, 2)
  })
})

describe('the reference of the events', () => {
  it('lists every type of event', () => {
    const types = ['src/cli/config/backend-events.ts', 'src/backends/postgres/postgres-backend.ts'].flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/\| \{ type: '([\w-]+)'/g)].map(([, type]) => `\`${type}\``),
    )
    const [, section = ''] = readFileSync(join(root, 'docs/reference/command.md'), 'utf8').split('### Events\n')
    const documented = [...section.matchAll(/^\| (`[\w-]+`) \| .*`scope`|^\| (`failure`)/gm)].map(([, type, failure]) => type ?? failure)
    assert.equal(types.length, 10)
    assert.deepEqual(documented.sort(), types.sort())
  })
})

describe('loading a config', () => {
  const serve = (...args: string[]) => run(['serve', '--port', '0', ...args], { cwd: folder })

  it('explains the three ways to get a config', async () => {
    const { code, err, out } = await serve()
    assert.equal(code, 1)
    assert.equal(out, '')
    assert.match(
      err,
      /^No config found\. There are three ways to get one:\n {2}backup-start init .*\n {2}backup-start serve --config FILE .*\n {2}backup-start demo .*\n$/,
    )
  })

  it('explains why a config cannot be used', async () => {
    const types =
      Number(process.versions.node.split('.')[0]) >= 22
        ? /./
        : /^Node v\S+ cannot load .*\.ts\. Use Node 22\.18 or later, or write the config as \.mjs\.$/
    for (const [file, expected] of [
      ['nowhere.mjs', /^Cannot load nowhere\.mjs: the file does not exist\. Run backup-start init to write a config\.$/],
      [writeFile('broken.mjs', 'export default {'), /^Cannot load .*broken\.mjs: /],
      [writeFile('throws.mjs', 'throw new Error("no license")'), /^Cannot load .*throws\.mjs: no license$/],
      [writeFile('mute.mjs', 'export const config = {}'), /mute\.mjs needs a default export: export default defineConfig\(\{ … \}\)\.$/],
      [
        writeFile('wrong.mjs', "export default { database: { folder: 'x' }, directories: [] }"),
        /wrong\.mjs: The config's directories must contain/,
      ],
      [writeFile('typed.ts', 'export default {} satisfies object'), types],
    ] as const) {
      const { code, err } = await serve('--config', file)
      assert.equal(code, 1)
      assert.match(err.trimEnd(), expected)
      assert.equal(err.trimEnd().split('\n').length, 1)
    }
  })

  it('rejects a simulated engine for real users without --simulate', async () => {
    const file = writeFile(
      'simulated.mjs',
      "export default { database: { folder: '.simulated' }, directories: [{ clouds() {}, users() {}, groups() {}, orgUnits() {} }], engine: { isSimulated: true, protect() {} }, auth: 'loopback' }",
    )
    const { code, err } = await serve('--config', file)
    assert.equal(code, 1)
    assert.match(err, /^The engine only simulates backups, but a directory lists real users\. .* --simulate/)
    assert.equal(existsSync(join(folder, '.simulated')), false)
  })

  it('rejects --no-work and work on a folder, and a host without auth', async () => {
    const file = writeFile(
      'folder.mjs',
      "export default { database: { folder: 'x' }, directories: [{ clouds() {}, users() {}, groups() {}, orgUnits() {} }], engine: { protect() {} }, auth: 'loopback' }",
    )
    assert.match((await serve('--config', file, '--no-work')).err, /^--no-work needs a PostgreSQL server/)
    assert.match((await run(['work', '--config', file])).err, /^Several processes need a PostgreSQL server/)
    assert.match((await serve('--config', file, '--host', '0.0.0.0')).err, /^On 0\.0\.0\.0, anyone who reaches this machine/)
  })

  it('writes a config with init that loads, and never overwrites one', async () => {
    const portal = join(folder, 'portal')
    mkdirSync(join(portal, 'node_modules'), { recursive: true })
    symlinkSync(root, join(portal, 'node_modules/backup-start'))
    const first = await run(['init'], { cwd: portal })
    assert.deepEqual(
      { code: first.code, out: first.out },
      { code: 0, out: 'Wrote backup-start.config.mjs. Edit it, then run: npx backup-start serve\n' },
    )
    const { default: written } = (await import(join(portal, 'backup-start.config.mjs'))) as { default: object }
    assert.deepEqual(Object.keys(written), ['database', 'directories', 'engine', 'auth', 'credits'])
    const text = readFileSync(join(portal, 'backup-start.config.mjs'), 'utf8')
    const second = await run(['init'], { cwd: portal })
    assert.equal(second.code, 1)
    assert.match(second.err, /^backup-start\.config\.mjs exists already\./)
    assert.equal(readFileSync(join(portal, 'backup-start.config.mjs'), 'utf8'), text)
  })
})
