import { BackupError } from '../core/internal.js'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Checks the origin of a cloud. A token must not travel unencrypted, except to this machine. @throws BackupError `bad-input` */
export const checkOrigin = (origin: string): string => {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (isSafe && url.pathname === '/' && `${url.search}${url.hash}${url.username}${url.password}` === '') return url.origin
  const reason = 'the origin must be https, without a path, such as "https://cloud.example". Only this machine may be reached by http'
  throw new BackupError('bad-input', reason, { field: 'origin' })
}

/**
 * Returns the address of a request.
 *
 * @param target a path with its query, or a link that the cloud returned
 * @throws BackupError `bad-answer` for a link to another origin, which must never get the token
 */
export const addressOf = (target: string, origin: string, call: string): string => {
  const address = target.startsWith('/') ? `${origin}${target}` : target
  const url = URL.canParse(address) ? new URL(address) : undefined
  // a link that contains credentials cannot be fetched
  if (url?.origin === origin && url.username === '' && url.password === '') return address
  throw new BackupError('bad-answer', 'a link points to another origin, so it was not followed', { call, field: 'link' })
}
