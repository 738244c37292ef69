import { mistake } from './options.js'

const isMissing = (error: unknown, name: string): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === 'ERR_MODULE_NOT_FOUND' && String(message).includes(`'${name}'`)
}

/** Loads what only a server needs; what is not there is told of all at once, as what to install. */
export const need = async (packages: readonly string[]): Promise<void> => {
  const missing: string[] = []
  for (const name of packages) {
    try {
      await import(/* @vite-ignore */ name)
    } catch (error) {
      if (!isMissing(error, name)) throw error
      missing.push(name)
    }
  }
  if (missing.length > 0) throw mistake(`this needs packages that are not installed here: npm install ${missing.join(' ')}`)
}
