import { writeFile } from 'node:fs/promises'
import { CONFIG_TEMPLATE } from '../config/config-template.js'
import { parseOptions } from '../parse-arguments.js'
import { usageError } from '../usage-error.js'
import { type Command, print } from './command.js'

const FILE = 'backup-start.config.mjs'

/** `backup-start init`: writes a commented config. */
export const command: Command = {
  help: `backup-start init

  Writes a commented ${FILE} into this folder. Never overwrites one.`,
  async run(args) {
    parseOptions(args, {})
    try {
      await writeFile(FILE, CONFIG_TEMPLATE, { flag: 'wx' })
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string }
      if (code === 'EEXIST') throw usageError(`${FILE} exists already. Rename or delete it to write a new one.`)
      throw usageError(`Cannot write ${FILE}: ${message}`)
    }
    print(`Wrote ${FILE}. Edit it, then run: npx backup-start serve\n`)
  },
}
