import * as z from 'zod/mini'
import type { Directory, DirectoryCloud } from '../../../compose/directory.js'
import { BackupError, fieldPath, type Scope, type SyncKind } from '../../../core/internal.js'
import { isStorable } from '../database/storable.js'

// What a directory answers is checked here, once: a page that makes no sense fails the sync, and is not written down.

/** An index takes no longer ones. */
const MOST_BYTES = 1_000
const id = z.string().check(
  z.minLength(1),
  z.refine((text) => Buffer.byteLength(text) <= MOST_BYTES, `must be of ${MOST_BYTES} bytes at most`),
)
const ids = z.array(id)
/** Of clouds and domains: these ids are asked for again. */
const name = id.check(z.refine(isStorable, 'must be text'))

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
    id: name,
    name: z.string(),
    capabilities: z.optional(z.array(z.enum(['sync', 'coverage', 'runs', 'retry', 'settings']))),
    settingsForm: z.optional(z.object({ groups: z.array(z.unknown()) })),
    domains: z.array(z.object({ id: name, name: z.string() })),
  }),
)

const check = <T extends z.ZodMiniType>(shape: T, answer: unknown, call: string): z.output<T> => {
  const result = z.safeParse(shape, answer)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue === undefined ? '' : fieldPath(issue)
  throw new BackupError('bad-answer', `field "${field}" is wrong: ${issue?.message}`, { call, field, cause: result.error })
}

/** A page of any kind, with its kind. */
export type Page = { [K in SyncKind]: { kind: K } & z.output<(typeof PAGES)[K]> }[SyncKind]

/** Asks for a page. Rejects `bad-answer` for one that makes no sense, and with whatever the directory rejects with. */
export const readPage = async (
  directory: Directory,
  kind: SyncKind,
  scope: Scope,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page> => {
  const call = { signal }
  if (kind === 'users') return { kind, ...check(PAGES.users, await directory.users(scope, cursor, call), 'directory.users') }
  if (kind === 'groups') return { kind, ...check(PAGES.groups, await directory.groups(scope, cursor, call), 'directory.groups') }
  return { kind, ...check(PAGES['org-units'], await directory.orgUnits(scope, cursor, call), 'directory.orgUnits') }
}

/** Asks for the clouds and their domains. */
export const readClouds = async (directory: Directory): Promise<readonly DirectoryCloud[]> => {
  const clouds = await directory.clouds({ signal: new AbortController().signal })
  check(CLOUDS, clouds, 'directory.clouds')
  return clouds
}
