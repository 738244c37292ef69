import { expect } from '@open-wc/testing'
import { enCsv } from '../../../src/components/messages/en/en-csv.js'
import { type BackupSession, type CsvVerdict, createBackupSession, type User } from '../../../src/core/index.js'
import { type BackupCsvTab, defineElements } from '../../../src/elements.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { readFixture } from '../../fixture.js'
import directory from '../../fixtures/cases/directory.json' with { type: 'json' }
import cases from '../../fixtures/cases/expected.json' with { type: 'json' }
import { EXPORTED_LISTS } from '../../fixtures/exported-lists.js'
import { FURTHER_LISTS } from '../../fixtures/further-lists.js'
import { PASTED_LISTS } from '../../fixtures/pasted-lists.js'
import { scope, tenantOf } from '../../worlds/tenants.js'
import { eventually, textOf } from '../find.js'

defineElements()

interface Expected {
  expect: Readonly<Record<string, CsvVerdict | 'any-match'>>
  noise?: readonly string[]
  rows?: number
}
const LISTS = Object.entries(cases as unknown as Record<string, Expected>)
/** Encodings of the fixtures that are not UTF-8. A clipboard holds their text. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'shift-jis-excel.csv': 'shift_jis',
  'polish-excel-cp1250.csv': 'windows-1250',
  'french-hr-degree-sign.csv': 'windows-1252',
  'utf16le-no-bom.csv': 'utf-16le',
}

/** The ways in which a list gets into the tab. */
const WAYS: Readonly<Record<string, (tab: BackupCsvTab, file: File, text: string) => void>> = {
  'a chosen file'(tab, file) {
    const transfer = new DataTransfer()
    transfer.items.add(file)
    const input = tab.renderRoot.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
    input.files = transfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  },
  'a dropped file'(tab, file) {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(file)
    tab.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  },
  'a pasted list'(tab, _file, text) {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
    // Firefox gives synthetic events an empty clipboard
    Object.defineProperty(event, 'clipboardData', { value: clipboardData })
    tab.dispatchEvent(event)
  },
}

const closePages = (): void => {
  for (const page of document.querySelectorAll('backup-start-page')) {
    page.session?.dispose()
    page.remove()
  }
}

/** Opens the CSV tab of a page. */
const openTab = async (): Promise<{ tab: BackupCsvTab; csv: BackupSession['csv'] }> => {
  sessionStorage.clear()
  const page = document.createElement('backup-start-page')
  page.style.blockSize = '60rem'
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users: directory as User[] }), speed: 100 })
  const session = createBackupSession({ adapter, scope })
  page.session = session
  document.body.append(page)
  const find = (): Element | undefined =>
    [...page.renderRoot.querySelectorAll('[role=tab]')].find((tab) => textOf(tab) === 'CSV file upload')
  // the page may still move while it loads, so a click at a position could miss the tab
  const opener = (await eventually(find, 'the tabs')) as HTMLElement
  opener.click()
  const tab = await eventually(() => page.renderRoot.querySelector<BackupCsvTab>('backup-csv-tab'), 'the CSV tab')
  await eventually(() => tab.renderRoot.querySelector('.drop'), 'the drop area')
  return { tab, csv: session.csv }
}

const verdictOf = (row: Element): string => textOf(row.querySelector('.chip')).replace(/^Duplicate of line .*/, 'Duplicate')
const addressOf = (row: Element): string => textOf(row.querySelector('.who .name')).toLowerCase()

describe('lists from other tools in the page', () => {
  afterEach(closePages)

  for (const [way, bring] of Object.entries(WAYS)) {
    it(`show the right verdicts after ${way}, for ${LISTS.length} lists`, async function () {
      this.timeout(300_000)
      const { tab, csv } = await openTab()
      const rows = (): Element[] => [...tab.renderRoot.querySelectorAll('.row')]
      for (const [name, expected] of LISTS) {
        const before = csv.rows.value
        const blob = await readFixture(`cases/${name}`)
        const text = new TextDecoder(ENCODINGS[name] ?? 'utf-8', { fatal: true }).decode(await blob.arrayBuffer())
        bring(tab, new File([blob], name), text)
        await eventually(
          () => csv.rows.value !== before && csv.progress.value === undefined && rows().length === csv.rows.value.length,
          name,
        )
        const wanted = Object.entries(expected.expect)
        if (wanted.length === 0) await eventually(() => textOf(tab.renderRoot as unknown as Element).includes(enCsv.csvNone), name)
        for (const [address, verdict] of wanted) {
          // a list may name a user by id or by an old address; the row then shows the list's text
          const user = (directory as User[]).find(({ email }) => email === address)
          const find = (): Element | undefined =>
            rows().find((one) => addressOf(one) === address.toLowerCase()) ??
            rows().find((one) => user !== undefined && textOf(one).includes(user.name))
          const label = verdict === 'any-match' ? '' : enCsv.csvVerdict({ verdict })
          await eventually(
            () => find() !== undefined && verdictOf(find() as Element).startsWith(label),
            `${label} of ${address} in ${name}`,
          )
        }
        const strangers = rows().filter((row) => /^(?:Not in directory|Invalid address)/.test(verdictOf(row)))
        for (const noise of expected.noise ?? []) {
          const isNoise = (row: Element): boolean => (noise === '' ? addressOf(row) === '' : addressOf(row).includes(noise.toLowerCase()))
          expect(strangers.filter(isNoise).map(textOf), `${name}: ${noise}`).to.deep.equal([])
        }
        if (expected.rows !== undefined) expect(rows(), name).to.have.length(expected.rows)
      }
    })
  }

  it('show exactly the people of lists in the shapes of other programs', async function () {
    this.timeout(300_000)
    const { tab, csv } = await openTab()
    const rows = (): Element[] => [...tab.renderRoot.querySelectorAll('.row')]
    const nameOf = (address: string): string => (directory as User[]).find(({ email }) => email === address)?.name ?? ''
    for (const [name, content, found, count] of [...EXPORTED_LISTS, ...PASTED_LISTS, ...FURTHER_LISTS]) {
      const before = csv.rows.value
      const text = typeof content === 'string' ? content : ''
      const way = WAYS[text === '' ? 'a chosen file' : 'a pasted list']
      way?.(tab, new File([content], name), text)
      await eventually(() => csv.rows.value !== before && csv.progress.value === undefined && rows().length === csv.rows.value.length, name)
      await eventually(() => found.every((address) => rows().some((row) => textOf(row).includes(nameOf(address)))), `everybody of ${name}`)
      const people = rows().filter((row) => /^(?:Ready|Already protected|Suspended|Deleted)/.test(verdictOf(row)))
      expect(people.map(textOf), name).to.have.length(found.length)
      if (count !== undefined) expect(rows(), name).to.have.length(count)
    }
  })
})
