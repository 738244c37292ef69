// The commands for cron (`credits`, `sync`, `start`) against a running server. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { BackupRun, Page, User } from '../../src/core/index.js'
import { type RunningCommand, run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-headless-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const writeFile = (name: string, content: unknown): string => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return join(folder, name)
}

const scope = { cloudId: 'google', domainId: 'example.com' }
const planOf = (items: readonly object[]) => ({ format: 'backup-start-plan', version: 1, scope, items })

describe('commands for cron', () => {
  let server: RunningCommand
  let due: readonly User[] = []
  const at = (path: string): string => `${server.url}/v1/clouds/google/domains/example.com/${path}`
  const json = async <T>(path: string): Promise<T> => (await (await fetch(at(path))).json()) as T
  const command = (...args: string[]) => run([...args, '--url', server.url], { cwd: folder })

  before(async () => {
    server = await start(['demo', '--memory', '--port', '0', '--users', '60'])
    due = (await json<Page<User>>('users?accountStatus=active&backupStatus=none&limit=10')).items
  })
  after(async () => {
    await server.end()
  })

  it('shows the credits of all domains or of one domain', async () => {
    const all = await command('credits', 'show')
    assert.equal(all.code, 0)
    assert.match(all.out, /^google\texample\.com\t500$/m)
    assert.ok(all.out.trim().split('\n').length > 2)
    const one = await command('credits', 'show', '--cloud', 'google', '--domain', 'example.com')
    assert.equal(one.out, 'google\texample.com\t500\n')
    const none = await command('credits', 'show', '--domain', 'nowhere.example')
    assert.match(none.err, /^No domain matches\. The backend has: .*example\.com \(cloud google\)/)
  })

  it('explains wrong arguments', async () => {
    for (const [args, expected] of [
      [['credits'], /^Name an action: credits show, credits grant AMOUNT, or credits revoke AMOUNT\.$/],
      [['credits', 'grant'], /^Name the amount: a whole number of credits from 1, or unlimited\.$/],
      [['credits', 'grant', '1.5'], /not 1\.5\.$/],
      [['credits', 'grant', '5', '--domain', 'example.com'], /^Credits cannot be granted at a URL\. Use --config\.$/],
      [['credits', 'revoke', '5', '--domain', 'example.com'], /^Credits cannot be revoked at a URL\. Use --config\.$/],
      [['credits', 'show', 'more'], /^Unexpected argument more\.$/],
      [['sync', '--kind', 'people'], /^--kind must be users, groups, org-units, not people\.$/],
      [['stop'], /^Name the backup with --run ID\.$/],
      [['stop', '--run', 'nowhere'], /^There is no backup nowhere\. backup-start start prints the id/],
      [['start'], /^Name the plan with --plan FILE\.$/],
      [['start', '--plan', 'nowhere.json'], /^Cannot read nowhere\.json \(ENOENT\)\.$/],
      [['start', '--plan', writeFile('broken.json', '{')], /broken\.json is not valid JSON\.$/],
      [['start', '--plan', writeFile('list.json', [])], /^The file is not a plan\. Save one with "Save plan" on the page\.$/],
      [['start', '--plan', writeFile('old.json', { ...planOf([]), version: 9 })], /^Cannot start the plan: .*version 9/],
      [['start', '--plan', writeFile('empty.json', planOf([])), '--key', 'ä'], /^--key must be 1 to 255 printable ASCII characters\.$/],
      [['sync', '--config', 'x.mjs'], /^--config and --url name two backends\. Remove one of them\.$/],
    ] as const) {
      const { code, err, out } = await command(...args)
      assert.equal(code, 1, args.join(' '))
      assert.match(err.trimEnd(), expected)
      assert.equal(out, '')
    }
    const wrongUrl = await run(['credits', 'show', '--url', 'localhost:1'])
    assert.match(wrongUrl.err, /^--url must be a URL such as/)
    const noToken = await run(['credits', 'show', '--url', server.url, '--token-env', 'BACKUP_START_NO_TOKEN'])
    assert.match(noToken.err, /^--token-env needs the environment variable BACKUP_START_NO_TOKEN\./)
  })

  it('exports the activity log as CSV without formulas, and as JSON Lines', async () => {
    const evil = '=HYPERLINK("http://evil.example")'
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'export-1' }
    await fetch(at('settings'), { method: 'PUT', headers, body: JSON.stringify({ [evil]: true }) })
    await fetch(at(`backups/${encodeURIComponent(evil)}:retry`), { method: 'POST', headers, body: '{}' })
    const csv = await command('export', 'activity', '--cloud', 'google', '--domain', 'example.com')
    assert.equal(csv.code, 0, csv.err)
    const [header, ...lines] = csv.out.trimEnd().split('\r\n')
    assert.equal(header, '\uFEFFcloud,domain,id,at,actor id,actor name,action,target,summary,counts')
    assert.match(lines[0] ?? '', /^google,example\.com,\d+,[^,]+Z,,,backup-retried-refused,"\t=HYPERLINK/)
    for (const cell of csv.out.split(/[,\r\n;]/)) assert.doesNotMatch(cell, /^=/, 'a cell is a formula')
    const json = await command('export', 'activity', '--format', 'jsonl', '--action', 'backup-retried-refused')
    const entries = json.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      entries.map(({ cloudId, domainId, target }) => [cloudId, domainId, target]),
      [['google', 'example.com', evil]],
    )
    const past = await command('export', 'activity', '--format', 'jsonl', '--until', '2001-01-31')
    assert.equal(past.out, '')
    for (const [args, expected] of [
      [['export'], /^Name what to export: export activity\.$/],
      [['export', 'activity', '--format', 'xml'], /^--format must be csv or jsonl, not xml\.$/],
      [['export', 'activity', '--since', 'soon'], /^--since must be a date such as 2026-01-31, not soon\.$/],
    ] as const)
      assert.match((await command(...args)).err.trimEnd(), expected)
  })

  it('syncs one domain, prints each result, and exits with 1 when a sync failed', async () => {
    const { code, out } = await command('sync', '--cloud', 'google', '--domain', 'example.com', '--kind', 'users', 'groups')
    assert.equal(code, 0)
    assert.match(
      out,
      /^example\.com users: \d+ added, \d+ changed, \d+ removed\nexample\.com groups: \d+ added, \d+ changed, \d+ removed\n$/,
    )
  })

  it('prints the cost of a plan, starts nothing in a dry run, and starts a plan once', async () => {
    const items = due.slice(0, 3).map(({ id, name }) => ({ kind: 'user', id, label: name }))
    const gone = { kind: 'group', id: 'gone', label: 'Gone' }
    const plan = writeFile('plan.json', planOf([...items, gone]))
    const dry = await command('start', '--plan', plan, '--dry-run')
    assert.equal(dry.code, 0, dry.err)
    assert.equal(dry.err, 'Skipped group Gone: it no longer exists.\n')
    assert.equal(
      dry.out,
      'Simulation: nothing is backed up.\nThe plan covers 3 users, starts 3, and takes 3 of 500 credits (0 protected, 0 suspended, 0 deleted users skipped).\nDry run: nothing was started.\n',
    )
    assert.equal((await json<Page<BackupRun>>('backups')).items.length, 0)

    const first = await command('start', '--plan', writeFile('users.json', planOf(items)), '--key', 'week 48')
    assert.equal(first.code, 0, first.err)
    const [run] = (await json<Page<BackupRun>>('backups')).items
    assert.ok(first.out.endsWith(`Started backup ${run?.id} of 3 users.\n`))
    const again = await command('start', '--plan', join(folder, 'users.json'), '--key', 'week 48')
    assert.match(again.out, /Nothing to start: no user of the plan needs a backup\.\n$/)
    assert.equal((await json<Page<BackupRun>>('backups')).items.length, 1)
  })

  it('stops a backup, and says when it has ended', async (t) => {
    const large = await start(['demo', '--memory', '--port', '0', '--users', '1200'])
    t.after(() => large.end())
    const domain = `${large.url}/v1/clouds/google/domains/example.com`
    const command = (...args: string[]) => run([...args, '--url', large.url], { cwd: folder })
    // So many users that the backup cannot end before the command stops it, even on a slow machine.
    const query = 'accountStatus=active&backupStatus=none&limit=250'
    const users = ((await (await fetch(`${domain}/users?${query}`)).json()) as Page<User>).items
    const expectedCredits = users.reduce((sum, { credits = 1 }) => sum + credits, 0)
    const response = await fetch(`${domain}/backups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'stop-1' },
      body: JSON.stringify({ items: users.map((user) => ({ kind: 'user', id: user.id })), settings: 'default', expectedCredits }),
    })
    const { id, total } = (await response.json()) as BackupRun
    const stopped = await command('stop', '--run', id)
    assert.equal(stopped.code, 0, stopped.err)
    const [, done, failed, begun, open] =
      /: (\d+) of 250 users done, (\d+) failed, (\d+) not begun, (\d+) finish\.\n$/.exec(stopped.out) ?? []
    assert.equal(Number(done) + Number(failed) + Number(begun) + Number(open), total, stopped.out)
    const readRun = async () => (await (await fetch(`${domain}/backups/${id}`)).json()) as BackupRun
    const backup = await readRun()
    assert.equal(backup.stopped ?? 0, Number(begun))
    while ((await readRun()).finishedAt === undefined) await new Promise((resolve) => setTimeout(resolve, 50))
    const again = await command('stop', '--run', id, '--domain', 'example.com', '--cloud', 'google')
    assert.match(again.out, /^Backup \S+ has already ended: \d+ of 250 users done, \d+ failed\.\n$/)
  })

  it('rejects a plan that takes more credits than available, and starts nothing', async () => {
    const large = await start(['demo', '--memory', '--port', '0', '--users', '400'])
    const domain = `${large.url}/v1/clouds/google/domains/example.org`
    const query = 'accountStatus=active&backupStatus=none&limit=1000'
    const { items } = (await (await fetch(`${domain}/users?${query}`)).json()) as Page<User>
    assert.ok(items.length > 25, 'the domain has 25 credits')
    const users = items.map(({ id, name }) => ({ kind: 'user', id, label: name }))
    const plan = writeFile('all.json', { ...planOf(users), scope: { cloudId: 'google', domainId: 'example.org' } })
    const dry = await run(['start', '--plan', plan, '--url', large.url, '--dry-run'])
    const { code, err } = await run(['start', '--plan', plan, '--url', large.url])
    const runs = (await (await fetch(`${domain}/backups`)).json()) as Page<BackupRun>
    await large.end()
    const missing = items.length - 25
    const lines = `\nNot enough credits: grant ${missing} more, or shorten the plan.\nDry run: nothing was started.\n`
    assert.deepEqual([dry.code, dry.out.endsWith(lines)], [0, true], dry.out)
    assert.equal(code, 1)
    assert.equal(err, `Not enough credits: the plan takes ${items.length}, 25 are available. Grant ${missing} more, or shorten the plan.\n`)
    assert.equal(runs.items.length, 0)
  })
})
