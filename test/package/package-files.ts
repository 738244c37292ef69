import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Root folder of the repository, with a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Reads a text file; the path is relative to the root. */
export const readText = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

/** Reads a JSON file as `T`, without validation, because the tests check the content. */
export const readJson = <T>(path: string): T => JSON.parse(readText(path)) as T

interface Named {
  name: string
  description?: string
}

/** An element in the custom elements manifest. */
export interface ElementDeclaration {
  name: string
  tagName: string
  members?: Named[]
  attributes?: Named[]
  events?: Named[]
  slots?: Named[]
  cssParts?: Named[]
  cssProperties?: Named[]
}

interface Manifest {
  modules: { path: string; declarations?: ElementDeclaration[] }[]
}

/** Reads the elements of custom-elements.json, each with the path of its module. */
export const readElements = (): (ElementDeclaration & { path: string })[] =>
  readJson<Manifest>('custom-elements.json')
    .modules.flatMap(({ path, declarations = [] }) => declarations.map((declaration) => ({ path, ...declaration })))
    .filter(({ tagName }) => tagName !== undefined)

/** Returns the names of entries, sorted. */
export const namesOf = (entries: readonly { name: string }[] = []): string[] => entries.map(({ name }) => name).sort()

/** The fields of package.json that the tests read. */
export interface PackageJson {
  name: string
  version: string
  scripts: Record<string, string>
  exports: Record<string, string | { types?: string; node?: string; default?: string }>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
  engines: { node: string }
  'web-types': string
}

/** Reads package.json. */
export const readPackage = (): PackageJson => readJson<PackageJson>('package.json')
