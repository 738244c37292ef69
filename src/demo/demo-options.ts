import { BackupError } from '../core/index.js'
import type { Fault } from '../memory.js'

/** What the address asks for: `?users=100000&seed=3&latency=0&fail=listUsers`. */
export interface DemoOptions {
  users: number
  seed: number
  /** Milliseconds. */
  latency: number
  /** A method of the adapter whose first call fails; `:lost`, its answer is lost; `:always`, every call fails. */
  fail: string
}

const numberOf = (text: string | null, fallback: number, most: number): number => {
  const number = text === null || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) && number >= 0 ? Math.min(most, Math.floor(number)) : fallback
}

/** `sample`: the users and the seed where the address has none, in the same form. */
export const readOptions = (query: string, sample = ''): DemoOptions => {
  const params = new URLSearchParams(query)
  const usual = new URLSearchParams(sample)
  return {
    users: numberOf(params.get('users'), numberOf(usual.get('users'), 1204, 2_000_000), 2_000_000),
    seed: numberOf(params.get('seed'), numberOf(usual.get('seed'), 1, 999_999), 999_999),
    latency: numberOf(params.get('latency'), 150, 60_000),
    fail: params.get('fail') ?? '',
  }
}

export const faultsOf = (fail: string): ((call: { method: string; count: number }) => Fault | undefined) => {
  const [wanted, how] = fail.split(':')
  return ({ method, count }) => {
    if (method !== wanted || (how !== 'always' && count > 1)) return undefined
    return how === 'lost'
      ? 'lose-answer'
      : new BackupError('unavailable', 'the demo was asked to fail here (503)', { call: `memory.${method}` })
  }
}
