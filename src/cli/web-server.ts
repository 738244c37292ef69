import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { usageError } from './usage-error.js'

/** Default timeout of a request: longer than the handler's deadline for the largest body. */
const REQUEST_TIMEOUT_MS = 600_000
/** Time in ms for open requests to complete after `close()`. */
const DRAIN_MS = 10_000

/** A listening server. It binds its port before its data is open, so that a busy port fails early. */
export interface WebServer {
  /** URL without a trailing slash. */
  readonly url: string
  /** Passes all further requests to this listener; until then, requests are answered with 503. */
  handleWith(listener: RequestListener): void
  /** Rejects new connections and waits for open requests. */
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

/** Converts an error of `listen()` to a usage error. */
const explainListenError = (error: unknown, host: string, port: number): unknown => {
  const { code } = error as { code?: unknown }
  if (code === 'EADDRINUSE') return usageError(`Port ${port} is in use. Stop the other process, or choose another port with --port.`)
  if (code === 'EACCES') return usageError(`Permission denied for port ${port}. Choose a port above 1023 with --port.`)
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
    return usageError(`${host} is not an address of this machine. Choose another one with --host.`)
  return error
}

/** Tracks connections, so that a stop does not wait for connections without a request. Node would wait for them. */
const trackConnections = (server: Server) => {
  const open = new Map<Socket, number>()
  let isClosing = false
  const endIdle = (socket: Socket): void => {
    if (isClosing && open.get(socket) === 0) socket.destroy()
  }
  server.on('connection', (socket) => {
    open.set(socket, 0)
    socket.once('close', () => open.delete(socket))
    endIdle(socket)
  })
  server.on('request', ({ socket }, response) => {
    open.set(socket, (open.get(socket) ?? 0) + 1)
    response.once('close', () => {
      if (open.has(socket)) open.set(socket, (open.get(socket) ?? 1) - 1)
      endIdle(socket)
    })
  })
  return {
    close(): void {
      isClosing = true
      for (const socket of open.keys()) endIdle(socket)
    },
  }
}

const respondStarting: RequestListener = (_, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1', 'cache-control': 'no-store' })
  response.end('starting\n')
}

export interface WebServerOptions {
  /** A server that is not listening yet. */
  server?: Server | undefined
  /** Time for a request to arrive, in milliseconds. */
  requestTimeoutMs?: number | undefined
}

/** Listens on the first free port of `ports`. Rejects with a usage error if no port is free. */
export const openWebServer = async (
  host: string,
  ports: readonly number[],
  { server = createServer(), requestTimeoutMs = REQUEST_TIMEOUT_MS }: WebServerOptions = {},
): Promise<WebServer> => {
  let current = respondStarting
  server.requestTimeout = requestTimeoutMs
  const connections = trackConnections(server)
  server.on('request', (request, response) => current(request, response))
  for (const [index, port] of ports.entries()) {
    try {
      await listen(server, host, port)
      break
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EADDRINUSE' || index === ports.length - 1) throw explainListenError(error, host, port)
    }
  }
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    handleWith(listener) {
      current = listener
    },
    close: () =>
      new Promise((resolve) => {
        connections.close()
        const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}
