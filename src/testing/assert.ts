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

/** Equal as JSON. */
export const checkEqual = (actual: unknown, expected: unknown, what: string): void => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) fail(`${what}: expected ${show(expected)}, got ${show(actual)}`)
}

/** The same members, in any order, none twice. */
export const checkSameSet = (actual: readonly string[], expected: readonly string[], what: string): void => {
  const have = new Set(actual)
  const want = new Set(expected)
  check(have.size === actual.length, `${what}: something is named twice`)
  const missing = [...want].filter((id) => !have.has(id))
  const extra = [...have].filter((id) => !want.has(id))
  if (missing.length > 0) fail(`${what}: ${missing.length} missing, such as ${show(missing.slice(0, 5))}`)
  if (extra.length > 0) fail(`${what}: ${extra.length} too many, such as ${show(extra.slice(0, 5))}`)
}

/** What a promise rejects with. */
export const rejection = async (promise: Promise<unknown>, what: string): Promise<unknown> => {
  let value: unknown
  try {
    value = await promise
  } catch (error) {
    return error
  }
  return fail(`${what}: should reject, but resolved with ${show(value)}`)
}

/** Checks the code of a rejection, and hands out its details. */
export const checkRejects = async (promise: Promise<unknown>, code: ErrorCode, what: string): Promise<unknown> => {
  const error = await rejection(promise, what)
  const told = isBackupError(error) ? error.code : error instanceof Error && error.name === 'AbortError' ? 'aborted' : String(error)
  check(told === code, `${what}: should reject with the code '${code}', but rejected with '${told}'`)
  return isBackupError(error) ? error.details : undefined
}
