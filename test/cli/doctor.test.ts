// `backup-start doctor` on valid and broken setups. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { checkClock } from '../../src/cli/doctor/check-clock.js'
import { checkPolicySyncs, type PolicySyncs } from '../../src/cli/doctor/check-schedule.js'
import { createFindings } from '../../src/cli/doctor/findings.js'
import type { BackupAdapter } from '../../src/core/index.js'
import { createMemoryAdapter, generateTenant } from '../../src/memory.js'
import { createHandler, type HandlerOptions } from '../../src/server.js'
import { run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-doctor-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Serves a listener on a free port while `act` runs with the URL. */
const during = async (listener: RequestListener, act: (url: string) => Promise<void>): Promise<void> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

/** Serves an adapter under `/api`, with some response headers and the text of responses replaced. */
const serveAdapter = (
  adapter: BackupAdapter,
  options: HandlerOptions = {},
  headers: Record<string, string> = {},
  change = (_url: string, text: string): string => text,
): RequestListener => {
  const handle = createHandler(adapter, { authorize: () => true, ...options, basePath: '/api' })
  return async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    const response = await handle(request)
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...headers })
    outgoing.end(change(incoming.url ?? '', await response.text()))
  }
}

/** Serves an adapter and changes the JSON of one path, as a server of another team could answer. */
const withJson = (path: RegExp, change: (answer: never) => unknown): RequestListener =>
  serveAdapter(memory(), {}, {}, (url, text) => (path.test(url) ? JSON.stringify(change(JSON.parse(text) as never)) : text))
type Json = Record<string, unknown>
const inFirst = (part: Json) => (page: { items: Json[] }) => ({
  ...page,
  items: page.items.map((item, at) => (at === 0 ? { ...item, ...part } : item)),
})

const memory = (): BackupAdapter => createMemoryAdapter({ tenant: generateTenant({ seed: 3, users: 300, cloud: 'google-workspace' }) })
/** The memory adapter with one active policy, and with the dates of its last syncs. */
const withPolicy = (synced: Record<string, string>): BackupAdapter => {
  const adapter = memory()
  const policy = {
    ...{ id: 'p1', name: 'All', items: [], settings: 'default', leavers: 'keep', status: 'active', createdAt: '2026-01-01T00:00:00Z' },
    counts: { covered: 0, protected: 0, waiting: 0, failed: 0, joined30: 0, left30: 0 },
  }
  return {
    ...adapter,
    listPolicies: async () => ({ items: [policy] }) as never,
    listClouds: async (call) =>
      (await adapter.listClouds(call)).map((cloud) => ({ ...cloud, domains: cloud.domains.map((domain) => ({ ...domain, synced })) })),
  }
}
const doctor = (...args: string[]) => run(['doctor', ...args], { cwd: folder })

