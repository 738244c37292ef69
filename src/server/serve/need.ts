import { mistake } from './options.js'

/** Loads what only a server needs, and says what to install when it is not there. */
export const need = async <T>(packages: readonly string[], load: () => Promise<T>): Promise<T> => {
  try {
    return await load()
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown }
    if (code !== 'ERR_MODULE_NOT_FOUND' || !packages.some((name) => String(message).includes(`'${name}'`))) throw error
    throw mistake(`this needs packages that are not installed here: npm install ${packages.join(' ')}`)
  }
}
