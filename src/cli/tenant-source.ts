import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Tenant } from '../compose/tenant.js'
import { isBackupError } from '../core/internal.js'
import { type ImportFile, importTenant } from '../directories/files/import-tenant.js'
import { generateTenant } from '../directories/sample/generate-tenant.js'
import type { TenantChoice } from './demo-arguments.js'
import { usageError } from './usage-error.js'

/** Origin of a tenant: generated, or imported from exports. */
export type TenantSource = GeneratedSource | { kind: 'imported'; files: readonly string[]; hash: string }
type GeneratedSource = { kind: 'made'; users: number; seed: number }

/** The tenant requested on the command line, with its export files read. */
export interface RequestedTenant {
  users: number | undefined
  seed: number | undefined
  exports: { files: readonly ImportFile[]; names: readonly string[]; hash: string } | undefined
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist.',
  EISDIR: 'it is a folder.',
  EACCES: 'permission denied.',
}

const readExport = async (path: string): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> => {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) }
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    throw usageError(`Cannot read ${path}: ${REASONS[code ?? ''] ?? message}`)
  }
}

/** Reads the export files first, so that an unreadable file fails before any other work. */
export const readTenantChoice = async ({ users, seed, files }: TenantChoice): Promise<RequestedTenant> => {
  if (files.length === 0) return { users, seed, exports: undefined }
  const read = await Promise.all(files.map(readExport))
  const hash = createHash('sha256')
  for (const { bytes } of read) hash.update(String(bytes.byteLength)).update(' ').update(bytes)
  const names = read.map(({ name }) => name)
  return {
    users,
    seed,
    exports: { files: read.map(({ name, bytes }) => ({ name, blob: new Blob([bytes]) })), names, hash: hash.digest('hex') },
  }
}

const formatCount = (number: number): string => number.toLocaleString('en')

/** Describes a tenant's origin in words. */
export const describeSource = (source: TenantSource): string =>
  source.kind === 'made'
    ? `a sample tenant of ${formatCount(source.users)} users (seed ${source.seed})`
    : `the tenant imported from ${source.files.join(', ')}`

/** Describes the requested tenant if it differs from the stored one; `undefined` if both match. */
export const findContradiction = (source: TenantSource, { users, seed, exports }: RequestedTenant): string | undefined => {
  if (exports !== undefined) {
    if (source.kind === 'imported' && source.hash === exports.hash) return undefined
    return describeSource({ kind: 'imported', files: exports.names, hash: exports.hash })
  }
  if (users === undefined && seed === undefined) return undefined
  if (source.kind === 'made' && (users ?? source.users) === source.users && (seed ?? source.seed) === source.seed) return undefined
  return describeSource(toGeneratedSource({ users, seed }))
}

const toGeneratedSource = ({ users = 1204, seed = 1 }: Pick<RequestedTenant, 'users' | 'seed'>): GeneratedSource => ({
  kind: 'made',
  users,
  seed,
})

/** Generates the tenant of a generated source. */
export const generateFrom = ({ users, seed }: GeneratedSource): Tenant => generateTenant({ users, seed, history: true })

/** Generates or imports the requested tenant. `problems` counts the export lines that were skipped or repaired. */
export const createTenant = async (requested: RequestedTenant): Promise<{ source: TenantSource; tenant: Tenant; problems: number }> => {
  const { exports } = requested
  if (exports === undefined) {
    const source = toGeneratedSource(requested)
    return { source, tenant: generateFrom(source), problems: 0 }
  }
  try {
    const { clouds, problems } = await importTenant(exports.files)
    return { source: { kind: 'imported', files: exports.names, hash: exports.hash }, tenant: { clouds }, problems: problems.length }
  } catch (error) {
    if (!isBackupError(error)) throw error
    throw usageError(error.reason)
  }
}
