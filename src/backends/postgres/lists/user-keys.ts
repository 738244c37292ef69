import { createHash } from 'node:crypto'
import type { User } from '../../../core/internal.js'
import { fold, foldAll, foldKey } from '../../../core/internal.js'
import { storable } from '../database/storable.js'

// Texts as they are compared, sorted and searched: the same when they are written and when they are asked for.

/**
 * An index takes entries of 2,704 bytes at most, and a cursor has to fit into an address: of a longer text the first part
 * counts, and a hash of all of it.
 */
const MOST = 300
const bounded = (key: string): string =>
  key.length <= MOST ? key : storable(key.slice(0, MOST - 43)) + createHash('sha256').update(key).digest('base64url')

/** An id, address or alias as it is compared. */
export const comparedKey = (text: string): string => bounded(foldKey(storable(text)))
/** A name as it is sorted. */
export const sortedKey = (name: string): string => bounded(fold(storable(name)))
/** Texts as they are searched, all at once. */
export const searchedText = (texts: readonly (string | undefined)[]): string => foldAll(texts.map((text) => storable(text ?? '')))

/** All of a user's keys, as the columns of `users`. */
export const userKeys = ({ id, email, name, aliases = [] }: Pick<User, 'id' | 'email' | 'name' | 'aliases'>) => ({
  id_key: comparedKey(id),
  email_key: comparedKey(email),
  alias_keys: aliases.map(comparedKey),
  name_key: sortedKey(name),
  search: searchedText([name, email, ...aliases]),
})
