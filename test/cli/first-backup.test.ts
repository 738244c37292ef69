// Runs the tutorial of the first real backup exactly as written. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BackupRun, CreditBalance, Page, RunUser } from '../../src/core/index.js'
import { readText, root } from '../package/package-files.js'
import { run, start } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-first-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const tutorial = readText('docs/get-started/first-real-backup.md')
const blocks = [...tutorial.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({ language, code }))
const codeOf = (language: string, word: string): string =>
  blocks.find((block) => block.language === language && block.code.includes(word))?.code ?? ''

describe('the tutorial of the first real backup', { timeout: 600_000 }, () => {
  before(() => {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/backup-start'))
    // All commands except the installation, which the link above replaces.
    const commands = codeOf('sh', 'mkdir').replaceAll(/^npm .*\n/gm, '')
    assert.equal(spawnSync('sh', ['-e', '-c', commands], { cwd: folder }).status, 0)
    writeFileSync(join(folder, 'backup-start.config.mjs'), codeOf('ts', 'defineConfig'))
  })

  it('passes the doctor', async () => {
    const { code, out } = await run(['doctor'], { cwd: folder })
    assert.equal(code, 0, out)
    assert.match(out, /^ok {7}directories\[0\] lists 1 cloud; example\.com has 2 users, 0 groups, 0 org units\.$/m)
    assert.match(out, /^ok {7}The engine is cp\.$/m)
  })

  it('backs up both folders, and fails a user with the reason of cp', async () => {
    const server = await start(['serve', '--port', '0'], { cwd: folder })
    const at = `${server.url}/v1/clouds/files/domains/example.com/`
    const get = async <T>(path: string): Promise<T> => (await (await fetch(at + path)).json()) as T
    const post = async <T>(path: string, body: object, key = ''): Promise<T> => {
      const headers = { 'content-type': 'application/json', ...(key !== '' && { 'idempotency-key': key }) }
      const response = await fetch(at + path, { method: 'POST', headers, body: JSON.stringify(body) })
      const answer = (await response.json()) as T
      assert.ok(response.ok, JSON.stringify(answer))
      return answer
    }
    const sync = async (): Promise<void> => {
      const { id } = await post<{ id: string }>('syncs', { kind: 'users' })
      while ((await get<{ status: string }>(`syncs/${id}`)).status === 'running') await sleep(50)
    }
    const backUp = async (...ids: string[]): Promise<BackupRun> => {
      const items = ids.map((id) => ({ kind: 'user', id }))
      const { id } = await post<BackupRun>('backups', { items, settings: 'default', expectedCredits: ids.length }, ids.join())
      for (;;) {
        const now = await get<BackupRun>(`backups/${id}`)
        if (now.finishedAt !== undefined) return now
        await sleep(50)
      }
    }
    await sync()
    const { done, failed } = await backUp('ada', 'bob')
    assert.deepEqual([done, failed], [2, 0])
    for (const file of ['ada/notes.txt', 'bob/plan.txt'])
      assert.equal(readFileSync(join(folder, 'backups', file), 'utf8'), readFileSync(join(folder, 'homes', file), 'utf8'))
    assert.equal((await get<CreditBalance>('credits')).available, 8)

    // Root may read every folder, so this folder is removed instead.
    mkdirSync(join(folder, 'homes/cyd'))
    await sync()
    rmSync(join(folder, 'homes/cyd'), { recursive: true })
    const { id, status } = await backUp('cyd')
    assert.equal(status, 'failed')
    const [user] = (await get<Page<RunUser>>(`backups/${id}/users`)).items
    assert.match(user?.reason ?? '', /^cp: .*homes\/cyd/)
    assert.equal(existsSync(join(folder, 'backups/cyd/notes.txt')), false)
    assert.deepEqual(await server.end(), { code: 0, signal: null })
  })
})
