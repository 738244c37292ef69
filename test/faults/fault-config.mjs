// The config of the servers and workers that the test kills. FAULT_SETUP is a JSON file with the folder, users by domain and the database.
import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '../../dist/config.js'
import { BackupError } from '../../dist/core/index.js'
import { commandEngine } from '../../dist/engine-command.js'

const { folder, users, database, credits } = JSON.parse(readFileSync(process.env.FAULT_SETUP, 'utf8'))
/** Names this process in the log. A pid would not do, because the system uses it again. */
const OWNER = randomUUID().slice(0, 8)
const domains = Object.keys(users).map((id) => ({ id, name: id }))

const program = commandEngine({
  command: 'sh',
  args: [fileURLToPath(new URL('fault-program.sh', import.meta.url)), folder, '{id}', '{runId}', OWNER],
  concurrency: 8,
  // Far above the time of a program on a slow machine: a program that succeeds and then exceeds its time runs again.
  timeoutMs: 15_000,
})

/** Reads the planned faults of a user, one line per attempt. */
const planOf = (id) => readFileSync(join(folder, 'plans', id), 'utf8').split('\n')

const engine = {
  ...program,
  async protect(task) {
    const { user, runId } = task
    const attempts = join(folder, 'attempts', `${runId}.${user.id}`)
    const before = existsSync(attempts) ? statSync(attempts).size : 0
    if (planOf(user.id)[before] !== 'throttle') return program.protect(task)
    appendFileSync(attempts, 'x')
    appendFileSync(join(folder, 'log'), `throttle ${runId} ${user.id} ${OWNER}\n`)
    throw new BackupError('rate-limited', 'Too many requests', { details: { retryAfterMs: 150 } })
  },
}

export default defineConfig({
  database,
  directories: [
    {
      clouds: async () => [{ id: 'c', name: 'C', domains }],
      users: async ({ domainId }) => ({
        items: users[domainId].map((id) => ({ id, email: `${id}@example.com`, name: id, accountStatus: 'active' })),
      }),
      groups: async () => ({ items: [] }),
      orgUnits: async () => ({ items: [] }),
    },
  ],
  engine,
  auth: 'loopback',
  credits: { initial: credits },
  onEvent: (event) => appendFileSync(join(folder, 'events'), `${JSON.stringify(event)}\n`),
})
