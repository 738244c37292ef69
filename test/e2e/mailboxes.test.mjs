// Backs up mailboxes of a real IMAP server with a real program, from the page: Dovecot, mbsync, `backup-start serve --config` and a
// browser. SCREENSHOTS=FOLDER writes pictures of the page. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { freePort } from '../tools/serve.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

const load = async (path) =>
  (await runnerImport(fileURLToPath(new URL(path, import.meta.url)), { configFile: false, logLevel: 'error' })).module
const { hasMailPrograms, readMaildir, startMailServer, writeMbsyncConfig } = await load('../engines/command/mail-server.ts')

if (!hasMailPrograms) {
  console.warn('\nNOTE: Dovecot or mbsync is missing. No mailbox was backed up from the page. Install dovecot-imapd and isync.\n')
}

const dist = new URL('../../dist/', import.meta.url).href
const cli = fileURLToPath(new URL('cli/cli.js', dist))
const emailOf = (id) => `${id}@example.com`
const mailOf = (id, count, bytes) =>
  Array.from({ length: count }, (_, at) => ({
    mailbox: at % 2 === 0 ? 'INBOX' : 'Archive',
    text: `From: Sender <sender@example.org>\nTo: ${emailOf(id)}\nSubject: Message ${at}\nMessage-ID: <${at}.${id}@example.org>\nDate: Mon, 2 Nov 2026 10:00:00 +0100\n\nGr\xfc\xdfe\n.\nFrom here on\n${'x'.repeat(bytes)}\n`,
  }))

/** Writes the files of a portal: config, mbsync configuration and one password file per user, as documented. */
const writePortal = (folder, { port, people, passwordOf = (id) => `secret-${emailOf(id)}` }) => {
  const passwords = join(folder, 'passwords')
  mkdirSync(passwords, { recursive: true })
  for (const { id } of people) writeFileSync(join(passwords, emailOf(id)), `${passwordOf(id)}\n`, { mode: 0o600 })
  writeMbsyncConfig(join(folder, 'mbsyncrc'), port, 'Pull', String.raw`cat \"${passwords}/$MAIL_USER\"`)
  const users = people.map(({ id, name }) => ({ id, name, email: emailOf(id), accountStatus: 'active' }))
  writeFileSync(
    join(folder, 'backup-start.config.mjs'),
    `import { defineConfig } from '${dist}config.js'
import { commandEngine } from '${dist}engine-command.js'

const directory = {
  clouds: async () => [{ id: 'imap', name: 'Mail server', domains: [{ id: 'example.com', name: 'example.com' }] }],
  users: async () => ({ items: ${JSON.stringify(users)} }),
  groups: async () => ({ items: [] }),
  orgUnits: async () => ({ items: [] }),
}
const place = '${folder}/backups/{email}'

export default defineConfig({
  database: { folder: '${folder}/data' },
  directories: [directory],
  engine: commandEngine({
    command: 'mbsync',
    args: ['--config', '${folder}/mbsyncrc', '--quiet', 'backup'],
    env: { HOME: place, MAIL_USER: '{email}' },
    folder: place,
    concurrency: 2,
  }),
  auth: 'loopback',
  credits: { initial: 20 },
})
`,
  )
}

const children = new Set()

