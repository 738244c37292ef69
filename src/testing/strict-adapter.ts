import { type BackupAdapter, createAnswerParser } from '../core/internal.js'
import { fail } from './assertions.js'

type Method = Exclude<keyof BackupAdapter, 'name' | 'exceptions' | 'localeOrder'>

/** Methods that every adapter has. */
const REQUIRED: readonly Method[] = ['listClouds', 'listUsers', 'listGroups', 'listOrgUnits', 'matchUsers', 'getCredits', 'startBackup']

/** Fails unless the value is an adapter: an object with a name and the methods that every adapter needs. */
export const checkIsAdapter = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) fail(`makeAdapter returned ${JSON.stringify(value) ?? String(value)}, not an adapter`)
  const adapter = value as Partial<Record<string, unknown>>
  if (typeof adapter.name !== 'string' || adapter.name === '') fail('the adapter has no name. Errors name it, such as "acme".')
  for (const method of REQUIRED) {
    if (typeof adapter[method] !== 'function') fail(`${adapter.name}.${method} is missing. Every adapter needs the method.`)
  }
}

/**
 * Wraps an adapter so that every answer passes the parser of a session, which rejects unknown fields, unknown values,
 * `null` and dates that are not ISO 8601.
 */
export const createStrictAdapter = (adapter: BackupAdapter): BackupAdapter => {
  const parse = createAnswerParser({ isStrict: true })
  const strict =
    (method: Method) =>
    async (...args: unknown[]): Promise<unknown> => {
      const call = `${adapter.name}.${method}`
      const answer = await (adapter[method] as (...args: unknown[]) => unknown).apply(adapter, args)
      return parse(method, args, answer, call)
    }
  // the proxy target is a new object, because a proxy of a frozen adapter could not return other values
  return new Proxy({} as BackupAdapter, {
    get: (_, name) => (typeof adapter[name as Method] === 'function' ? strict(name as Method) : adapter[name as keyof BackupAdapter]),
  })
}
