// The engine alone, for a test that kills it: `node --import tsx killed-engine.ts '{ … }'`. Protects one portion after another, each after
// a line on stdin. A backend passes the same tasks to a second process.
import { createInterface } from 'node:readline'
import { microsoft365BackupEngine } from '../../../src/microsoft-365-backup.js'
import { usersOf } from '../../worlds/tenants.js'
import type { KilledOptions } from './killed-process.js'

const { origin, sizes, from } = JSON.parse(process.argv[2] ?? '') as KilledOptions
const engine = microsoft365BackupEngine({ origin, getToken: () => 'token', firstPollMs: 20 })
const scope = { cloudId: 'microsoft', domainId: 'harbour.example' }
const users = usersOf(sizes.reduce((sum, size) => sum + size, 0))
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
let first = sizes.slice(0, from).reduce((sum, size) => sum + size, 0)
for (const [at, size] of sizes.slice(from).entries()) {
  console.log(`ready ${from + at}`)
  await lines.next()
  const tasks = users.slice(first, first + size).map((user) => ({ scope, user, runId: 'run', settings: {}, key: `run:${user.id}:1` }))
  first += size
  let done = 0
  let failed = 0
  await engine.protectMany?.(tasks, {
    signal: new AbortController().signal,
    onEnd: (_, error) => {
      if (error === undefined) done += 1
      else failed += 1
    },
  })
  console.log(`ended ${from + at} ${done} ${failed}`)
}
process.exit(0)
