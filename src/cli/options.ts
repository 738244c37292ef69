import { parseArgs } from 'node:util'
import { BackupError } from '../core/internal.js'
import { isLoopbackName } from '../http/server/loopback.js'

/** Which tenant is asked for. What is not said goes by what is there, or by the defaults. */
export interface TenantWish {
  users?: number | undefined
  seed?: number | undefined
  /** Exports to read. */
  files: readonly string[]
}

export type Store = { kind: 'memory' } | { kind: 'folder'; folder: string } | { kind: 'server'; url: string }

export interface ServeOptions {
  /** Answers calls. */
  isServing: boolean
  /** Works on syncs and backups. */
  isWorking: boolean
  host: string
  /** Undefined: the default one. */
  port: number | undefined
  basePath: string
  /** A module whose default export says who may do what. */
  authorizeFile: string | undefined
  store: Store
  wish: TenantWish
}

export const MOST_USERS = 2_000_000
const MOST_SEED = 999_999

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

/** A mistake of whoever gave the command. */
export const mistake = (text: string): BackupError => new BackupError('bad-input', text)

/** `--import a.csv b.csv` takes both; a word that belongs to no option is a command. */
const readWords = (args: readonly string[]): { given: Map<Name, string[]>; words: string[] } => {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, allowPositionals: true, tokens: true })
  const given = new Map<Name, string[]>()
  const words: string[] = []
  let isImporting = false
  for (const token of tokens) {
    if (token.kind === 'option') {
      const { name, rawName, value, inlineValue } = token
      if (!isName(name)) throw mistake(`there is no option ${rawName}; --help lists them`)
      const takesValue = OPTIONS[name].type === 'string'
      if (!takesValue && value !== undefined) throw mistake(`${rawName} takes no value`)
      if (takesValue && (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--')))) {
        throw mistake(`${rawName} needs a value`)
      }
      const before = given.get(name)
      if (before !== undefined && name !== 'import') throw mistake(`${rawName} is there twice`)
      given.set(name, [...(before ?? []), value ?? ''])
      isImporting = name === 'import'
    } else if (token.kind === 'positional') {
      if (isImporting) given.get('import')?.push(token.value)
      else words.push(token.value)
    }
  }
  return { given, words }
}

const numberIn = (given: ReadonlyMap<Name, readonly string[]>, name: Name, least: number, most: number): number | undefined => {
  const text = given.get(name)?.[0]
  if (text === undefined) return undefined
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw mistake(`--${name} is a whole number from ${least} to ${most}, not ${text}`)
}

const storeOf = (given: ReadonlyMap<Name, readonly string[]>, databaseUrl: string | undefined): Store => {
  const folder = given.get('data')?.[0]
  if (given.has('memory')) {
    if (folder !== undefined) throw mistake('--memory keeps nothing: leave out --data, or --memory')
    return { kind: 'memory' }
  }
  if (databaseUrl === undefined || databaseUrl === '') return { kind: 'folder', folder: folder ?? '.data' }
  if (folder !== undefined) throw mistake('DATABASE_URL is set, and --data too: leave out one of them')
  if (!/^postgres(?:ql)?:\/\//.test(databaseUrl)) throw mistake('DATABASE_URL is to begin with postgres://')
  return { kind: 'server', url: databaseUrl }
}

/**
 * What the command was told. `commands`: the words it may begin with; with none of them it serves. Rejects whatever it does
 * not understand, in words.
 */
export const readOptions = (
  args: readonly string[],
  { commands, databaseUrl }: { commands: readonly string[]; databaseUrl: string | undefined },
): ServeOptions => {
  const { given, words } = readWords(args)
  const [command, extra] = words
  if (command === undefined ? commands.length > 0 : !commands.includes(command)) {
    throw mistake(command === undefined ? `what to do: ${commands.join(' or ')}?` : `there is no command ${command}; --help lists them`)
  }
  if (extra !== undefined) throw mistake(`${extra} belongs to no option`)

  const store = storeOf(given, databaseUrl)
  const isServing = command !== 'work' && !given.has('work-only')
  const isWorking = !given.has('no-work')
  if (!isServing && !isWorking) throw mistake('--no-work leaves nothing to do: leave out one of them')
  if (store.kind !== 'server' && !(isServing && isWorking)) {
    throw mistake('several processes need a PostgreSQL server: set DATABASE_URL. A folder is used by one process alone')
  }
  for (const name of ['port', 'host', 'base-path', 'authorize'] as const) {
    if (!isServing && given.has(name)) throw mistake(`--${name} is for a process that serves: leave it out`)
  }

  const host = given.get('host')?.[0] ?? '127.0.0.1'
  const authorizeFile = given.get('authorize')?.[0]
  if (!isLoopbackName(host) && authorizeFile === undefined) {
    throw mistake(
      `on ${host} everybody who reaches this machine could start backups: name a module that says who may, with --authorize FILE, or leave out --host`,
    )
  }
  const basePath = given.get('base-path')?.[0] ?? '/api'
  if (!/^\/(?:[\w.~-]+\/?)*$/.test(basePath)) throw mistake(`--base-path is a path such as /api, not ${basePath}`)

  const wish: TenantWish = {
    users: numberIn(given, 'users', 0, MOST_USERS),
    seed: numberIn(given, 'seed', 0, MOST_SEED),
    files: given.get('import') ?? [],
  }
  if (wish.files.length > 0 && (wish.users !== undefined || wish.seed !== undefined)) {
    throw mistake('--import brings a tenant along, --users and --seed make one up: leave out one of them')
  }
  return {
    isServing,
    isWorking,
    host,
    port: numberIn(given, 'port', 0, 65_535),
    basePath: `/${basePath.split('/').filter(Boolean).join('/')}`,
    authorizeFile,
    store,
    wish,
  }
}

/** What is listed for whoever asks for help: `command` as it was called. */
export const usage = (command: string, port: number): string => `${command} [options]

  --data DIR        keeps everything in this folder (default: .data)
  DATABASE_URL=…    keeps everything in this PostgreSQL database instead; several processes may use it
  --memory          keeps nothing
  --import FILE…    serves what these exports hold (Google Admin, Microsoft 365, Entra, GAM)
  --users N         serves a tenant made up of so many users (default: 1204)
  --seed N          another tenant of that size (default: 1)

  --port N          default: ${port}; 0 takes any that is free
  --host NAME       default: 127.0.0.1; any other needs --authorize
  --base-path PATH  where the API begins (default: /api)
  --authorize FILE  a module whose default export (request, action, scope) says who may do what
  --no-work         answers calls, and leaves syncs and backups to processes that work (PostgreSQL only)
  --work-only       works on syncs and backups, and answers no calls (PostgreSQL only)`
