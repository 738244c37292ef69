import { expect } from 'chai'
import type { User } from '../../../src/core/index.js'
import { csvWorld, listRows, person } from '../../worlds/csv-world.js'
import { rejection } from '../../worlds/waiting.js'

const users: User[] = ['ada', 'ben', 'cid', 'dot'].map((name, index) => person(`id-${index + 1}00`, `${name}@work.example`))
const addressesOf = (csv: ReturnType<typeof csvWorld>['csv']): string[] => [...csv.rows.value].map(({ address }) => address)

describe('the address column', () => {
  it('is the column with the most distinct users, regardless of its name', async () => {
    const { csv } = csvWorld(users)
    await csv.load(
      'No;Email;Kontakt\n7;ada@home.example;ada@work.example\n8;ben@home.example;ben@work.example\n9;x@home.example;nobody@work.example\n',
    )
    expect(addressesOf(csv)).to.deep.equal(['ada@work.example', 'ben@work.example', 'nobody@work.example'])
    expect(csv.columns.value).to.deep.equal([
      { index: 2, name: 'Kontakt', matches: 2, rows: 3 },
      { index: 1, name: 'Email', matches: 0, rows: 3 },
    ])
  })

  it('is a column of many users rather than a column with the same manager in every row', async () => {
    const { csv } = csvWorld(users)
    await csv.load(
      'Manager,Person\ndot@work.example,ada@work.example\ndot@work.example,ben@work.example\ndot@work.example,gone@work.example\n',
    )
    expect(addressesOf(csv)).to.deep.equal(['ada@work.example', 'ben@work.example', 'gone@work.example'])
    expect(csv.columns.value.map(({ index, matches }) => [index, matches])).to.deep.equal([
      [1, 2],
      [0, 3],
    ])
  })

  it('is decided by the header if two columns match as many users', async () => {
    const { csv } = csvWorld(users)
    await csv.load('Delegate,Email\nben@work.example,ada@work.example\nada@work.example,ben@work.example\n')
    expect(csv.notes.value[0]).to.include({ kind: 'column', index: 1 })
  })

  it('may be a column of ids', async () => {
    const { csv } = csvWorld(users)
    await csv.load('Name,Mail,Key\nAda,ada@old.example,id-100\nBen,ben@old.example,id-200\n')
    expect([...csv.rows.value].map(({ user }) => user?.email)).to.deep.equal(['ada@work.example', 'ben@work.example'])
    expect(csv.columns.value[0]).to.deep.equal({ index: 2, name: 'Key', matches: 2, rows: 2 })
  })

  it('is not a column of row numbers, even if users have such ids', async () => {
    const numbered = users.map((user, index) => ({ ...user, id: String(101 + index) }))
    const { csv } = csvWorld(numbered)
    await csv.load('N°,Email\n101,ada@work.example\n102,x@work.example\n103,y@work.example\n')
    expect(addressesOf(csv)).to.deep.equal(['ada@work.example', 'x@work.example', 'y@work.example'])
  })

  it('is found without sending passwords to the directory', async () => {
    const { csv, matched } = csvWorld(users)
    await csv.load('User,Initial password\nada@work.example,Secret1234\ngone@work.example,Secret5678\n')
    expect(matched.flat().some((key) => /secret/i.test(key))).to.equal(false)
  })

  it('is found from the first 200 rows, with one lookup per key', async () => {
    const { csv, matched } = csvWorld(users)
    const lines = Array.from({ length: 1000 }, (_, row) => `p${row}@home.example,${['ada', 'ben'][row % 2]}@work.example`)
    await csv.load(['Private,Work', ...lines].join('\n'))
    expect(matched[0]?.length).to.equal(202)
    expect(csv.columns.value).to.deep.equal([
      { index: 1, name: 'Work', matches: 1000, rows: 1000 },
      { index: 0, name: 'Private', matches: 0, rows: 200 },
    ])
  })

  it('keeps the chosen column when the encoding changes, and is detected again for another delimiter', async () => {
    const { csv } = csvWorld(users)
    await csv.load('Email,Delegate|Note\nada@work.example,ben@work.example|x\n')
    await csv.useColumn(1)
    expect(addressesOf(csv)).to.deep.equal(['ben@work.example'])
    await csv.useEncoding('windows-1252')
    expect(csv.notes.value).to.deep.include({ kind: 'column', index: 1, columns: ['Email', 'Delegate|Note'] })
    await csv.useDelimiter('|')
    expect(csv.format.value).to.deep.equal({ delimiter: '|', encoding: 'windows-1252' })
    expect(addressesOf(csv)).to.deep.equal(['ada@work.example', 'ben@work.example'])
    for (const wrong of ['', '"', '\n', ',,']) expect((await rejection(csv.useDelimiter(wrong))).code).to.equal('bad-input')
  })

  it('is absent in a list without columns, where every address is read', async () => {
    const { csv } = csvWorld(users)
    await csv.paste('ada@work.example, ben@work.example\ncid@work.example')
    expect(csv.columns.value).to.deep.equal([])
    expect(listRows(csv)).to.deep.equal([
      [1, 'ada@work.example', 'ready'],
      [1, 'ben@work.example', 'ready'],
      [2, 'cid@work.example', 'ready'],
    ])
  })

  it('shows a name without an address between semicolons as a separate row', async () => {
    const { csv } = csvWorld(users)
    await csv.paste('Ada <ada@work.example>; Eve Sample; ben@work.example')
    expect(listRows(csv)).to.deep.equal([
      [1, 'ada@work.example', 'ready'],
      [1, 'ben@work.example', 'ready'],
      [1, 'Eve Sample', 'not-an-address'],
    ])
  })

  it('shows a mistyped address of a list as a separate row', async () => {
    const { csv } = csvWorld(users)
    await csv.paste('ada@work.example, ben@, cid@work.example')
    expect(listRows(csv)).to.deep.equal([
      [1, 'ada@work.example', 'ready'],
      [1, 'cid@work.example', 'ready'],
      [1, 'ben@', 'not-an-address'],
    ])
  })

  it('rejects with the error of the directory while the column is being chosen', async () => {
    const { csv } = csvWorld(users, { matchUsers: () => Promise.reject(new Error('down')) })
    expect((await rejection(csv.load('Email,Other\na@x.example,b@x.example\n'))).code).to.equal('unavailable')
  })
})

