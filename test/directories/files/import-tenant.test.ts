import { expect } from 'chai'
import { createMemoryAdapter, type ImportedTenant, importTenant } from '../../../src/memory.js'
import { readFixture } from '../../fixture.js'
import { callOf } from '../../worlds/adapters.js'
import { rejection } from '../../worlds/waiting.js'

const at = '2026-11-22T08:00:00.000Z'
const fixture = async (name: string) => ({ name, blob: await readFixture(`csv/${name}`) })
const file = (name: string, text: string) => ({ name, blob: new Blob([text]) })
const load = async (...names: string[]) => importTenant(await Promise.all(names.map(fixture)), { exportedAt: at })

/** Returns one line per user, domain by domain: address, name, status, reason, org unit, aliases. */
const usersOf = (tenant: ImportedTenant) =>
  tenant.clouds.flatMap((cloud) =>
    cloud.domains.flatMap((domain) =>
      domain.users.map(({ email, name, accountStatus, statusReason = '', orgUnitId = '', aliases = [] }) =>
        [`${cloud.id}/${domain.id}`, email, name, accountStatus, statusReason, orgUnitId, ...aliases].join(' | '),
      ),
    ),
  )
const unitsOf = (tenant: ImportedTenant) =>
  tenant.clouds.flatMap(({ domains }) =>
    domains.flatMap(({ id: domain, orgUnits }) =>
      orgUnits.map(({ id, name, parentId, users }) =>
        [domain, id, name, parentId, users.map((user) => user.split('@')[0]).join('+')].join(' | '),
      ),
    ),
  )

const google = (chidi: string, dana: string) => [
  'google/example.com | alma.reyes@example.com | Alma Reyes | active |  | /Staff',
  'google/example.com | bram.devries@example.com | Bram de Vries | active |  | /Staff/Finance',
  `google/example.com | chidi.eze@example.com | Chidi Eze | ${chidi} | /Staff`,
  "google/example.com | zoe.brule@example.com | Zoë Brûlé-O'Neil | active |  | /Staff",
  `google/example.com | dana.meir@example.com | Dana Meir | ${dana} | /Alumni`,
  'google/school.example.com | ace.lee@school.example.com | Smith, Jr. "Ace" Lee | active |  | /Students/Year 1',
]
const googleUnits = [
  'example.com | /Alumni | Alumni |  | dana.meir',
  'example.com | /Staff | Staff |  | alma.reyes+chidi.eze+zoe.brule',
  'example.com | /Staff/Finance | Finance | /Staff | bram.devries',
  'school.example.com | /Students | Students |  | ',
  'school.example.com | /Students/Year 1 | Year 1 | /Students | ace.lee',
]
const microsoft = (bram: string, aliases: boolean) => {
  const alias = (address: string) => (aliases ? ` | alias.${address}` : '')
  return [
    ['example.com', 'alma.reyes@example.com', 'Alma Reyes', 'active | '],
    ['example.com', 'bram.devries@example.com', bram, 'active | '],
    ['example.com', 'chidi.eze@example.com', 'Chidi Eze', 'suspended | sign-in blocked'],
    ['example.com', 'zoe.brule@example.com', "Zoë Brûlé-O'Neil", 'active | '],
    ['example.com', 'dana.meir@example.com', 'Dana Meir', 'suspended | sign-in blocked'],
    ['school.example.com', 'ace.lee@school.example.com', 'Smith, Jr. "Ace" Lee', 'active | '],
  ].map(([domain, address = '', name, status]) => `microsoft/${domain} | ${address} | ${name} | ${status} | ${alias(address)}`)
}

