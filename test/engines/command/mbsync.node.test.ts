import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { compose } from '../../../src/compose.js'
import { commandEngine } from '../../../src/engine-command.js'
import { callOf } from '../../worlds/adapters.js'
import { createScriptedDirectory, directoryUser } from '../../worlds/scripted-directory.js'
import { scope } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { hasMailPrograms, type MailServer, type Message, readMaildir, startMailServer, writeMbsyncConfig } from './mail-server.js'

/** Figures printed by the killed server. */
interface Figures {
  id: string
  done: number
  failed: number
  available: number
  isFinished: boolean
}

const USERS = ['ada', 'bob', 'cyd']
const emailOf = (id: string): string => `${id}@example.com`

const messageOf = (id: string, subject: string, body: string): string =>
  `From: Sender <sender@example.org>\nTo: ${id}@example.com\nSubject: ${subject}\nMessage-ID: <${subject}.${id}@example.org>\nDate: Mon, 2 Nov 2026 10:00:00 +0100\n\n${body}\n`

/** Content that mail programs often corrupt: dots, "From " lines, long lines, 8-bit text, attachments. */
const mailOf = (id: string): Message[] => [
  { mailbox: 'INBOX', text: messageOf(id, 'plain', 'Hello\n.\n..dots\nFrom the start of a line') },
  { mailbox: 'INBOX', text: messageOf(id, 'bytes', `Gr\xfc\xdfe \xe9\xff\n${'x'.repeat(5_000)}\n\ttab  `) },
  {
    mailbox: 'Archive',
    text: messageOf(
      id,
      'attachment',
      Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at * 7) % 256))
        .toString('base64')
        .replace(/(.{76})/g, '$1\n'),
    ),
  },
  { mailbox: 'Projekte', text: messageOf(id, 'empty', '') },
]

if (!hasMailPrograms)
  console.warn(
    '\nNOTE: Dovecot or mbsync is missing. The command engine was NOT tested with a real backup program. Install dovecot-imapd and isync.\n',
  )

;(hasMailPrograms ? describe : describe.skip)('commandEngine with mbsync and Dovecot', function () {
  this.timeout(60_000)
  let server: MailServer
  let folder = ''
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'backup-start-mbsync-'))
    server = await startMailServer(Object.fromEntries(USERS.map((id) => [emailOf(id), mailOf(id)])))
    writeMbsyncConfig(join(folder, 'pull.rc'), server.port, 'Pull')
    writeMbsyncConfig(join(folder, 'push.rc'), server.port, 'Push')
  })
  after(() => {
    server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const backupOf = (id: string): string => join(folder, 'backups', emailOf(id))
  const adapterOf = async (password = 'secret-{email}') => {
    const engine = commandEngine({
      command: 'mbsync',
      args: ['--config', join(folder, 'pull.rc'), '--quiet', 'backup'],
      env: { HOME: join(folder, 'backups', '{email}'), MAIL_USER: '{email}', MAIL_PASSWORD: password },
      folder: join(folder, 'backups', '{email}'),
    })
    const directory = createScriptedDirectory({ users: USERS.map((id) => directoryUser(id)) })
    const adapter = compose({ directory, engine, credits: () => 10 })
    await adapter.sync(scope, 'users', callOf())
    return adapter
  }
  const run = async (adapter: Awaited<ReturnType<typeof adapterOf>>, ids: readonly string[]) => {
    const items = ids.map((id) => ({ kind: 'user' as const, id }))
    const request = { scope, items, settings: 'default' as const, expectedCredits: ids.length }
    const { id } = await adapter.startBackup(request, { ...callOf(), idempotencyKey: 'k' })
    await until(async () => (await adapter.getRun(scope, id, callOf())).finishedAt !== undefined, 'the end of the run', 50_000)
    return { ...(await adapter.getRun(scope, id, callOf())), users: (await adapter.listRunUsers(scope, id, {}, callOf())).items }
  }

  it('copies every message of three mailboxes unchanged into their Maildirs', async () => {
    const { status, done } = await run(await adapterOf(), USERS)
    expect([status, done]).to.eql(['completed', 3])
    for (const id of USERS) {
      const original = server.messagesOf(emailOf(id))
      expect(original.size).to.equal(4)
      expect(readMaildir(backupOf(id)), id).to.eql(original)
    }
  })

  it('restores the messages unchanged into an empty mailbox', async () => {
    const restored = await startMailServer({ [emailOf('ada')]: [] })
    try {
      const config = join(folder, 'restore.rc')
      writeMbsyncConfig(config, restored.port, 'Push')
      // works on a copy, because the sync state of the backup belongs to the original server
      const copy = join(folder, 'copy')
      spawnSync('cp', ['-r', backupOf('ada'), copy])
      spawnSync('find', [copy, '-name', '.mbsyncstate*', '-delete'])
      const env = { PATH: process.env.PATH, HOME: copy, MAIL_USER: emailOf('ada'), MAIL_PASSWORD: `secret-${emailOf('ada')}` }
      const { status, stderr } = spawnSync('mbsync', ['--config', config, '--quiet', 'backup'], { env, encoding: 'utf8' })
      expect(status, stderr).to.equal(0)
      expect(restored.messagesOf(emailOf('ada'))).to.eql(server.messagesOf(emailOf('ada')))
    } finally {
      restored.stop()
    }
  })

  it('fails a user with a wrong password and reports the reason of mbsync', async () => {
    const { status, users } = await run(await adapterOf('wrong-password'), ['bob'])
    expect(status).to.equal('failed')
    expect(users[0]?.reason).to.equal(
      "IMAP command 'LOGIN <user> <pass>' returned an error: NO [AUTHENTICATIONFAILED] Authentication failed.",
    )
  })

  it('completes every mailbox once if the server is killed in the middle of a run', async () => {
    const userIds = Array.from({ length: 12 }, (_, at) => `user${at}`)
    const mails = (id: string) =>
      Array.from({ length: 40 }, (_, at) => ({ mailbox: 'INBOX', text: messageOf(id, `m${at}`, 'x'.repeat(2_000)) }))
    const mailboxes = await startMailServer(Object.fromEntries(userIds.map((id) => [emailOf(id), mails(id)])))
    const place = mkdtempSync(join(tmpdir(), 'backup-start-killed-'))
    writeMbsyncConfig(join(place, 'pull.rc'), mailboxes.port, 'Pull')
    const startServer = () => {
      const script = fileURLToPath(new URL('backup-server.ts', import.meta.url))
      const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify({ folder: place, userIds })], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let text = ''
      child.stdout.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      const exited = new Promise((resolve) => child.once('exit', resolve))
      const figures = () =>
        text
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Figures)
      return { exited, figures, kill: () => child.kill('SIGKILL') }
    }
    try {
      const first = startServer()
      await until(() => (first.figures().at(-1)?.done ?? 0) >= 2, 'the first users', 60_000)
      first.kill()
      await first.exited
      const before = first.figures().at(-1) as Figures
      expect(before.done).to.be.below(userIds.length)
      const second = startServer()
      await second.exited
      expect(second.figures().at(-1)).to.eql({ id: before.id, done: userIds.length, failed: 0, available: 0, isFinished: true })
      for (const id of userIds) {
        const original = mailboxes.messagesOf(emailOf(id))
        expect(original.size).to.equal(40)
        expect(readMaildir(join(place, 'backups', emailOf(id))), id).to.eql(original)
      }
    } finally {
      mailboxes.stop()
      rmSync(place, { recursive: true, force: true })
    }
  }).timeout(180_000)
})
