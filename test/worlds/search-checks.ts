import { assert } from 'chai'
import type { BackupAdapter, Scope } from '../../src/core/index.js'
import { SEARCH_USERS, SEARCHES, SORTED, SORTED_BY_LANGUAGE } from '../fixtures/search-table.js'

const listIds = async (
  adapter: Pick<BackupAdapter, 'listUsers'>,
  query: Omit<Parameters<BackupAdapter['listUsers']>[0], 'cursor' | 'limit'>,
  locale?: string,
): Promise<string[]> => {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const call = { signal: new AbortController().signal, ...(locale !== undefined && { locale }) }
    const page = await adapter.listUsers({ ...query, limit: 7, ...(cursor !== undefined && { cursor }) }, call)
    found.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}

/** Asserts every row of the table of searches. */
export const checkSearches = async (adapter: Pick<BackupAdapter, 'listUsers'>, scope: Scope): Promise<void> => {
  for (const [search, ids] of SEARCHES) assert.deepEqual((await listIds(adapter, { scope, search })).sort(), [...ids].sort(), search)
}

/** Asserts the order of names that every backend keeps, and the order of a language if the backend says that it knows it. */
export const checkOrder = async (adapter: Pick<BackupAdapter, 'listUsers' | 'localeOrder'>, scope: Scope): Promise<void> => {
  const inOrder = async (ids: readonly string[], locale?: string): Promise<void> => {
    const up = await listIds(adapter, { scope, sort: { by: 'name' } }, locale)
    const down = await listIds(adapter, { scope, sort: { by: 'name', descending: true } }, locale)
    assert.equal(new Set(up).size, SEARCH_USERS.length)
    assert.deepEqual(down, [...up].reverse())
    assert.deepEqual(
      up.filter((id) => ids.includes(id)),
      ids,
      locale,
    )
  }
  for (const ids of SORTED) for (const locale of [undefined, 'en', 'de', 'ja']) await inOrder(ids, locale)
  if (adapter.localeOrder === true) for (const [locale, ids] of SORTED_BY_LANGUAGE) await inOrder(ids, locale)
  else {
    const orders = await Promise.all(['en', 'sv', 'tr'].map((locale) => listIds(adapter, { scope, sort: { by: 'name' } }, locale)))
    for (const order of orders) assert.deepEqual(order, orders[0], 'one order for every language')
  }
}
