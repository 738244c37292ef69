import { type BackupAdapter, BackupError, type Call } from '../../src/core/index.js'
import type { Fault } from '../../src/memory.js'

/** Returns the second argument of an adapter's method. */
export const callOf = (signal = new AbortController().signal): Call => ({ signal })

/** Returns the adapter with some methods replaced. The other methods run on the adapter itself. */
export const withMethods = <A extends BackupAdapter>(adapter: A, methods: Partial<BackupAdapter>): A =>
  Object.assign(Object.create(adapter) as A, methods)

/** `faults` of a memory adapter that make every call of these methods fail. */
export const failing =
  (...methods: readonly string[]) =>
  ({ method }: { method: string }): Fault | undefined =>
    methods.includes(method) ? new BackupError('unavailable', 'answered 503') : undefined

/** `faults` of a memory adapter that make calls of these methods hang, beginning with call number `from`. */
export const silent =
  (methods: readonly string[], from = 1) =>
  ({ method, count }: { method: string; count: number }): Fault | undefined =>
    methods.includes(method) && count >= from ? 'hang' : undefined