describe('skipped lines', () => {
  it('counts titles, comments, examples, repeated headers and totals in one note', async () => {
    const { csv } = csvWorld(users)
    await csv.load(
      [
        'Staff to back up',
        '',
        '# exported today',
        'Email,Name',
        'Example: x@contoso.com,Example: X',
        'ada@work.example,Ada',
        'Email,Name',
        'ben@work.example,Ben',
        'Total: 2',
      ].join('\n'),
    )
    expect(listRows(csv)).to.deep.equal([
      [6, 'ada@work.example', 'ready'],
      [8, 'ben@work.example', 'ready'],
    ])
    expect(csv.notes.value.find(({ kind }) => kind === 'skipped-lines')).to.deep.equal({
      kind: 'skipped-lines',
      count: 5,
      lines: [1, 3, 5, 7, 9],
    })
  })

  it('follows a header in the middle that orders the columns differently', async () => {
    const { csv } = csvWorld(users)
    await csv.load('group,email,role\ng@x.example,ada@work.example,OWNER\nrole,group,email\nMEMBER,g@x.example,ben@work.example\n')
    expect(addressesOf(csv)).to.deep.equal(['ada@work.example', 'ben@work.example'])
    await csv.load('Name;Mail\nAda;ada@work.example\nName;Abteilung;Mail\nBen;IT;ben@work.example\n')
    expect(addressesOf(csv)).to.deep.equal(['ada@work.example', 'ben@work.example'])
  })
})

