// `backup-start serve` and `backup-start doctor` with a config that backs up with the double of Microsoft 365 Backup. Needs `npm run build`.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BackupRun, Cloud, CreditBalance, Page, RunUser, User } from '../../src/core/index.js'
import { graphTenantOf } from '../doubles/microsoft-365/graph-tenant.js'
import { type BackupDouble, startBackupDouble } from '../doubles/microsoft-365-backup/start-backup-double.js'
import { readText, root } from '../package/package-files.js'
import { sampleTenant } from '../worlds/tenants.js'
import { run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-microsoft-'))
after(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'node_modules'))
symlinkSync(root, join(folder, 'node_modules/backup-start'))

/** Writes the config of the how-to, with the double in place of Microsoft Graph and a token that needs no sign-in. */
const writeConfig = (origin: string): void => {
  const guide = readText('docs/how-to/back-up-with-microsoft-365-backup.md')
  const code = /^```ts\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? ''
  const config = code
    .replace(/^const getToken = [\s\S]*?^\}$/m, "const getToken = () => 'token'")
    .replace('appId: CLIENT_ID, getToken', `origin: '${origin}', firstPollMs: 20, getToken`)
    .replace('microsoft365Directory({ getToken', `microsoft365Directory({ origin: '${origin}', getToken`)
  assert.equal(config.split(origin).length, 3)
  writeFileSync(join(folder, 'backup-start.config.mjs'), config)
}

/** Starts the double, and runs `act` with a config for it. */
const withDouble = async (act: (double: BackupDouble) => Promise<void>): Promise<void> => {
  const double = await startBackupDouble({ tenant: graphTenantOf(sampleTenant({ users: 40, cloud: 'microsoft-365' })) })
  writeConfig(double.origin)
  try {
    await act(double)
    assert.deepEqual(double.graph.violations, [])
  } finally {
    await double.close()
  }
}

describe('a config with microsoft365BackupEngine', { timeout: 600_000 }, () => {
  it('serves a backup with unlimited credits', () =>
    withDouble(async ({ backup, graph }) => {
      const server = await start(['serve', '--port', '0'], { cwd: folder })
      const get = async <T>(path: string): Promise<T> => (await (await fetch(`${server.url}/v1/${path}`)).json()) as T
      const [cloud] = await get<Cloud[]>('clouds')
      assert.equal(cloud?.isSimulated, undefined)
      const at = `clouds/${encodeURIComponent(cloud?.id ?? '')}/domains/harbour.example/`
      const post = async <T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> => {
        const response = await fetch(`${server.url}/v1/${at}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        })
        return (await response.json()) as T
      }
      const sync = async (): Promise<User[]> => {
        const { id } = await post<{ id: string }>('syncs', { kind: 'users' })
        while ((await get<{ status: string }>(`${at}syncs/${id}`)).status === 'running') await sleep(50)
        return [...(await get<Page<User>>(`${at}users?accountStatus=active`)).items]
      }
      const [elsewhere, ann] = await sync()
      assert.ok(elsewhere !== undefined && ann !== undefined && elsewhere.backupStatus === 'none')
      assert.deepEqual(await get<CreditBalance>(`${at}credits`), { available: 'unlimited' })
      backup.addUnit('mailbox', elsewhere.id, undefined, 'protected')
      assert.equal((await sync()).find(({ id }) => id === elsewhere.id)?.backupStatus, 'protected')
      const request = { items: [{ kind: 'user', id: ann.id }], settings: 'default', expectedCredits: ann.credits ?? 1 }
      const { id } = await post<BackupRun>('backups', request, { 'idempotency-key': 'one' })
      while ((await get<BackupRun>(`${at}backups/${id}`)).finishedAt === undefined) await sleep(50)
      const { items } = await get<Page<RunUser>>(`${at}backups/${id}/users`)
      assert.deepEqual(
        items.map(({ user, status }) => [user.id, status]),
        [[ann.id, 'done']],
      )
      assert.equal(backup.hasUnit('drive', ann.id), true)
      assert.ok(graph.requests.some(({ url }) => url.startsWith('/users')))
      await server.end()
    }))

  const BROKEN: readonly (readonly [setup: string, spoil: (double: BackupDouble) => void, words: RegExp])[] = [
    ['the backup is off', ({ backup }) => Object.assign(backup.serviceStatus, { status: 'disabled' }), /is not enabled in this tenant/],
    [
      'the billing profile is invalid',
      ({ backup }) => Object.assign(backup.serviceStatus, { status: 'disabled', disableReason: 'invalidBillingProfile' }),
      /billing profile is invalid/,
    ],
    ['another app controls the backup', ({ backup }) => backup.useOtherController(), /another application controls/],
    [
      'a permission is missing',
      ({ permissions }) => permissions.delete('BackupRestore-Configuration.ReadWrite.All'),
      /Grant it BackupRestore-Configuration\.ReadWrite\.All/,
    ],
  ]
  for (const [setup, spoil, words] of BROKEN) {
    it(`lets the doctor say that ${setup}`, () =>
      withDouble(async (double) => {
        spoil(double)
        const { code, out } = await run(['doctor'], { cwd: folder })
        assert.equal(code, 1)
        assert.match(out, /^problem {2}The engine microsoft-365-backup cannot back up: /m)
        assert.match(out, words)
      }))
  }

  it('lets the doctor say that a national cloud has no Microsoft 365 Backup', async () => {
    writeConfig('https://graph.microsoft.us')
    const { code, out } = await run(['doctor'], { cwd: folder })
    assert.equal(code, 1)
    assert.match(out, /exists only in the worldwide cloud, not in this national cloud/)
  })
})
