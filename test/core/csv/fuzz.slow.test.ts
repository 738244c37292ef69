import { expect } from 'chai'
import { csvWorld, utf16 } from '../../worlds/csv-world.js'
import { createPeople, generateList } from './list-generator.js'
import { RECORD_SHAPES } from './record-generator.js'

const isNode = typeof process !== 'undefined'
const { CSV_FUZZ_SEEDS = isNode ? '5000' : '300', CSV_FUZZ_FROM = '0' } = isNode ? process.env : {}

/** Decorations and noise of tables, and shapes of lists, of which each must occur. */
const LIST_KINDS = [
  ...['text formula', 'apostrophe', 'link of Slack', 'link of Markdown', 'zero width', 'full width', 'typographic apostrophe'],
  ...['other form of the domain', 'Turkish capitals', 'mailto:', 'header again', 'stranger', 'row without address', 'comment'],
  ...['delimiter ","', 'delimiter ";"', 'delimiter "\\t"', 'delimiter "|"', 'private address', 'manager address', 'several per cell'],
  ...['Outlook, one line', 'mail header', 'name, unquoted, and address', 'sentence', 'PowerShell table', 'Markdown table', 'ids'],
  ...['character references', 'hidden from programs', 'hidden by underscores', 'quoted-printable', 'joined by a formula'],
]

describe('the CSV doctor on generated lists', () => {
  it(`finds exactly the people of each list, for ${CSV_FUZZ_SEEDS} seeds`, async function () {
    this.timeout(600_000)
    const people = createPeople(1)
    const { csv } = csvWorld(people)
    const kinds = new Map<string, number>()
    let total = 0
    for (let seed = Number(CSV_FUZZ_FROM); seed < Number(CSV_FUZZ_FROM) + Number(CSV_FUZZ_SEEDS); seed++) {
      const list = generateList(people, seed)
      // every fifth list is UTF-16 without a byte order mark
      await (seed % 5 === 0 ? csv.load(new Blob([utf16(list.text, seed % 2 === 0).slice(2)])) : csv.paste(list.text))
      const rows = [...csv.rows.value]
      const found = rows.filter(({ verdict }) => verdict === 'ready').map(({ user }) => user?.id)
      const unknown = rows.filter(({ verdict }) => verdict === 'unknown').map(({ address }) => address)
      const invalid = rows.filter(({ verdict }) => verdict === 'not-an-address').map(({ address }) => address)
      for (const kind of new Set(list.kinds)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      total += found.length
      const context = `seed ${seed}: ${list.kinds.join(' · ')}\n${list.text}\n`
      expect(found.sort(), context).to.deep.equal(list.users.map(({ id }) => id).sort())
      expect(unknown.sort(), context).to.deep.equal([...new Set(list.strangers)].sort())
      expect(invalid.length, `${context}${JSON.stringify(invalid)}`).to.equal(list.without)
    }
    // each list has four people or more
    expect(total, 'people found').to.be.at.least(4 * Number(CSV_FUZZ_SEEDS))
    // chance leaves no kind out of the thousands of lists in Node
    if (!isNode) return
    const leastOfAKind = Math.floor(Number(CSV_FUZZ_SEEDS) / 500)
    for (const kind of [...LIST_KINDS, ...RECORD_SHAPES]) expect(kinds.get(kind) ?? 0, kind).to.be.above(leastOfAKind)
  })
})
