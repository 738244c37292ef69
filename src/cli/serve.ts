import type { RequestListener, Server } from 'node:http'
import type { BackupError } from '../core/internal.js'
import { createApi, loadAuthorize } from './api.js'
import { checkInstalled } from './check-installed.js'
import { formatFailure } from './log.js'
import { openStore } from './open-store.js'
import type { ServeOptions } from './options.js'
import { describeSource, readTenantChoice, type TenantSource } from './tenant-source.js'
import { openWebServer } from './web-server.js'

/** A running server or worker. */
export interface Serving {
  /** URL of the server; undefined for a process that only works. */
  url: string | undefined
  /** What it serves and where it keeps its data. */
  description: string
  stop(): Promise<void>
}

/** How a server is embedded in its process. */
export interface ServeContext {
  /** Ports to try, in this order. */
  ports: readonly number[]
  /** A Node server that is not listening yet. */
  server?: Server | undefined
  /** Returns the listener for requests outside the API, such as pages. */
  createPages?: ((apiPath: string, description: string) => RequestListener) | undefined
  /** Writes one line for the operator. */
  log(line: string): void
}

/** Returns the optional packages that these options need. */
const packagesFor = ({ isServing, storage }: ServeOptions): readonly string[] => [
  ...(storage.kind === 'memory' ? [] : ['kysely', 'pg-boss', storage.kind === 'folder' ? '@electric-sql/pglite' : 'pg']),
  ...(isServing ? ['@hono/node-server'] : []),
]

const describePlace = (kind: ServeOptions['storage']['kind'], where: string): string =>
  kind === 'memory' ? 'kept in memory only' : kind === 'folder' ? `kept in ${where}` : `kept in PostgreSQL at ${where}`

/** Starts the server, the worker, or both. Rejects with a usage error, and then leaves nothing running. */
export const startServing = async (options: ServeOptions, { ports, server, createPages, log }: ServeContext): Promise<Serving> => {
  const { isServing, isWorking, host, basePath, authorizeFile, storage } = options
  let isStopping = false
  const onError = (error: BackupError, requestId?: string): void => {
    // The next process repeats work that stopping interrupts.
    if (!isStopping) log(formatFailure(error, requestId))
  }
  await checkInstalled(packagesFor(options))
  const authorize = authorizeFile === undefined ? undefined : await loadAuthorize(authorizeFile)
  const requested = await readTenantChoice(options.tenant)
  const web = isServing ? await openWebServer(host, ports, server) : undefined
  try {
    const onFill = (source: TenantSource): void => {
      if (source.kind === 'imported' || source.users > 20_000) log(`Importing ${describeSource(source)}. This happens once.`)
    }
    const opened = await openStore({ storage, requested, isWorking, onError: (error) => onError(error), onFill })
    const description = `${describeSource(opened.source)}, ${describePlace(storage.kind, opened.where)}`
    if (opened.problems > 0) log(`Skipped or repaired ${opened.problems} lines of the exports.`)
    if (web !== undefined) {
      const api = await createApi(opened.adapter, { authorize, basePath, onError })
      const apiPath = basePath === '/' ? '/v1/' : `${basePath}/`
      const pages = createPages?.(basePath, description)
      web.handleWith(pages === undefined ? api : (request, response) => (request.url?.startsWith(apiPath) ? api : pages)(request, response))
    }
    return {
      url: web?.url,
      description,
      async stop() {
        await web?.close()
        isStopping = true
        await opened.close()
      },
    }
  } catch (error) {
    await web?.close()
    throw error
  }
}
