import { BackupError } from '../core/index.js'
import type { Fault } from '../memory.js'

/** Options in the page's URL: `?users=100000&seed=3&latency=0&fail=listUsers`. */
export interface DemoOptions {
  users: number
  seed: number
  /** Delay of every response in milliseconds. */
  latency: number
  /** Adapter method whose first call fails. With `:lost`, its answer is lost; with `:always`, every call fails. */
  fail: string
}

const parseNumber = (text: string | null, fallback: number, max: number): number => {
  const number = text === null || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) && number >= 0 ? Math.min(max, Math.floor(number)) : fallback
}

/**
 * Reads the options from a query string.
 *
 * @param sample query string with the default users and seed
 */
export const readOptions = (query: string, sample = ''): DemoOptions => {
  const params = new URLSearchParams(query)
  const defaults = new URLSearchParams(sample)
  return {
    users: parseNumber(params.get('users'), parseNumber(defaults.get('users'), 1204, 2_000_000), 2_000_000),
    seed: parseNumber(params.get('seed'), parseNumber(defaults.get('seed'), 1, 999_999), 999_999),
    latency: parseNumber(params.get('latency'), 150, 60_000),
    fail: params.get('fail') ?? '',
  }
}

/** Returns the fault function of the memory adapter for a `fail` option. */
export const faultsOf = (fail: string): ((call: { method: string; count: number }) => Fault | undefined) => {
  const [failing, mode] = fail.split(':')
  return ({ method, count }) => {
    if (method !== failing || (mode !== 'always' && count > 1)) return undefined
    return mode === 'lost'
      ? 'lose-answer'
      : new BackupError('unavailable', 'the demo fails here on request (503)', { call: `memory.${method}` })
  }
}
