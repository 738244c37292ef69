// A process with a server and a worker on the database of a test, which kills it. Its directory asks the test. Prints 'ready PORT'.
import { serve } from '@hono/node-server'
import { createBackendOn } from '../../../src/backends/postgres/create-postgres-backend.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import type { DatabaseLocation } from '../../../src/backends/postgres/postgres-backend.js'
import type { Directory } from '../../../src/compose/directory.js'
import { BackupError } from '../../../src/core/index.js'
import { createHandler } from '../../../src/server.js'

export interface PolicyServerOptions {
  location: DatabaseLocation
  /** URL that answers `[method, ...args]` of the directory, or a problem. */
  directoryUrl: string
}

const { location, directoryUrl }: PolicyServerOptions = JSON.parse(process.argv[2] ?? '{}')

const ask = async <T>(...body: unknown[]): Promise<T> => {
  const response = await fetch(directoryUrl, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new BackupError('forbidden', await response.text())
  return (await response.json()) as T
}
const directory: Directory = {
  clouds: () => ask('clouds'),
  users: (scope, cursor) => ask('users', scope, cursor),
  groups: (scope, cursor) => ask('groups', scope, cursor),
  orgUnits: (scope, cursor) => ask('orgUnits', scope, cursor),
}
const engine = {
  name: 'test',
  async protect({ user: { id } }: { user: { id: string } }) {
    if (id.endsWith('7')) throw new Error('no mailbox')
  },
  async unprotect() {},
}
const backend = await createBackendOn(await openDatabase(location), { directory, engine })
await backend.work()
const handler = createHandler(backend.adapter, { authorize: () => true })
serve({ fetch: handler, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`ready ${port}\n`))
// The test has ended, even if it was killed itself.
process.stdin.on('end', () => process.exit()).resume()
