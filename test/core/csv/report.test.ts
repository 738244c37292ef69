import { expect } from 'chai'
import { createRecordReader } from '../../../src/core/csv/parsing/records.js'
import { reportCell } from '../../../src/core/csv/report.js'
import type { CsvReportWords, User } from '../../../src/core/index.js'
import { csvWorld, listRows, people, person, withoutWorker } from '../../worlds/csv-world.js'

describe('the CSV report', () => {
  it('lists every row, without a cell that a spreadsheet executes', async () => {
    const users = people()
    Object.assign(users[0] as User, { name: '=1+1', id: '+u1' })
    const { csv } = csvWorld(users)
    const lines = [
      'Email,Name',
      'alma.reyes@example.com,A',
      'alma.reyes@example.com,again',
      '"=HYPERLINK(""http://x.example"")",f',
      '"  \t@SUM(1)",f',
      '"＝cmd",f',
      '"a;=cmd",f',
      ',nobody',
      'chidi.ese@example.com,typo',
      'chidi.eze@example.com,off',
    ]
    await csv.load(lines.join('\n'))
    const blob = await csv.report()
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect([blob.type, ...bytes.slice(0, 3)]).to.deep.equal(['text/csv', 0xef, 0xbb, 0xbf])
    const { rows } = createRecordReader(',').push(await blob.text(), true)
    expect(rows).to.deep.equal([
      ['Line', 'Address', 'Verdict', 'Detail', 'Name', 'User id'],
      ['2', 'alma.reyes@example.com', 'ready', '', '\t=1+1', '\t+u1'],
      ['3', 'alma.reyes@example.com', 'duplicate', 'duplicate of line 2', '\t=1+1', '\t+u1'],
      ['4', '\t=HYPERLINK("http://x.example")', 'not an address', '', '', ''],
      ['5', '\t@SUM(1)', 'not an address', '', '', ''],
      ['6', '\t＝cmd', 'not an address', '', '', ''],
      ['7', 'a;\t=cmd', 'not an address', '', '', ''],
      ['8', '', 'not an address', '', '', ''],
      ['9', 'chidi.ese@example.com', 'not in this directory', 'nearest: chidi.eze@example.com', '', ''],
      ['10', 'chidi.eze@example.com', 'suspended', 'ADMIN', 'Chidi Eze', 'u3'],
    ])
    // a tab precedes every character that starts a formula
    for (const cell of rows.flat()) expect(cell).not.to.match(/(?:^|[,;\r\n])[\r\n \uFEFF]*[=+\-@＝＋－＠]/)
  })
  it('loads again with the same verdicts, including escaped cells', async () => {
    const { csv } = csvWorld([person('p', '+tag@example.com')])
    await csv.load('Email\n+tag@example.com\nnobody@example.com')
    await csv.load(await csv.report())
    expect(listRows(csv)).to.deep.equal([
      [2, '+tag@example.com', 'ready'],
      [3, 'nobody@example.com', 'unknown'],
    ])
  })
  it('loads again although the detail of every unknown row contains the name of a user', async () => {
    const { csv } = csvWorld()
    await csv.load('Email\nalma.reyse@example.com\nbram.devris@example.com\nzoe.brul@example.com\n')
    const report = await csv.report()
    expect(await report.text()).to.contain('nearest: alma.reyes@example.com')
    const again = csvWorld()
    await again.csv.load(report)
    expect(again.csv.counts.value).to.include({ unknown: 3, ready: 0, protected: 0 })
  })
  it('separates cells with the semicolon expected in a language, and loads again', async () => {
    const { csv } = csvWorld()
    await csv.load('Email\nalma.reyes@example.com\nnobody@example.com\nno address\n')
    const words: CsvReportWords = {
      delimiter: ';',
      columns: { line: 'Zeile', address: 'Adresse', verdict: 'Ergebnis', detail: 'Einzelheit', name: 'Name', id: 'Benutzer-ID' },
      verdict: (verdict) => verdict,
      duplicateOf: (line) => `Doppelt zu Zeile ${line}`,
      nearest: (address) => `Meinten Sie ${address}?`,
    }
    const report = await csv.report(words)
    expect((await report.text()).split('\r\n')[0]).to.equal(
      '\ufeffZeile;Adresse;Ergebnis;Einzelheit;Name;Benutzer-ID'.replace('\ufeff', ''),
    )
    const { counts } = csv
    const again = csvWorld()
    await again.csv.load(report)
    expect(again.csv.counts.value).to.deep.equal(counts.value)
    expect(again.csv.columns.value[0]?.name).to.equal('Adresse')
  })
  it('quotes cells with delimiters, quotes, line breaks or outer spaces', () => {
    expect(['a', 'a,b', 'a"b', 'a;b', ' a', 'a\nb', ''].map(reportCell)).to.deep.equal([
      'a',
      '"a,b"',
      '"a""b"',
      '"a;b"',
      '" a"',
      '"a\nb"',
      '',
    ])
    for (const text of ['=1', ' =1', '\ufeff+1', '\t-1', '\r@a', '＠a', 'a\r\n=1', 'a;\t-1', 'a,+1'])
      expect(reportCell(text), text).to.match(/^".*\t[\s\uFEFF]*[=+\-@＠]/s)
  })
  it('is the same for a file read on the main thread', async () => {
    const text = 'Email\nalma.reyes@example.com\nx\n'
    const once = csvWorld()
    await once.csv.load(text)
    const again = csvWorld()
    await withoutWorker(() => again.csv.load(text))
    expect(await (await again.csv.report()).text()).to.equal(await (await once.csv.report()).text())
  })
})
