import { expect } from 'chai'
import type { User } from '../../../src/core/index.js'
import { createRandom } from '../../../src/core/internal.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { propertyCases } from '../../property-cases.js'
import { callOf } from '../../worlds/adapters.js'
import { scope, tenantOf, userOf } from '../../worlds/tenants.js'

const WORDS = [
  ...['Åsa', 'Asa', 'asa', 'Zoe', 'Zoë', 'Łucja', 'Lucas', 'Ödön', 'Oda', 'Čapek', 'Chleba', 'Cyril', 'ırmak', 'İlker', 'Ian'],
  ...['Room 2', 'Room 10', 'Room 02', '7', '007', "O'Neil", 'O’Neil', '李', '高橋', 'يوسف', 'Юля', 'Straße', 'Strasse', '', ' '],
]
const LOCALES = ['en', 'sv', 'de', 'pl', 'cs', 'tr', 'ja', 'ar', undefined]

const sortedIds = async (users: readonly User[], locale: string | undefined, descending: boolean, limit: number): Promise<string[]> => {
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users }) })
  const found: string[] = []
  let cursor: string | undefined
  do {
    const query = { scope, sort: { by: 'name', descending }, limit, ...(cursor !== undefined && { cursor }) } as const
    const page = await adapter.listUsers(query, { ...callOf(), ...(locale !== undefined && { locale }) })
    found.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}

/** Asserts that neighbours are in the order of the language, and that users without a name are last. */
const isInOrder = (names: readonly string[], locale: string | undefined): void => {
  const order = new Intl.Collator(locale, { numeric: true })
  const firstBlank = names.findIndex((name) => name.trim() === '')
  const named = firstBlank < 0 ? names : names.slice(0, firstBlank)
  expect(names.slice(named.length).every((name) => name.trim() === '')).to.equal(true)
  for (let at = 1; at < named.length; at += 1) {
    const [before, after] = [named[at - 1] as string, named[at] as string]
    expect(order.compare(before.trim(), after.trim()), `${before} | ${after} in ${locale}`).to.be.at.most(0)
  }
}

describe('createMemoryAdapter: order by name', () => {
  it('sorts by the language of the call, page by page, without losing or repeating a user', async () => {
    const random = createRandom(7)
    const pick = (): string => WORDS[Math.floor(random() * WORDS.length)] as string
    for (let round = 0; round < propertyCases(200); round += 1) {
      const users = Array.from({ length: Math.floor(random() * 60) }, (_, at) =>
        userOf(`u${at}`, { name: random() < 0.3 ? pick() : `${pick()} ${pick()}` }),
      )
      const nameOf = new Map(users.map(({ id, name }) => [id, name]))
      const locale = LOCALES[round % LOCALES.length]
      const up = await sortedIds(users, locale, false, 1 + Math.floor(random() * 9))
      expect([...up].sort()).to.deep.equal(users.map(({ id }) => id).sort())
      expect(await sortedIds(users, locale, true, 7)).to.deep.equal([...up].reverse())
      if (locale !== undefined)
        isInOrder(
          up.map((id) => nameOf.get(id) as string),
          locale,
        )
    }
  })

  it('sorts thousands of different names by the language', async () => {
    const random = createRandom(11)
    const pick = (): string => WORDS[Math.floor(random() * WORDS.length)] as string
    const users = Array.from({ length: 6000 }, (_, at) => userOf(`u${at}`, { name: `${pick()} ${pick()} ${Math.floor(random() * 9000)}` }))
    const nameOf = new Map(users.map(({ id, name }) => [id, name]))
    for (const locale of ['sv', 'en']) {
      const ids = await sortedIds(users, locale, false, 500)
      expect(new Set(ids).size).to.equal(users.length)
      isInOrder(
        ids.map((id) => nameOf.get(id) as string),
        locale,
      )
    }
  })

  it('rejects a cursor of another language', async () => {
    const adapter = createMemoryAdapter({
      tenant: tenantOf({ users: ['Åsa', 'Zoe', 'Ada'].map((name, at) => userOf(`u${at}`, { name })) }),
    })
    const query = { scope, sort: { by: 'name' }, limit: 1 } as const
    const { next } = await adapter.listUsers(query, { ...callOf(), locale: 'sv' })
    const thrown = await adapter.listUsers({ ...query, cursor: next }, { ...callOf(), locale: 'en' }).catch((error: unknown) => error)
    expect((thrown as { code?: string }).code).to.equal('bad-input')
  })
})