/** Starts `backup-start serve` in a folder and waits for its address. */
const serve = async (folder, port) => {
  const child = spawn(process.execPath, [cli, 'serve', '--port', String(port)], { cwd: folder })
  children.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const ended = new Promise((resolve) => child.once('close', resolve))
  ended.then(() => children.delete(child))
  await until(
    () => /^backup-start: http/m.test(output) || child.exitCode !== null,
    () => `the server: ${output}`,
  )
  assert.equal(child.exitCode, null, output)
  return {
    url: `http://127.0.0.1:${port}/`,
    output: () => output,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}

const picture = async (page, name) => {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Syncs the users, selects all of them in the list, and starts a backup, like an administrator. */
const startOnPage = async (page, people) => {
  await page.getByRole('button', { name: 'User Sync', exact: true }).click()
  for (const { name } of people) {
    const checkbox = page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
    await checkbox.click()
    await until(() => checkbox.isChecked(), `the tick of ${name}`)
  }
  const box = page.getByRole('region', { name: 'Selected for backup' })
  await box.getByRole('button', { name: 'Add' }).click()
  const credits = page.getByRole('status').filter({ hasText: `You have allocated ${people.length} out of 20 licenses` })
  await credits.waitFor()
  await picture(page, `${people.length}-selected`)
  await page.getByRole('button', { name: /^Start backup/ }).click()
  await page.getByRole('button', { name: 'View backup' }).first().click()
  await page.getByRole('heading', { name: `Backup of ${people.length} users` }).waitFor()
}

/** Reads the newest run with its users and the available credits from the API. */
const readRun = async (url) => {
  const json = async (path) => (await fetch(`${url}api/v1/clouds/imap/domains/example.com/${path}`)).json()
  const { items } = await json('backups')
  const users = await json(`backups/${items[0].id}/users`)
  return { runs: items.length, run: items[0], users: users.items, available: (await json('credits')).available }
}

const assertSameMail = (mail, folder, id, count) => {
  const original = mail.messagesOf(emailOf(id))
  assert.equal(original.size, count)
  // Compares maps of latin-1 text, so equal text means equal bytes.
  assert.deepEqual(readMaildir(join(folder, 'backups', emailOf(id))), original, id)
}

describe('mailboxes backed up from the page', { skip: !hasMailPrograms }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-start-mailboxes-'))
  let browser
  before(async () => {
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    for (const child of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('copies every message unchanged, and shows why the user with a wrong password failed', patient, async (t) => {
    const people = [
      { id: 'ada', name: 'Ada Lovelace' },
      { id: 'bob', name: 'Bob Kahn' },
      { id: 'cyd', name: 'Cyd Charisse' },
    ]
    const mail = await startMailServer(Object.fromEntries(people.map(({ id }) => [emailOf(id), mailOf(id, 6, 3_000)])))
    t.after(() => mail.stop())
    const place = join(folder, 'portal')
    mkdirSync(place)
    writePortal(place, { port: mail.port, people, passwordOf: (id) => (id === 'bob' ? 'not-the-password' : `secret-${emailOf(id)}`) })
    const server = await serve(place, await freePort())
    t.after(() => server.end('SIGKILL'))
    const page = await (await newContext(t, browser)).newPage()
    const complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(server.url)
    await startOnPage(page, people)
    await page.getByText('Completed with errors').first().waitFor()
    await page.getByText('2 of 3 done').first().waitFor()
    const reason = "IMAP command 'LOGIN <user> <pass>' returned an error: NO [AUTHENTICATIONFAILED] Authentication failed."
    // A long line is cut in its cell; the tip shows the full line.
    await page.getByText(reason).first().hover()
    await page.getByText(reason).nth(1).waitFor()
    await picture(page, '3-finished')
    assert.equal(await page.getByText('Simulation').count(), 0)

    for (const { id } of people.filter(({ id }) => id !== 'bob')) assertSameMail(mail, place, id, 6)
    assert.equal(readMaildir(join(place, 'backups', emailOf('bob'))).size, 0)

    // With the right password, the retry backs up the user without another credit.
    writeFileSync(join(place, 'passwords', emailOf('bob')), `secret-${emailOf('bob')}\n`)
    await page.getByRole('button', { name: 'Retry 1 failed user' }).click()
    await page.getByText('3 of 3 done').first().waitFor()
    await picture(page, '3-retried')
    assertSameMail(mail, place, 'bob', 6)
    const { run, available } = await readRun(server.url)
    assert.deepEqual(
      { done: run.done, failed: run.failed, status: run.status, available },
      { done: 3, failed: 0, status: 'completed', available: 17 },
    )
    assert.deepEqual(complaints, [])
    assert.doesNotMatch(`${server.output()}${await page.content()}`, /not-the-password|secret-/)
  })

  test('finishes the run with every mailbox complete after the server is killed in the middle', patient, async (t) => {
    const people = Array.from({ length: 12 }, (_, at) => ({ id: `user${at}`, name: `User ${at}` }))
    const mail = await startMailServer(Object.fromEntries(people.map(({ id }) => [emailOf(id), mailOf(id, 40, 2_000)])))
    t.after(() => mail.stop())
    const place = join(folder, 'killed')
    mkdirSync(place)
    writePortal(place, { port: mail.port, people })
    const port = await freePort()
    const first = await serve(place, port)
    const page = await (await newContext(t, browser)).newPage()
    await page.goto(first.url)
    await startOnPage(page, people)
    await until(async () => (await readRun(first.url)).run.done >= 2, 'the first users')
    await first.end('SIGKILL')
    await picture(page, '12-killed')

    const second = await serve(place, port)
    t.after(() => second.end('SIGKILL'))
    await page.getByText('12 of 12 done').first().waitFor()
    await page
      .getByText(/^Completed/)
      .first()
      .waitFor()
    await picture(page, '12-finished')
    const { runs, run, users, available } = await readRun(second.url)
    assert.deepEqual(
      { runs, total: run.total, done: run.done, failed: run.failed, status: run.status, available },
      { runs: 1, total: 12, done: 12, failed: 0, status: 'completed', available: 8 },
    )
    assert.deepEqual(users.map(({ user }) => user.id).sort(), people.map(({ id }) => id).sort())
    for (const { id } of people) assertSameMail(mail, place, id, 40)
  })
})
