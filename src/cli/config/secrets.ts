/** A reference to a secret outside the config: an environment variable or a file. */
export type Secret = { readonly env: string } | { readonly file: string }

/**
 * Refers to a secret in an environment variable.
 *
 * @example
 * database: { url: fromEnv('DATABASE_URL') }
 */
export const fromEnv = (name: string): Secret => ({ env: name })

/**
 * Refers to a secret in a file, such as a file mounted by a container platform. A trailing line break is ignored.
 *
 * @example
 * database: { url: fromFile('/run/secrets/database-url') }
 */
export const fromFile = (path: string): Secret => ({ file: path })
