import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Tenant } from '../compose/tenant.js'
import { isBackupError } from '../core/internal.js'
import { type ImportFile, importTenant } from '../directories/files/import-tenant.js'
import { generateTenant } from '../directories/sample/generate-tenant.js'
import { mistake, type TenantWish } from './options.js'

/** Where a tenant is from: made up, or read from exports. */
export type Source = Sample | { kind: 'imported'; files: readonly string[]; hash: string }
type Sample = { kind: 'made'; users: number; seed: number }

/** What is asked for, with the files read. */
export interface Wanted {
  users: number | undefined
  seed: number | undefined
  exports: { files: readonly ImportFile[]; names: readonly string[]; hash: string } | undefined
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not',
}

const readExport = async (path: string): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> => {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) }
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    throw mistake(`${path} cannot be read: ${REASONS[code ?? ''] ?? message}`)
  }
}

/** Reads the files, so that what cannot be read is known before anything is done. */
export const readWish = async ({ users, seed, files }: TenantWish): Promise<Wanted> => {
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

const count = (number: number): string => number.toLocaleString('en')

export const describeSource = (source: Source): string =>
  source.kind === 'made'
    ? `a sample tenant of ${count(source.users)} users (seed ${source.seed})`
    : `the tenant imported from ${source.files.join(', ')}`

/** What of the wish is not as it is, in words; undefined where it may go on with what is there. */
export const contradictionOf = (source: Source, { users, seed, exports }: Wanted): string | undefined => {
  if (exports !== undefined) {
    if (source.kind === 'imported' && source.hash === exports.hash) return undefined
    return describeSource({ kind: 'imported', files: exports.names, hash: exports.hash })
  }
  if (users === undefined && seed === undefined) return undefined
  if (source.kind === 'made' && (users ?? source.users) === source.users && (seed ?? source.seed) === source.seed) return undefined
  return describeSource(sampleOf({ users, seed }))
}

const sampleOf = ({ users = 1204, seed = 1 }: Pick<Wanted, 'users' | 'seed'>): Sample => ({ kind: 'made', users, seed })

export const makeUp = ({ users, seed }: Sample): Tenant => generateTenant({ users, seed })

/** The tenant that is asked for, and how many lines of its exports were left out or mended. */
export const createTenant = async (wanted: Wanted): Promise<{ source: Source; tenant: Tenant; problems: number }> => {
  const { exports } = wanted
  if (exports === undefined) {
    const source = sampleOf(wanted)
    return { source, tenant: makeUp(source), problems: 0 }
  }
  try {
    const { clouds, problems } = await importTenant(exports.files)
    return { source: { kind: 'imported', files: exports.names, hash: exports.hash }, tenant: { clouds }, problems: problems.length }
  } catch (error) {
    if (!isBackupError(error)) throw error
    throw mistake(error.reason)
  }
}
