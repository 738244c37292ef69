import { type BackupAdapter, BackupError, type Call } from '../../src/core/index.js'
import type { Fault } from '../../src/memory.js'

/** The second argument of an adapter's method. */
export const callOf = (signal = new AbortController().signal): Call => ({ signal })

/** The adapter with some of its methods replaced; the others run on the adapter itself. */
export const withMethods = <A extends BackupAdapter>(adapter: A, methods: Partial<BackupAdapter>): A =>
  Object.assign(Object.create(adapter) as A, methods)

/** `faults` of a memory adapter: every call of these methods fails. */
export const failing =
  (...methods: readonly string[]) =>
  ({ method }: { method: string }): Fault | undefined =>
    methods.includes(method) ? new BackupError('unavailable', 'answered 503') : undefined

/** `faults` of a memory adapter: calls of these methods are never answered, beginning with call number `from`. */
export const silent =
  (methods: readonly string[], from = 1) =>
  ({ method, count }: { method: string; count: number }): Fault | undefined =>
    methods.includes(method) && count >= from ? 'hang' : undefined
