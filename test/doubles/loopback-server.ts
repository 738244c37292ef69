import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on a free port of this machine. */
export interface LoopbackServer {
  readonly origin: string
  /** Largest number of requests at the same time. */
  readonly peak: number
  close(): Promise<void>
}

/** Starts a server. A handler that rejects answers 500 with the error, so that a test shows a fault of the double. */
export const startLoopbackServer = async (
  handle: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LoopbackServer> => {
  let [running, peak] = [0, 0]
  const server = createServer((incoming, response) => {
    running += 1
    peak = Math.max(peak, running)
    response.once('close', () => {
      running -= 1
    })
    handle(incoming, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get peak() {
      return peak
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
