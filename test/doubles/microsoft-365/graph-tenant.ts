import type { Tenant, TenantDomain } from '../../../src/compose/tenant.js'
import type { User } from '../../../src/core/index.js'

/** A user as Microsoft Graph stores it. `null` means that the property is not set. */
export interface GraphUser {
  id: string
  displayName: string | null
  userPrincipalName: string
  mail: string | null
  proxyAddresses: string[]
  accountEnabled: boolean
  userType: string | null
  department: string | null
  jobTitle: string | null
  officeLocation: string | null
  usageLocation: string | null
  assignedLicenses: { skuId: string; disabledPlans: string[] }[]
}

/** A reference to a member of a group or administrative unit. */
export interface GraphMember {
  type: 'user' | 'group' | 'device' | 'orgContact' | 'servicePrincipal'
  id: string
}

export interface GraphGroup {
  id: string
  displayName: string | null
  mail: string | null
  groupTypes: string[]
  securityEnabled: boolean
  mailEnabled: boolean
  visibility: string | null
  members: GraphMember[]
}

export interface GraphUnit {
  id: string
  displayName: string | null
  members: GraphMember[]
}

/** A tenant of Microsoft 365 in memory. A test changes it only by the methods, which keep the log of changes. */
export interface GraphTenant {
  readonly id: string
  displayName: string
  domains: string[]
  readonly users: Map<string, GraphUser>
  /** The recycle bin. */
  readonly deleted: Map<string, GraphUser & { deletedDateTime: string }>
  readonly groups: Map<string, GraphGroup>
  readonly units: Map<string, GraphUnit>
  /** Part numbers of the subscribed SKUs by id. */
  readonly skus: Map<string, string>
  /** Purposes of mailboxes. A user without an entry has no mailbox. */
  readonly purposes: Map<string, string>
  /** Ids of changed users, in order. The length is the version of the tenant. */
  readonly log: string[]
  putUser(user: GraphUser): void
  /** Moves a user to the recycle bin, under the name with the prefix of its id. */
  deleteUser(id: string): void
  restoreUser(id: string): void
  /** Removes a user from the recycle bin, and thereby from groups and units. */
  purgeUser(id: string): void
}

export const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
export const FLOW = 'f30db892-07e9-47e9-837c-80727f46fd3d'

/** Converts an id of the generator to a GUID; the same id gives the same GUID. */
export const guidOf = (id: string): string => {
  const [, letters = '', number = '0'] = /^([a-z]+)(\d+)$/.exec(id) ?? [undefined, id, '0']
  const kind = { u: '1', g: '2', unit: '3' }[letters] ?? '9'
  // a multiplicative hash, so that the order of the ids is not the order of creation
  const mixed = Math.imul(Number(number) + 1, 0x9e3779b1) >>> 0
  return `${mixed.toString(16).padStart(8, '0')}-${kind}000-4000-8000-${Number(number).toString(16).padStart(12, '0')}`
}

/** An active member with a mailbox, changed by `part`. */
export const graphUser = (id: string, part: Partial<GraphUser> = {}): GraphUser => ({
  id,
  displayName: `Name ${id.slice(0, 8)}`,
  userPrincipalName: `${id.slice(0, 8)}@harbour.example`,
  mail: part.userPrincipalName ?? `${id.slice(0, 8)}@harbour.example`,
  proxyAddresses: [],
  accountEnabled: true,
  userType: 'Member',
  department: null,
  jobTitle: null,
  officeLocation: null,
  usageLocation: null,
  assignedLicenses: [{ skuId: E5, disabledPlans: [] }],
  ...part,
})

export const graphGroup = (id: string, members: GraphMember[], part: Partial<GraphGroup> = {}): GraphGroup => ({
  id,
  displayName: `Group ${id.slice(0, 8)}`,
  mail: null,
  groupTypes: [],
  securityEnabled: true,
  mailEnabled: false,
  visibility: null,
  members,
  ...part,
})