describe('a header', () => {
  it('may have fewer cells than rows with unquoted commas in names', async () => {
    const { csv } = csvWorld(users)
    await csv.load('Name,Kontakt\nHolm, Ada,ada@work.example\nSilva, Ben,ben@work.example\n')
    expect(addressesOf(csv)).to.deep.equal(['ada@work.example', 'ben@work.example'])
  })

  it('is not needed to find the address in a row that another delimiter splits', async () => {
    const { csv } = csvWorld()
    await csv.load('Name;Email\nAlma,alma.reyes@example.com\nBram;bram.devries@example.com\nZoë\tzoe.brule@example.com\n')
    expect([...csv.rows.value].map(({ line, user }) => [line, user?.id])).to.deep.equal([
      [2, 'u1'],
      [3, 'u2'],
      [4, 'u4'],
    ])
    // a shorter row has no address in the chosen column; its private address is another column
    await csv.load('Private;Name;Work\nalma@home.example;Alma;alma.reyes@example.com\nbram@home.example\n')
    expect([...csv.rows.value].map(({ line, address }) => [line, address])).to.deep.equal([
      [2, 'alma.reyes@example.com'],
      [3, ''],
    ])
  })

  it('is found in a Markdown table with aligned columns', async () => {
    const { csv } = csvWorld()
    await csv.load('| Name | Email |\n| :--- | ---: |\n| Alma | alma.reyes@example.com |\n')
    expect([...csv.rows.value].map(({ line, user }) => [line, user?.id])).to.deep.equal([[3, 'u1']])
  })

  it('is not a row in a file without people, even below a title', async () => {
    const { csv } = csvWorld(users)
    await csv.load('Members for group Staff\r\nEmail address,Nickname,Group status\r\n')
    expect(csv.rows.value.length).to.equal(0)
  })
})

describe('the verdict `group`', () => {
  const groups = [
    { id: 'g1', name: 'Staff', email: 'Staff@work.example' },
    { id: 'g2', name: 'Interns', email: 'interns@work.example' },
  ]

  it('marks the address of a group and names the group', async () => {
    const { csv } = csvWorld(users, { listGroups: async () => ({ items: groups }) })
    await csv.load('Email\nada@work.example\nstaff@work.example\nSTAFF@work.example\nnobody@work.example\n')
    expect(listRows(csv).map((row) => row.slice(1))).to.deep.equal([
      ['ada@work.example', 'ready'],
      ['staff@work.example', 'group'],
      ['STAFF@work.example', 'duplicate', 3],
      ['nobody@work.example', 'unknown'],
    ])
    expect(csv.rows.value.at(1)?.group).to.deep.equal(groups[0])
    expect(csv.counts.value).to.include({ ready: 1, group: 1, duplicate: 1, unknown: 1 })
    const { csv: again } = csvWorld(users, { listGroups: async () => ({ items: groups }) })
    await again.load(await csv.report())
    expect(again.counts.value).to.deep.equal(csv.counts.value)
  })

  it('searches groups one by one if there are too many to list: first rows with the type GROUP, others when in view', async () => {
    const searches: string[] = []
    const { csv } = csvWorld(users, {
      async listGroups({ search }) {
        if (search === undefined) return { items: [], next: 'more' }
        searches.push(search)
        return { items: groups.filter(({ email }) => email.toLowerCase().includes(search)) }
      },
      listUsers: async () => ({ items: [] }),
    })
    const lines = Array.from({ length: 150 }, (_, row) => `USER,nobody${row}@work.example`)
    await csv.load(['type,email', ...lines, 'USER,staff@work.example', 'GROUP,interns@work.example'].join('\n'))
    expect(searches.length).to.equal(100)
    expect(searches[0]).to.equal('interns@work.example')
    expect(csv.rows.value.at(151)).to.include({ verdict: 'group', memberType: 'group' })
    expect(csv.rows.value.at(150)?.verdict).to.equal('unknown')
    csv.findNearest(150)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(csv.rows.value.at(150)?.verdict).to.equal('group')
    expect(csv.counts.value).to.include({ group: 2, unknown: 150 })
  })

  it('keeps rows unknown if the backend rejects the list of groups', async () => {
    const { csv } = csvWorld(users)
    await csv.load('type,email\nGROUP,staff@work.example\nCUSTOMER,\n')
    expect([...csv.rows.value].map(({ verdict, memberType }) => [verdict, memberType])).to.deep.equal([
      ['unknown', 'group'],
      ['not-an-address', 'customer'],
    ])
  })
})
