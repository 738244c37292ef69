// A server that backs up mailboxes with mbsync. A test kills it: `node --import tsx backup-server.ts '{ … }'`. Prints the figures of its
// run as JSON lines, and exits when the run ends. A second process on the same database continues the run.
import { join } from 'node:path'
import { commandEngine } from '../../../src/engine-command.js'
import { createPostgresBackend } from '../../../src/postgres.js'
import { createScriptedDirectory, directoryUser } from '../../worlds/scripted-directory.js'
import { scope } from '../../worlds/tenants.js'

export interface BackupServerOptions {
  folder: string
  userIds: readonly string[]
}

const { folder, userIds } = JSON.parse(process.argv[2] ?? '') as BackupServerOptions
const call = () => ({ signal: new AbortController().signal })

const engine = commandEngine({
  command: 'mbsync',
  args: ['--config', join(folder, 'pull.rc'), '--quiet', 'backup'],
  env: { HOME: join(folder, 'backups', '{email}'), MAIL_USER: '{email}', MAIL_PASSWORD: 'secret-{email}' },
  folder: join(folder, 'backups', '{email}'),
  concurrency: 2,
})
const directory = createScriptedDirectory({ users: userIds.map((id) => directoryUser(id)) }, 100)
const { adapter, ...backend } = await createPostgresBackend({ database: { folder: join(folder, 'database') }, directory, engine })
await backend.work()
const [cloud] = await adapter.listClouds(call())
if (cloud?.domains[0]?.synced?.users === undefined) {
  await adapter.sync(scope, 'users', call())
  await backend.grantCredits(scope, userIds.length)
}
const items = userIds.map((id) => ({ kind: 'user' as const, id }))
const request = { scope, items, settings: 'default' as const, expectedCredits: items.length }
// the same key and request: after a restart, this returns the unfinished run
const { id } = await adapter.startBackup(request, { ...call(), idempotencyKey: 'one-start' })
for (;;) {
  const { done, failed, finishedAt } = await adapter.getRun(scope, id, call())
  const { available } = await adapter.getCredits(scope, call())
  console.log(JSON.stringify({ id, done, failed, available, isFinished: finishedAt !== undefined }))
  if (finishedAt !== undefined) break
  await new Promise((resolve) => setTimeout(resolve, 50))
}
await backend.stop()
process.exit(0)
