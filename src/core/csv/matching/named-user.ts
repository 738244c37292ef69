import type { BackupAdapter } from '../../model/adapter.js'
import type { Scope, User } from '../../model/model.js'
import { foldKey, searchWords } from '../../rules/fold.js'

/** Number of users requested. More users of one name are ambiguous anyway. */
const PAGE_SIZE = 50
const MAX_WORDS = 6
const MAX_LENGTH = 100
/** `EXAMPLE\ida.holm`, the login of a Windows domain. */
const WINDOWS_DOMAIN = /^[\w.-]+\\(?=[^\\]+$)/
/** `CN=Holm\, Ida,OU=Staff,DC=example,DC=com`, the name of a directory entry. */
const COMMON_NAME = /^CN=((?:\\.|[^,\\])+)/i
const BULLET = /^(?:[-*•·–]|\d{1,4}[.)])\s+/

/** Returns the name or login in a text without an address, or `undefined` for prose. */
export const readName = (text: string): string | undefined => {
  if (text.length > MAX_LENGTH || text.includes('@')) return undefined
  const name = (COMMON_NAME.exec(text)?.[1]?.replaceAll('\\', '') ?? text).replace(WINDOWS_DOMAIN, '').replace(BULLET, '')
  const words = searchWords(name)
  return words.length <= MAX_WORDS && /\p{L}/u.test(name) && name.length > 2 ? name : undefined
}

const sortedWords = (text: string): string => searchWords(text).sort().join(' ')
const localPart = (address: string): string => address.slice(0, address.lastIndexOf('@'))

/**
 * Searches the directory for the one user with this name, its words in any order, or with this login as the local part of an address.
 *
 * @throws the error of the adapter
 */
export const findNamedUser = async (text: string, scope: Scope, port: BackupAdapter, signal: AbortSignal): Promise<User | undefined> => {
  const name = readName(text)
  if (name === undefined) return undefined
  // with accents, for backends that compare letters as they are
  const words = name
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  const search = (text: string) => port.listUsers({ scope, search: text, limit: PAGE_SIZE }, { signal })
  let page = await search(words.join(' '))
  // a backend may find words only in their own order
  if (page.items.length === 0 && words.length > 1) page = await search(words.reduce((a, b) => (b.length > a.length ? b : a)))
  const wanted = sortedWords(name)
  const login = foldKey(name.trim())
  const matches = page.items.filter(
    (user) => sortedWords(user.name) === wanted || [user.email, ...(user.aliases ?? [])].some((one) => foldKey(localPart(one)) === login),
  )
  return matches.length === 1 && page.next === undefined ? matches[0] : undefined
}
