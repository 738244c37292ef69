import { createTenantDirectory } from '../../../src/compose/tenant-directory.js'
import type { DirectoryOrgUnit, DirectoryUser } from '../../../src/compose.js'
import type { Tenant } from '../../../src/memory.js'

type Json = Record<string, unknown>

export interface GoogleUser extends Json {
  id: string
  primaryEmail: string
  orgUnitPath: string
}

export interface GoogleMember extends Json {
  id: string
  type: string
}

export interface GoogleGroup extends Json {
  id: string
  email: string
}

export interface GoogleUnit extends Json {
  name: string
  orgUnitId: string
  orgUnitPath: string
  parentOrgUnitId: string
  parentOrgUnitPath: string
}

/** A tenant as Google stores it. */
export interface GoogleTenant {
  customer: Json & { id: string }
  domains: (Json & { domainName: string })[]
  users: GoogleUser[]
  /** Users deleted within the last 20 days. */
  deleted: GoogleUser[]
  groups: GoogleGroup[]
  /** Direct members of each group, by the id of the group. */
  members: Map<string, GoogleMember[]>
  /** Ids of groups of other companies. */
  foreignGroups: Set<string>
  units: GoogleUnit[]
}

export const CUSTOMER_ID = 'C03az79cb'
export const ROOT_ID = 'id:03ph8a2z0root00'
const call = { signal: new AbortController().signal }
const NEVER = '1970-01-01T00:00:00.000Z'

export const googleUser = (id: string, primaryEmail: string, more: Json = {}): GoogleUser => ({
  ...{
    kind: 'admin#directory#user',
    etag: `"${id}"`,
    id,
    primaryEmail,
    name: { givenName: id, familyName: 'Test', fullName: `${id} Test` },
  },
  ...{ isAdmin: false, suspended: false, archived: false, customerId: CUSTOMER_ID, orgUnitPath: '/', isMailboxSetup: true },
  ...{ lastLoginTime: NEVER, creationTime: '2024-02-05T10:30:03.000Z', emails: [{ address: primaryEmail, primary: true }], ...more },
})

export const googleGroup = (id: string, email: string, name = id): GoogleGroup => ({
  ...{ kind: 'admin#directory#group', etag: `"${id}"`, id, email, name, directMembersCount: '0', description: '', adminCreated: true },
})

export const googleMember = (id: string, type = 'USER'): GoogleMember => ({
  ...{ kind: 'admin#directory#member', etag: `"${id}"`, id, role: 'MEMBER', type },
  // the member that stands for everybody of the organization has no address
  ...(type !== 'CUSTOMER' && { email: `${id}@example.com` }),
})

export const googleUnit = (name: string, parent: { orgUnitId: string; orgUnitPath: string }): GoogleUnit => {
  const orgUnitPath = `${parent.orgUnitPath === '/' ? '' : parent.orgUnitPath}/${name}`
  return {
    ...{ kind: 'admin#directory#orgUnit', etag: `"${orgUnitPath}"`, name, description: '', orgUnitPath, orgUnitId: `id:${orgUnitPath}` },
    ...{ parentOrgUnitPath: parent.orgUnitPath, parentOrgUnitId: parent.orgUnitId },
  }
}

/** Creates a tenant without users, groups and org units. */
export const emptyGoogleTenant = (...domainNames: string[]): GoogleTenant => ({
  customer: {
    ...{ kind: 'admin#directory#customer', etag: '"c1"', id: CUSTOMER_ID, customerDomain: domainNames[0], language: 'en', phoneNumber: '' },
    postalAddress: { organizationName: 'Example Foundation', countryCode: 'NL' },
  },
  domains: domainNames.map((domainName, index) => ({
    ...{ kind: 'admin#directory#domain', etag: `"${domainName}"`, domainName, isPrimary: index === 0, verified: true },
    creationTime: '1435330153483',
  })),
  ...{ users: [], deleted: [], groups: [], members: new Map(), foreignGroups: new Set<string>(), units: [] },
})

export const ROOT = { orgUnitId: ROOT_ID, orgUnitPath: '/' }

const readAll = async <T>(
  read: (cursor: string | undefined) => Promise<{ items: readonly T[]; next?: string | undefined }>,
): Promise<T[]> => {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    for (const item of page.items) all.push(item)
    cursor = page.next
  } while (cursor !== undefined)
  return all
}

const stateOf = ({ accountStatus, statusReason }: DirectoryUser): Json => {
  if (accountStatus !== 'suspended') return {}
  return statusReason === 'archived' ? { archived: true } : { suspended: true, suspensionReason: 'ADMIN' }
}

/** Adds the units of a domain below the root. Names repeat in the generator's trees, so each name contains the id. */
const addUnits = (tenant: GoogleTenant, units: readonly DirectoryOrgUnit[]): Map<string, string> => {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const made = new Map<string, GoogleUnit>()
  const make = ({ id, name, parentId }: DirectoryOrgUnit): GoogleUnit => {
    const known = made.get(id)
    if (known !== undefined) return known
    const parent = parentId === null ? undefined : byId.get(parentId)
    const unit = googleUnit(`${name} ${id}`, parent === undefined ? ROOT : make(parent))
    made.set(id, unit)
    tenant.units.push(unit)
    return unit
  }
  for (const unit of units) make(unit)
  return new Map(units.flatMap(({ id, users }) => users.map((user) => [user, made.get(id)?.orgUnitPath ?? '/'] as const)))
}

/** Converts the Google cloud of a generated tenant. */
export const toGoogleTenant = async (generated: Tenant): Promise<GoogleTenant> => {
  const [cloud] = generated.clouds
  if (cloud === undefined) throw new Error('the tenant has no cloud')
  const directory = createTenantDirectory(generated)
  const tenant = emptyGoogleTenant(...cloud.domains.map(({ id }) => id))
  for (const { id: domainId } of cloud.domains) {
    const scope = { cloudId: cloud.id, domainId }
    const units = await readAll((cursor) => directory.orgUnits(scope, cursor, call))
    const paths = addUnits(tenant, units)
    for (const user of await readAll((cursor) => directory.users(scope, cursor, call))) {
      const more = { name: { fullName: user.name }, orgUnitPath: paths.get(user.id) ?? '/', ...(user.aliases && { aliases: user.aliases }) }
      const isDeleted = user.accountStatus === 'deleted'
      const own = googleUser(user.id, user.email, {
        ...more,
        ...stateOf(user),
        ...(isDeleted && { deletionTime: '2026-11-12T09:15:00.000Z' }),
      })
      ;(isDeleted ? tenant.deleted : tenant.users).push(own)
    }
    for (const group of await readAll((cursor) => directory.groups(scope, cursor, call))) {
      tenant.groups.push(googleGroup(group.id, group.email ?? `${group.id}@${domainId}`, group.name))
      const nested = (group.groups ?? []).map((id) => googleMember(id, 'GROUP'))
      tenant.members.set(group.id, [...group.members.map((id) => googleMember(id)), ...nested])
    }
  }
  return tenant
}
