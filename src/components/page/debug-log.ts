import type { BackupSession } from '../../core/index.js'
import { EVENT_NAMES } from '../base/event-names.js'

/**
 * Writes every call, answer and warning of a session and every event of a page to the console, without personal data. Returns a function that
 * ends the log.
 */
export const logSession = (session: BackupSession, page: EventTarget): (() => void) => {
  const write = (what: string, ...details: unknown[]): void => console.debug(`[backup-start] ${what}`, ...details)
  const onEvent = ({ type }: Event): void => write(`event ${type}`)
  for (const type of EVENT_NAMES) page.addEventListener(type, onEvent)
  const ends = [
    session.on('call', ({ number, call, query }) => write(`#${number} ${call}`, ...query)),
    session.on('answer', ({ number, call, ms, size, error }) =>
      write(`#${number} ${call} answered in ${Math.round(ms)} ms`, error ?? (size === undefined ? 'ok' : `${size} entries`)),
    ),
    session.on('warning', ({ call, message }) => console.warn(`[backup-start] ${call}: ${message}`)),
  ]
  return () => {
    for (const type of EVENT_NAMES) page.removeEventListener(type, onEvent)
    for (const end of ends) end()
  }
}
