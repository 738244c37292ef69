import { expect } from 'chai'
import type { CsvRow, CsvVerdict, User } from '../../../src/core/index.js'
import { readFixture } from '../../fixture.js'
import directory from '../../fixtures/cases/directory.json' with { type: 'json' }
import cases from '../../fixtures/cases/expected.json' with { type: 'json' }
import { csvWorld } from '../../worlds/csv-world.js'

/** Expected result for a realistic list. */
interface Expected {
  /** Verdict of each address, or of the user with this address. `any-match` stands for any user. */
  expect: Readonly<Record<string, CsvVerdict | 'any-match'>>
  /** Text that must not be listed as a person. */
  noise?: readonly string[]
  rows?: number
  /** Number of duplicates. */
  dup?: number
  lines?: Readonly<Record<string, number>>
}

const fold = (text: string): string => text.trim().toLowerCase()
const people = directory as User[]

describe('lists from other tools', () => {
  for (const [name, expected] of Object.entries(cases as unknown as Record<string, Expected>)) {
    it(`finds the people in ${name}`, async () => {
      const { csv } = csvWorld(people)
      await csv.load(await readFixture(`cases/${name}`))
      await csv.report()
      const rows: CsvRow[] = [...csv.rows.value]
      const find = (address: string) =>
        rows.find((row) => fold(row.address) === fold(address)) ?? rows.find((row) => row.user && fold(row.user.email) === fold(address))
      for (const [address, verdict] of Object.entries(expected.expect)) {
        const row = find(address)
        if (verdict === 'any-match') expect(row?.user ?? row?.nearest, address).to.be.an('object')
        else expect(row?.verdict, address).to.equal(verdict)
      }
      const strangers = rows.filter(({ verdict }) => verdict === 'not-an-address' || verdict === 'unknown')
      for (const text of expected.noise ?? []) {
        expect(
          strangers.filter(({ address }) => (text === '' ? address === '' : fold(address).includes(fold(text)))),
          text,
        ).to.deep.equal([])
      }
      if (expected.rows !== undefined) expect(rows.length).to.equal(expected.rows)
      if (expected.dup !== undefined) expect(csv.counts.value.duplicate).to.equal(expected.dup)
      for (const [address, line] of Object.entries(expected.lines ?? {})) expect(find(address)?.line, address).to.equal(line)
    })
  }
})
