import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupCsvTab } from '../../../src/components/csv-tab/csv-tab.js'
import { BackupError, type BackupSession } from '../../../src/core/index.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { userOf, usersOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { all, button, hasButton, hasFocus, one, row, textOf } from '../shadow-queries.js'

define('backup-csv-tab', BackupCsvTab)

const users = [
  userOf(1, { name: 'Ada', email: 'ada@example.com' }),
  userOf(2, { name: 'Ben', email: 'ben@example.com', backupStatus: 'protected' }),
  userOf(3, { name: 'Cid', email: 'cid@example.com', accountStatus: 'suspended' }),
  userOf(4, { name: 'Dot', email: 'dorothea@example.com' }),
]
const CSV = `Name,Email
a,ada@example.com
b,ben@example.com
c,cid@example.com
d,dorotea@example.com
e,no address
f,ADA@example.com
`

const upload = async (tab: BackupCsvTab, content: BlobPart, name = 'people.csv'): Promise<void> => {
  const transfer = new DataTransfer()
  transfer.items.add(new File([content], name))
  const input = one<HTMLInputElement>(tab, 'input[type=file]')
  input.files = transfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await settled(tab)
}
const paste = async (tab: BackupCsvTab, text: string): Promise<void> => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
  // Firefox gives synthetic events an empty clipboard.
  Object.defineProperty(event, 'clipboardData', { value: clipboardData })
  tab.dispatchEvent(event)
  await settled(tab)
}
const open = async (content: BlobPart = CSV): Promise<BackupCsvTab> => {
  const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
  await upload(tab, content)
  await until(() => all(tab, '.row').length > 0, 'rows')
  return tab
}
const ticked = (tab: BackupCsvTab): string[] => [...(tab.session?.selection.ticked.value ?? [])].map(({ id }) => id).sort()

/** Catches downloads instead of writing them to disk. */
const downloads = async (act: () => void, count = 1): Promise<{ name: string; text: string }[]> => {
  const caught: Promise<{ name: string; text: string }>[] = []
  const original = HTMLAnchorElement.prototype.click
  HTMLAnchorElement.prototype.click = function click() {
    const { href, download: name } = this
    caught.push(fetch(href).then(async (answer) => ({ name, text: await answer.text() })))
  }
  try {
    act()
    await until(() => caught.length === count, 'the download')
    return await Promise.all(caught)
  } finally {
    HTMLAnchorElement.prototype.click = original
  }
}

