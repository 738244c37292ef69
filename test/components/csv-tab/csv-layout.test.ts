import { expect } from '@open-wc/testing'
import { BackupCsvTab } from '../../../src/components/csv-tab/csv-tab.js'
import { BackupError } from '../../../src/core/index.js'
import type { MemoryAdapterOptions } from '../../../src/memory.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { usersOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { all, one } from '../shadow-queries.js'

define('backup-csv-tab', BackupCsvTab)

const USERS = usersOf(30)
const CSV = [
  'Name,Number,Work email',
  ...USERS.map(({ name, email }, index) => `${name},${index},${email}`),
  'x,1,nobody@example.org',
].join('\n')

const box = (element: Element): DOMRect => element.getBoundingClientRect()

/** Shows the tab with an uploaded file. */
const open = async (width: number, direction: 'ltr' | 'rtl', faults?: MemoryAdapterOptions['faults']): Promise<BackupCsvTab> => {
  const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users: USERS }, faults === undefined ? {} : { faults }).session)
  tab.dir = direction
  tab.style.inlineSize = `${width}px`
  tab.style.blockSize = '560px'
  const transfer = new DataTransfer()
  transfer.items.add(new File([CSV], 'people.csv'))
  const input = one<HTMLInputElement>(tab, 'input[type=file]')
  input.files = transfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await until(() => all(tab, '.row, .problem').length > 0, 'the file')
  return tab
}

/** Shows a file with the choice of delimiter and encoding open. */
const openFormat = async (width: number, direction: 'ltr' | 'rtl'): Promise<BackupCsvTab> => {
  const tab = await open(width, direction)
  one<HTMLElement>(tab, '.format summary').click()
  await settled(tab)
  return tab
}

describe('backup-csv-tab: layout', () => {
  afterEach(unmountAll)

  for (const direction of ['ltr', 'rtl'] as const)
    for (const width of [336, 464, 900])
      it(`starts each control under the text of the notice at ${width} px, ${direction}`, async () => {
        const tab = await openFormat(width, direction)
        const edge = (element: Element): number => (direction === 'ltr' ? box(element).left : -box(element).right)
        const start = edge(one(tab, '.notes .column'))
        expect(Math.abs(edge(one(tab, '.choices label')) - start), 'the delimiter').to.be.below(2)
        expect(Math.abs(edge(one(tab, '.notes summary')) - start), 'the summary').to.be.below(2)
        const [column] = all(tab, '.notes > label')
        const { bottom } = box(one(tab, '.notes .column'))
        const isBelow = column !== undefined && box(column).top >= bottom
        if (isBelow) expect(Math.abs(edge(column) - start), 'the column').to.be.below(2)
        for (const label of all(tab, '.notes label')) expect(label.scrollWidth, 'a label').to.be.at.most(label.clientWidth)
      })

  for (const direction of ['ltr', 'rtl'] as const)
    it(`aligns the line numbers with their header, ${direction}`, async () => {
      const tab = await open(900, direction)
      const end = (element: Element | null): number => {
        const range = document.createRange()
        range.selectNodeContents(element as Element)
        return direction === 'ltr' ? range.getBoundingClientRect().right : range.getBoundingClientRect().left
      }
      const head = end(one(tab, '.head .line'))
      const numbers = all(tab, '.row .line').slice(0, 12)
      expect(numbers).to.have.lengthOf(12)
      for (const number of numbers) expect(Math.abs(end(number) - head), number.textContent ?? '').to.be.below(2)
    })

  for (const direction of ['ltr', 'rtl'] as const)
    it(`ends the line of a failure with Try again, and shows the details below, ${direction}`, async () => {
      const tab = await open(900, direction, ({ method }) => (method === 'matchUsers' ? new BackupError('unavailable', 'down') : undefined))
      const problem = one(tab, '.problem')
      const [button, details] = [one(tab, '.problem > .button'), one(tab, '.problem > details')]
      const padding = Number.parseFloat(getComputedStyle(problem).paddingInlineEnd)
      const gap = direction === 'ltr' ? box(problem).right - box(button).right : box(button).left - box(problem).left
      expect(Math.abs(gap - padding)).to.be.below(2)
      expect(box(details).top).to.be.at.least(box(button).bottom)
    })

  it('leaves room for rows while the choice of the format is open at a width of 360 px', async () => {
    const tab = await openFormat(336, 'ltr')
    const rows = all(tab, '.row').filter((row) => box(row).bottom <= box(one(tab, '.frame')).bottom)
    expect(rows.length).to.be.at.least(3)
    expect(box(one(tab, '.filters .chips')).height, 'one line of findings').to.be.below(48)
  })
})
