import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { facetValues, foldAll, foldKey, nameKey, type User, type UserKind } from '../../../core/internal.js'
import { storable } from '../database/sql-values.js'
import { ACCOUNT_STATUSES, BACKUP_STATUSES } from '../database/tables.js'

/** The columns of `users` that an answer needs. */
export interface UserRow {
  no: number
  id: string
  email: string
  name: string
  account_status: number
  status_reason: string | null
  backup_status: number
  org_unit_id: string | null
  aliases: string[]
  price: number
  kind: UserKind | null
  facets: Readonly<Record<string, string>> | null
}

/** The columns that `toUser` needs, of a table named `u`. */
export const userColumns = sql`u.no, u.id, u.email, u.name, u.account_status, u.status_reason, u.backup_status, u.org_unit_id,
  u.aliases, u.price, u.kind, u.facets`

/** Converts a row to a user of the public contract. */
export const toUser = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  accountStatus: ACCOUNT_STATUSES[row.account_status] ?? 'active',
  ...(row.status_reason === null ? {} : { statusReason: row.status_reason }),
  backupStatus: BACKUP_STATUSES[row.backup_status] ?? 'none',
  ...(row.org_unit_id === null ? {} : { orgUnitId: row.org_unit_id }),
  ...(row.aliases.length === 0 ? {} : { aliases: row.aliases }),
  ...(row.price === 1 ? {} : { credits: row.price }),
  ...(row.kind === null ? {} : { kind: row.kind }),
  ...(row.facets === null ? {} : { facets: row.facets }),
})

/**
 * An index entry holds at most 2,704 bytes, and a cursor must fit into a URL. So a longer text is cut and followed by a hash of the whole
 * text.
 */
const MAX_KEY_LENGTH = 300
const HASH_LENGTH = 43
const boundKey = (key: string): string =>
  key.length <= MAX_KEY_LENGTH
    ? key
    : storable(key.slice(0, MAX_KEY_LENGTH - HASH_LENGTH)) + createHash('sha256').update(key).digest('base64url')

/** The key by which an id, address or alias is compared. */
export const compareKey = (text: string): string => boundKey(foldKey(storable(text)))
/** Sorts after every name in the collation "C". */
const LAST_KEY = '\u{10ffff}'
/** The key by which a name is sorted, in every language. Users without a name sort last. */
export const sortKey = (name: string): string => boundKey(nameKey(storable(name))) || LAST_KEY
/** The text in which a search looks for a substring. */
export const searchText = (texts: readonly (string | undefined)[]): string => foldAll(texts.map((text) => storable(text ?? '')))

/** Separates the id of a facet from a folded value. No keyboard types it. */
const FACET_SEPARATOR = '\u0001'
/** The beginning of every stored key of a facet. */
export const facetPrefix = (id: string): string => `${storable(id)}${FACET_SEPARATOR}`
/** The stored key of a folded value. */
export const storedFacetKey = (id: string, key: string): string => boundKey(facetPrefix(id) + storable(key))
/** The stored keys of all facets of a user. */
export const facetKeys = (facets: User['facets'] = {}): string[] =>
  Object.entries(facets).flatMap(([id, text]) => [...facetValues(text).keys()].map((key) => storedFacetKey(id, key)))

/** All folded keys of a user, by the columns of `users`. */
export const userKeys = ({ id, email, name, aliases = [], facets }: Pick<User, 'id' | 'email' | 'name' | 'aliases' | 'facets'>) => ({
  id_key: compareKey(id),
  email_key: compareKey(email),
  alias_keys: aliases.map(compareKey),
  name_key: sortKey(name),
  search: searchText([name, email, ...aliases]),
  facet_keys: facetKeys(facets),
})
