import { isLoopbackName } from '../http/server/loopback.js'
import { parseOptions, parsePort, parseWholeNumber } from './parse-arguments.js'
import { usageError } from './usage-error.js'

/** The requested tenant. Missing values come from the stored tenant, or from the defaults. */
export interface TenantChoice {
  users?: number | undefined
  seed?: number | undefined
  /** Paths of export files. */
  files: readonly string[]
}

/** Storage for the demo's data. */
export type DemoStorage = { kind: 'memory' } | { kind: 'folder'; folder: string }

/** Options of `backup-start demo` and `npm start`. */
export interface DemoOptions {
  host: string
  /** Undefined for the default port. */
  port: number | undefined
  basePath: string
  /** Module whose default export is the `authorize` function. */
  authorizeFile: string | undefined
  storage: DemoStorage
  tenant: TenantChoice
}

const MAX_USERS = 2_000_000
const MAX_SEED = 999_999

/** Parses a path under which the API is mounted. */
const parseBasePath = (text: string): string => {
  if (!/^\/(?:[\w.~-]+\/?)*$/.test(text)) throw usageError(`--base-path must be a path such as /api, not ${text}.`)
  return `/${text.split('/').filter(Boolean).join('/')}`
}

/** Parses the options of the demo. Throws a usage error for unknown or invalid options. */
export const readDemoOptions = (args: readonly string[]): DemoOptions => {
  const values = parseOptions(args, {
    port: 'text',
    host: 'text',
    'base-path': 'text',
    authorize: 'text',
    data: 'text',
    memory: 'flag',
    import: 'list',
    simulate: 'flag',
    users: 'text',
    seed: 'text',
  })
  const { host = '127.0.0.1', authorize: authorizeFile, data, import: files = [] } = values
  if (values.memory && data !== undefined) throw usageError('--memory keeps no data. Remove --memory or --data.')
  if (!isLoopbackName(host) && authorizeFile === undefined) {
    throw usageError(
      `On ${host}, anyone who reaches this machine could start backups. Pass a module that decides with --authorize FILE, or remove --host.`,
    )
  }
  if (files.length > 0 && (values.users !== undefined || values.seed !== undefined)) {
    throw usageError('--import reads a tenant, --users and --seed generate one. Remove one of them.')
  }
  if (files.length > 0 && !values.simulate) {
    throw usageError(
      'The demo backs nothing up, but these files hold real users. Add --simulate to accept that, or run backup-start init for a real backend.',
    )
  }
  return {
    host,
    port: parsePort(values.port),
    basePath: parseBasePath(values['base-path'] ?? '/api'),
    authorizeFile,
    storage: values.memory ? { kind: 'memory' } : { kind: 'folder', folder: data ?? '.data' },
    tenant: {
      users: parseWholeNumber('users', values.users, 0, MAX_USERS),
      seed: parseWholeNumber('seed', values.seed, 0, MAX_SEED),
      files,
    },
  }
}

/**
 * Returns the help text of the demo's options.
 *
 * @param command the command as typed by the user
 */
export const demoUsage = (command: string, port: number): string => `${command} [options]

  Serves a sample tenant with a simulated engine: nothing is backed up.

  --data DIR        keep all data in this folder (default: .data)
  --memory          keep no data
  --users N         generate this number of users (default: 1204)
  --seed N          generate another tenant of the same size (default: 1)
  --import FILE…    serve the tenant in these exports (Google Admin, Microsoft 365, Entra, GAM); needs --simulate
  --simulate        accept that the users of an import are not backed up

  --port N          listen on this port (default: ${port}; 0 chooses a free one)
  --host NAME       listen on this address (default: 127.0.0.1); any other needs --authorize
  --base-path PATH  mount the API under this path (default: /api)
  --authorize FILE  load the authorization function (request, action, scope) that this module exports by default`
