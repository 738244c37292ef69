import { abortable } from '../async/abort.js'
import type { BackupAdapter, Call } from './adapter.js'
import { aborted, toBackupError } from './errors.js'

/** Any method of the port: what it is asked, then the call. */
type Method = (...args: unknown[]) => Promise<unknown>

/**
 * The one door through which an adapter's answers enter: behind it the types are true, and what rejects is a
 * `BackupError`. An answer of another shape is a `bad-answer` that names the call and the field. What the adapter does not
 * have, the port does not have.
 */
export const createDoor = (adapter: BackupAdapter, locale?: string | (() => string | undefined)): BackupAdapter => {
  let parser: Promise<typeof import('./parse-answer.js')> | undefined
  const through =
    (method: Exclude<keyof BackupAdapter, 'name'>): Method =>
    async (...args) => {
      const name = `${adapter.name}.${method}`
      const call = args.pop() as Call
      const { signal, onProgress } = call
      if (signal.aborted) throw aborted(name)
      const spoken = typeof locale === 'function' ? locale() : locale
      const own: Call = { ...call, ...(spoken !== undefined && { locale: spoken }) }
      if (onProgress) {
        // progress is for show: what is none is dropped, and no reason to fail
        own.onProgress = (progress) => {
          if (Number.isFinite(progress?.done)) onProgress(progress)
        }
      }
      // the shapes are loaded while the first question is out, so that a page is there before them
      parser ??= import('./parse-answer.js')
      const parsing = parser
      parsing.catch(() => {
        parser = undefined
      })
      try {
        // a method that throws before it returns a promise is a rejection like any other
        const asking = Promise.resolve().then(() => (adapter[method] as Method).call(adapter, ...args, own))
        const answer = await abortable(asking, signal, name)
        const { parseAnswer } = await parsing
        if (signal.aborted) throw aborted(name)
        return parseAnswer(method, args, answer, name)
      } catch (thrown) {
        throw signal.aborted ? aborted(name) : toBackupError(thrown, name)
      }
    }
  // an object of its own: that of an adapter may be frozen, and would insist on what it has
  return new Proxy({} as BackupAdapter, {
    get(_, name) {
      const method = name as Exclude<keyof BackupAdapter, 'name'>
      return typeof adapter[method] === 'function' ? through(method) : adapter[method]
    },
  })
}
