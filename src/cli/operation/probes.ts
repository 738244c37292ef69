import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Readiness } from '../../backends/postgres/postgres-backend.js'
import { type BackupError, toBackupError } from '../../core/internal.js'
import { isLoopbackAddress, PROXY_HEADERS } from '../../http/server/loopback.js'
import type { Metrics } from './metrics.js'

/** Timeout in ms after which a database that does not respond is not ready. */
const CHECK_MS = 2_000

export interface ProbeOptions {
  readReadiness(): Promise<Readiness>
  /** Undefined if `prom-client` is not installed. */
  metrics: Metrics | undefined
  /** Token for `/metrics`. Without a token, only requests from this machine may read it. */
  metricsToken: string | undefined
  /** Maximum age of the last user sync in seconds; undefined for no limit. */
  maxDirectoryAgeS: number | undefined
  /** Whether the process is shutting down. */
  isStopping(): boolean
  onError(error: BackupError): void
}

const respond = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  response.end(body)
}

const withTimeout = async <T>(promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database did not answer within ${CHECK_MS / 1000} s`)), CHECK_MS)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    clearTimeout(timer)
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** Compares digests, so that the duration depends neither on the length nor on the content of the token. */
const isSameToken = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token))

const mayReadMetrics = ({ headers, socket }: IncomingMessage, token: string | undefined): boolean => {
  if (token !== undefined) return isSameToken(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '', token)
  return isLoopbackAddress(socket.remoteAddress) && !PROXY_HEADERS.some((name) => name in headers)
}

const createReadyProbe =
  ({ readReadiness, maxDirectoryAgeS, isStopping, onError }: ProbeOptions) =>
  async (response: ServerResponse) => {
    const checks: Record<string, boolean> = { running: !isStopping(), database: false, migrations: false, directory: false }
    let directoryAgeS: number | null = null
    try {
      const readiness = await withTimeout(readReadiness())
      directoryAgeS = readiness.directoryAgeS === null ? null : Math.round(readiness.directoryAgeS)
      checks.database = true
      checks.migrations = readiness.hasCurrentTables
      checks.directory = maxDirectoryAgeS === undefined || (directoryAgeS !== null && directoryAgeS <= maxDirectoryAgeS)
    } catch (thrown) {
      onError(toBackupError(thrown, 'readyz'))
    }
    const isReady = Object.values(checks).every((passes) => passes)
    respond(response, isReady ? 200 : 503, 'application/json', JSON.stringify({ isReady, checks, directoryAgeS }))
  }

/** Creates the listener for `/healthz`, `/readyz` and `/metrics`; it returns false for other paths. */
export const createProbes = (options: ProbeOptions): ((...args: Parameters<RequestListener>) => boolean) => {
  const { metrics, metricsToken, onError } = options
  const respondReady = createReadyProbe(options)
  const respondMetrics = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!mayReadMetrics(request, metricsToken)) return respond(response, 403, 'text/plain', 'permission denied\n')
    if (metrics === undefined) return respond(response, 501, 'text/plain', 'Run npm install prom-client, and start again.\n')
    try {
      const { type, text } = await withTimeout(metrics.render())
      respond(response, 200, type, text)
    } catch (thrown) {
      onError(toBackupError(thrown, 'metrics'))
      respond(response, 503, 'text/plain', 'the database is unavailable\n')
    }
  }
  return (request, response) => {
    const path = request.url?.split('?', 1)[0]
    if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics') return false
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end()
    else if (path === '/healthz') respond(response, 200, 'text/plain', 'ok\n')
    else if (path === '/readyz') respondReady(response)
    else respondMetrics(request, response)
    return true
  }
}
