import type { DirectoryUser } from '../../compose/directory.js'
import { BackupError } from '../../core/internal.js'
import type { GraphUserRecord } from './graph-shapes.js'

/** Purpose of a mailbox, or `undefined` if the tenant does not report it. */
export type MailboxPurpose = 'shared' | 'room' | 'equipment' | undefined

export interface UserContext {
  /** Domain of the scope, in lower case. */
  domain: string
  isDeleted: boolean
  /** Part numbers of SKUs by id. */
  skus: ReadonlyMap<string, string>
  /** Purposes of the mailboxes of blocked accounts by user id. */
  purposes: ReadonlyMap<string, MailboxPurpose>
}

/** Returns the address of a deleted user, whose name begins with its id in 32 hexadecimal digits. */
const formerName = ({ id, userPrincipalName: name }: GraphUserRecord): string => {
  const prefix = id.replaceAll('-', '').toLowerCase()
  return prefix.length === 32 && name.toLowerCase().startsWith(prefix) ? name.slice(32) : name
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Whether an address belongs to a domain, given in lower case. */
export const isInDomain = (address: string, domain: string): boolean => domainOf(address) === domain

/** Whether an account cannot sign in, which people without work and shared mailboxes have in common. */
export const isBlocked = ({ accountEnabled }: GraphUserRecord): boolean => accountEnabled === false

/** Other addresses of the account: the mail address and the proxy addresses of mail. */
const aliasesOf = ({ mail, proxyAddresses }: GraphUserRecord, email: string): string[] => {
  const aliases = new Map<string, string>()
  const addresses = (proxyAddresses ?? []).filter((address) => /^smtp:/i.test(address)).map((address) => address.slice(5))
  for (const address of [mail ?? '', ...addresses]) if (address !== '') aliases.set(address.toLowerCase(), address)
  aliases.delete(email.toLowerCase())
  return [...aliases.values()]
}

/** A facet has one value per line, so a line break in a value becomes a space. */
const oneLine = (value: string | null | undefined): string => (value ?? '').replaceAll(/\s+/g, ' ').trim()

const facetsOf = (user: GraphUserRecord, skus: ReadonlyMap<string, string>): Record<string, string> => {
  const licenses = (user.assignedLicenses ?? []).map(({ skuId }) => skus.get(skuId ?? '')).filter((name) => name !== undefined)
  const facets = {
    department: oneLine(user.department),
    title: oneLine(user.jobTitle),
    location: oneLine(user.officeLocation),
    usageLocation: oneLine(user.usageLocation),
    license: licenses.map(oneLine).sort().join('\n'),
    // not `userType`: the facet of kinds has the label "User type"
    entraUserType: oneLine(user.userType),
  }
  return Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== ''))
}

/** Shared mailboxes and rooms are blocked by design: they can be backed up, and take no credits. */
const kindOf = (purpose: MailboxPurpose): Partial<DirectoryUser> => {
  if (purpose === undefined) return { accountStatus: 'suspended', statusReason: 'Sign-in blocked' }
  return { accountStatus: 'active', kind: purpose === 'shared' ? 'shared-mailbox' : 'room', credits: 0 }
}

/**
 * Converts an account to a user of the domain. Returns `undefined` for guests and for users of other domains.
 *
 * @throws BackupError `bad-answer` if the tenant does not report whether the account is blocked
 */
export const toDirectoryUser = (user: GraphUserRecord, context: UserContext, call: string): DirectoryUser | undefined => {
  const { domain, isDeleted, skus, purposes } = context
  const email = isDeleted ? formerName(user) : user.userPrincipalName
  if (user.userType === 'Guest' || !isInDomain(email, domain)) return undefined
  if (!isDeleted && typeof user.accountEnabled !== 'boolean') {
    const reason = `user ${user.id} has no "accountEnabled", so it is unknown whether its sign-in is blocked. Grant User.Read.All`
    throw new BackupError('bad-answer', reason, { call, field: 'accountEnabled' })
  }
  const aliases = aliasesOf(user, email)
  const facets = facetsOf(user, skus)
  const status = isDeleted ? { accountStatus: 'deleted' as const } : isBlocked(user) ? kindOf(purposes.get(user.id)) : {}
  return {
    ...{ id: user.id, email, name: user.displayName ?? '', accountStatus: 'active', ...status },
    ...(aliases.length > 0 && { aliases }),
    ...(Object.keys(facets).length > 0 && { facets }),
  }
}
