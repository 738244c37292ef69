import { type Facet, facetRule, matchesFacet, type User, type UserQuery } from '../core/internal.js'
import { type AdapterUnderTest, allUsers, type ContractCheck, callOf, idsOf, some } from './adapter-under-test.js'
import { check, checkEqual, checkRejects, checkSameSet } from './assertions.js'

const facetsOf = async ({ adapter, scope }: AdapterUnderTest): Promise<readonly Facet[]> =>
  (await adapter.describeFilters?.(scope, callOf())) ?? []

type Where = Record<string, readonly string[]>
const find = async (world: AdapterUnderTest, where: Where, rest: Omit<UserQuery, 'scope' | 'where'> = {}): Promise<string[]> =>
  idsOf(await allUsers(world, { ...rest, where }))

/** Returns a value of the facet that matches users: the most frequent option, or the first line of some user's text. */
const someValueOf = ({ id, type, options = [] }: Facet, all: readonly User[]): string | undefined => {
  if (type === 'choice') return [...options].sort((a, b) => (b.count ?? 0) - (a.count ?? 0))[0]?.value
  return all.find(({ facets }) => (facets?.[id] ?? '').trim() !== '')?.facets?.[id]?.split('\n')[0]
}

export const facetChecks: readonly ContractCheck[] = [
  {
    name: 'filters users by each facet: a value finds exactly its users, and values of one facet are alternatives',
    needs: ['describeFilters'],
    async check(world) {
      const all = await allUsers(world)
      for (const facet of await facetsOf(world)) {
        const { id, options = [] } = facet
        for (const { value, count } of some(options, 6)) {
          const found = await find(world, { [id]: [value] })
          check(
            count === undefined || count === found.length,
            `${id} "${value}": describeFilters counts ${count}, ${found.length} are found`,
          )
          if (!all.some(({ facets }) => facets?.[id] !== undefined)) continue
          const rule = facetRule('choice', [value])
          const expected = all.filter(({ facets }) => matchesFacet(facets?.[id], rule))
          checkSameSet(found, idsOf(expected), `users with ${id} "${value}"`)
        }
        const [first, second] = options
        if (first === undefined || second === undefined) continue
        const [one, other] = [await find(world, { [id]: [first.value] }), await find(world, { [id]: [second.value] })]
        const either = await find(world, { [id]: [first.value, second.value] }, { limit: 7 })
        checkSameSet(either, [...new Set([...one, ...other])], `users with ${id} "${first.value}" or "${second.value}"`)
      }
    },
  },
  {
    name: 'finds users by part of a text facet, ignoring case',
    needs: ['describeFilters'],
    async check(world) {
      const all = await allUsers(world)
      for (const facet of await facetsOf(world)) {
        const value = facet.type === 'text' ? someValueOf(facet, all) : undefined
        const part = value?.slice(0, 5).trim().toUpperCase()
        if (part === undefined || part === '') continue
        const rule = facetRule('text', [part])
        const expected = all.filter(({ facets }) => matchesFacet(facets?.[facet.id], rule))
        checkSameSet(await find(world, { [facet.id]: [part] }), idsOf(expected), `users whose ${facet.id} contains "${part}"`)
      }
    },
  },
  {
    name: 'combines facets with each other, with the status filters, a search, an order and a group',
    needs: ['describeFilters'],
    async check(world) {
      const all = await allUsers(world)
      const given = (await facetsOf(world)).flatMap((facet) => {
        const value = someValueOf(facet, all)
        return value === undefined ? [] : [[facet.id, value] as const]
      })
      for (const [place, [id, value]] of given.entries()) {
        const where = { [id]: [value] }
        const found = new Set(await find(world, where))
        const both = async (query: Omit<UserQuery, 'scope' | 'where'>, what: string): Promise<void> => {
          const expected = idsOf(await allUsers(world, query)).filter((user) => found.has(user))
          checkSameSet(await find(world, where, { ...query, limit: 9 }), expected, `users with ${id} "${value}" and ${what}`)
        }
        await both({ accountStatus: ['active'], backupStatus: ['none'] }, 'the status filters')
        await both({ search: 'an' }, "the search 'an'")
        const [group] = (await world.adapter.listGroups({ scope: world.scope, limit: 1 }, callOf())).items
        if (group !== undefined) await both({ within: { kind: 'group', id: group.id } }, `the group ${group.name}`)
        const sorted = idsOf(await allUsers(world, { sort: { by: 'email' } })).filter((user) => found.has(user))
        checkEqual(await find(world, where, { sort: { by: 'email' }, limit: 9 }), sorted, `users with ${id} "${value}", by address`)
        const next = given[place + 1]
        if (next === undefined) continue
        const others = new Set(await find(world, { [next[0]]: [next[1]] }))
        const expected = [...found].filter((user) => others.has(user))
        checkSameSet(await find(world, { ...where, [next[0]]: [next[1]] }), expected, `users with ${id} "${value}" and ${next.join(' ')}`)
      }
    },
  },
  {
    name: 'refuses an unknown facet, an unknown value, and a cursor of other facets',
    needs: ['describeFilters'],
    async check(world) {
      const { adapter, scope } = world
      const list = (where: Where, cursor?: string) => adapter.listUsers({ scope, where, limit: 1, cursor }, callOf())
      await checkRejects(list({ 'no-such-facet-7f3a': ['a'] }), 'bad-input', 'listUsers with an unknown facet')
      for (const { id, type, options = [] } of await facetsOf(world)) {
        if (type === 'text') continue
        await checkRejects(list({ [id]: ['no-such-value-7f3a'] }), 'bad-input', `listUsers with an unknown value of ${id}`)
        checkEqual(await find(world, { [id]: [] }), [], `users with none of the values of ${id}`)
        const [option] = options
        const next = option && (await list({ [id]: [option.value] })).next
        if (next !== undefined)
          await checkRejects(adapter.listUsers({ scope, limit: 1, cursor: next }, callOf()), 'bad-input', 'a cursor of other facets')
      }
    },
  },
]
