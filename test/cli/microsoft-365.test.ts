// Runs the config of the guide to Microsoft 365 against a double of Microsoft Graph. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cloud, Page, User } from '../../src/core/index.js'
import { type GraphDouble, startGraphDouble } from '../doubles/microsoft-365/graph-double.js'
import { type GraphTenant, graphTenantOf } from '../doubles/microsoft-365/graph-tenant.js'
import { root } from '../package/package-files.js'
import { sampleTenant } from '../worlds/tenants.js'
import { run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-microsoft-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the config for Microsoft 365', { timeout: 600_000 }, () => {
  let tenant: GraphTenant
  let double: GraphDouble
  const envOf = (part: Record<string, string> = {}) => ({
    ...{ MICROSOFT_TENANT: tenant.id, MICROSOFT_CLIENT_ID: 'app', MICROSOFT_CLIENT_SECRET: 'secret' },
    ...{ MICROSOFT_LOGIN: double.origin, MICROSOFT_GRAPH: double.origin, ...part },
  })
  const doctor = (part?: Record<string, string>) => run(['doctor'], { cwd: folder, env: envOf(part) })

  before(() => {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/backup-start'))
    copyFileSync(join(root, 'test/fixtures/clouds/microsoft-365.config.mjs'), join(folder, 'backup-start.config.mjs'))
  })
  beforeEach(async () => {
    tenant = graphTenantOf(sampleTenant({ cloud: 'microsoft-365' }))
    double = await startGraphDouble({ tenant })
    double.secret = 'secret'
    double.token = 'token-of-the-app'
  })
  afterEach(() => double.close())

  it('serves the tenant', async () => {
    const server = await start(['serve', '--port', '0', '--simulate'], { cwd: folder, env: envOf() })
    const get = async <T>(path: string): Promise<T> => (await (await fetch(`${server.url}/v1/${path}`)).json()) as T
    const [cloud] = await get<Cloud[]>('clouds')
    assert.deepEqual([cloud?.id, cloud?.isSimulated], [`microsoft:${tenant.id}`, true])
    const at = `clouds/${encodeURIComponent(cloud?.id ?? '')}/domains/harbour.example/`
    for (const kind of ['users', 'groups', 'org-units']) {
      const response = await fetch(`${server.url}/v1/${at}syncs`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind }) },
      })
      const { id } = (await response.json()) as { id: string }
      const statusOf = async (): Promise<string> => (await get<{ status: string }>(`${at}syncs/${id}`)).status
      while ((await statusOf()) === 'running') await sleep(50)
      assert.equal(await statusOf(), 'completed')
    }
    const users = await get<Page<User>>(`${at}users`)
    assert.equal(users.total, tenant.users.size + tenant.deleted.size)
    assert.equal((await get<Page<unknown>>(`${at}groups`)).total, tenant.groups.size)
    assert.equal((await get<unknown[]>(`${at}org-units`)).length, tenant.units.size)
    assert.equal((await server.end()).code, 0)
    assert.deepEqual(double.violations, [])
    assert.ok(!`${server.output.out}${server.output.err}`.includes('token-of-the-app'))
  })

  it('passes the doctor', async () => {
    const { code, out, err } = await doctor()
    assert.equal(code, 0, `${out}${err}`)
    assert.match(out, /^ok .*directories\[0\] lists 1 cloud; harbour\.example has \d+\+ users, \d+ groups, \d+ org units\.$/m)
  })
  it('makes the doctor name a wrong secret and a missing permission', async () => {
    assert.match((await doctor({ MICROSOFT_CLIENT_SECRET: 'wrong' })).out, /directories\[0\].*getToken returned no token/)
    for (const [permission, action] of [
      ['Organization.Read.All', 'read the tenant'],
      ['User.Read.All', 'list users'],
      ['GroupMember.Read.All', 'list groups'],
      ['AdministrativeUnit.Read.All', 'list administrative units'],
    ] as const) {
      await double.close()
      double = await startGraphDouble({ tenant, withheld: [permission] })
      const { code, out } = await doctor()
      assert.equal(code, 1, out)
      assert.ok(out.includes(`refused to ${action}`) && out.includes(permission), out)
    }
  })
})
