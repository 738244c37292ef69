#!/usr/bin/env node
import { createRequire } from 'node:module'
import { readOptions, usage } from './options.js'
import { exitWithError, stopOnSignals } from './process.js'
import { startServing } from './serve.js'

const DEFAULT_PORT = 8787
const HELP = `backup-start serve  runs the backend of a portal over HTTP
backup-start work   runs syncs and backups beside it, on the same PostgreSQL database

${usage('backup-start serve', DEFAULT_PORT)}
`

const printLine = (line: string): void => {
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
  const { url, description, stop } = await startServing(options, { ports: [options.port ?? DEFAULT_PORT], log: printLine })
  stopOnSignals(stop, printLine)
  const address = url === undefined ? 'working' : `${url}${options.basePath === '/' ? '' : options.basePath}`
  process.stdout.write(`backup-start: ${address} – ${description}\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => exitWithError(error, printLine))
