import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { commandEngine } from '../../../src/engine-command.js'
import { scope } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

const has = (command: string): boolean => spawnSync(command, ['version']).status === 0
const hasPrograms = has('rclone') && has('restic')
if (!hasPrograms)
  console.warn('\nNOTE: rclone or restic is missing. The recipe for drives was NOT tested. Install the packages rclone and restic.\n')

const REPOSITORY_PASSWORD = 'open-sesame'

;(hasPrograms ? describe : describe.skip)('commandEngine with rclone and restic', function () {
  this.timeout(120_000)
  let folder = ''
  let env: Record<string, string> = {}
  const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'backup-start-drives-'))
    for (const name of ['cache', 'drives', 'backups']) mkdirSync(join(folder, name))
    // The documented files, with local folders in place of the cloud.
    const script = read('backup-drive.sh')
      .replaceAll('/srv/backups', join(folder, 'backups'))
      .replace('/etc/backup/rclone.conf', join(folder, 'rclone.conf'))
      .replace(' source: ', ' "source:$1" ')
    writeFileSync(join(folder, 'backup-drive.sh'), script, { mode: 0o755 })
    writeFileSync(join(folder, 'rclone.conf'), `[source]\ntype = alias\nremote = ${join(folder, 'drives')}\n`)
    writeFileSync(join(folder, 'password'), REPOSITORY_PASSWORD)
    env = {
      RESTIC_REPOSITORY: join(folder, 'repository'),
      RESTIC_PASSWORD_FILE: join(folder, 'password'),
      RESTIC_CACHE_DIR: join(folder, 'cache'),
    }
    expect(restic('init').status).to.equal(0)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const restic = (...args: string[]) => spawnSync('restic', args, { env: { ...process.env, ...env }, encoding: 'utf8' })
  const protect = async (id: string, more: Record<string, string> = {}): Promise<void> => {
    const engine = commandEngine({ command: join(folder, 'backup-drive.sh'), args: ['{email}'], env: { ...env, ...more } })
    const task = { scope, user: { id, name: id, email: `${id}@example.com` }, runId: 'r', settings: {}, key: `r:${id}:1` }
    await engine.protect?.({ ...task, signal: new AbortController().signal })
  }
  const driveOf = (id: string): string => join(folder, 'drives', `${id}@example.com`)
  const filesBelow = (path: string, prefix = ''): [name: string, content: string][] =>
    readdirSync(path, { withFileTypes: true })
      .flatMap((entry): [string, string][] => {
        const name = join(path, entry.name)
        return entry.isDirectory()
          ? filesBelow(name, `${prefix}${entry.name}/`)
          : [[`${prefix}${entry.name}`, readFileSync(name, 'latin1')]]
      })
      .sort()
  const write = (id: string, name: string, content: string | Buffer): void => {
    mkdirSync(join(driveOf(id), 'Projekte 2026'), { recursive: true })
    writeFileSync(join(driveOf(id), name), content)
  }
  /** Restores the newest snapshot of a user and returns its files. */
  const restore = (id: string): [name: string, content: string][] => {
    const target = mkdtempSync(join(folder, 'restored-'))
    const { status, stderr } = restic('restore', 'latest', '--host', `${id}@example.com`, '--target', target)
    expect(status, stderr).to.equal(0)
    return filesBelow(join(target, folder, 'backups', `${id}@example.com`, 'drive'))
  }

  it('stores the files of each user, and restic restores them unchanged', async () => {
    for (const id of ['ada', 'bob']) {
      write(id, 'Plan – Köln.txt', `Plan of ${id}\n`)
      write(id, 'Projekte 2026/bytes', Buffer.from(Array.from({ length: 40_000 }, (_, at) => (at * 7) % 256)))
      write(id, 'empty', '')
      await protect(id)
      const original = filesBelow(driveOf(id))
      expect(original).to.have.length(3)
      expect(restore(id)).to.eql(original)
    }
  })

  it('keeps deleted and changed files of an earlier backup', async () => {
    write('cyd', 'kept.txt', 'first')
    write('cyd', 'deleted.txt', 'deleted later')
    await protect('cyd')
    write('cyd', 'kept.txt', 'second version')
    rmSync(join(driveOf('cyd'), 'deleted.txt'))
    await protect('cyd')
    expect(restore('cyd')).to.eql([['kept.txt', 'second version']])
    const older = join(folder, 'backups', 'cyd@example.com', 'older')
    const [day = ''] = readdirSync(older)
    expect(filesBelow(join(older, day))).to.eql([
      ['deleted.txt', 'deleted later'],
      ['kept.txt', 'first'],
    ])
    const snapshots = JSON.parse(restic('snapshots', '--json', '--host', 'cyd@example.com').stdout) as unknown[]
    expect(snapshots).to.have.length(2)
  })

  it('fails a user with the reason of rclone, and stores no snapshot', async () => {
    const error = await rejection(protect('nobody'))
    expect(error.reason).to.include('directory not found')
    expect(error.retryable).to.equal(false)
    expect(JSON.parse(restic('snapshots', '--json', '--host', 'nobody@example.com').stdout) ?? []).to.eql([])
  })

  it('fails a user with the reason of restic, without the password', async () => {
    write('dan', 'plan.txt', 'plan')
    const wrong = join(folder, 'wrong-password')
    writeFileSync(wrong, 'not-open-sesame')
    const error = await rejection(protect('dan', { RESTIC_PASSWORD_FILE: wrong }))
    expect(error.reason).to.match(/wrong password or no key found/)
    expect(error.reason).not.to.include('sesame')
    expect(existsSync(join(folder, 'backups', 'dan@example.com', 'drive', 'plan.txt'))).to.equal(true)
  })

  it('requests a retry after a temporary error of rclone', async () => {
    const programs = join(folder, 'programs')
    mkdirSync(programs)
    writeFileSync(join(programs, 'rclone'), '#!/bin/sh\necho "quota exceeded for now" >&2\nexit 5\n', { mode: 0o755 })
    const error = await rejection(protect('ada', { PATH: `${programs}:${process.env.PATH}` }))
    expect([error.reason, error.retryable]).to.eql(['quota exceeded for now', true])
  })

  it('documents a configuration that rclone accepts', () => {
    const path = join(folder, 'documented.conf')
    writeFileSync(path, read('rclone.conf'))
    const { status, stdout } = spawnSync('rclone', ['--config', path, 'listremotes', '--long'], { encoding: 'utf8' })
    expect([status, stdout.trim().replace(/ +/, ' ')]).to.eql([0, 'source: drive'])
  })
})
