import { createCsv, type OwnedCsv } from '../../src/core/csv/create-csv.js'
import { type BackupAdapter, BackupError, type User } from '../../src/core/index.js'
import { createUserTable, type UserTable } from '../../src/core/selection/user-table.js'
import { scope, userOf } from './tenants.js'

const user = (id: string, email: string, name: string, part: Partial<User> = {}): User => userOf(id, { email, name, ...part })

/** Returns an active user with its id as name. */
export const person = (id: string, email: string, rest: Partial<User> = {}): User => user(id, email, id, rest)

/** The users named in the CSV fixtures, one for each verdict. */
export const people = (): User[] => [
  user('u1', 'alma.reyes@example.com', 'Alma Reyes', { aliases: ['alias.alma.reyes@example.com'] }),
  user('u2', 'bram.devries@example.com', 'Bram de Vries', { backupStatus: 'protected' }),
  user('u3', 'chidi.eze@example.com', 'Chidi Eze', { accountStatus: 'suspended', statusReason: 'ADMIN' }),
  user('u4', 'zoe.brule@example.com', "Zoë Brûlé-O'Neil"),
  user('u5', 'ace.lee@school.example.com', 'Smith, Jr. "Ace" Lee'),
  user('u6', 'dana.meir@example.com', 'Dana Meir', { accountStatus: 'deleted' }),
]

export interface CsvWorld {
  csv: OwnedCsv
  table: UserTable
  port: BackupAdapter
  users: User[]
  /** Keys of every matchUsers call. */
  matched: string[][]
  /** Search texts of every listUsers call. */
  searched: string[]
}

const RANK = { active: 0, suspended: 1, deleted: 2, unknown: 3 }

/** Creates the CSV reader over an in-memory directory that follows the contract. */
export const csvWorld = (users = people(), overrides: Partial<BackupAdapter> = {}): CsvWorld => {
  const matched: string[][] = []
  const searched: string[] = []
  const refuse = (): Promise<never> => Promise.reject(new BackupError('unsupported', 'not here'))
  const find = (key: string): User | null => {
    const wanted = key.toLowerCase()
    const best = (isWanted: (one: User) => boolean | undefined): User | undefined =>
      users.filter(isWanted).sort((a, b) => RANK[a.accountStatus] - RANK[b.accountStatus])[0]
    return (
      best((one) => one.id === key) ??
      best((one) => one.email.toLowerCase() === wanted) ??
      best((one) => one.aliases?.some((alias) => alias.toLowerCase() === wanted)) ??
      null
    )
  }
  const port: BackupAdapter = {
    name: 'small',
    listClouds: refuse,
    listGroups: refuse,
    listOrgUnits: refuse,
    getCredits: refuse,
    startBackup: refuse,
    listUsers: async ({ search = '' }) => {
      searched.push(search)
      return {
        items: users.filter((one) => [one.email, one.name, ...(one.aliases ?? [])].some((text) => text.toLowerCase().includes(search))),
      }
    },
    matchUsers: async (_scope, keys) => {
      matched.push([...keys])
      return keys.map((key) => find(key))
    },
    ...overrides,
  }
  const table = createUserTable()
  const csv = createCsv({ users: table, port, scope: () => scope })
  return { csv, table, port, users, matched, searched }
}

/** Lists every row for comparison: line, address, verdict, and the first row's line for a duplicate. */
export const listRows = (csv: OwnedCsv): (string | number | undefined)[][] =>
  [...csv.rows.value].map(({ line, address, verdict, duplicateOf }) =>
    duplicateOf === undefined ? [line, address, verdict] : [line, address, verdict, duplicateOf],
  )

const NativeWorker = globalThis.Worker
/** Runs `work` while every `new Worker` throws, as under a Content Security Policy without worker-src. */
export const withoutWorker = async <T>(work: () => Promise<T>): Promise<T> => {
  Object.assign(globalThis, {
    Worker: class {
      constructor() {
        throw new DOMException('blocked', 'SecurityError')
      }
    },
  })
  try {
    return await work()
  } finally {
    Object.assign(globalThis, { Worker: NativeWorker })
  }
}

/** Encodes the text as UTF-16 with a byte order mark. */
export const utf16 = (text: string, isLittle: boolean): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  Array.from({ length: text.length + 1 }, (_, index) =>
    view.setUint16(2 * index, index === 0 ? 0xfeff : text.charCodeAt(index - 1), isLittle),
  )
  return new Uint8Array(view.buffer)
}
