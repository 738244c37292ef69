import { expect } from 'chai'
import { readAddresses } from '../../../src/core/csv/cells/address.js'
import { isHeaderWord, isTypeName } from '../../../src/core/csv/cells/header-names.js'
import { readGuid } from '../../../src/core/csv/cells/ids.js'
import { addressColumnsOf } from '../../../src/core/csv/columns/address-columns.js'
import { readFieldLayout } from '../../../src/core/csv/columns/field-records.js'
import { csvWorld, listRows, people } from '../../worlds/csv-world.js'

const READERS = { readAddresses, readGuid, isHeaderWord, isTypeName, addressColumnsOf }

/** Reads the text in pieces of this many characters: the names, and the cells and line of each record. */
const read = (text: string, size: number) => {
  const layout = readFieldLayout(text, true, READERS)
  if (layout === undefined) return undefined
  const reader = layout.createReader()
  const records: [number, readonly string[]][] = []
  for (let at = 0; at < text.length; at += size) {
    const { rows, lines } = reader.push(text.slice(at, at + size), at + size >= text.length)
    rows.forEach((cells, index) => {
      records.push([lines[index] as number, cells])
    })
  }
  return { names: layout.columns, records }
}

const FILES: readonly (readonly [name: string, text: string, names: readonly string[], records: readonly [number, readonly string[]][]])[] =
  [
    [
      'JSON',
      '[\n  {"name": {"full": "Ida \\"I\\" Holm"}, "mail": "ida@x.org", "tags": ["a", "b"], "age": null},\n  {"mail": "bram@x.org", "on": true}\n]',
      ['name.full', 'mail', 'tags', 'on'],
      [
        [2, ['Ida "I" Holm', 'ida@x.org', 'a, b', '']],
        [3, ['', 'bram@x.org', '', 'true']],
      ],
    ],
    [
      'a JSON list of texts',
      '["ida@x.org",\n "bram@x.org"]',
      [''],
      [
        [1, ['ida@x.org']],
        [2, ['bram@x.org']],
      ],
    ],
    [
      'JSON Lines',
      '{"mail":"ida@x.org"}\n{"mail":"bram@x.org"}\n',
      ['mail'],
      [
        [1, ['ida@x.org']],
        [2, ['bram@x.org']],
      ],
    ],
    [
      'LDIF',
      'version: 1\r\n\r\ndn: cn=Ida,dc=x,\r\n dc=org\r\nmail: ida@x.org\r\nmail: i.holm@x.org\r\ncn:: SmFu\r\n\r\n# 2\r\ndn: cn=Bram\r\nmail: bram@x.org\r\n\r\nsearch: 2\r\nresult: 0 Success\r\n',
      ['dn', 'mail', 'cn'],
      [
        [3, ['cn=Ida,dc=x,dc=org', 'ida@x.org, i.holm@x.org', 'Jan']],
        [10, ['cn=Bram', 'bram@x.org', '']],
      ],
    ],
    [
      "PowerShell's list",
      '\r\nName    : Ida Holm\r\nAliases : {ida@x.org,\r\n          i.holm@x.org}\r\n\r\nName    : Bram\r\nAliases : bram@x.org\r\n\r\n',
      ['Name', 'Aliases'],
      [
        [2, ['Ida Holm', '{ida@x.org,i.holm@x.org}']],
        [6, ['Bram', 'bram@x.org']],
      ],
    ],
    [
      'contact cards',
      'BEGIN:VCARD\nVERSION:3.0\nN:Holm\\, Ida\nitem1.EMAIL;TYPE=WORK:ida@\n x.org\nEND:VCARD\nBEGIN:VCARD\nEMAIL:bram@x.org\nEND:VCARD\n',
      ['VERSION', 'N', 'EMAIL'],
      [
        [2, ['3.0', 'Holm, Ida', 'ida@x.org']],
        [8, ['', '', 'bram@x.org']],
      ],
    ],
    [
      'attendees',
      'BEGIN:VCALENDAR\nUID:1@x.org\nORGANIZER;CN="Holm: Ida":mailto:ida@x.org\nATTENDEE;CN=Bram:mailto:\n bram@x.org\nEND:VCALENDAR\n',
      ['ATTENDEE'],
      [
        [3, ['mailto:ida@x.org']],
        [4, ['mailto:bram@x.org']],
      ],
    ],
    [
      'YAML',
      'users:\n  - name: Ida\n    mail: "ida@x.org"\n  # next\n  - name: Bram\n    mail: bram@x.org\n',
      ['name', 'mail'],
      [
        [2, ['Ida', 'ida@x.org']],
        [5, ['Bram', 'bram@x.org']],
      ],
    ],
  ]

describe('files that name their values', () => {
  for (const [name, text, names, records] of FILES) {
    it(`are read in pieces of any size: ${name}`, () => {
      for (const size of [1, 2, 7, text.length]) expect(read(text, size), String(size)).to.deep.equal({ names, records })
    })
  }

  const OTHERS = {
    'a mail header': 'From: ida@x.org\nTo: bram@x.org\nCc: cato@x.org\nFrom: dana@x.org\nTo: eze@x.org\n',
    'a person for each name': 'Ida  : ida@x.org\nBram : bram@x.org\n',
    'one name': 'User: ida@x.org\nUser: bram@x.org\n',
    'a group and its members': 'Group: staff@x.org\n  member: ida@x.org\n  member: bram@x.org\n  owner: cato@x.org\n',
    'a table': 'Name,Email\nIda,ida@x.org\n',
    'JSON without people': '{"name": "x", "version": "1.0.0"}',
  }
  for (const [name, text] of Object.entries(OTHERS)) {
    it(`do not include ${name}`, () => {
      expect(readFieldLayout(text, true, READERS)).to.equal(undefined)
    })
  }

  it('offer their names as columns, and can be read as a table again', async () => {
    const { csv } = csvWorld(people())
    await csv.load('Name   : Alma\nMail   : alma.reyes@example.com\nBackup : other@home.example\n')
    expect(listRows(csv)).to.deep.equal([[1, 'alma.reyes@example.com', 'ready']])
    expect([csv.columns.value.map(({ name }) => name), csv.format.value]).to.deep.equal([
      ['Mail', 'Backup'],
      { delimiter: ':', encoding: 'utf-8' },
    ])
    await csv.useColumn(2)
    expect(listRows(csv)).to.deep.equal([[1, 'other@home.example', 'unknown']])
    await csv.useDelimiter(',')
    expect(csv.format.value?.delimiter).to.equal(',')
    await csv.useDelimiter(':')
    expect(listRows(csv)).to.deep.equal([[1, 'alma.reyes@example.com', 'ready']])
  })

  it('list a record without an address as a row that is not an address, and skip metadata', async () => {
    const { csv } = csvWorld(people())
    await csv.load(
      '{"next": "x", "value": [{"mail": "alma.reyes@example.com"}, {"name": "No mail"}, {"mail": "bram.devries@example.com"}]}',
    )
    expect(listRows(csv)).to.deep.equal([
      [1, 'alma.reyes@example.com', 'ready'],
      [1, '', 'not-an-address'],
      [1, 'bram.devries@example.com', 'protected'],
    ])
  })
})
