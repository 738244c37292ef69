import type { TenantGroup } from '../../compose/tenant.js'
import { CITIES, DEPARTMENTS, PROJECTS } from './sample-names.js'

/** Zipf exponent: group n has the size of the largest group divided by n to this power. */
const ZIPF = 0.92
const SMALLEST = 3

interface GroupOptions {
  count: number
  largest: number
  userIds: readonly string[]
  domain: string
  random(): number
  nextId(): string
}

interface Draft extends TenantGroup {
  groups: string[]
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
const localOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '.')

/** Returns the name of the group at a place: 'All staff', then departments, departments by city, projects. */
const nameOf = (place: number): string => {
  if (place === 0) return 'All staff'
  const departments = DEPARTMENTS.length
  if (place <= departments) return DEPARTMENTS[place - 1] ?? ''
  const inCity = place - departments - 1
  if (inCity < departments * CITIES.length) {
    return `${DEPARTMENTS[inCity % departments]} ${CITIES[(Math.floor(inCity / departments) + inCity) % CITIES.length]}`
  }
  const project = inCity - departments * CITIES.length
  const round = Math.floor(project / PROJECTS.length)
  return `Project ${PROJECTS[project % PROJECTS.length]}${round === 0 ? '' : ` ${round + 1}`}`
}

/** Generates nested groups whose sizes follow Zipf's law. */
export const generateGroups = ({ count, largest, userIds, domain, random, nextId }: GroupOptions): TenantGroup[] => {
  /** Picks distinct users with a stride that is coprime to the number of users. */
  const sample = (size: number): string[] => {
    const all = userIds.length
    if (all === 0) return []
    let stride = 1 + Math.floor(random() * (all - 1))
    while (gcd(stride, all) !== 1) stride += 1
    let at = Math.floor(random() * all)
    return Array.from({ length: Math.min(size, all) }, () => {
      const id = userIds[at] as string
      at = (at + stride) % all
      return id
    })
  }
  const groups: Draft[] = Array.from({ length: count }, (_, place) => {
    const name = nameOf(place)
    const size = Math.max(SMALLEST, Math.floor(largest / (place + 1) ** ZIPF))
    return { id: nextId(), name, email: `${localOf(name)}@${domain}`, members: sample(size), groups: [] }
  })

  const departments = DEPARTMENTS.length
  groups.forEach((group, place) => {
    if (place === 0) return
    const department = groups[1 + ((place - 1) % departments)]
    if (place <= departments) groups[0]?.groups.push(group.id)
    else if (place <= departments * (CITIES.length + 1)) department?.groups.push(group.id)
    // one project in ten contains another project
    else if (random() < 0.1) group.groups.push((groups[place - 1 - Math.floor(random() * 20)] as Draft).id)
  })
  // real directories have groups that contain each other
  const [, first, second] = groups
  if (first !== undefined && second !== undefined) {
    first.groups.push(second.id)
    second.groups.push(first.id)
  }
  return groups.map(({ groups: nested, ...group }) => (nested.length === 0 ? group : { ...group, groups: nested }))
}