describe('importTenant', () => {
  const expected: Record<string, { users: string[]; units: string[] }> = {
    'google-admin-download-users.csv': { users: google('suspended | ', 'suspended | archived'), units: googleUnits },
    'google-admin-bulk-upload-template.csv': { users: google('active | ', 'active | '), units: googleUnits },
    'excel-csv-utf8-bom-crlf.csv': { users: google('suspended | ', 'suspended | archived'), units: googleUnits },
    'excel-semicolon-utf8-bom.csv': { users: google('suspended | ', 'suspended | archived'), units: googleUnits },
    'gam-print-users.csv': { users: google('suspended | by administrator', 'suspended | archived'), units: googleUnits },
    'm365-admin-export-users.csv': { users: microsoft('Bram de Vries', true), units: [] },
    'entra-download-users.csv': { users: microsoft('=1+3 Bram de Vries', false), units: [] },
    'entra-bulk-create-version-row.csv': { users: microsoft('Bram de Vries', false), units: [] },
  }
  for (const [name, { users, units }] of Object.entries(expected)) {
    it(`reads every user and org unit of ${name}`, async () => {
      const tenant = await load(name)
      expect(usersOf(tenant)).to.eql(users.map((line) => line.replace(/ \| $/, ' | ')))
      expect(unitsOf(tenant)).to.eql(units)
      expect(tenant.problems).to.eql([])
      for (const { domains } of tenant.clouds) {
        for (const { users: own, credits, synced } of domains) {
          expect(credits).to.equal(own.length)
          expect(synced?.users).to.equal(at)
          expect(new Set(own.map(({ id }) => id)).size).to.equal(own.length)
          expect(own.every(({ backupStatus }) => backupStatus === 'none')).to.equal(true)
        }
      }
    })
  }

  it('creates one cloud per vendor and merges users that two files list', async () => {
    const tenant = await load('google-admin-download-users.csv', 'm365-admin-export-users.csv', 'entra-download-users.csv')
    expect(usersOf(tenant)).to.eql([...google('suspended | ', 'suspended | archived'), ...microsoft('Bram de Vries', true)])
    expect(tenant.problems).to.eql([])
  })

  it("keeps the export's ids, soft-deleted accounts beside their successors, and aliases that contain a plus", async () => {
    const text = [
      'Block credential,Display name,Object Id,Proxy addresses,Soft deletion time stamp,User principal name',
      'False,Ana,id-1,SMTP:ana@example.com+smtp:ana+news@example.com+X500:/o=x+sip:ana@example.com,,ana@example.com',
      'False,Ana before,id-2,,2026-11-01 10:00:00Z,ana@example.com',
      'TRUE,Bo,id-3,"smtp:Bo.B@example.com, smtp:bo@example.com",,bo@example.com',
      'False,Bo again,id-4,,,BO@example.com',
      'False,Nobody,id-5,,,not an address',
    ].join('\r\n')
    const tenant = await importTenant([file('users.csv', text)])
    expect(tenant.clouds[0]?.domains[0]?.users).to.eql([
      {
        id: 'id-1',
        email: 'ana@example.com',
        name: 'Ana',
        accountStatus: 'active',
        backupStatus: 'none',
        aliases: ['ana+news@example.com'],
      },
      {
        id: 'id-2',
        email: 'ana@example.com',
        name: 'Ana before',
        accountStatus: 'deleted',
        statusReason: 'on 2026-11-01',
        backupStatus: 'none',
      },
      {
        id: 'id-3',
        email: 'bo@example.com',
        name: 'Bo',
        accountStatus: 'suspended',
        statusReason: 'sign-in blocked',
        backupStatus: 'none',
        aliases: ['Bo.B@example.com'],
      },
    ])
    expect(tenant.problems).to.eql([
      { file: 'users.csv', line: 5, kind: 'duplicate', text: 'BO@example.com', duplicateOf: 4 },
      { file: 'users.csv', line: 6, kind: 'not-an-address', text: 'not an address' },
    ])
  })

  it('reports cells it cannot import, and creates a root org unit only if a user is in it', async () => {
    const text = [
      'Email Address [Required],First Name [Required],Last Name [Required],Status [READ ONLY],Org Unit Path [Required]',
      'a@example.com,A,,Active,/',
      'b@example.com,,B,Suspended (abuse),/Staff',
      'c@example.com,C,C,On holiday,/staff/Berlin/',
      'd@example.com,"open,D,Active,/Staff',
      'e@example.com,E,E,Active,/Staff',
    ].join('\n')
    const tenant = await importTenant([file('google.csv', text)])
    expect(usersOf(tenant).map((line) => line.replace('google/example.com | ', ''))).to.eql([
      'a@example.com | A | active |  | /',
      'b@example.com | B | suspended | abuse | /Staff',
      'c@example.com | C C | suspended | On holiday | /staff/Berlin',
      'd@example.com | "open D | active |  | /Staff',
      'e@example.com | E E | active |  | /Staff',
    ])
    expect(unitsOf(tenant).map((line) => line.replace('example.com | ', ''))).to.eql([
      '/ | example.com |  | a',
      '/Staff | Staff | / | b+d+e',
      '/staff/Berlin | Berlin | /Staff | c',
    ])
    expect(tenant.problems).to.eql([
      { file: 'google.csv', line: 5, kind: 'unclosed-quote', text: '' },
      { file: 'google.csv', line: 4, kind: 'unknown-status', text: 'On holiday' },
    ])
  })

  it('assigns GAM groups and nested members to the domains of their users', async () => {
    const users = await fixture('gam-print-users.csv')
    const groups = file(
      'groups.csv',
      'email,id,name,description,directMembersCount\nall@example.com,1,Everybody,,3\nempty@example.com,2,Empty,,0\n',
    )
    const members = file(
      'members.csv',
      [
        'group,id,role,type,status,email',
        'all@example.com,9,MEMBER,GROUP,ACTIVE,school@example.com',
        'all@example.com,9,OWNER,USER,ACTIVE,Alma.Reyes@example.com',
        'all@example.com,9,MEMBER,USER,ACTIVE,guest@elsewhere.example',
        'school@example.com,9,MEMBER,USER,ACTIVE,ace.lee@school.example.com',
        'school@example.com,9,MEMBER,GROUP,ACTIVE,all@example.com',
      ].join('\n'),
    )
    const tenant = await importTenant([members, groups, users], { credits: 'unlimited', exportedAt: at })
    const [domain, school] = tenant.clouds[0]?.domains ?? []
    expect(domain?.groups).to.eql([
      { id: 'empty@example.com', name: 'Empty', email: 'empty@example.com', members: [] },
      {
        id: 'all@example.com',
        name: 'Everybody',
        email: 'all@example.com',
        members: ['alma.reyes@example.com'],
        groups: ['school@example.com'],
      },
      { id: 'school@example.com', name: 'school@example.com', email: 'school@example.com', members: [], groups: ['all@example.com'] },
    ])
    expect(school?.groups.map(({ id, members: own }) => [id, own])).to.eql([
      ['all@example.com', []],
      ['school@example.com', ['ace.lee@school.example.com']],
    ])
    expect(domain?.synced).to.eql({ users: at, groups: at, 'org-units': at })
    expect(tenant.problems).to.eql([{ file: 'members.csv', line: 4, kind: 'unknown-member', text: 'guest@elsewhere.example' }])
    const scope = { cloudId: 'google', domainId: 'school.example.com' }
    const { items } = await createMemoryAdapter({ tenant }).listGroups({ scope }, callOf())
    expect(items.map(({ memberCount }) => memberCount)).to.eql([1, 1])
  })

  it('reads UTF-16 with tabs and a `sep=` line', async () => {
    const text = 'sep=\t\r\nPrimaryEmail\tOrgUnitPath\r\nzoë@example.com\t/Büro\r\n'
    const bytes = new Uint8Array(2 + text.length * 2)
    new DataView(bytes.buffer).setUint16(0, 0xfeff, true)
    for (let place = 0; place < text.length; place += 1) new DataView(bytes.buffer).setUint16(2 + place * 2, text.charCodeAt(place), true)
    const tenant = await importTenant([new Blob([bytes])])
    expect(usersOf(tenant)).to.eql(['google/example.com | zoë@example.com |  | active |  | /Büro'])
  })

  it('reads department, title, location, manager and licenses as facets', async () => {
    const header = 'Display name,User principal name,Object Id,Licenses,Department,Title,City,Manager'
    const rows = ['Ann,ann@example.com,1,Microsoft 365 E3+Visio,Sales,Clerk,Oslo,Ida Holm', 'Bo,bo@example.com,2,,,,,']
    const tenant = await importTenant([file('users.csv', [header, ...rows].join('\n'))])
    expect(tenant.clouds[0]?.domains[0]?.users.map(({ facets }) => facets)).to.eql([
      { department: 'Sales', title: 'Clerk', location: 'Oslo', manager: 'Ida Holm', license: 'Microsoft 365 E3\nVisio' },
      undefined,
    ])
  })

  it('rejects a file that is not a known export, and lists the exports it reads', async () => {
    const refused = async (...files: { name: string; blob: Blob }[]) => {
      const { code, message = '' } = await rejection(importTenant(files))
      expect(message).to.match(/Download users/)
      return [code, message.includes(files[0]?.name ?? '?')]
    }
    expect(await refused(await fixture('one-address-per-line.txt'))).to.eql(['bad-input', true])
    expect(await refused(await fixture('bad-rows.csv'))).to.eql(['bad-input', true])
    expect(await refused({ name: 'users.xlsx', blob: new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]) })).to.eql(['not-a-csv', true])
    expect(await refused(file('empty.csv', ''))).to.eql(['not-a-csv', true])
    const [code] = await refused(file('groups.csv', 'email,name,directMembersCount\nall@example.com,All,1\n'))
    expect(code).to.equal('bad-input')
    expect((await rejection(importTenant([]))).code).to.equal('bad-input')
  })
})
