import * as z from 'zod/mini'
import { BackupError, type Scope, type SyncKind } from '../../core/internal.js'

/** A group or unit whose members are not read completely. */
export interface Unread {
  id: string
  name: string
  email?: string | undefined
  /** Link to the next page of members. Absent before the first page. */
  link?: string | undefined
}

const unread = z.object({ id: z.string(), name: z.string(), email: z.optional(z.string()), link: z.optional(z.string()) })
const shape = z.object({
  /** The listing and the scope that the cursor belongs to. */
  of: z.string(),
  /** Link to the next page, sent back unchanged. */
  link: z.optional(z.string()),
  /** Whether the page belongs to the recycle bin, which is listed after the users. */
  isBin: z.optional(z.boolean()),
  /** Delta link from which the next changes begin. */
  since: z.optional(z.string()),
  /** Number of times that the listing began again, because a link had expired. */
  again: z.optional(z.int()),
  unread: z.optional(z.array(unread)),
})

/** Position in a listing. It contains links of the cloud, but no token. */
export type GraphCursor = Omit<z.output<typeof shape>, 'of'>
export type ListingName = SyncKind | 'members' | 'changes'

const nameOf = (listing: ListingName, { cloudId, domainId }: Scope): string => `${listing} ${cloudId} ${domainId}`

export const writeCursor = (listing: ListingName, scope: Scope, cursor: GraphCursor): string =>
  JSON.stringify({ of: nameOf(listing, scope), ...cursor })

/** Reads a cursor. @throws BackupError `bad-input` for a cursor of another listing or scope */
export const readCursor = (listing: ListingName, scope: Scope, text: string | undefined): GraphCursor => {
  if (text === undefined) return {}
  let parsed: z.output<typeof shape> | undefined
  try {
    parsed = z.parse(shape, JSON.parse(text))
  } catch {
    // reported below
  }
  if (parsed?.of === nameOf(listing, scope)) return parsed
  throw new BackupError('bad-input', `the cursor belongs to another listing than ${listing} of this domain`, { field: 'cursor' })
}

/** Version of the selected properties. A delta link keeps its selection, so that links of another version are refused. */
const VERSION = '1 '

export const writeSince = (deltaLink: string): string => `${VERSION}${deltaLink}`

/** Reads the delta link. @throws BackupError `bad-input` with the field `since`, after which the sync reads the full listing */
export const readSince = (since: string): string => {
  if (since.startsWith(VERSION)) return since.slice(VERSION.length)
  throw new BackupError('bad-input', 'the point of the last sync was written by another version', { field: 'since' })
}
