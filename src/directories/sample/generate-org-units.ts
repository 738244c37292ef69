import type { TenantOrgUnit } from '../../compose/tenant.js'
import { CITIES, DEPARTMENTS, REGIONS, TEAMS } from './sample-names.js'

/** Depth limit of Google Workspace. */
const DEEPEST = 35
const USUAL_DEPTH = 6
const MOST_CHILDREN = 24
const CHAIN_FROM = 1_000

interface OrgUnitOptions {
  count: number
  userIds: readonly string[]
  /** Like Microsoft's administrative units: no hierarchy, and a user may be in several units or none. */
  isFlat: boolean
  domain: string
  random(): number
  nextId(): string
}

export interface GeneratedOrgUnits {
  orgUnits: TenantOrgUnit[]
  /** Id of the unit in the record of user number `place`. */
  unitOf(place: number): string | undefined
}

interface Draft extends TenantOrgUnit {
  users: string[]
  depth: number
  children: number
}

const LEVELS = [REGIONS, DEPARTMENTS, CITIES, TEAMS]

const plainOf = ({ id, name, parentId, users }: Draft): TenantOrgUnit => ({ id, name, parentId, users })

const generateFlat = ({ count, userIds, random, nextId }: OrgUnitOptions): GeneratedOrgUnits => {
  const names = [...REGIONS, ...DEPARTMENTS, ...CITIES]
  const units: Draft[] = Array.from({ length: count }, (_, place) => {
    const name = names[place % names.length] ?? ''
    const round = Math.floor(place / names.length)
    return { id: nextId(), name: round === 0 ? name : `${name} ${round + 1}`, parentId: null, users: [], depth: 1, children: 0 }
  })
  const first: (string | undefined)[] = userIds.map((id) => {
    const mine = new Set<Draft>()
    const howMany = random() < 0.2 ? 0 : random() < 0.7 ? 1 : 2
    while (mine.size < Math.min(howMany, units.length)) mine.add(units[Math.floor(random() ** 1.5 * units.length)] as Draft)
    for (const unit of mine) unit.users.push(id)
    return [...mine][0]?.id
  })
  return { orgUnits: units.map(plainOf), unitOf: (place) => first[place] }
}

const generateTree = ({ count, userIds, domain, random, nextId }: OrgUnitOptions): GeneratedOrgUnits => {
  const units: Draft[] = [{ id: nextId(), name: domain, parentId: null, users: [], depth: 1, children: 0 }]
  const add = (parent: Draft): Draft => {
    const names = LEVELS[Math.min(parent.depth, LEVELS.length) - 1] ?? TEAMS
    // the children of each parent start with a different name, so that siblings and cousins differ
    const place = parent.children
    const name = names[(Number(parent.id.replace(/\D/g, '')) * 7 + place) % names.length] ?? ''
    const round = Math.floor(place / names.length)
    parent.children += 1
    const unit = {
      id: nextId(),
      name: round === 0 ? name : `${name} ${round + 1}`,
      parentId: parent.id,
      users: [],
      depth: parent.depth + 1,
      children: 0,
    }
    units.push(unit)
    return unit
  }
  const root = units[0] as Draft
  while (units.length < Math.min(count, REGIONS.length + 1)) add(root)
  // a large tree has one branch of the maximum depth
  if (count >= CHAIN_FROM) {
    let deepest = units[1] as Draft
    while (deepest.depth < DEEPEST) deepest = add(deepest)
  }
  while (units.length < count) {
    // earlier units are likelier parents, which gives a few large branches and many small ones
    let parent = units[1 + Math.floor(random() ** 1.4 * (units.length - 1))] as Draft
    for (let tries = 0; tries < 20 && (parent.depth > USUAL_DEPTH || parent.children >= MOST_CHILDREN); tries += 1) {
      parent = units[1 + Math.floor(random() * (units.length - 1))] as Draft
    }
    if (parent.depth >= DEEPEST) parent = root
    add(parent)
  }
  const unitOf = userIds.map((id) => {
    const unit = units[Math.floor(random() ** 2 * units.length)] as Draft
    unit.users.push(id)
    return unit.id
  })
  return { orgUnits: units.map(plainOf), unitOf: (place) => unitOf[place] }
}

/** Generates org units and assigns every user to one. With flat units, a user may be in two or in none. */
export const generateOrgUnits = (options: OrgUnitOptions): GeneratedOrgUnits =>
  options.isFlat ? generateFlat(options) : generateTree(options)
