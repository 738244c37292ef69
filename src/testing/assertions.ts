import { type ErrorCode, isBackupError } from '../core/internal.js'

export const fail = (message: string): never => {
  throw new Error(message)
}

export function check(condition: unknown, message: string): asserts condition {
  if (condition !== true) fail(message)
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

/** Fails unless both values are equal as JSON. */
export const checkEqual = (actual: unknown, expected: unknown, what: string): void => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) fail(`${what}: expected ${show(expected)}, got ${show(actual)}`)
}

/** Fails unless both lists have the same distinct entries, in any order. */
export const checkSameSet = (actual: readonly string[], expected: readonly string[], what: string): void => {
  const have = new Set(actual)
  const want = new Set(expected)
  check(have.size === actual.length, `${what}: an entry repeats`)
  const missing = [...want].filter((id) => !have.has(id))
  const extra = [...have].filter((id) => !want.has(id))
  if (missing.length > 0) fail(`${what}: ${missing.length} missing, for example ${show(missing.slice(0, 5))}`)
  if (extra.length > 0) fail(`${what}: ${extra.length} unexpected, for example ${show(extra.slice(0, 5))}`)
}

/** Returns what the promise rejects with; fails if it resolves. */
export const rejection = async (promise: Promise<unknown>, what: string): Promise<unknown> => {
  let value: unknown
  try {
    value = await promise
  } catch (error) {
    return error
  }
  return fail(`${what}: must reject, but resolved with ${show(value)}`)
}

/** Fails unless the promise rejects with this code. Returns the error's details. */
export const checkRejects = async (promise: Promise<unknown>, code: ErrorCode, what: string): Promise<unknown> => {
  const error = await rejection(promise, what)
  const rejectedWith = isBackupError(error) ? error.code : error instanceof Error && error.name === 'AbortError' ? 'aborted' : String(error)
  check(rejectedWith === code, `${what}: must reject '${code}', but rejected '${rejectedWith}'`)
  return isBackupError(error) ? error.details : undefined
}
