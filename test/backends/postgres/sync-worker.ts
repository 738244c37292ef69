// A worker process for syncs of a domain `d0`. Prints 'asked …' for each requested page, and 'holding …' for a page that it never returns.
import { createBackendOn } from '../../../src/backends/postgres/create-postgres-backend.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import type { DatabaseLocation } from '../../../src/backends/postgres/postgres-backend.js'
import { createScriptedDirectory, type DomainRecords } from './scripted-directory.js'

/** `holdsAt`: pages that are never returned, such as 'users 12'. */
export interface SyncWorkerOptions {
  location: DatabaseLocation
  records: DomainRecords
  holdsAt?: readonly string[]
}

const { location, records, holdsAt = [] }: SyncWorkerOptions = JSON.parse(process.argv[2] ?? '{}')
const print = (line: string): boolean => process.stdout.write(`${line}\n`)

const directory = createScriptedDirectory({ domains: ['d0'] })
directory.domains.set('d0', records)
directory.onPage = async ({ kind, cursor }) => {
  const page = `${kind} ${cursor ?? 0}`
  print(`asked ${page}`)
  if (!holdsAt.includes(page)) return
  print(`holding ${page}`)
  await new Promise(() => {})
}
const backend = await createBackendOn(await openDatabase(location), { directory, onError: ({ message }) => print(message) })
await backend.work()
print('working')
