import type { RequestListener, Server } from 'node:http'
import type { BackupError } from '../core/internal.js'
import { createApi, loadAuthorize } from './api.js'
import { describeFailure } from './log.js'
import { need } from './need.js'
import type { ServeOptions } from './options.js'
import { describeSource, readWish, type Source } from './source.js'
import { openStore } from './store.js'
import { openWebServer } from './web-server.js'

/** What the command does while it runs. */
export interface Serving {
  /** Where it is reached; undefined for a process that only works. */
  url: string | undefined
  /** What it serves, and where that is kept, in words. */
  words: string
  stop(): Promise<void>
}

export interface Surroundings {
  /** The ports to try, in this order. */
  ports: readonly number[]
  /** A server of Node's that is not listening yet. */
  server?: Server | undefined
  /** What answers beside the API, such as pages. */
  besides?: ((apiPath: string, words: string) => RequestListener) | undefined
  /** For what administrators of this machine should know: one line each. */
  say(line: string): void
}

/** What is optional to install, and needed for this. */
const packagesFor = ({ isServing, store }: ServeOptions): readonly string[] => [
  ...(store.kind === 'memory' ? [] : ['kysely', 'pg-boss', store.kind === 'folder' ? '@electric-sql/pglite' : 'pg']),
  ...(isServing ? ['@hono/node-server'] : []),
]

const whereWords = (kind: ServeOptions['store']['kind'], where: string): string =>
  kind === 'memory' ? 'kept in memory alone' : kind === 'folder' ? `kept in ${where}` : `kept in PostgreSQL at ${where}`

/** Starts all that was asked for. Rejects in words; then nothing is left behind. */
export const startServing = async (options: ServeOptions, { ports, server, besides, say }: Surroundings): Promise<Serving> => {
  const { isServing, isWorking, host, basePath, authorizeFile, store } = options
  let isEnding = false
  const onError = (error: BackupError): void => {
    // what is cut off when the process ends will be done again
    if (!isEnding) say(describeFailure(error))
  }
  await need(packagesFor(options))
  const authorize = authorizeFile === undefined ? undefined : await loadAuthorize(authorizeFile)
  const wanted = await readWish(options.wish)
  const web = isServing ? await openWebServer(host, ports, server) : undefined
  try {
    const onFill = (source: Source): void => {
      if (source.kind === 'imported' || source.users > 20_000) say(`bringing in ${describeSource(source)}: this is done once`)
    }
    const opened = await openStore({ store, wanted, isWorking, onError, onFill })
    const words = `${describeSource(opened.source)}, ${whereWords(store.kind, opened.where)}`
    if (opened.problems > 0) say(`${opened.problems} lines of the exports were left out or mended`)
    if (web !== undefined) {
      const api = await createApi(opened.adapter, { authorize, basePath, onError })
      const apiPath = basePath === '/' ? '/v1/' : `${basePath}/`
      const page = besides?.(basePath, words)
      web.answer(page === undefined ? api : (request, response) => (request.url?.startsWith(apiPath) ? api : page)(request, response))
    }
    return {
      url: web?.url,
      words,
      async stop() {
        await web?.close()
        isEnding = true
        await opened.close()
      },
    }
  } catch (error) {
    await web?.close()
    throw error
  }
}
