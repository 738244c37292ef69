import type { Command } from './command.js'
import { command as credits } from './credits-command.js'
import { command as exportActivity } from './export-command.js'
import { command as start } from './start-command.js'
import { command as stop } from './stop-command.js'
import { command as sync } from './sync-command.js'

/** Commands on an existing backend by name. They share most of their code, so they are one file of the package. */
export const targetCommands: Readonly<Record<'credits' | 'export' | 'start' | 'stop' | 'sync', Command>> = {
  credits,
  export: exportActivity,
  start,
  stop,
  sync,
}