describe('backup-csv-tab', () => {
  afterEach(unmountAll)

  it('offers a drop area with a button, and a sample', async () => {
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
    let opened = 0
    one<HTMLInputElement>(tab, 'input[type=file]').addEventListener('click', (event) => {
      event.preventDefault()
      opened += 1
    })
    button(tab, 'Choose a CSV file').focus()
    await sendKeys({ press: 'Enter' })
    expect(opened).to.equal(1)
    const [sample] = await downloads(() => button(tab, 'Download sample').click())
    expect(sample?.name).to.equal('backup-sample.csv')
    expect(sample?.text).to.contain('@')
    await expect(tab).to.be.accessible()
  })

  it('exposes the file input neither as a second button nor as a tab stop', async () => {
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
    const exposed = all<HTMLElement>(tab, 'input, button, textarea').filter((control) => control.checkVisibility())
    expect(exposed.map((control) => control.getAttribute('aria-label') ?? control.textContent?.trim())).to.deep.equal([
      'Choose a CSV file',
      'Download sample',
      '',
      'Find people',
    ])
    expect(exposed.some((control) => control.matches('input[type=file]'))).to.equal(false)
  })

  it('lists every row with line, address and verdict, and a checkbox if the user can be backed up', async () => {
    const tab = await open()
    expect(all(tab, '.row .line').map(textOf)).to.deep.equal(['2', '3', '4', '5', '6', '7'])
    expect(all(tab, '.row .chip').map(textOf)).to.deep.equal([
      'Ready',
      'Already protected',
      'Suspended',
      'Not in directory',
      'Invalid address',
      'Duplicate of line 2',
    ])
    expect(all(tab, 'input[type=checkbox]').map((input) => input.getAttribute('aria-label'))).to.deep.equal(['Select Ada', 'Select Ben'])
    await until(() => all(tab, '.nearest').length === 1, 'the nearest')
    expect(textOf(one(tab, '.nearest'))).to.equal('Did you mean dorothea@example.com?')
    await until(() => textOf(one(tab, '[role=status]')).startsWith('6 rows: 1 ready, 1 already protected'))
    await expect(tab).to.be.accessible()
    row(tab, 0).focus()
    await sendKeys({ press: ' ' })
    expect(ticked(tab)).to.deep.equal(['u1'])
    await settled(tab)
    expect([0, 1, 2].map((index) => row(tab, index).getAttribute('aria-selected'))).to.deep.equal(['true', 'false', null])
    await sendKeys({ press: 'ArrowDown' })
    await settled(tab)
    expect(hasFocus(tab, row(tab, 1))).to.equal(true)
  })

  it('marks rows whose user is in the list, and does not tick them', async () => {
    const tab = await open(`${CSV}g,dorothea@example.com\n`)
    const session = tab.session as BackupSession
    await until(() => all(tab, 'button.nearest').length === 1, 'the nearest')
    session.selection.put(['u1', 'u4'].map((id) => ({ kind: 'user', id })))
    await settled(tab)
    const listed = row(tab, 0)
    expect(listed.classList.contains('listed')).to.equal(true)
    expect(listed.hasAttribute('aria-selected')).to.equal(false)
    const box = listed.querySelector<HTMLInputElement>('input[type=checkbox]')
    expect([box?.checked, box?.disabled]).to.deep.equal([true, true])
    const described = (box?.getAttribute('aria-describedby') ?? '').split(' ').map((id) => textOf(one(tab, `#${id}`)))
    expect(described).to.deep.equal(['ada@example.com', 'In list'])
    listed.focus()
    await sendKeys({ press: ' ' })
    await settled(tab)
    expect(ticked(tab)).to.deep.equal([])
    // The suggestion is plain text if its user is in the list.
    expect(all(tab, 'button.nearest')).to.have.length(0)
    expect(textOf(row(tab, 3).querySelector('.in-list'))).to.equal('In list')
    await expect(tab).to.be.accessible()
  })

  it('renders hostile cells as text', async () => {
    const hostile = '<img src=x onerror=window.hacked=1>'
    const tab = await open(`Name,Email\nx,${hostile}\n`)
    expect(textOf(one(tab, '.row .who .name'))).to.equal(hostile)
    expect(all(tab, '.row img')).to.have.length(0)
  })

  it('filters by verdict', async () => {
    const tab = await open()
    const chips = all(tab, '.filter').map(textOf)
    expect(chips).to.deep.equal(['1 ready', '1 already protected', '1 suspended', '1 not in directory', '1 duplicate', '1 invalid address'])
    button(tab, '1 suspended').click()
    button(tab, '1 duplicate').click()
    await settled(tab)
    expect(all(tab, '.row .line').map(textOf)).to.deep.equal(['7'])
    button(tab, '1 suspended').click()
    await settled(tab)
    expect(all(tab, '.row .line').map(textOf)).to.deep.equal(['4', '7'])
    expect(textOf(one(tab, '.count'))).to.equal('2 of 6 rows')
  })

  it('ticks all rows with an enabled checkbox', async () => {
    const tab = await open()
    button(tab, 'Select all 2 ready or already protected').click()
    await until(() => ticked(tab).length === 2)
    await settled(tab)
    expect(ticked(tab)).to.deep.equal(['u1', 'u2'])
    expect(textOf(one(tab, '.tick-line'))).to.contain('2 selected.')
  })

  it('reads another email column on request', async () => {
    const tab = await open('Name,Old,Email\nx,ben@example.com,ada@example.com\n')
    const select = one<HTMLSelectElement>(tab, '.notes select')
    expect([...select.options].map(textOf)).to.deep.equal(['Name', 'Old (1 of 1)', 'Email (1 of 1)'])
    expect(select.value).to.equal('2')
    expect(textOf(one(tab, '.notes')))
      .to.contain('Column 3 “Email” matches 1 of 1 row.')
      .and.to.contain('Change column')
      .and.to.contain('Use column 2 “Old”: 1 of 1 row')
    select.value = '1'
    select.dispatchEvent(new Event('change'))
    await until(() => textOf(one(tab, '.row .who .name')) === 'ben@example.com')
  })

  it('reads the second-best column when its button is pressed', async () => {
    const tab = await open('Name,Old,Email\nx,ben@example.com,ada@example.com\n')
    button(tab, 'Use column 2 “Old”: 1 of 1 row').click()
    await until(() => textOf(one(tab, '.row .who .name')) === 'ben@example.com')
    expect(textOf(one(tab, '.notes .column'))).to.equal('Column 2 “Old” matches 1 of 1 row.')
    await expect(tab).to.be.accessible()
  })

  it('reads the file again with another delimiter or encoding', async () => {
    const tab = await open('Email,Note\nada@example.com,"a|b"\n')
    const [, delimiter, encoding] = all(tab, '.notes select') as HTMLSelectElement[]
    if (delimiter === undefined || encoding === undefined) throw new Error('no selects')
    expect([delimiter.value, encoding.value]).to.deep.equal([',', 'utf-8'])
    encoding.value = 'windows-1251'
    encoding.dispatchEvent(new Event('change'))
    await until(() => textOf(one(tab, '.notes')).includes('Read as Windows-1251 text.'), 'the encoding')
    const again = all(tab, '.notes select')[1] as HTMLSelectElement
    again.value = '|'
    again.dispatchEvent(new Event('change'))
    await until(() => tab.session?.csv.format.value?.delimiter === '|', 'the delimiter')
  })

  it('counts lines that are not rows, and shows a note if a list has no columns', async () => {
    const tab = await open('# pilot\nada@example.com; ben@example.com\n')
    expect(textOf(one(tab, '.notes')))
      .to.contain('Every address in the list was read.')
      .and.to.contain('1 line was a header or comment.')
  })

  it('offers to add the group whose address a row contains', async () => {
    const groups = [{ id: 'g1', name: 'Staff', email: 'staff@example.com', members: ['u1'] }]
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users, groups }).session)
    await upload(tab, 'Email\nada@example.com\nstaff@example.com\n')
    await until(() => all(tab, '.row').length === 2, 'rows')
    expect(all(tab, '.row .chip').map(textOf)).to.deep.equal(['Ready', 'Group'])
    button(tab, 'Add GROUP: Staff').click()
    await until(() => !hasButton(tab, 'Add GROUP: Staff'))
    expect(tab.session?.selection.items.value).to.deep.include({ kind: 'group', id: 'g1', label: 'Staff' })
    expect(textOf(one(tab, '.nearest'))).to.equal('Staff is in the selection.')
    await expect(tab).to.be.accessible()
  })

  it('reads a list from the paste field, and does not intercept paste events there', async () => {
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
    const field = one<HTMLTextAreaElement>(tab, 'textarea')
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'ben@example.com')
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true })
    field.dispatchEvent(event)
    expect(event.defaultPrevented).to.equal(false)
    await expect(tab).to.be.accessible()
    field.value = 'Ada <ada@example.com>, Ben <ben@example.com>'
    button(tab, 'Find people').click()
    await until(() => all(tab, '.row').length === 2, 'rows')
    expect(textOf(one(tab, '.file'))).to.equal('Pasted list')
  })

  it('reads dropped text', async () => {
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', 'ada@example.com\nben@example.com')
    tab.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    await until(() => all(tab, '.row').length === 2, 'rows')
  })

  it('explains what a non-CSV file looks like and keeps the earlier rows', async () => {
    const tab = await open()
    const fired: string[] = []
    tab.addEventListener('backup-error', (event) => fired.push(event.detail.code))
    await upload(tab, new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]), 'report.pdf')
    await until(() => all(tab, '.problem').length === 1)
    expect(textOf(one(tab, '.problem .words'))).to.equal(
      "report.pdf couldn't be used. It looks like a PDF, not a CSV file. The previous file is still loaded.",
    )
    expect(fired).to.deep.equal(['not-a-csv'])
    expect(all(tab, '.row')).to.have.length(6)
    await expect(tab).to.be.accessible()
  })

  it('offers Try again if the directory fails, and another file if the file is invalid', async () => {
    let isDown = true
    const { session } = sampleOf(
      { users },
      { faults: ({ method }) => (isDown && method === 'matchUsers' ? new BackupError('unavailable', 'down') : undefined) },
    )
    const tab = await mount<BackupCsvTab>('backup-csv-tab', session)
    await upload(tab, CSV)
    await until(() => all(tab, '.problem').length === 1, 'the problem')
    expect(textOf(one(tab, '.problem'))).to.contain("The server didn't respond.")
    await expect(tab).to.be.accessible()
    isDown = false
    button(tab, 'Try again').click()
    await until(() => all(tab, '.row').length === 6, 'rows')
    expect(all(tab, '.problem')).to.have.length(0)
    await upload(tab, new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]), 'book.xlsx')
    await until(() => all(tab, '.problem').length === 1, 'the problem')
    expect(all(tab, '.problem > button').map(textOf)).to.deep.equal(['Choose another file'])
  })

  it('shows progress and cancels silently', async () => {
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users: usersOf(3) }, { latencyMs: 2000 }).session)
    await upload(tab, 'person1@example.com\nperson2@example.com\n')
    await until(() => all(tab, '.reading progress').length === 1, 'progress')
    await expect(tab).to.be.accessible()
    button(tab, 'Cancel').click()
    await until(() => all(tab, '.reading').length === 0)
    expect(all(tab, '.problem')).to.have.length(0)
    expect(hasButton(tab, 'Choose a CSV file')).to.equal(true)
  })

  it('names the report after the file', async () => {
    const tab = await open()
    const [report] = await downloads(() => button(tab, 'Download report').click())
    expect(report?.name).to.equal('people-report.csv')
    expect(report?.text).to.contain('ada@example.com')
  })

  it('reads a dropped file', async () => {
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['ada@example.com\n'], 'one.txt'))
    tab.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }))
    await settled(tab)
    expect(all(tab, '.drop.over')).to.have.length(1)
    tab.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    await until(() => all(tab, '.row').length === 1)
    expect(textOf(one(tab, '.file'))).to.equal('one.txt')
  })

  it('reads a pasted list', async () => {
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
    expect(one(tab, '.drop').contains(one(tab, '.drop-text')), 'the text is in the drop area').to.equal(true)
    await paste(tab, 'ada@example.com; ben@example.com')
    await until(() => all(tab, '.row').length > 0, 'rows')
    expect(textOf(one(tab, '.file'))).to.equal('Pasted list')
  })

  it('asks before it replaces a file with ticks, and clears the ticks with the file', async () => {
    const tab = await open()
    tab.session?.selection.tick({ kind: 'group', id: 'g1', label: 'Staff' }, true)
    button(tab, 'Select all 2 ready or already protected').click()
    await until(() => ticked(tab).length === 3)
    await upload(tab, 'dorothea@example.com\n', 'other.csv')
    expect(textOf(one(tab, '.replace .words'))).to.equal('Replacing people.csv clears the ticks of its 2 users.')
    expect(textOf(one(tab, '.file')), 'the file stays until the answer').to.equal('people.csv')
    expect(hasFocus(tab, button(tab, 'Add to list first'))).to.equal(true)
    await expect(tab).to.be.accessible()
    button(tab, 'Cancel').click()
    await settled(tab)
    expect(ticked(tab)).to.deep.equal(['g1', 'u1', 'u2'])
    await upload(tab, 'dorothea@example.com\n', 'other.csv')
    button(tab, 'Replace file').click()
    await until(() => textOf(one(tab, '.file')) === 'other.csv', 'the other file')
    await settled(tab)
    expect(ticked(tab)).to.deep.equal(['g1'])
    expect(tab.session?.selection.items.value).to.have.length(0)
  })

  it('adds the ticked users of a file to the list before it replaces the file', async () => {
    const tab = await open()
    button(tab, 'Select all 2 ready or already protected').click()
    await until(() => ticked(tab).length === 2)
    await upload(tab, 'dorothea@example.com\n', 'other.csv')
    button(tab, 'Add to list first').click()
    await until(() => textOf(one(tab, '.file')) === 'other.csv', 'the other file')
    await settled(tab)
    expect(ticked(tab)).to.deep.equal([])
    expect([...(tab.session?.selection.items.value ?? [])].map(({ label }) => label)).to.deep.equal(['Ada', 'Ben'])
  })

  it('keeps the ticks of a file when the other file cannot be read', async () => {
    const tab = await open()
    button(tab, 'Select all 2 ready or already protected').click()
    await until(() => ticked(tab).length === 2)
    await upload(tab, new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]), 'report.pdf')
    button(tab, 'Replace file').click()
    await until(() => all(tab, '.problem').length === 1)
    expect(ticked(tab)).to.deep.equal(['u1', 'u2'])
  })

  it('ticks the nearest user when its suggestion is pressed', async () => {
    const tab = await open()
    await until(() => hasButton(tab, 'Did you mean dorothea@example.com?'), 'the suggestion')
    button(tab, 'Did you mean dorothea@example.com?').click()
    await settled(tab)
    expect(ticked(tab)).to.deep.equal(['u4'])
    expect(button(tab, 'Did you mean dorothea@example.com?').ariaPressed).to.equal('true')
    await expect(tab).to.be.accessible()
    button(tab, 'Did you mean dorothea@example.com?').click()
    await settled(tab)
    expect(ticked(tab)).to.deep.equal([])
  })

  it('offers the user whose name a row has instead of an address, and ticks nobody by itself', async () => {
    const tab = await open('Email\nada@example.com\nDot\nNobody Here\n')
    await until(() => all(tab, 'button.nearest').length === 1, 'the suggestion')
    expect(all(tab, '.row .chip').map(textOf)).to.deep.equal(['Ready', 'Invalid address', 'Invalid address'])
    expect(ticked(tab)).to.deep.equal([])
    one<HTMLButtonElement>(tab, 'button.nearest').click()
    await settled(tab)
    expect(ticked(tab)).to.deep.equal(['u4'])
    await expect(tab).to.be.accessible()
  })

  it('renders few nodes of many rows and filters them in slices', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => (index % 2 === 0 ? `nobody${index}@example.com` : `no address ${index}`))
    const tab = await mount<BackupCsvTab>('backup-csv-tab', sampleOf({ users }).session)
    await upload(tab, lines.join('\n'))
    await until(() => all(tab, '.row').length > 0, 'rows')
    expect(all(tab, '.row').length).to.be.below(60)
    button(tab, '30,000 invalid addresses').click()
    await until(() => textOf(one(tab, '.count')) === '30,000 of 60,000 rows', 'all rows of the verdict')
    await settled(tab)
    expect(all(tab, '.row .line').slice(0, 3).map(textOf)).to.deep.equal(['2', '4', '6'])
  })
})
