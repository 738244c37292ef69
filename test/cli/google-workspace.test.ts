// Runs the config of the guide to Google Workspace against a double of the Directory API. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { generateKeyPairSync, verify } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import ts from 'typescript'
import type { Cloud, Page, User } from '../../src/core/index.js'
import { type GoogleAnswer, googleError } from '../doubles/google-workspace/google-answers.js'
import { type GoogleDouble, startGoogleDouble } from '../doubles/google-workspace/google-double.js'
import { CUSTOMER_ID, type GoogleTenant, toGoogleTenant } from '../doubles/google-workspace/google-tenant.js'
import { readText, root } from '../package/package-files.js'
import { sampleTenant } from '../worlds/tenants.js'
import { run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-google-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const guide = readText('docs/how-to/connect-google-workspace.md')
const [, config = ''] = guide.match(/```ts backup-start\.config\.ts\n(.*?)```/s) ?? []
const TOKEN = 'token-of-the-service-account'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const decode = (part = ''): Record<string, string> => JSON.parse(Buffer.from(part, 'base64url').toString())

/** Starts a token endpoint that checks the signature and the claims of a service account. */
const startTokenServer = async (): Promise<Server> => {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const form = new URLSearchParams(text)
    const [header, claims, signature = ''] = (form.get('assertion') ?? '').split('.')
    const isSigned = verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))
    const { iss, sub, scope = '' } = decode(claims)
    const isAllowed = isSigned && iss === 'backup@project.example' && sub === 'admin@example.com' && scope.split(' ').length === 6
    response.writeHead(isAllowed ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isAllowed ? { access_token: TOKEN } : { error: 'invalid_grant' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

describe('the config for Google Workspace', { timeout: 600_000 }, () => {
  let tenant: GoogleTenant
  let double: GoogleDouble
  let tokens: Server

  /** Writes the config of the guide with the addresses of the doubles. */
  const writeConfig = (options = '', email = 'backup@project.example'): void => {
    const { port } = tokens.address() as AddressInfo
    const key = { client_email: email, private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) }
    writeFileSync(join(folder, 'service-account.json'), JSON.stringify(key))
    const own = config
      .replace('/run/secrets/service-account.json', join(folder, 'service-account.json'))
      .replace('https://oauth2.googleapis.com/token', `http://127.0.0.1:${port}/token`)
      .replace('{ getToken }', `{ getToken, origin: '${double.origin}'${options} }`)
      .replace('my-backup-program', 'true')
    assert.notEqual(own, config)
    const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }
    writeFileSync(join(folder, 'backup-start.config.mjs'), ts.transpileModule(own, { compilerOptions }).outputText)
  }
  const doctor = () => run(['doctor'], { cwd: folder })

  before(async () => {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/backup-start'))
    tenant = await toGoogleTenant(sampleTenant({ cloud: 'google-workspace' }))
    double = await startGoogleDouble({ tenant })
    double.token = TOKEN
    tokens = await startTokenServer()
    writeConfig()
  })
  after(async () => {
    await double?.close()
    tokens?.close()
  })
  afterEach(() => {
    double.intercept = undefined
    writeConfig()
  })

  it('serves the tenant', async () => {
    const server = await start(['serve', '--port', '0'], { cwd: folder })
    const get = async <T>(path: string): Promise<T> => (await (await fetch(`${server.url}/v1/${path}`)).json()) as T
    const [cloud] = await get<Cloud[]>('clouds')
    assert.deepEqual([cloud?.id, cloud?.name], [`google:${CUSTOMER_ID}`, 'Example Foundation'])
    const at = `clouds/${encodeURIComponent(cloud?.id ?? '')}/domains/example.com/`
    for (const kind of ['users', 'groups', 'org-units']) {
      const response = await fetch(`${server.url}/v1/${at}syncs`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind }) },
      })
      const { id } = (await response.json()) as { id: string }
      const statusOf = async (): Promise<string> => (await get<{ status: string }>(`${at}syncs/${id}`)).status
      while ((await statusOf()) === 'running') await sleep(50)
      assert.equal(await statusOf(), 'completed')
    }
    assert.equal((await get<Page<User>>(`${at}users`)).total, tenant.users.length + tenant.deleted.length)
    assert.equal((await get<Page<unknown>>(`${at}groups`)).total, tenant.groups.length)
    assert.equal((await get<unknown[]>(`${at}org-units`)).length, tenant.units.length + 1)
    assert.equal((await server.end()).code, 0)
    assert.deepEqual(double.violations, [])
    assert.ok(!`${server.output.out}${server.output.err}`.includes(TOKEN))
  })

  it('passes the doctor', async () => {
    const { code, out, err } = await doctor()
    assert.equal(code, 0, `${out}${err}`)
    assert.match(out, /^ok .*directories\[0\] lists 1 cloud; example\.com has \d+\+? users, \d+ groups, \d+ org units\.$/m)
  })

  it('makes the doctor name a service account without a token, and an unknown customer', async () => {
    writeConfig('', 'other@project.example')
    assert.match((await doctor()).out, /^problem .*directories\[0\] fails: .*getToken threw an error/m)
    writeConfig(", customer: 'C0other'")
    assert.match((await doctor()).out, /^problem .*directories\[0\] fails: .*no tenant with this customer id\. Check `customer`/m)
  })

  const refusals: readonly (readonly [name: string, path: RegExp, answer: GoogleAnswer, expected: RegExp])[] = [
    [
      'a missing scope',
      /\/members$/,
      googleError(403, 'insufficientPermissions', 'Insufficient Permission'),
      /lacks the scope https:\/\/www\.googleapis\.com\/auth\/admin\.directory\.group\.member\.readonly/,
    ],
    ['an API that is off', /customers/, googleError(403, 'accessNotConfigured', 'off', 'usageLimits'), /Admin SDK API is off\. Turn it on/],
    ['a tenant without API access', /domains$/, googleError(403, 'domainCannotUseApis', 'x'), /does not allow API access\. Allow it/],
    ['an account without rights', /users$/, googleError(403, 'forbidden', 'Not Authorized'), /Sign in as an administrator who may/],
  ]
  for (const [name, path, answer, expected] of refusals) {
    it(`makes the doctor name ${name}`, async () => {
      double.intercept = (request) => (path.test(request.path) ? answer : undefined)
      const { code, out } = await doctor()
      assert.equal(code, 1, out)
      assert.match(out, /^problem .*directories\[0\] fails: /m)
      assert.match(out, expected)
    })
  }
})
