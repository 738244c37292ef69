import { isLoopbackName } from '../../http/server/loopback.js'
import type { ReportError } from '../api.js'
import { checkInstalled } from '../check-installed.js'
import { loadConfig } from '../config/load-config.js'
import { openBackend } from '../config/open-backend.js'
import { readSecret } from '../config/read-secret.js'
import { createEmbeddedPage } from '../embedded-page.js'
import { createLogger, parseLogFormat } from '../operation/logger.js'
import { openMetrics } from '../operation/metrics.js'
import { createProbes } from '../operation/probes.js'
import { parseOptions, parsePort } from '../parse-arguments.js'
import { stopOnSignals } from '../process.js'
import { readyLine, serveOn } from '../run-server.js'
import { usageError } from '../usage-error.js'
import { openWebServer } from '../web-server.js'
import { type Command, log, print } from './command.js'

const DEFAULT_PORT = 8787

const help = `backup-start serve [options]

  Serves the API, and works on syncs and backups. With auth 'loopback', the page is at /.

  --config FILE  use this config (default: backup-start.config.mjs, .js or .ts in this folder)
  --port N       listen on this port instead of the config's (default: ${DEFAULT_PORT}; 0 chooses a free one)
  --host NAME    listen on this address instead of the config's (default: 127.0.0.1)
  --log FORMAT   text (default) or json: one object per line, with a line for each request
  --no-work      only answer requests; backup-start work works on syncs and backups (PostgreSQL server only)
  --simulate     accept a simulated engine for real users: nothing is backed up`

/** `backup-start serve`: the backend of a config. */
export const command: Command = {
  help,
  async run(args) {
    const values = parseOptions(args, { config: 'text', port: 'text', host: 'text', log: 'text', 'no-work': 'flag', simulate: 'flag' })
    const port = parsePort(values.port)
    const config = await loadConfig(values.config)
    const { auth, cors, database, limits = {}, server = {} } = config
    const { requestTimeoutMs, perCaller, perDomain } = limits
    const host = values.host ?? server.host ?? '127.0.0.1'
    const basePath = `/${(server.basePath ?? '/api').split('/').filter(Boolean).join('/')}`
    if (auth === 'loopback' && !isLoopbackName(host)) {
      throw usageError(`On ${host}, anyone who reaches this machine could start backups. Set auth in the config, or remove --host.`)
    }
    if (values['no-work'] && !('url' in database)) {
      throw usageError('--no-work needs a PostgreSQL server: a folder belongs to one process. Set database.url in the config.')
    }
    await checkInstalled(['@hono/node-server'])
    const logger = createLogger(parseLogFormat(values.log) ?? config.log ?? 'text', log)
    let isDraining = false
    let isStopping = false
    const onError: ReportError = (error, requestId) => {
      // Errors of stopping are harmless: the next process repeats interrupted work.
      if (!isStopping) logger.failure(error, requestId)
    }
    const web = await openWebServer(host, [port ?? server.port ?? DEFAULT_PORT], { requestTimeoutMs })
    try {
      const backend = await openBackend(config, { isSimulationAccepted: values.simulate === true, onError })
      if (!values['no-work']) await backend.work()
      const authorize = auth === 'loopback' ? undefined : auth
      // The page cannot sign in, so it works for loopback only.
      const pages = auth === 'loopback' ? createEmbeddedPage(basePath) : undefined
      const metrics = await openMetrics(() => backend.readFigures())
      const probes = createProbes({
        readReadiness: () => backend.readReadiness(),
        metrics,
        metricsToken: server.metricsToken && (await readSecret(server.metricsToken, 'server.metricsToken')),
        maxDirectoryAgeS: server.maxDirectoryAgeHours && server.maxDirectoryAgeHours * 3600,
        isStopping: () => isDraining,
        onError,
      })
      await serveOn(web, {
        adapter: backend.adapter,
        syncs: backend.syncs,
        authorize,
        cors,
        limits: { perCaller, perDomain },
        basePath,
        onError: backend.report,
        onRefused: backend.recordRefused,
        pages,
        probes,
        trustedProxies: server.trustedProxies,
        onHandled(handled) {
          logger.request(handled)
          metrics?.countRequest(handled)
        },
      })
      const stop = async (): Promise<void> => {
        isDraining = true
        await web.close()
        isStopping = true
        await backend.close()
      }
      stopOnSignals(stop, logger.info, server.shutdownMs)
      const page = pages === undefined ? '' : `page at ${web.url}/, `
      const description = `${page}data in ${backend.where}${backend.isSimulated ? ' – simulation: nothing is backed up' : ''}`
      print(readyLine({ url: web.url, description, stop }, basePath))
    } catch (error) {
      await web.close()
      throw error
    }
  },
}
