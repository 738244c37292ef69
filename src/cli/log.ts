import type { BackupError } from '../core/internal.js'

const isData = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' && /^2[23]\w{3}$/.test(cause.code)

/**
 * A failure in one line: which call, what kind, what the backend said of it. Never who it was about: what looks like an
 * address is left out (the password of a database's URL looks like one too), and so is what a database quotes of its data.
 */
export const describeFailure = (error: BackupError): string => {
  const { code, call, reason, cause } = error
  const message = call === undefined ? reason : `${call}: ${reason}`
  const said = isData(cause) ? message.replaceAll(/"[^"]*"/g, '"…"') : message
  const text = said
    .replaceAll(/[^\s"'<>()[\],;]+@[^\s"'<>()[\],;]+/g, '…')
    .replaceAll(/\b(bearer|basic)\s+\S+/gi, '$1 …')
    .replaceAll(/\s+/g, ' ')
  return `${new Date().toISOString()} ${code} ${text.length > 500 ? `${text.slice(0, 500)}…` : text}`
}
