import { expect } from 'chai'
import { listRows, withoutWorker } from '../../worlds/csv-world.js'
import { FILES, loadFixture } from './fixture-files.js'

describe('the CSV doctor on the main thread, file by file', () => {
  for (const { name, column, rows, notes } of FILES) {
    it(`gives every row of ${name} the expected verdict`, () =>
      withoutWorker(async () => {
        const csv = await loadFixture(name)
        expect(listRows(csv)).to.deep.equal(rows)
        expect(csv.fileName.value).to.equal(name)
        expect(csv.notes.value.find((note) => note.kind === 'column')).to.include({ index: column })
        expect(csv.notes.value.filter((note) => note.kind !== 'column')).to.deep.equal([...notes, { kind: 'no-worker' }])
        const counts: Record<string, number> = {}
        for (const [, , verdict] of rows) counts[verdict] = (counts[verdict] ?? 0) + 1
        expect(csv.counts.value).to.include(counts)
        expect(Object.values(csv.counts.value).reduce((sum, count) => sum + count, 0)).to.equal(rows.length)
      }))
  }
})
