#!/usr/bin/env node
import { createRequire } from 'node:module'
import { readOptions, usage } from './options.js'
import { endOnSignals, giveUp } from './process.js'
import { startServing } from './serve.js'

const PORT = 8787
const HELP = `backup-start serve: the backend of a portal, over HTTP
backup-start work:  works on syncs and backups beside it, on the same PostgreSQL database

${usage('backup-start serve', PORT)}
`

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const main = async (args: readonly string[]): Promise<void> => {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP)
    return
  }
  if (args.includes('--version')) {
    const { version } = createRequire(import.meta.url)('../../package.json')
    process.stdout.write(`${version}\n`)
    return
  }
  const options = readOptions(args, { commands: ['serve', 'work'], databaseUrl: process.env.DATABASE_URL })
  const { url, words, stop } = await startServing(options, { ports: [options.port ?? PORT], say })
  endOnSignals(stop, say)
  const what = url === undefined ? 'working' : `${url}${options.basePath === '/' ? '' : options.basePath}`
  process.stdout.write(`backup-start: ${what} – ${words}\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => giveUp(error, say))
