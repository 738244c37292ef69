import { usageError } from './usage-error.js'

const isMissing = (error: unknown, name: string): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === 'ERR_MODULE_NOT_FOUND' && String(message).includes(`'${name}'`)
}

/** Checks that the optional packages are installed. Rejects with the command that installs all missing ones. */
export const checkInstalled = async (packages: readonly string[]): Promise<void> => {
  const missing: string[] = []
  for (const name of packages) {
    try {
      await import(/* @vite-ignore */ name)
    } catch (error) {
      if (!isMissing(error, name)) throw error
      missing.push(name)
    }
  }
  if (missing.length > 0) throw usageError(`Packages are missing. Run: npm install ${missing.join(' ')}`)
}
