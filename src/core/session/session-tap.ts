import { notify } from '../async/readable.js'
import type { ValidationOptions } from '../model/validating-adapter.js'
import type { Report, SessionNotices } from './session-notices.js'

/** Creates the tap of a session: it reports everything that passes between the session and its adapter. */
export const createTap = () => {
  const listeners: { [T in keyof SessionNotices]?: Set<(notice: never) => void> } = {}
  let masks: Promise<typeof import('./mask-call.js')> | undefined
  const report: Report = (type, notice) => {
    for (const listener of listeners[type] ?? []) notify(listener as (value: typeof notice) => void, notice)
  }
  const onPass: ValidationOptions['onPass'] = (passed, ...outcome) => {
    if (listeners.call === undefined && listeners.answer === undefined) return
    const at = performance.now()
    // one promise for all notices keeps their order
    masks ??= import('./mask-call.js')
    masks.then(({ reportMasked }) => reportMasked(report, passed, at, outcome)).catch(() => {})
  }
  return {
    on<T extends keyof SessionNotices>(type: T, listener: (notice: SessionNotices[T]) => void): () => void {
      const own = (notice: SessionNotices[T]): void => listener(notice)
      listeners[type] ??= new Set()
      listeners[type].add(own)
      return () => void listeners[type]?.delete(own)
    },
    report,
    onPass,
  }
}
