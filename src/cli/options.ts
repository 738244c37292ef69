import { parseArgs } from 'node:util'
import { BackupError } from '../core/internal.js'
import { isLoopbackName } from '../http/server/loopback.js'

/** The requested tenant. Missing values come from the stored tenant, or from the defaults. */
export interface TenantChoice {
  users?: number | undefined
  seed?: number | undefined
  /** Paths of export files. */
  files: readonly string[]
}

/** Where the server keeps its data. */
export type Storage = { kind: 'memory' } | { kind: 'folder'; folder: string } | { kind: 'server'; url: string }

/** Options of a process that serves, works, or both. */
export interface ServeOptions {
  /** Whether the process answers requests. */
  isServing: boolean
  /** Whether the process works on syncs and backups. */
  isWorking: boolean
  host: string
  /** Undefined for the default port. */
  port: number | undefined
  basePath: string
  /** Module whose default export is the `authorize` function. */
  authorizeFile: string | undefined
  storage: Storage
  tenant: TenantChoice
}

export const MAX_USERS = 2_000_000
const MAX_SEED = 999_999

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'base-path': { type: 'string' },
  authorize: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  import: { type: 'string', multiple: true },
  users: { type: 'string' },
  seed: { type: 'string' },
  'no-work': { type: 'boolean' },
  'work-only': { type: 'boolean' },
} as const
type Name = keyof typeof OPTIONS
const isName = (name: string): name is Name => Object.hasOwn(OPTIONS, name)

/** Returns an error that the command prints without a stack: the user can fix it. */
export const usageError = (text: string): BackupError => new BackupError('bad-input', text)

/** Splits the arguments into options and words. Words after `--import` are further files. */
const readWords = (args: readonly string[]): { given: Map<Name, string[]>; words: string[] } => {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, allowPositionals: true, tokens: true })
  const given = new Map<Name, string[]>()
  const words: string[] = []
  let isImporting = false
  for (const token of tokens) {
    if (token.kind === 'option') {
      const { name, rawName, value, inlineValue } = token
      if (!isName(name)) throw usageError(`Unknown option ${rawName}. Run with --help for the list.`)
      const takesValue = OPTIONS[name].type === 'string'
      if (!takesValue && value !== undefined) throw usageError(`${rawName} takes no value.`)
      if (takesValue && (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--')))) {
        throw usageError(`${rawName} needs a value.`)
      }
      const before = given.get(name)
      if (before !== undefined && name !== 'import') throw usageError(`${rawName} is given twice.`)
      given.set(name, [...(before ?? []), value ?? ''])
      isImporting = name === 'import'
    } else if (token.kind === 'positional') {
      if (isImporting) given.get('import')?.push(token.value)
      else words.push(token.value)
    }
  }
  return { given, words }
}

const readNumber = (given: ReadonlyMap<Name, readonly string[]>, name: Name, min: number, max: number): number | undefined => {
  const text = given.get(name)?.[0]
  if (text === undefined) return undefined
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw usageError(`--${name} must be a whole number from ${min} to ${max}, not ${text}.`)
}

const readStorage = (given: ReadonlyMap<Name, readonly string[]>, databaseUrl: string | undefined): Storage => {
  const folder = given.get('data')?.[0]
  if (given.has('memory')) {
    if (folder !== undefined) throw usageError('--memory keeps no data. Remove --memory or --data.')
    return { kind: 'memory' }
  }
  if (databaseUrl === undefined || databaseUrl === '') return { kind: 'folder', folder: folder ?? '.data' }
  if (folder !== undefined) throw usageError('DATABASE_URL and --data are both set. Remove one of them.')
  if (!/^postgres(?:ql)?:\/\//.test(databaseUrl)) throw usageError('DATABASE_URL must begin with postgres://.')
  return { kind: 'server', url: databaseUrl }
}

/**
 * Parses the command line. Throws a usage error for anything it does not understand.
 *
 * @param commands the allowed first words; with an empty list, the command line has no command and serves
 */
export const readOptions = (
  args: readonly string[],
  { commands, databaseUrl }: { commands: readonly string[]; databaseUrl: string | undefined },
): ServeOptions => {
  const { given, words } = readWords(args)
  const [command, extra] = words
  if (command === undefined ? commands.length > 0 : !commands.includes(command)) {
    throw usageError(
      command === undefined ? `Name a command: ${commands.join(' or ')}.` : `Unknown command ${command}. Run with --help for the list.`,
    )
  }
  if (extra !== undefined) throw usageError(`Unexpected argument ${extra}.`)

  const storage = readStorage(given, databaseUrl)
  const isServing = command !== 'work' && !given.has('work-only')
  const isWorking = !given.has('no-work')
  if (!isServing && !isWorking) throw usageError('--no-work and --work-only leave nothing to do. Remove one of them.')
  if (storage.kind !== 'server' && !(isServing && isWorking)) {
    throw usageError('Several processes need a PostgreSQL server: a folder belongs to one process. Set DATABASE_URL.')
  }
  for (const name of ['port', 'host', 'base-path', 'authorize'] as const) {
    if (!isServing && given.has(name)) throw usageError(`--${name} applies only to a process that serves. Remove it.`)
  }

  const host = given.get('host')?.[0] ?? '127.0.0.1'
  const authorizeFile = given.get('authorize')?.[0]
  if (!isLoopbackName(host) && authorizeFile === undefined) {
    throw usageError(
      `On ${host}, anyone who reaches this machine could start backups. Pass a module that decides with --authorize FILE, or remove --host.`,
    )
  }
  const basePath = given.get('base-path')?.[0] ?? '/api'
  if (!/^\/(?:[\w.~-]+\/?)*$/.test(basePath)) throw usageError(`--base-path must be a path such as /api, not ${basePath}.`)

  const tenant: TenantChoice = {
    users: readNumber(given, 'users', 0, MAX_USERS),
    seed: readNumber(given, 'seed', 0, MAX_SEED),
    files: given.get('import') ?? [],
  }
  if (tenant.files.length > 0 && (tenant.users !== undefined || tenant.seed !== undefined)) {
    throw usageError('--import reads a tenant, --users and --seed generate one. Remove one of them.')
  }
  return {
    isServing,
    isWorking,
    host,
    port: readNumber(given, 'port', 0, 65_535),
    basePath: `/${basePath.split('/').filter(Boolean).join('/')}`,
    authorizeFile,
    storage,
    tenant,
  }
}

/**
 * Returns the help text of the options.
 *
 * @param command the command as the user calls it
 */
export const usage = (command: string, port: number): string => `${command} [options]

  --data DIR        keep all data in this folder (default: .data)
  DATABASE_URL=…    keep all data in this PostgreSQL database instead; several processes may share it
  --memory          keep no data
  --import FILE…    serve the tenant in these exports (Google Admin, Microsoft 365, Entra, GAM)
  --users N         serve a generated tenant with this number of users (default: 1204)
  --seed N          generate another tenant of the same size (default: 1)

  --port N          listen on this port (default: ${port}; 0 chooses a free one)
  --host NAME       listen on this address (default: 127.0.0.1); any other needs --authorize
  --base-path PATH  mount the API under this path (default: /api)
  --authorize FILE  load the authorization function (request, action, scope) that this module exports by default
  --no-work         answer requests only; other processes work on syncs and backups (PostgreSQL only)
  --work-only       work on syncs and backups only; answer no requests (PostgreSQL only)`
