import { abortable } from '../async/abort.js'
import type { BackupAdapter, Call } from './adapter.js'
import { aborted, toBackupError } from './errors.js'
import type { ParseOptions } from './parse-answer.js'

/** Any method of the port: its own arguments, then the call options. */
type Method = (...args: unknown[]) => Promise<unknown>

/** A call of the adapter. */
export interface PassedCall {
  /** From 1. */
  readonly number: number
  readonly call: string
  readonly args: readonly unknown[]
}

export interface ValidationOptions extends ParseOptions {
  /** Called for each call, and again with its answer or error. */
  onPass?: ((passed: PassedCall, ...outcome: [] | [answer: unknown, error?: unknown]) => void) | undefined
}

/**
 * Wraps an adapter so that every answer is validated: answers have their declared types, and every rejection is a `BackupError`. A field
 * that is needed and missing or has the wrong type rejects `bad-answer` with the call and the field. Unknown fields and values are
 * ignored with a warning, or rejected if `isStrict` is set. The wrapped adapter has the same optional methods as the adapter.
 */
export const createValidatingAdapter = (
  adapter: BackupAdapter,
  locale?: string | (() => string | undefined),
  options?: ValidationOptions,
): BackupAdapter => {
  let calls = 0
  let parser: Promise<ReturnType<typeof import('./parse-answer.js').createAnswerParser>> | undefined
  const through =
    (method: Exclude<keyof BackupAdapter, 'name' | 'exceptions' | 'localeOrder'>): Method =>
    async (...args) => {
      const name = `${adapter.name}.${method}`
      const call = args.pop() as Call
      const { signal, onProgress } = call
      if (signal.aborted) throw aborted(name)
      const language = typeof locale === 'function' ? locale() : locale
      const own: Call = { ...call, ...(language !== undefined && { locale: language }) }
      if (onProgress) {
        // progress is only displayed, so invalid values are dropped instead of failing the call
        own.onProgress = (progress) => {
          if (Number.isFinite(progress?.done)) onProgress(progress)
        }
      }
      // loads the schemas while the first request runs, so that the page appears sooner
      parser ??= import('./parse-answer.js').then(({ createAnswerParser }) => createAnswerParser(options))
      const parsing = parser
      parsing.catch(() => {
        parser = undefined
      })
      const passed = { number: ++calls, call: name, args }
      options?.onPass?.(passed)
      try {
        // a method that throws synchronously becomes a rejection
        const asking = Promise.resolve().then(() => (adapter[method] as Method).call(adapter, ...args, own))
        const answer = await abortable(asking, signal, name)
        const parse = await parsing
        if (signal.aborted) throw aborted(name)
        const parsed = parse(method, args, answer, name)
        options?.onPass?.(passed, parsed)
        return parsed
      } catch (thrown) {
        const error = signal.aborted ? aborted(name) : toBackupError(thrown, name)
        options?.onPass?.(passed, undefined, error)
        throw error
      }
    }
  // the proxy target is a new object, because a proxy of a frozen adapter could not return other values
  return new Proxy({} as BackupAdapter, {
    get(_, name) {
      const method = name as Exclude<keyof BackupAdapter, 'name' | 'exceptions' | 'localeOrder'>
      return typeof adapter[method] === 'function' ? through(method) : adapter[method]
    },
  })
}
