#!/usr/bin/env node
import { createRequire } from 'node:module'
import { type Command, log, print } from './commands/command.js'
import type { targetCommands } from './commands/target-commands.js'
import { exitWithError } from './process.js'
import { usageError } from './usage-error.js'

interface Entry {
  summary: string
  load(): Promise<{ command: Command }>
}

const loadTarget = (name: keyof typeof targetCommands) => async (): Promise<{ command: Command }> => {
  const { targetCommands } = await import('./commands/target-commands.js')
  return { command: targetCommands[name] }
}

/** Subcommands. Each is loaded only when it runs. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  demo: { summary: 'serve a sample tenant with a simulated engine', load: () => import('./commands/demo-command.js') },
  init: { summary: 'write a commented config', load: () => import('./commands/init-command.js') },
  serve: { summary: 'serve the API of a config, and work on its syncs and backups', load: () => import('./commands/serve-command.js') },
  work: { summary: 'work on syncs and backups beside a server', load: () => import('./commands/work-command.js') },
  sync: { summary: 'sync the directory, for cron', load: loadTarget('sync') },
  start: { summary: 'start a saved plan, for cron', load: loadTarget('start') },
  stop: { summary: 'stop a backup', load: loadTarget('stop') },
  doctor: { summary: 'check a config or a server, and print what to fix', load: () => import('./commands/doctor-command.js') },
  credits: { summary: 'show, grant or revoke credits', load: loadTarget('credits') },
  export: { summary: 'write the activity log as CSV or JSON Lines', load: loadTarget('export') },
}

const help = (): string => {
  const names = Object.keys(COMMANDS)
  const width = Math.max(...names.map((name) => name.length))
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return `backup-start COMMAND [options]\n\n${lines.join('\n')}\n\nRun backup-start COMMAND --help for the options of a command.\n`
}

const main = async ([name, ...args]: readonly string[]): Promise<void> => {
  if (name === '--help' || name === '-h') return print(help())
  if (name === '--version') {
    const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }
    return print(`${version}\n`)
  }
  if (name === undefined) throw usageError(`Name a command: ${Object.keys(COMMANDS).join(', ')}.`)
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry === undefined) throw usageError(`Unknown command ${name}. Run with --help for the list.`)
  const { command } = await entry.load()
  if (args.includes('--help') || args.includes('-h')) return print(`${command.help}\n`)
  await command.run(args)
}

main(process.argv.slice(2)).catch((error: unknown) => exitWithError(error, log))
