import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isBackupError } from '../../core/internal.js'
import { usageError } from '../usage-error.js'
import { checkConfig } from './check-config.js'
import type { BackendConfig } from './define-config.js'

const DEFAULT_FILES = ['backup-start.config.mjs', 'backup-start.config.js', 'backup-start.config.ts']

const NO_CONFIG = `No config found. There are three ways to get one:
  backup-start init                 writes a commented ${DEFAULT_FILES[0]} into this folder
  backup-start serve --config FILE  uses a config in another place
  backup-start demo                 needs no config: a sample tenant with a simulated engine`

/** Returns the path of the config: the given one, or the default file in the working folder. */
const findConfig = (file: string | undefined): string => {
  if (file !== undefined) {
    if (existsSync(file)) return file
    throw usageError(`Cannot load ${file}: the file does not exist. Run backup-start init to write a config.`)
  }
  const found = DEFAULT_FILES.find((name) => existsSync(name))
  if (found === undefined) throw usageError(NO_CONFIG)
  return found
}

/** Explains why a config module cannot be imported. Keeps the messages of errors in the config's own code. */
const explainImportError = (error: unknown, file: string): Error => {
  if (isBackupError(error)) return usageError(`${file}: ${error.reason}`, error.field)
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return usageError(`Node ${process.version} cannot load ${file}. Use Node 22.18 or later, or write the config as .mjs.`)
  }
  return usageError(`Cannot load ${file}: ${String(message)}`)
}

/**
 * Loads and checks a config.
 *
 * @param file path of the config; undefined for the default file in the working folder
 */
export const loadConfig = async (file: string | undefined): Promise<BackendConfig> => {
  const path = findConfig(file)
  let module: { default?: unknown }
  try {
    module = await import(/* @vite-ignore */ pathToFileURL(resolve(path)).href)
  } catch (error) {
    throw explainImportError(error, path)
  }
  if (module.default === undefined) throw usageError(`${path} needs a default export: export default defineConfig({ … }).`)
  try {
    checkConfig(module.default)
  } catch (error) {
    throw explainImportError(error, path)
  }
  return module.default as BackendConfig
}
