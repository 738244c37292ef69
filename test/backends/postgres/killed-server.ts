// Runs policy-server.ts in a process that is killed at random times and started again, and calls it through HTTP.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseLocation } from '../../../src/backends/postgres/postgres-backend.js'
import type { Call, Scope } from '../../../src/core/index.js'
import { createHttpAdapter } from '../../../src/http.js'
import { startChild } from './run-world.js'
import type { ScriptedDirectory } from './scripted-directory.js'

export interface KilledServer {
  adapter: ReturnType<typeof createHttpAdapter>
  /** Number of kills so far. */
  readonly kills: number
  stop(): Promise<void>
}

/** Time in ms for which a process lives after it is ready, at most. */
const MOST_MS = 4_000

/** Answers the calls of a directory that runs in this process. */
const serveDirectory = async (directory: ScriptedDirectory) => {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const [method, scope, cursor] = JSON.parse(text) as ['clouds' | 'users' | 'groups' | 'orgUnits', Scope, string | undefined]
    const call: Call = { signal: new AbortController().signal }
    try {
      const answer = method === 'clouds' ? await directory.clouds(call) : await directory[method](scope, cursor ?? undefined, call)
      response.end(JSON.stringify(answer))
    } catch (thrown) {
      response.writeHead(500).end(String(thrown))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** Starts the process, and kills it after random times until `stop`. */
export const startKilledServer = async (location: DatabaseLocation, directory: ScriptedDirectory): Promise<KilledServer> => {
  const served = await serveDirectory(directory)
  let port = ''
  let isStopping = false
  let kills = 0
  const start = async () => {
    const started = startChild('policy-server.ts', { location, directoryUrl: served.url })
    port = (await started.prints('ready', 120_000))?.slice('ready '.length) ?? ''
    return started
  }
  let child = await start()
  const killing = (async () => {
    while (!isStopping) {
      await sleep(Math.random() * MOST_MS)
      kills += 1
      port = ''
      await child.kill()
      if (!isStopping) child = await start()
    }
  })()
  /** Sends a request again until a living process answers it. The requests carry idempotency keys, or repeat safely. */
  const fetchUntilAnswered = async (request: Request): Promise<Response> => {
    for (;;) {
      try {
        const url = new URL(request.url)
        if (port === '') throw new Error('the process is starting')
        url.port = port
        const response = await fetch(new Request(url, request.clone() as RequestInit))
        const text = await response.text()
        if (response.status < 500) return new Response(text, response)
      } catch {}
      if (isStopping) throw new Error('the process has stopped')
      await sleep(50)
    }
  }
  return {
    adapter: createHttpAdapter({ baseUrl: 'http://127.0.0.1:1', fetch: fetchUntilAnswered }),
    get kills() {
      return kills
    },
    async stop() {
      isStopping = true
      await killing
      await child.kill()
      served.close()
    },
  }
}
