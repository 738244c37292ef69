import * as z from 'zod/mini'
import { BackupError, type Call, fieldPath, type Scope, type SyncKind } from '../core/internal.js'
import type { Directory, DirectoryCloud } from './directory.js'

// Validates every answer of a directory. A page of the wrong shape fails the sync and changes nothing.

/** Maximum length of a key in bytes: it must fit into a PostgreSQL index together with other columns. */
const MAX_BYTES = 1_000
const encoder = new TextEncoder()
const id = z.string().check(
  z.minLength(1),
  z.refine((text) => encoder.encode(text).length <= MAX_BYTES, `must have at most ${MAX_BYTES} bytes`),
)
const ids = z.array(id)
/** JSON can contain NUL and lone surrogates, but PostgreSQL text cannot. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** Clients send back the ids of clouds and domains, so an id that cannot be stored unchanged is rejected. */
const scopeId = id.check(z.refine((text) => !UNSTORABLE.test(text), 'must contain neither NUL nor lone surrogates'))

/** Shape of a record of each listing. */
export const RECORDS = {
  users: z.object({
    id,
    email: z.string(),
    name: z.string(),
    accountStatus: z.enum(['active', 'suspended', 'deleted']),
    statusReason: z.optional(z.string()),
    orgUnitId: z.optional(z.string()),
    aliases: z.optional(z.array(z.string())),
    credits: z.optional(z.int().check(z.gte(0))),
    kind: z.optional(z.enum(['person', 'shared-mailbox', 'room', 'guest', 'service'])),
    facets: z.optional(z.record(z.string(), z.string())),
  }),
  groups: z.object({
    id,
    name: z.string(),
    email: z.optional(z.string()),
    members: ids,
    groups: z.optional(ids),
    isHidden: z.optional(z.boolean()),
  }),
  'org-units': z.object({ id, name: z.string(), parentId: z.nullable(z.string()), users: ids }),
}
const cursor = z.optional(z.string().check(z.minLength(1)))
const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: cursor, total: z.optional(z.number()), since: cursor })
const PAGES = { users: page(RECORDS.users), groups: page(RECORDS.groups), 'org-units': page(RECORDS['org-units']) }
const MEMBERS = page(z.object({ id, members: ids, groups: z.optional(ids) }))
const gone = z.object({ id, isGone: z.literal(true) })
const CHANGES = {
  users: page(z.union([gone, RECORDS.users])),
  groups: page(z.union([gone, RECORDS.groups])),
  'org-units': page(z.union([gone, RECORDS['org-units']])),
}
const CLOUDS = z.array(
  z.object({
    id: scopeId,
    name: z.string(),
    kind: z.optional(z.enum(['google-workspace', 'microsoft-365'])),
    capabilities: z.optional(z.array(z.string())),
    settingsForm: z.optional(z.object({ groups: z.array(z.unknown()) })),
    domains: z.array(z.object({ id: scopeId, name: z.string() })),
  }),
)

/** Parses an answer. @throws `bad-answer` that names the call and the field. */
export const parseAnswer = <T extends z.ZodMiniType>(shape: T, answer: unknown, call: string): z.output<T> => {
  const result = z.safeParse(shape, answer)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue === undefined ? '' : fieldPath(issue)
  throw new BackupError('bad-answer', `field "${field}" is invalid: ${issue?.message}`, { call, field, cause: result.error })
}

/** A parsed page of a listing, with its kind. */
export type ParsedPage = { [K in SyncKind]: { kind: K } & z.output<(typeof PAGES)[K]> }[SyncKind]
/** The direct members of a group, or a part of them. */
export type ParsedMembers = z.output<typeof MEMBERS>['items'][number]
/** A parsed page of changes, with its kind. */
export type ChangesPage = { [K in SyncKind]: { kind: K } & z.output<(typeof CHANGES)[K]> }[SyncKind]

/**
 * Reads one page of a listing.
 * @throws `bad-answer` for a page of the wrong shape, and every error of the directory
 */
export const requestPage = async (
  directory: Directory,
  kind: SyncKind,
  scope: Scope,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<ParsedPage> => {
  const call = { signal }
  if (kind === 'users') return { kind, ...parseAnswer(PAGES.users, await directory.users(scope, cursor, call), 'directory.users') }
  if (kind === 'groups') return { kind, ...parseAnswer(PAGES.groups, await directory.groups(scope, cursor, call), 'directory.groups') }
  return { kind, ...parseAnswer(PAGES['org-units'], await directory.orgUnits(scope, cursor, call), 'directory.orgUnits') }
}

/** Reads one page of changes since a point. @throws like `requestPage`. */
export const requestChanges = async (
  changes: NonNullable<Directory['changes']>,
  kind: SyncKind,
  scope: Scope,
  since: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<ChangesPage> => {
  const answer: unknown = await changes(scope, kind, since, cursor, { signal })
  const name = 'directory.changes'
  if (kind === 'users') return { kind, ...parseAnswer(CHANGES.users, answer, name) }
  if (kind === 'groups') return { kind, ...parseAnswer(CHANGES.groups, answer, name) }
  return { kind, ...parseAnswer(CHANGES['org-units'], answer, name) }
}

/** Reads one page of the direct members of some groups. @throws like `requestPage`. */
export const requestMembers = async (
  members: NonNullable<Directory['members']>,
  scope: Scope,
  groupIds: readonly string[],
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<z.output<typeof MEMBERS>> => parseAnswer(MEMBERS, await members(scope, groupIds, cursor, { signal }), 'directory.members')

/** Reads the clouds and their domains. */
export const requestClouds = async (
  directory: Directory,
  call: Call = { signal: new AbortController().signal },
): Promise<readonly DirectoryCloud[]> => {
  const clouds = await directory.clouds(call)
  parseAnswer(CLOUDS, clouds, 'directory.clouds')
  return clouds
}
