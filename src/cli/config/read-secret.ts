import { readFile } from 'node:fs/promises'
import { usageError } from '../usage-error.js'
import type { Secret } from './secrets.js'

/**
 * Reads a secret. Errors name the variable or file, never the value.
 *
 * @param field the config field that needs the secret
 */
export const readSecret = async (secret: string | Secret, field: string): Promise<string> => {
  if (typeof secret === 'string') return secret
  if ('env' in secret) {
    const value = process.env[secret.env]
    if (value) return value
    throw usageError(`${field} needs the environment variable ${secret.env}. Set it and start again.`, field)
  }
  let text: string
  try {
    text = await readFile(secret.file, 'utf8')
  } catch (error) {
    throw usageError(`${field} needs the file ${secret.file}, which cannot be read (${(error as { code?: string }).code}).`, field)
  }
  const value = text.replace(/\r?\n$/, '')
  if (value === '') throw usageError(`${field} needs the file ${secret.file}, which is empty.`, field)
  return value
}
