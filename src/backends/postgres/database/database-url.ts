import { BackupError } from '../../../core/internal.js'

/**
 * Checks the URL of a PostgreSQL server. A password with unencoded characters moves the borders of the parts, so that a part of the
 * password would appear as host, path or fragment in messages.
 *
 * @returns host and path, without credentials
 * @throws `bad-input` that never quotes the URL
 */
export const describeDatabaseUrl = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const isMoved =
    parsed === undefined ||
    parsed.pathname.includes('@') ||
    parsed.hash !== '' ||
    (parsed.username === '' && parsed.password === '' && parsed.search.includes('@'))
  if (!isMoved && /^postgres(?:ql)?:$/.test(parsed.protocol)) return `${parsed.host}${parsed.pathname}`
  throw new BackupError(
    'bad-input',
    'The database URL is not a valid URL. It must begin with postgres://, and special characters of the password must be encoded, such as / as %2F.',
    { field: 'database.url' },
  )
}
