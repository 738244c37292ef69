import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const DOVECOT = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find((path) => existsSync(path))
/** Debian packages dovecot-imapd and isync. */
export const hasMailPrograms = DOVECOT !== undefined && spawnSync('mbsync', ['--version']).status === 0

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** A message from a mail program, with LF as line break, like in a Maildir. */
export interface Message {
  /** 'INBOX', or the name of another mailbox. */
  mailbox: string
  text: string
}

export interface MailServer {
  readonly folder: string
  readonly port: number
  /** Messages of a user on the server, by mailbox and Message-ID. */
  messagesOf(email: string): Map<string, string>
  stop(): void
}

const filesBelow = (folder: string): string[] => {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

/**
 * Reads the messages of a Maildir tree by Message-ID, without the header X-TUID, which mbsync adds to find its own copies.
 *
 * @throws if a message exists twice
 */
export const readMaildir = (folder: string): Map<string, string> => {
  const messages = new Map<string, string>()
  for (const path of filesBelow(folder)) {
    if (!/\/(?:cur|new)\/[^/]+$/.test(path)) continue
    const text = readFileSync(path, 'latin1').replace(/^X-TUID: .*\r?\n/m, '')
    const id = /^Message-ID: <(.*)>/im.exec(text)?.[1]
    if (id !== undefined && messages.has(id)) throw new Error(`${folder} has the message ${id} twice`)
    if (id !== undefined) messages.set(id, text)
  }
  return messages
}

/** Starts Dovecot on a free port of 127.0.0.1 with these mailboxes. Every user's password is `secret-<email>`. */
export const startMailServer = async (mailboxes: Readonly<Record<string, readonly Message[]>>): Promise<MailServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-start-mail-'))
  const port = await freePort()
  const isRoot = process.getuid?.() === 0
  // Dovecot refuses to serve mail as root, so this uses the user `mail` that Debian creates
  const [uid, gid] = isRoot ? ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'mail'], { encoding: 'utf8' }).stdout)) : []
  const { username } = userInfo()
  const own = (path: string): void => {
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
  }
  const make = (path: string): void => {
    mkdirSync(path)
    own(path)
  }
  spawnSync('chmod', ['755', folder])
  make(join(folder, 'mail'))
  for (const [email, messages] of Object.entries(mailboxes)) {
    const home = join(folder, 'mail', email)
    make(home)
    for (const box of new Set(['INBOX', ...messages.map(({ mailbox }) => mailbox)])) {
      const maildir = box === 'INBOX' ? home : join(home, `.${box}`)
      if (maildir !== home) make(maildir)
      for (const part of ['cur', 'new', 'tmp']) make(join(maildir, part))
      for (const [at, { text }] of messages.filter(({ mailbox }) => mailbox === box).entries()) {
        const path = join(maildir, 'new', `${1_000_000_000 + at}.M${at}.test`)
        writeFileSync(path, text, 'latin1')
        own(path)
      }
    }
  }
  writeFileSync(
    join(folder, 'users'),
    Object.keys(mailboxes)
      .map((email) => `${email}:{PLAIN}secret-${email}\n`)
      .join(''),
  )
  writeFileSync(
    join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
${isRoot ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\n`}
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=${isRoot ? 'mail' : username} home=${folder}/mail/%u${isRoot ? ' gid=mail' : ''}
}
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  )
  const server = spawn(DOVECOT as string, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  const log = join(folder, 'log')
  for (let tries = 0; !(existsSync(log) && readFileSync(log, 'utf8').includes('starting up')); tries += 1) {
    if (tries === 100 || server.exitCode !== null)
      throw new Error(`Dovecot did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    folder,
    port,
    messagesOf: (email) => readMaildir(join(folder, 'mail', email)),
    stop() {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A command for `PassCmd` that prints a password from the environment. */
const FROM_ENVIRONMENT = 'printenv MAIL_PASSWORD'

/** Writes the documented mbsync configuration for this server, by default with the password from the environment. */
export const writeMbsyncConfig = (path: string, port: number, direction: 'Pull' | 'Push', passCommand = FROM_ENVIRONMENT): void => {
  const documented = readFileSync(new URL('mbsyncrc', import.meta.url), 'utf8')
  const config = documented
    .replace('Host imap.example.com', `Host 127.0.0.1\nPort ${port}`)
    .replace('SSLType IMAPS', 'SSLType None\nAuthMechs LOGIN')
    .replace(/^PassCmd .*$/m, () => `PassCmd "${passCommand}"`)
    .replace('Create Near', direction === 'Pull' ? 'Create Near' : 'Create Far')
    .replace('Sync Pull', `Sync ${direction}`)
  writeFileSync(path, config)
}
