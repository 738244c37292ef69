import { expect } from 'chai'
import { csvWorld, utf16 } from '../../worlds/csv-world.js'
import { createPeople, generateList } from './list-generator.js'

const isNode = typeof process !== 'undefined'
const { CSV_FUZZ_SEEDS = isNode ? '5000' : '300', CSV_FUZZ_FROM = '0' } = isNode ? process.env : {}

describe('the CSV doctor on generated lists', () => {
  it(`finds exactly the people of each list, for ${CSV_FUZZ_SEEDS} seeds`, async function () {
    this.timeout(600_000)
    const people = createPeople(1)
    const { csv } = csvWorld(people)
    for (let seed = Number(CSV_FUZZ_FROM); seed < Number(CSV_FUZZ_FROM) + Number(CSV_FUZZ_SEEDS); seed++) {
      const list = generateList(people, seed)
      // every fifth list is UTF-16 without a byte order mark
      await (seed % 5 === 0 ? csv.load(new Blob([utf16(list.text, seed % 2 === 0).slice(2)])) : csv.paste(list.text))
      const rows = [...csv.rows.value]
      const found = rows.filter(({ verdict }) => verdict === 'ready').map(({ user }) => user?.id)
      const unknown = rows.filter(({ verdict }) => verdict === 'unknown').map(({ address }) => address)
      const invalid = rows.filter(({ verdict }) => verdict === 'not-an-address').map(({ address }) => address)
      const context = `seed ${seed}: ${list.kinds.join(' · ')}\n${list.text}\n`
      expect(found.sort(), context).to.deep.equal(list.users.map(({ id }) => id).sort())
      expect(unknown.sort(), context).to.deep.equal([...new Set(list.strangers)].sort())
      expect(invalid.length, `${context}${JSON.stringify(invalid)}`).to.equal(list.without)
    }
  })
})
