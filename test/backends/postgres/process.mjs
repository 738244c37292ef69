// A process of its own on a database, as a server or a worker is one: `node process.mjs '{ "location": …, "tenant": … }'`.
//
//   starts: [request, …]   sends them all at once when it is told to go, prints `accepted` or the code of each, and ends
//   holdsStart             begins a start and stays in the middle of its transaction
//   isWorking              works on runs; `effects`: a file in which each protected user's key becomes a line
//   slowMs                 how long a user takes
//   diesAfter: n           kills itself after the n-th user was protected, before that can be noted
//   isJumpy                its clock jumps, forwards and backwards, by days
import { appendFileSync } from 'node:fs'
import { load } from '../../tools/postgres.mjs'
import { manyDomains } from './world.mjs'

const options = JSON.parse(process.argv[2])
const say = (line) => process.stdout.write(`${line}\n`)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

if (options.isJumpy) {
  const real = Date.now
  let offset = 0
  Date.now = () => real() + offset
  setInterval(() => {
    offset = (Math.random() < 0.5 ? -1 : 1) * 24 * 3600 * 1000 * Math.ceil(Math.random() * 3)
  }, 20).unref()
}

const { openDatabase } = await load('src/backends/postgres/database/database.ts')
const { createTenantDirectory } = await load('src/compose/tenant-directory.ts')
const directory = createTenantDirectory(manyDomains(options.tenant))
const database = await openDatabase(options.location)

let count = 0
const engine = {
  async protect({ key }) {
    await pause(options.slowMs ?? 0)
    appendFileSync(options.effects, `${key}\n`)
    count += 1
    if (count === options.diesAfter) process.kill(process.pid, 'SIGKILL')
  },
}

if (options.holdsStart) {
  const { createCredits } = await load('src/backends/postgres/ledger/credit-ledger.ts')
  const { openJobs } = await load('src/backends/postgres/jobs/jobs.ts')
  const { createRuns } = await load('src/backends/postgres/runs/run-lists.ts')
  const { createSettings } = await load('src/backends/postgres/domain-settings.ts')
  const { createStarts } = await load('src/backends/postgres/ledger/start-ledger.ts')
  const { db } = database
  const jobs = await openJobs(database, () => {})
  const held = {
    ...jobs,
    async send(...args) {
      await jobs.send(...args)
      // the last that a start does: all of it is written, and none of it committed
      say('in the middle')
      await new Promise(() => setInterval(() => {}, 1000))
    },
  }
  const starts = createStarts(db, held, { credits: createCredits(db), settings: createSettings(db), runs: createRuns(db) })
  const { request, key } = options.holdsStart
  await starts.start(request, key)
}

const { createBackendOn } = await load('src/backends/postgres/backend.ts')
const onError = (error) => options.isQuiet || process.stderr.write(`${error.stack}\n`)
const backend = await createBackendOn(database, { directory, engine, onError })
if (options.isWorking) await backend.work()
say('ready')

if (options.starts) {
  await new Promise((resolve) => process.stdin.once('data', resolve))
  const answers = await Promise.allSettled(
    options.starts.map((request, at) =>
      backend.adapter.startBackup(request, { signal: new AbortController().signal, idempotencyKey: `${process.pid}-${at}` }),
    ),
  )
  for (const { status, reason } of answers) say(status === 'fulfilled' ? 'accepted' : reason.code)
  await backend.stop()
  process.exit(0)
}
process.once('SIGTERM', async () => {
  await backend.stop()
  say('stopped')
  process.exit(0)
})
