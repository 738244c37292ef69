import type { BackupError } from '../../core/internal.js'
import { loadConfig } from '../config/load-config.js'
import { openBackend } from '../config/open-backend.js'
import { createLogger, parseLogFormat } from '../operation/logger.js'
import { parseOptions } from '../parse-arguments.js'
import { stopOnSignals } from '../process.js'
import { readyLine } from '../run-server.js'
import { usageError } from '../usage-error.js'
import { type Command, log, print } from './command.js'

const help = `backup-start work [options]

  Works on syncs and backups, and answers no requests. Run it beside backup-start serve on the same PostgreSQL server.

  --config FILE  use this config (default: backup-start.config.mjs, .js or .ts in this folder)
  --log FORMAT   text (default) or json: one object per line
  --simulate     accept a simulated engine for real users: nothing is backed up`

/** `backup-start work`: a worker beside a server. */
export const command: Command = {
  help,
  async run(args) {
    const { config: file, simulate, log: format } = parseOptions(args, { config: 'text', log: 'text', simulate: 'flag' })
    const config = await loadConfig(file)
    if (!('url' in config.database)) {
      throw usageError('Several processes need a PostgreSQL server: a folder belongs to one process. Set database.url in the config.')
    }
    const logger = createLogger(parseLogFormat(format) ?? config.log ?? 'text', log)
    let isStopping = false
    const onError = (error: BackupError): void => {
      // Errors of stopping are harmless: the next process repeats interrupted work.
      if (!isStopping) logger.failure(error)
    }
    const backend = await openBackend(config, { isSimulationAccepted: simulate === true, onError })
    await backend.work()
    const stop = async (): Promise<void> => {
      isStopping = true
      await backend.close()
    }
    stopOnSignals(stop, logger.info, config.server?.shutdownMs)
    const description = `data in ${backend.where}${backend.isSimulated ? ' – simulation: nothing is backed up' : ''}`
    print(readyLine({ url: undefined, description, stop }, '/'))
  },
}
