import { expect } from 'chai'
import type { User } from '../../../src/core/index.js'
import directory from '../../fixtures/cases/directory.json' with { type: 'json' }
import { EXPORTED_LISTS } from '../../fixtures/exported-lists.js'
import { FURTHER_LISTS } from '../../fixtures/further-lists.js'
import { PASTED_LISTS } from '../../fixtures/pasted-lists.js'
import { csvWorld } from '../../worlds/csv-world.js'

describe('lists in the shapes of other programs', () => {
  for (const [name, text, expected, count] of [...EXPORTED_LISTS, ...PASTED_LISTS, ...FURTHER_LISTS]) {
    it(`are read exactly: ${name}`, async () => {
      const { csv } = csvWorld(directory as User[])
      await csv.load(new Blob([text]))
      const rows = [...csv.rows.value]
      const found = rows.filter(({ user, verdict }) => user !== undefined && verdict !== 'duplicate').map(({ user }) => user?.email)
      expect(found).to.have.members([...expected])
      if (count !== undefined) expect(rows.map(({ address }) => address)).to.have.length(count)
    })
  }
})
