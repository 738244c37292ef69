import type { DirectoryUser } from '../../compose/directory.js'
import { readOptionalFlag, readOptionalText, readRecord, readText, readTexts } from './google-fields.js'

type Fields = Readonly<Record<string, unknown>>

/** Fields of a user. Without `nextPageToken` in the mask, Google would end every list after its first page. */
export const USER_MASK = [
  ...['id', 'primaryEmail', 'name(fullName)', 'suspended', 'suspensionReason', 'archived', 'aliases', 'nonEditableAliases', 'isGuestUser'],
  ...['lastLoginTime', 'organizations(primary,department,title,costCenter,location)', 'relations(type,value)'],
].join()
export const USERS_MASK = `nextPageToken,users(${USER_MASK})`

const REASONS: Readonly<Record<string, string>> = {
  ADMIN: 'By administrator',
  ABUSE: 'Abuse',
  UNDER13: 'Under 13',
  WEB_LOGIN_REQUIRED: 'First sign-in outstanding',
}

/** The text of a suspension. A reason that is not in Google's documents is shown as a word: `SOME_REASON` becomes "Some reason". */
const suspensionText = (reason: string | undefined): string | undefined => {
  if (reason === undefined || reason === '') return undefined
  const words = reason.replaceAll('_', ' ').toLowerCase()
  return Object.hasOwn(REASONS, reason) ? REASONS[reason] : words.charAt(0).toUpperCase() + words.slice(1)
}

type Standing = Pick<DirectoryUser, 'accountStatus' | 'statusReason'>

/** Reads the state of a live account; `undefined` while Google does not report it, as for accounts created minutes ago. */
const standingOf = (user: Fields, call: string): Standing | undefined => {
  const suspended = readOptionalFlag(user, 'suspended', call)
  const archived = readOptionalFlag(user, 'archived', call)
  if (suspended === true) {
    const statusReason = suspensionText(readOptionalText(user, 'suspensionReason', call))
    return { accountStatus: 'suspended', ...(statusReason !== undefined && { statusReason }) }
  }
  if (archived === true) return { accountStatus: 'suspended', statusReason: 'Archived' }
  return suspended === false && archived === false ? { accountStatus: 'active' } : undefined
}

const recordsIn = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.filter((entry): entry is Fields => typeof entry === 'object' && entry !== null) : []

/** A facet holds one value per line, so a line break in a value becomes a space. */
const lineOf = (value: unknown): string => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '')

/** The month of the last sign-in. A finer time would change almost every user in every sync. */
const lastSignInOf = (time: unknown): string => {
  if (typeof time !== 'string' || !/^\d{4}-\d\d-/.test(time)) return ''
  return time.startsWith('1970-01-01') ? 'never' : time.slice(0, 7)
}

/** Facets are only shown and filtered by, so a value of an unexpected type is left out. */
const facetsOf = ({ organizations, relations, lastLoginTime }: Fields): Record<string, string> => {
  const all = recordsIn(organizations)
  const main = all.find(({ primary }) => primary === true) ?? all[0] ?? {}
  const manager = recordsIn(relations).find(({ type }) => type === 'manager')
  const facets = {
    department: lineOf(main.department),
    title: lineOf(main.title),
    location: lineOf(main.location),
    costCenter: lineOf(main.costCenter),
    manager: lineOf(manager?.value),
    lastSignIn: lastSignInOf(lastLoginTime),
  }
  return Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== ''))
}

const aliasesOf = (user: Fields, email: string, call: string): string[] => {
  const all = new Set([...readTexts(user, 'aliases', call), ...readTexts(user, 'nonEditableAliases', call)])
  all.delete(email)
  return [...all]
}

/** A user of a listing. `user` is undefined while Google does not report whether the account is active. */
export interface ListedUser {
  id: string
  isGuest: boolean
  user: DirectoryUser | undefined
}

/** Reads a user. Every user of the deleted listing is deleted, in any state before. */
export const readUser = (fields: Fields, isDeleted: boolean, call: string): ListedUser => {
  const id = readText(fields, 'id', call)
  const email = readText(fields, 'primaryEmail', call)
  const isGuest = readOptionalFlag(fields, 'isGuestUser', call) === true
  const standing: Standing | undefined = isDeleted ? { accountStatus: 'deleted' } : standingOf(fields, call)
  if (standing === undefined) return { id, isGuest, user: undefined }
  const fullName = fields.name === undefined || fields.name === null ? undefined : readRecord(fields.name, 'name', call)
  const name = fullName === undefined ? '' : (readOptionalText(fullName, 'fullName', call) ?? '')
  const aliases = aliasesOf(fields, email, call)
  const facets = facetsOf(fields)
  const user: DirectoryUser = {
    ...{ id, email, name, ...standing },
    ...(aliases.length > 0 && { aliases }),
    ...(Object.keys(facets).length > 0 && { facets }),
  }
  return { id, isGuest, user }
}
