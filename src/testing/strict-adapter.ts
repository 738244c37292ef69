import { type BackupAdapter, createAnswerParser } from '../core/internal.js'
import { fail } from './assertions.js'

type Method = Exclude<keyof BackupAdapter, 'name' | 'exceptions' | 'localeOrder'>

/** Methods that every adapter has. */
const REQUIRED: readonly Method[] = ['listClouds', 'listUsers', 'listGroups', 'listOrgUnits', 'matchUsers', 'getCredits', 'startBackup']

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/
/** Fields of answers that are dates, and the record of a domain whose values are dates. */
const DATES: ReadonlySet<string> = new Set(['startedAt', 'finishedAt', 'at', 'createdAt', 'evaluatedAt', 'exhaustedAt'])
const RECORD_OF_DATES = 'synced'

/** Fails if a date inside an answer is not ISO 8601. `Date.parse` also accepts other texts, in some browsers only. */
const checkDates = (value: unknown, call: string, path = '', isDate = false): void => {
  if (typeof value === 'string' && isDate && !ISO_DATE.test(value))
    fail(`${call}: field "${path}" is ${JSON.stringify(value)}. Write dates in ISO 8601, such as 2026-11-22T10:00:00Z.`)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const isField = !Array.isArray(value)
    const where = isField ? (path === '' ? key : `${path}.${key}`) : `${path}[${key}]`
    checkDates(inner, call, where, isField && (DATES.has(key) || path.endsWith(RECORD_OF_DATES)))
  }
}

/** Fails unless the value is an adapter: an object with a name and the methods that every adapter needs. */
export const checkIsAdapter = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) fail(`makeAdapter returned ${JSON.stringify(value) ?? String(value)}, not an adapter`)
  const adapter = value as Partial<Record<string, unknown>>
  if (typeof adapter.name !== 'string' || adapter.name === '') fail('the adapter has no name. Errors name it, such as "acme".')
  for (const method of REQUIRED) {
    if (typeof adapter[method] !== 'function') fail(`${adapter.name}.${method} is missing. Every adapter needs the method.`)
  }
}

/** Wraps an adapter so that every answer passes the parser of a session, which rejects unknown fields, unknown values and `null`. */
export const createStrictAdapter = (adapter: BackupAdapter): BackupAdapter => {
  const parse = createAnswerParser({ isStrict: true })
  const strict =
    (method: Method) =>
    async (...args: unknown[]): Promise<unknown> => {
      const call = `${adapter.name}.${method}`
      const answer = await (adapter[method] as (...args: unknown[]) => unknown).apply(adapter, args)
      const parsed = parse(method, args, answer, call)
      checkDates(parsed, call)
      return parsed
    }
  // the proxy target is a new object, because a proxy of a frozen adapter could not return other values
  return new Proxy({} as BackupAdapter, {
    get: (_, name) => (typeof adapter[name as Method] === 'function' ? strict(name as Method) : adapter[name as keyof BackupAdapter]),
  })
}
