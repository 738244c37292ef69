import type { RequestListener, Server } from 'node:http'
import { type DemoOptions, demoUsage, readDemoOptions } from '../cli/demo-arguments.js'
import { exitWithError, stopOnSignals } from '../cli/process.js'
import { runDemo } from '../cli/run-demo.js'
import type { Serving } from '../cli/run-server.js'
import { usageError } from '../cli/usage-error.js'
import { openWebServer } from '../cli/web-server.js'

/** The parts of the demo that Vite provides. */
export interface DemoParts {
  /** A server that is not listening yet. */
  http: Server
  pages: RequestListener
  /** Stops Vite. */
  close(): Promise<void>
  /** Adds a `<meta>` to the page. */
  addMeta(name: string, content: string): void
}

const DEFAULT_PORT = 5173
/** Number of ports to try when the user chose none. */
const PORT_TRIES = 10

const printLine = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Serves only the pages. With `--memory`, the backend runs in the page itself. */
const servePages = async (
  { host, tenant }: DemoOptions,
  ports: readonly number[],
  { http, pages, addMeta }: DemoParts,
): Promise<Serving> => {
  if (tenant.files.length > 0)
    throw usageError('With --memory, the page reads exports itself. Remove --import and drop the files onto the page.')
  const sample = Object.entries({ users: tenant.users, seed: tenant.seed }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  )
  if (sample.length > 0) addMeta('backup-sample', sample.join('&'))
  const web = await openWebServer(host, ports, { server: http })
  web.handleWith(pages)
  return { url: web.url, description: 'a sample tenant in the memory of the page', stop: () => web.close() }
}

/** Runs `npm start` with the arguments after its `--`. */
export const start = async (args: readonly string[], parts: DemoParts): Promise<void> => {
  const { http, pages, close, addMeta } = parts
  try {
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(`${demoUsage('npm start --', DEFAULT_PORT)}\n`)
      process.exit(0)
    }
    const options = readDemoOptions(args)
    const ports = options.port === undefined ? Array.from({ length: PORT_TRIES }, (_, index) => DEFAULT_PORT + index) : [options.port]
    const createPages = (api: string, description: string): RequestListener => {
      addMeta('backup-api', api)
      addMeta('backup-words', description)
      return pages
    }
    const serving =
      options.storage.kind === 'memory'
        ? await servePages(options, ports, parts)
        : await runDemo(options, { ports, server: http, createPages, log: printLine })
    stopOnSignals(async () => {
      await close()
      await serving.stop()
    }, printLine)
    process.stdout.write(`Northwind admin: ${serving.url}/ – ${serving.description} (stop with Ctrl-C)\n`)
  } catch (error) {
    exitWithError(error, printLine)
  }
}
