import type { RequestListener, Server } from 'node:http'
import { loadAuthorize, type ReportError } from './api.js'
import { checkInstalled } from './check-installed.js'
import type { DemoOptions } from './demo-arguments.js'
import { formatFailure } from './log.js'
import { openDemo } from './open-demo.js'
import { type Serving, serveOn } from './run-server.js'
import { describeSource, readTenantChoice, type TenantSource } from './tenant-source.js'
import { openWebServer } from './web-server.js'

/** Connections between the demo and its process. */
export interface DemoContext {
  /** Ports to try, in this order. */
  ports: readonly number[]
  /** A Node server that is not listening yet. */
  server?: Server | undefined
  /** Returns the listener for requests outside the API, such as pages. */
  createPages?: ((apiPath: string, description: string) => RequestListener) | undefined
  /** Writes one line for the operator. */
  log(line: string): void
}

/** From this number of users on, importing takes long enough to print a notice. */
const LARGE_TENANT = 20_000

/** Starts the demo. Rejects with a usage error after stopping all parts that were started. */
export const runDemo = async (options: DemoOptions, { ports, server, createPages, log }: DemoContext): Promise<Serving> => {
  const { host, basePath, authorizeFile, storage } = options
  let isStopping = false
  const onError: ReportError = (error, requestId) => {
    // Errors of stopping are harmless: the next process repeats interrupted work.
    if (!isStopping) log(formatFailure(error, requestId))
  }
  await checkInstalled([...(storage.kind === 'memory' ? [] : ['kysely', 'pg-boss', '@electric-sql/pglite']), '@hono/node-server'])
  const authorize = authorizeFile === undefined ? undefined : await loadAuthorize(authorizeFile)
  const requested = await readTenantChoice(options.tenant)
  const web = await openWebServer(host, ports, { server })
  try {
    const onFill = (source: TenantSource): void => {
      if (source.kind === 'imported' || source.users > LARGE_TENANT) log(`Importing ${describeSource(source)}. This happens once.`)
    }
    const opened = await openDemo({ storage, requested, onError, onFill })
    const place = storage.kind === 'memory' ? 'kept in memory only' : `kept in ${storage.folder}`
    const description = `${describeSource(opened.source)}, ${place} – simulation: nothing is backed up`
    if (opened.problems > 0) log(`Skipped or repaired ${opened.problems} lines of the exports.`)
    await serveOn(web, { adapter: opened.adapter, authorize, basePath, onError, pages: createPages?.(basePath, description) })
    return {
      url: web.url,
      description,
      async stop() {
        await web.close()
        isStopping = true
        await opened.close()
      },
    }
  } catch (error) {
    await web.close()
    throw error
  }
}
