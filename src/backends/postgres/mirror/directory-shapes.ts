import * as z from 'zod/mini'
import type { Directory, DirectoryCloud } from '../../../compose/directory.js'
import { BackupError, fieldPath, type Scope, type SyncKind } from '../../../core/internal.js'
import { isStorable } from '../database/sql-values.js'

// Answers of a directory are parsed here, once. A malformed page fails the sync and is not written.

/** An index entry has no room for a longer id. */
const MAX_ID_BYTES = 1_000
const id = z.string().check(
  z.minLength(1),
  z.refine((text) => Buffer.byteLength(text) <= MAX_ID_BYTES, `must have at most ${MAX_ID_BYTES} bytes`),
)
const ids = z.array(id)
/** Ids of clouds and domains come back from clients, so they are stored unchanged or not at all. */
const storableId = id.check(z.refine(isStorable, 'must contain neither NUL nor lone surrogates'))

const SHAPES = {
  users: z.object({
    id,
    email: z.string(),
    name: z.string(),
    accountStatus: z.enum(['active', 'suspended', 'deleted']),
    statusReason: z.optional(z.string()),
    orgUnitId: z.optional(z.string()),
    aliases: z.optional(z.array(z.string())),
  }),
  groups: z.object({ id, name: z.string(), email: z.optional(z.string()), members: ids, groups: z.optional(ids) }),
  'org-units': z.object({ id, name: z.string(), parentId: z.nullable(z.string()), users: ids }),
}
const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: z.optional(z.string().check(z.minLength(1))), total: z.optional(z.number()) })
const PAGES = { users: page(SHAPES.users), groups: page(SHAPES.groups), 'org-units': page(SHAPES['org-units']) }
const CLOUDS = z.array(
  z.object({
    id: storableId,
    name: z.string(),
    capabilities: z.optional(z.array(z.enum(['sync', 'coverage', 'runs', 'retry', 'settings']))),
    settingsForm: z.optional(z.object({ groups: z.array(z.unknown()) })),
    domains: z.array(z.object({ id: storableId, name: z.string() })),
  }),
)

const check = <T extends z.ZodMiniType>(shape: T, answer: unknown, call: string): z.output<T> => {
  const result = z.safeParse(shape, answer)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue === undefined ? '' : fieldPath(issue)
  throw new BackupError('bad-answer', `field "${field}" is wrong: ${issue?.message}`, { call, field, cause: result.error })
}

/** A parsed page of one kind of records. */
export type DirectoryRecords = { [K in SyncKind]: { kind: K } & z.output<(typeof PAGES)[K]> }[SyncKind]

/**
 * Requests a page from the directory and parses it.
 *
 * @throws `bad-answer` for a malformed page; errors of the directory pass through
 */
export const requestPage = async (
  directory: Directory,
  kind: SyncKind,
  scope: Scope,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<DirectoryRecords> => {
  const call = { signal }
  if (kind === 'users') return { kind, ...check(PAGES.users, await directory.users(scope, cursor, call), 'directory.users') }
  if (kind === 'groups') return { kind, ...check(PAGES.groups, await directory.groups(scope, cursor, call), 'directory.groups') }
  return { kind, ...check(PAGES['org-units'], await directory.orgUnits(scope, cursor, call), 'directory.orgUnits') }
}

/**
 * Requests the clouds and their domains from the directory and parses them.
 *
 * @throws `bad-answer` for a malformed answer; errors of the directory pass through
 */
export const requestClouds = async (directory: Directory): Promise<readonly DirectoryCloud[]> => {
  const clouds = await directory.clouds({ signal: new AbortController().signal })
  check(CLOUDS, clouds, 'directory.clouds')
  return clouds
}
