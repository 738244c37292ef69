// A process that opens a database like a server or a worker. `RunWorkerOptions` in run-world.ts explains its options.
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBackendOn } from '../../../src/backends/postgres/create-postgres-backend.js'
import { type Database, openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import { type JobQueue, openJobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import type { BackupEngine } from '../../../src/compose/backup-engine.js'
import { createTenantDirectory } from '../../../src/compose/tenant-directory.js'
import type { BackupError, BackupRequest } from '../../../src/core/index.js'
import { call, createStarter, manyDomains, type RunWorkerOptions } from './run-world.js'

const options: RunWorkerOptions = JSON.parse(process.argv[2] ?? '{}')
const print = (line: unknown): boolean => process.stdout.write(`${line}\n`)

const makeClockJump = (): void => {
  const real = Date.now
  let offset = 0
  Date.now = () => real() + offset
  setInterval(() => {
    offset = (Math.random() < 0.5 ? -1 : 1) * 24 * 3600 * 1000 * Math.ceil(Math.random() * 3)
  }, 20).unref()
}

const createAppendingEngine = (): BackupEngine => {
  let count = 0
  return {
    name: 'appending',
    async protect({ key }) {
      await sleep(options.slowMs ?? 0)
      appendFileSync(options.effects ?? '', `${key}\n`)
      count += 1
      if (count === options.diesAfter) process.kill(process.pid, 'SIGKILL')
    },
  }
}

/** Starts a run whose last step, enqueueing the jobs, never ends. All rows are written but not committed. */
const holdStart = async (database: Database, { request, key }: { request: BackupRequest; key: string }): Promise<void> => {
  const { db } = database
  const jobs = await openJobQueue(database, () => {})
  const held: JobQueue = {
    ...jobs,
    async send(...args) {
      await jobs.send(...args)
      print('in the middle')
      await new Promise(() => setInterval(() => {}, 1_000))
    },
  }
  const starter = createStarter(db, held)
  await starter.startBackup(request, key)
}

if (options.isJumpy) makeClockJump()
const database = await openDatabase(options.location)
if (options.holdsStart) await holdStart(database, options.holdsStart)

const directory = createTenantDirectory(manyDomains(options.tenant))
const onError = (error: BackupError): void => {
  if (!options.isQuiet) process.stderr.write(`${error.stack}\n`)
}
const backend = await createBackendOn(database, { directory, engine: createAppendingEngine(), onError })
if (options.isWorking) await backend.work()
print('ready')

if (options.starts) {
  await new Promise((resolve) => process.stdin.once('data', resolve))
  const answers = await Promise.allSettled(
    options.starts.map((request, no) => backend.adapter.startBackup(request, call({ idempotencyKey: `${process.pid}-${no}` }))),
  )
  for (const answer of answers) print(answer.status === 'fulfilled' ? 'accepted' : answer.reason.code)
  await backend.stop()
  process.exit(0)
}
process.once('SIGTERM', async () => {
  await backend.stop()
  print('stopped')
  process.exit(0)
})