export const createGraphTenant = (domains: readonly string[] = ['harbour.example']): GraphTenant => {
  const tenant: GraphTenant = {
    id: '3f1c9d7a-52c1-4b8e-9a41-7f0d6f3f2b10',
    displayName: 'Harbour Trust',
    domains: [...domains],
    users: new Map(),
    deleted: new Map(),
    groups: new Map(),
    units: new Map(),
    skus: new Map([
      [E5, 'SPE_E5'],
      [FLOW, 'FLOW_FREE'],
    ]),
    purposes: new Map(),
    log: [],
    putUser(user) {
      tenant.users.set(user.id, user)
      tenant.deleted.delete(user.id)
      tenant.log.push(user.id)
    },
    deleteUser(id) {
      const user = tenant.users.get(id)
      if (user === undefined) throw new Error(`There is no user ${id}.`)
      tenant.users.delete(id)
      const userPrincipalName = `${id.replaceAll('-', '')}${user.userPrincipalName}`
      tenant.deleted.set(id, { ...user, userPrincipalName, deletedDateTime: '2026-11-10T16:56:36Z' })
      tenant.log.push(id)
    },
    restoreUser(id) {
      const found = tenant.deleted.get(id)
      if (found === undefined) throw new Error(`There is no deleted user ${id}.`)
      const { deletedDateTime: _, ...user } = found
      tenant.putUser({ ...user, userPrincipalName: user.userPrincipalName.slice(32) })
    },
    purgeUser(id) {
      if (!tenant.deleted.delete(id)) return
      tenant.log.push(id)
      for (const container of [...tenant.groups.values(), ...tenant.units.values()])
        container.members = container.members.filter((member) => member.id !== id)
    },
  }
  return tenant
}

const OFFICES = ['Quay 1', 'Quay 2', 'Lighthouse']
const DEPARTMENTS = ['Finance', 'Sales', 'Harbour office', 'IT']

const toGraphUser = ({ id, name, email, accountStatus, kind = 'person', aliases = [] }: User, place: number): GraphUser => {
  const isPerson = kind === 'person'
  const graph = graphUser(guidOf(id), {
    displayName: name === '' ? null : name,
    userPrincipalName: email,
    mail: email,
    proxyAddresses: [`SMTP:${email}`, ...aliases.map((alias) => `smtp:${alias}`)],
    accountEnabled: accountStatus !== 'suspended' && isPerson,
    userType: place % 50 === 7 ? null : 'Member',
  })
  if (!isPerson) return { ...graph, assignedLicenses: [] }
  return {
    ...graph,
    department: DEPARTMENTS[place % DEPARTMENTS.length] ?? null,
    jobTitle: place % 9 === 0 ? 'Manager' : null,
    officeLocation: OFFICES[place % OFFICES.length] ?? null,
    usageLocation: 'DE',
    assignedLicenses: place % 5 === 0 ? [] : [...graph.assignedLicenses, ...(place % 3 === 0 ? [{ skuId: FLOW, disabledPlans: [] }] : [])],
  }
}

const fill = (graph: GraphTenant, domain: TenantDomain): void => {
  for (const [place, user] of domain.users.entries()) {
    const stored = toGraphUser(user, place)
    graph.putUser(stored)
    const purposes = { 'shared-mailbox': 'shared', room: 'room' } as Record<string, string>
    graph.purposes.set(stored.id, purposes[user.kind ?? ''] ?? 'user')
    if (user.accountStatus === 'deleted') graph.deleteUser(stored.id)
  }
  const users = (ids: readonly string[]): GraphMember[] => ids.map((id) => ({ type: 'user', id: guidOf(id) }))
  for (const { id, name, email, members, groups = [] } of domain.groups) {
    const all = [...users(members), ...groups.map((nested): GraphMember => ({ type: 'group', id: guidOf(nested) }))]
    graph.groups.set(guidOf(id), graphGroup(guidOf(id), all, { displayName: name, mail: email ?? null }))
  }
  for (const unit of domain.orgUnits)
    graph.units.set(guidOf(unit.id), { id: guidOf(unit.id), displayName: unit.name, members: users(unit.users) })
}

/** Fills a tenant of Microsoft 365 with every Microsoft domain of a generated tenant. */
export const graphTenantOf = (tenant: Tenant): GraphTenant => {
  const domains = tenant.clouds.filter(({ kind }) => kind === 'microsoft-365').flatMap((cloud) => cloud.domains)
  const graph = createGraphTenant(domains.map(({ name }) => name))
  for (const domain of domains) fill(graph, domain)
  return graph
}
