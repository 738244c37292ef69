import type { RequestListener, Server } from 'node:http'
import { mistake, readOptions, type ServeOptions, usage } from '../cli/options.js'
import { endOnSignals, giveUp } from '../cli/process.js'
import { type Serving, startServing } from '../cli/serve.js'
import { openWebServer } from '../cli/web-server.js'

export interface DemoParts {
  /** Not listening yet. */
  http: Server
  pages: RequestListener
  /** Ends what serves the pages. */
  close(): Promise<void>
  /** Puts a `<meta>` into the page. */
  tell(name: string, content: string): void
}

const PORT = 5173
/** How many ports are tried where none is asked for. */
const TRIES = 10

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** The backend is in the page itself; here are only the pages. */
const servePages = async ({ host, wish }: ServeOptions, ports: readonly number[], { http, pages, tell }: DemoParts): Promise<Serving> => {
  if (wish.files.length > 0)
    throw mistake('with --memory the page reads exports itself: leave out --import, and drop the files onto the page')
  const sample = Object.entries({ users: wish.users, seed: wish.seed }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  )
  if (sample.length > 0) tell('backup-sample', sample.join('&'))
  const web = await openWebServer(host, ports, http)
  web.answer(pages)
  return { url: web.url, words: 'a sample tenant in the memory of the page', stop: () => web.close() }
}

/** `npm start`, with what stands behind its `--`. */
export const start = async (args: readonly string[], parts: DemoParts): Promise<void> => {
  const { http, pages, close, tell } = parts
  try {
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(`${usage('npm start --', PORT)}\n`)
      process.exit(0)
    }
    const options = readOptions(args, { commands: [], databaseUrl: process.env.DATABASE_URL })
    if (!options.isServing) throw mistake('the demo serves: for a process that only works there is backup-start work')
    const ports = options.port === undefined ? Array.from({ length: TRIES }, (_, place) => PORT + place) : [options.port]
    const besides = (api: string, words: string): RequestListener => {
      tell('backup-api', api)
      tell('backup-words', words)
      return pages
    }
    const serving =
      options.store.kind === 'memory'
        ? await servePages(options, ports, parts)
        : await startServing(options, { ports, server: http, besides, say })
    endOnSignals(async () => {
      await close()
      await serving.stop()
    }, say)
    process.stdout.write(`Northwind admin: ${serving.url}/ – ${serving.words} (Ctrl-C ends it)\n`)
  } catch (error) {
    giveUp(error, say)
  }
}
