import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mistake } from './options.js'

/** Longer than the handler waits for the largest body it takes from the slowest sender it bears. */
const REQUEST_MS = 600_000
/** How long requests in hand may take when the server is to end. */
const PATIENCE_MS = 10_000

/** One port, taken before there is anything to serve, so that it is known early whether it is free. */
export interface WebServer {
  /** Where it is reached, without a slash at the end. */
  readonly url: string
  /** Answers with this from now on. */
  answer(listener: RequestListener): void
  /** Takes no new requests, and lets those in hand come to their end. */
  close(): Promise<void>
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

const refusalOf = (error: unknown, host: string, port: number): unknown => {
  const { code } = error as { code?: unknown }
  if (code === 'EADDRINUSE') return mistake(`port ${port} is taken: end what uses it, or name another one with --port`)
  if (code === 'EACCES') return mistake(`port ${port} is not for everybody to take: name one above 1023 with --port`)
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN') return mistake(`${host} is not a name of this machine`)
  return error
}

const starting: RequestListener = (_, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1', 'cache-control': 'no-store' })
  response.end('starting\n')
}

/** Takes the first of `ports` that is free. Rejects in words when none is. `server`: one that is not listening yet. */
export const openWebServer = async (host: string, ports: readonly number[], server = createServer()): Promise<WebServer> => {
  let current = starting
  server.requestTimeout = REQUEST_MS
  server.on('request', (request, response) => current(request, response))
  for (const [place, port] of ports.entries()) {
    try {
      await listen(server, host, port)
      break
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EADDRINUSE' || place === ports.length - 1) throw refusalOf(error, host, port)
    }
  }
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    answer(listener) {
      current = listener
    },
    close: () =>
      new Promise((resolve) => {
        const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
        server.close(() => {
          clearTimeout(patience)
          resolve()
        })
      }),
  }
}
