import { createPacer, type Facet, matchesFacet, STEPS, type User, type UserFilter, type UserKind } from '../../core/internal.js'
import { describeFacets } from '../facets/describe-facets.js'
import { createFacetTable, type FacetTable } from '../facets/facet-table.js'
import { type FacetCondition, resolveWhere } from '../facets/resolve-where.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'

/** The facets of one domain in memory. */
export interface MirrorFacets {
  /** Describes the facets in the language of a BCP 47 tag. They are counted on first use and again after a change of the mirror. */
  describe(locale: string | undefined): Promise<Facet[]>
  /**
   * Creates the test whether the user at an index has the facets of a filter.
   * @throws `bad-input` for an unknown facet or value
   */
  createTest(where: NonNullable<UserFilter['where']>): Promise<(index: number) => boolean>
}

const kindOf = ({ kind = 'person' }: Pick<User, 'kind'>): UserKind => kind

export const createMirrorFacets = (users: MirrorUsers, membership: MirrorMembership): MirrorFacets => {
  const pace = createPacer()
  const revisionNow = (): string => `${users.revision}.${membership.revision}`
  let kept: { revision: string; table: Promise<FacetTable>; grouped: Promise<Uint8Array> } | undefined

  const count = async (marks: Promise<Uint8Array>): Promise<FacetTable> => {
    const isGrouped = await marks
    const texts = new Map<string, Map<string, number>>()
    const kinds = new Map<UserKind, number>()
    let grouped = 0
    let present = 0
    for (let index = 0; index < users.size; index += 1) {
      if (index % STEPS === STEPS - 1) await pace()
      if (!users.isHere(index)) continue
      const user = users.user(index)
      present += 1
      grouped += isGrouped[index] ?? 0
      kinds.set(kindOf(user), (kinds.get(kindOf(user)) ?? 0) + 1)
      for (const id in user.facets) {
        const text = user.facets[id] as string
        let counts = texts.get(id)
        if (counts === undefined) {
          counts = new Map()
          texts.set(id, counts)
        }
        counts.set(text, (counts.get(text) ?? 0) + 1)
      }
    }
    return createFacetTable({ texts, kinds, users: present, grouped, units: await membership.orgUnits() })
  }
  const current = (): NonNullable<typeof kept> => {
    const revision = revisionNow()
    if (kept?.revision !== revision) {
      const grouped = membership.grouped()
      kept = { revision, grouped, table: count(grouped) }
    }
    return kept
  }

  const testOf = async (condition: FacetCondition): Promise<(index: number) => boolean> => {
    if (condition.of === 'kind') return (index) => condition.kinds.has(kindOf(users.user(index)))
    if (condition.of === 'groups') {
      const grouped = await current().grouped
      return (index) => condition.values.has(grouped[index] === 1 ? 'some' : 'none')
    }
    if (condition.of === 'org-units') {
      const marks = new Uint8Array(users.size)
      for (const id of condition.ids) for (const index of (await membership.within({ kind: 'org-unit', id })) ?? []) marks[index] = 1
      return (index) => marks[index] === 1
    }
    const { id, rule } = condition
    // users share few texts, so each text is compared once
    const known = new Map<string, boolean>()
    return (index) => {
      const text = users.user(index).facets?.[id]
      if (text === undefined) return false
      const held = known.get(text)
      if (held !== undefined) return held
      const matches = matchesFacet(text, rule)
      known.set(text, matches)
      return matches
    }
  }

  return {
    describe: async (locale) => describeFacets(await current().table, locale),
    async createTest(where) {
      const tests = await Promise.all(resolveWhere(await current().table, where).map(testOf))
      return (index) => tests.every((test) => test(index))
    },
  }
}