describe('backup-start doctor --url', () => {
  it('finds no problem on a valid server, and notes the simulation', async () => {
    const server = await start(['demo', '--memory', '--port', '0', '--users', '250'])
    const { code, out, err } = await doctor('--url', server.url)
    await server.end()
    assert.equal(err, '')
    assert.equal(code, 0, out)
    assert.match(out, /^ok {7}The clocks of this machine and the server agree\.$/m)
    assert.match(out, /^ok {7}The API answers in \d+ ms\.$/m)
    assert.match(out, /^ok {7}Errors are problems \(RFC 9457\)\.$/m)
    assert.match(out, /^note {5}Google Workspace is simulated: nothing is backed up\.$/m)
    assert.match(out, /^ok {7}example\.com: users, groups, org units and credits can be read\.$/m)
    assert.match(out, /\nNo problems found\.\n$/)
  })

  const BROKEN: readonly (readonly [setup: string, listener: RequestListener, args: readonly string[], expected: RegExp])[] = [
    [
      'a base path that is not the API',
      (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Portal</h1>'),
      [],
      /^problem {2}The API is not at this URL: .* responded with 404 text\/html\.\n {9}Fix: Pass the URL under which \/v1 is mounted/m,
    ],
    [
      'a missing token',
      serveAdapter(memory(), { authorize: ({ headers }) => headers.get('authorization') === 'Bearer right' }),
      [],
      /^problem {2}The server requires a token\.\n {9}Fix: Pass the token with --token-env NAME\.$/m,
    ],
    [
      'an answer of another shape',
      serveAdapter({ ...memory(), listClouds: async () => [{ id: 'c', name: 'C', domains: [{ id: 'd' }] }] as never }),
      [],
      /^problem {2}The backend fails: .* responded with 502 application\/problem\+json\.\n {9}Fix: Search the log of the server for the request \S+\.$/m,
    ],
    [
      'a page of an origin that CORS does not allow',
      serveAdapter(memory(), { cors: { origins: ['https://other.example'] } }),
      ['--origin', 'https://portal.example'],
      /^problem {2}Browsers block pages of https:\/\/portal\.example: the preflight allows no origin\.\n {9}Fix: Add 'https:\/\/portal\.example' to cors\.origins\.$/m,
    ],
    [
      'a clock that is ten minutes late',
      serveAdapter(memory(), {}, { date: new Date(Date.now() - 600_000).toUTCString() }),
      [],
      /^problem {2}The clocks of this machine and the server differ by 6\d\d s\.\n {9}Fix: Synchronize both clocks with NTP/m,
    ],
    [
      'a catch-all page behind the API',
      (request, response) =>
        request.url?.endsWith('/backup-start-doctor')
          ? response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Portal</h1>')
          : serveAdapter(memory())(request, response),
      [],
      /^problem {2}An unknown path responded with 200 text\/html instead of a problem\.$/m,
    ],
    [
      'a list that repeats a page',
      serveAdapter({ ...memory(), listUsers: (query, call) => memory().listUsers({ scope: query.scope, limit: 100 }, call) }),
      [],
      /^problem {2}example\.com: The second page of users repeats ".+" of the first page\.\n {9}Fix: /m,
    ],
    [
      'an extra field of a user',
      withJson(/\/users(\?|$)/, inFirst({ statusreason: 'left' })),
      [],
      /^problem {2}example\.com: field "items\[0\]\.statusreason" is not a known field of this answer\.\n {9}Fix: Correct the field "items\[0\]\.statusreason" in the answer of http\.listUsers\.$/m,
    ],
    [
      'null for a field without a value',
      withJson(/\/groups(\?|$)/, (page: Json) => ({ next: null, ...page })),
      [],
      /^problem {2}example\.com: field "next" is null: leave out a field without a value\.\n {9}Fix: Correct the field "next" in the answer of http\.listGroups\.$/m,
    ],
    [
      'a date that is not ISO 8601',
      withJson(/\/clouds$/, (clouds: { domains: Json[] }[]) =>
        clouds.map((cloud) => ({ ...cloud, domains: cloud.domains.map((domain) => ({ ...domain, synced: { users: '11/22/2026' } })) })),
      ),
      [],
      /^problem {2}The clouds cannot be listed: field "\[0\]\.domains\[0\]\.synced\.users" is "11\/22\/2026"\. Write dates in ISO 8601, such as 2026-11-22T10:00:00Z\.$/m,
    ],
    [
      'a settings form and an activity log of another shape, each on its own',
      serveAdapter({ ...memory(), describeSettings: async () => ({ groups: [{ id: 'mail' }] }), listActivity: async () => ({}) } as never),
      [],
      /^problem {2}example\.com: .*\n {9}Fix: .*\nproblem {2}example\.com: .*\n/m,
    ],
    [
      'an extra field of a license',
      withJson(/\/licenses(\?|$)/, (page: Json) => ({ ...page, sum: 3 })),
      [],
      /^problem {2}example\.com: field "sum" is not a known field of this answer\.\n {9}Fix: Correct the field "sum" in the answer of http\.listHolders\.$/m,
    ],
    [
      'active policies of a domain that is no longer synced',
      serveAdapter(withPolicy({ users: '2026-01-05T02:00:00Z' })),
      [],
      /^problem {2}example\.com: 1 policy is active, but the last sync of users was \d+ hours ago\. Users who joined since are not backed up\.\n {9}Fix: Check the schedule of the server/m,
    ],
    [
      'a domain that the caller may not read',
      serveAdapter(memory(), { authorize: (_, __, scope) => scope === undefined }),
      [],
      /^problem {2}The caller may read no domain\.\n {9}Fix: Give the caller the permission "read"/m,
    ],
  ]

  for (const [setup, listener, args, expected] of BROKEN) {
    it(`explains ${setup}`, async () => {
      await during(listener, async (url) => {
        const { code, out, err } = await doctor('--url', `${url}/api`, ...args)
        assert.match(out, expected)
        assert.match(out, /\n\d problems? found\.\n$/)
        assert.equal(err, '')
        assert.equal(code, 1)
      })
    })
  }

  it('explains that a server does not respond, and never prints the token', async () => {
    const env = { BACKUP_TOKEN: 'hunter2' }
    const away = await run(['doctor', '--url', 'http://127.0.0.1:9/api', '--token-env', 'BACKUP_TOKEN'], { env })
    assert.match(away.out, /^problem {2}The server cannot be reached: .*\.\n {9}Fix: Start the server/)
    await during(serveAdapter(memory(), { authorize: () => false }), async (url) => {
      const refused = await run(['doctor', '--url', `${url}/api`, '--token-env', 'BACKUP_TOKEN'], { env })
      assert.match(refused.out, /^problem {2}The server denies the request\.$/m)
      assert.ok(!`${away.out}${away.err}${refused.out}${refused.err}`.includes('hunter2'))
    })
  })

  it('explains wrong arguments', async () => {
    assert.match((await doctor('--url', 'x')).err, /^--url must be a URL/)
    assert.match((await doctor('--origin', 'https://portal.example')).err, /^--origin and --token-env apply only with --url\.$/m)
    assert.match((await doctor('--url', 'http://x', '--origin', 'portal')).err, /^--origin must be an origin/)
    assert.match((await doctor()).err, /^No config found\./)
  })
})

describe('backup-start doctor --config', () => {
  const dist = new URL('../../dist/', import.meta.url).href
  const writeConfig = (name: string, part: string): string => {
    const file = join(folder, name)
    writeFileSync(
      file,
      `import { fromEnv } from '${dist}config.js'
import { commandEngine } from '${dist}engine-command.js'
const page = async () => ({ items: [] })
const directory = { clouds: async () => [{ id: 'c', name: 'C', domains: [{ id: 'd', name: 'd' }] }], users: page, groups: page, orgUnits: page }
const engine = { name: 'test', protect: async () => {} }
const config = { database: { url: fromEnv('BACKUP_START_NO_DATABASE') }, directories: [directory], engine, auth: 'loopback' }
export default { ...config, ${part} }\n`,
    )
    return file
  }
  const cases: readonly (readonly [setup: string, part: string, expected: RegExp])[] = [
    [
      'a missing secret',
      '',
      /^problem {2}The backend does not open: database\.url needs the environment variable BACKUP_START_NO_DATABASE\. Set it and start again\.$/m,
    ],
    [
      'a directory with wrong credentials',
      "directories: [{ ...directory, users: async () => { throw new Error('403 insufficient scope') } }]",
      /^problem {2}directories\[0\] fails: directory\.users: 403 insufficient scope\.\n {9}Fix: Check the credentials and scopes/m,
    ],
    [
      'a directory page of another shape',
      "directories: [{ ...directory, users: async () => ({ items: [{ id: 'u', mail: 'u@d' }] }) }]",
      /^problem {2}directories\[0\] fails: directory\.users: field "items\[0\]\.email" is invalid: .*\.$/m,
    ],
    [
      'a field that no backend reads',
      "directories: [{ ...directory, users: async () => ({ items: [{ id: 'u', email: 'u@d', mail: 'u@d', name: 'U', accountStatus: 'active' }] }) }]",
      /^problem {2}directories\[0\]: directory\.users returns the unknown field "items\[0\]\.mail"\.\n {9}Fix: Correct the name of the field, or leave the field out/m,
    ],
    [
      'a config without a schedule',
      'schedule: false',
      /^note {5}schedule is false: domains are synced only by hand, or by backup-start sync\.$/m,
    ],
    [
      'a directory without domains',
      'directories: [{ ...directory, clouds: async () => [] }]',
      /^problem {2}directories\[0\] lists no domain\.$/m,
    ],
    [
      'an engine whose program is not installed',
      `engine: commandEngine({ command: 'no-such-program-7f3a', args: [] })`,
      /^problem {2}The engine no-such-program-7f3a cannot back up: The program no-such-program-7f3a was not found\. Install it, or correct the engine's command\.$/m,
    ],
    [
      'an engine whose check rejects',
      "engine: { ...engine, check: async () => { throw new Error('401 invalid_client') } }",
      /^problem {2}The engine test cannot back up: 401 invalid_client\.\n {9}Fix: Correct the engine in the config\.$/m,
    ],
    [
      'a database server that does not answer',
      "database: { url: 'postgres://127.0.0.1:9/none' }",
      /^problem {2}The backend does not open: Cannot use PostgreSQL at 127\.0\.0\.1:9\/none: .*ECONNREFUSED/m,
    ],
  ]
  for (const [index, [setup, part, expected]] of cases.entries()) {
    it(`explains ${setup}`, async () => {
      const { code, out } = await doctor('--config', writeConfig(`broken-${index}.mjs`, part))
      assert.match(out, /^ok {7}The config is valid\.\n/)
      assert.match(out, expected)
      assert.equal(code, 1)
    })
  }
})

describe('checkClock', () => {
  const printed = (time: number): string => {
    let out = ''
    checkClock(
      time,
      'the database',
      createFindings((text) => {
        out += text
      }),
    )
    return out
  }

  it('reports a database whose clock differs by more than 30 seconds', () => {
    assert.match(printed(Date.now() - 10_000), /^ok {7}The clocks of this machine and the database agree\.\n$/)
    assert.match(printed(Date.now() + 120_400), /^problem {2}The clocks of this machine and the database differ by 120 s\.\n {9}Fix: /)
    assert.match(printed(Number.NaN), /^note {5}The response of the database has no Date header/)
  })
})

describe('checkPolicySyncs', () => {
  const printed = (part: Partial<PolicySyncs>): string => {
    let out = ''
    checkPolicySyncs(
      { domainId: 'example.com', policies: 2, syncedAt: undefined, schedule: undefined, ...part },
      createFindings((text) => {
        out += text
      }),
    )
    return out
  }
  const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString()

  it('reports active policies of a config without a schedule, unless another scheduler syncs the domain', () => {
    assert.match(
      printed({ schedule: false }),
      /^problem {2}example\.com: 2 policies are active without a schedule of syncs, and users were never synced\. Users who joined since are not backed up\.\n {9}Fix: Set schedule: \{ everyHours: 24 \} in the config/,
    )
    assert.match(printed({ schedule: false, syncedAt: hoursAgo(72.5) }), /and the last sync of users was 72 hours ago\./)
    assert.equal(printed({ schedule: false, syncedAt: hoursAgo(47) }), '')
    assert.equal(printed({ schedule: false, policies: 0 }), '')
  })

  it('reports active policies of a schedule whose syncs do not run', () => {
    assert.match(
      printed({ syncedAt: hoursAgo(50) }),
      /2 policies are active, but the last sync.*\n {9}Fix: Check that backup-start serve or work/,
    )
    assert.match(printed({ schedule: { everyHours: 100 }, syncedAt: hoursAgo(201) }), /the last sync of users was 201 hours ago/)
    assert.equal(printed({ schedule: { everyHours: 100 }, syncedAt: hoursAgo(150) }), '')
  })
})

describe('the documented output of doctor', () => {
  const dist = new URL('../../dist/', import.meta.url).href
  const snapshot = new URL('doctor-output.txt', import.meta.url)
  const printed = async (setup: string, args: readonly string[]): Promise<string> => {
    const { out } = await run(['doctor', ...args], { cwd: folder })
    const stable = out
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:8787')
      .replaceAll(/in \d+ ms/g, 'in 12 ms')
      .replaceAll(/\d+ hours ago/g, '72 hours ago')
      .replaceAll(/differ by 6\d\d s/g, 'differ by 600 s')
    return `# ${setup}\n\n${stable}`
  }
  /** Runs doctor on a config of an embedded database, with one part replaced. */
  const withConfig = (name: string, part: string): readonly string[] => {
    writeFileSync(
      join(folder, name),
      `import { fromEnv } from '${dist}config.js'
import { commandEngine } from '${dist}engine-command.js'
const page = async () => ({ items: [] })
const directory = {
  clouds: async () => [{ id: 'mail', name: 'Mail', domains: [{ id: 'example.com', name: 'example.com' }] }],
  users: async () => ({ items: [{ id: 'u1', email: 'ada@example.com', name: 'Ada', accountStatus: 'active' }] }),
  groups: page, orgUnits: page,
}
const config = { database: { folder: '.data' }, directories: [directory], engine: commandEngine({ command: 'true', args: [] }), auth: 'loopback' }
export default { ...config, ${part} }\n`,
    )
    return ['--config', name]
  }
  const withServer = async (setup: string, listener: RequestListener, ...args: string[]): Promise<string> => {
    let output = ''
    await during(listener, async (url) => {
      output = await printed(setup, ['--url', `${url}/api`, ...args])
    })
    return output
  }

  it('is the output of doctor for seven broken setups', async () => {
    const late = { date: new Date(Date.now() - 600_000).toUTCString() }
    const text = [
      await printed('A secret is missing', withConfig('secret.mjs', "database: { url: fromEnv('DATABASE_URL') }")),
      await printed(
        'The directory refuses its credentials',
        withConfig('scope.mjs', "directories: [{ ...directory, users: async () => { throw new Error('403 insufficient scope') } }]"),
      ),
      await printed(
        'The backup program is not installed',
        withConfig('program.mjs', "engine: commandEngine({ command: 'my-backup-program', args: [] })"),
      ),
      await withServer(
        'CORS does not allow the page',
        serveAdapter(memory(), { cors: { origins: ['https://other.example'] } }),
        '--origin',
        'https://portal.example',
      ),
      await withServer('The clock of the server is late', serveAdapter(memory(), {}, late)),
      await withServer('An answer has an extra field', withJson(/\/users(\?|$)/, inFirst({ statusreason: 'left' }))),
      await withServer('A domain with policies is not synced', serveAdapter(withPolicy({ users: '2026-01-05T02:00:00Z' }))),
    ].join('\n')
    if (process.env.UPDATE_DOCTOR_OUTPUT) writeFileSync(snapshot, text)
    assert.equal(text, readFileSync(snapshot, 'utf8'))
  })
})
