// A worker of its own on a database: `node sync-process.mjs '{ "location": …, "model": … }'`, a domain `d0` with this model. Prints
// 'asked …' for each page. `holdsAt`: waits at these for ever, and prints 'holding …'.
import { load } from '../../tools/postgres.mjs'
import { createDirectory } from './directories.mjs'

const { location, model, holdsAt = [] } = JSON.parse(process.argv[2])
const say = (line) => process.stdout.write(`${line}\n`)
const { openDatabase } = await load('src/backends/postgres/database/database.ts')
const { createBackendOn } = await load('src/backends/postgres/backend.ts')

const directory = createDirectory({ domains: ['d0'] })
Object.assign(directory.domains.get('d0'), model)
directory.onPage = async ({ kind, cursor }) => {
  const page = `${kind} ${cursor ?? 0}`
  say(`asked ${page}`)
  if (!holdsAt.includes(page)) return
  say(`holding ${page}`)
  await new Promise(() => {})
}
const backend = await createBackendOn(await openDatabase(location), { directory, onError: ({ message }) => say(message) })
await backend.work()
say('working')
