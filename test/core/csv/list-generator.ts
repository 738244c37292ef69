import { encodeDomain } from '../../../src/core/csv/cells/punycode.js'
import type { User } from '../../../src/core/index.js'
import { createDice, type Dice } from './dice.js'
import { generateRecords } from './record-generator.js'

/** A realistic list, and the people in it. */
export interface GeneratedList {
  /** The kinds of decoration in the list, for the failure message. */
  kinds: string[]
  text: string
  users: User[]
  /** Addresses in the list that belong to no user. */
  strangers: string[]
  /** Number of rows without any address that must be listed. */
  without: number
}

const GIVEN = ['Ida', 'João', 'Łucja', 'Zoë', 'Mei', 'Ömer', 'Søren', 'Alma', 'Quinn', 'Petra', 'Hugo', 'Aïcha', 'Bram', 'Chidi', 'Uma']
const FAMILY = [
  'Holm',
  'Silva',
  "O'Neill",
  'Łódzki',
  'Brûlé',
  'Tanaka',
  'Østergaard',
  'de Vries',
  'Eze',
  'Müller',
  'Nowak',
  'García',
  'Żak',
]
const plain = (text: string): string =>
  text
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'O')
    .normalize('NFD')
    .replace(/[^a-zA-Z']/g, '')
    .toLowerCase()

/** Creates the people of a tenant: sub-domains, plus tags, apostrophes, an international domain and aliases. */
export const createPeople = (seed: number): User[] => {
  const dice = createDice(seed)
  return Array.from({ length: 40 }, (_, index): User => {
    const given = dice.pick(GIVEN)
    const family = dice.pick(FAMILY)
    const domain = dice.pick(['example.com', 'example.com', 'school.example.com', 'bücher.example', 'example.co.uk'])
    const local = `${plain(given)}.${plain(family)}${index}${dice.chance(0.1) ? '+tag' : ''}`
    const isPunycode = domain === 'bücher.example' && dice.chance(0.5)
    return {
      id: dice.chance(0.5) ? `7cc0c81b-f2a2-489a-8243-${String(index).padStart(12, '0')}` : `u-${1000 + index * 7}`,
      email: `${local}@${isPunycode ? (encodeDomain(domain) ?? domain) : domain}`,
      name: `${given} ${family}`,
      accountStatus: 'active',
      backupStatus: 'none',
      ...(dice.chance(0.3) ? { aliases: [`alias.${local}@example.com`] } : {}),
    }
  })
}

const fullWidth = (text: string): string => text.replace(/[a-z0-9@]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const otherDomain = (address: string): string =>
  address.replace(/@.*/, (domain) => (domain === '@bücher.example' ? '@xn--bcher-kva.example' : domain.replace('xn--bcher-kva', 'bücher')))

/** Decorations that contain one address and no delimiter. */
const WRAPPERS: Record<string, (address: string) => string> = {
  bare: (address) => address,
  upper: (address) => address.toUpperCase(),
  'angle brackets': (address) => `<${address}>`,
  'mailto:': (address) => `mailto:${address}`,
  'text formula': (address) => `="${address}"`,
  apostrophe: (address) => `'${address}`,
  'link of Slack': (address) => `<mailto:${address}|${address}>`,
  'link of Markdown': (address) => `[${address}](mailto:${address})`,
  'link of Outlook': (address) => `${address}<mailto:${address}>`,
  'zero width': (address) => `\u200b${address.replace('@', '\u200b@')}\u00a0`,
  'full width': fullWidth,
  'typographic apostrophe': (address) => address.replaceAll("'", '’'),
  'smtp:': (address) => `SMTP:${address}`,
  'other form of the domain': otherDomain,
  'Turkish capitals': (address) => address.replaceAll('i', 'İ'),
  'character references': (address) => `&lt;${address.replace('@', '&#64;').replaceAll("'", '&apos;')}&gt;`,
  'hidden from programs': (address) => address.replace('@', ' [at] ').replaceAll('.', ' [dot] '),
  'hidden by underscores': (address) => address.replace('@', '_AT_'),
  'quoted-printable': (address) => (/^[!-~]+$/.test(address) ? address.replace('@', '=40') : address),
  'joined by a formula': (address) => address.replace(/^(.*)@(.*)$/, '="$1"&"@"&"$2"'),
  spaces: (address) => `  ${address} `,
}

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

interface Column {
  header: string
  cell(user: User, row: number): string
}

const MAIL_HEADERS = [
  'Email',
  'E-Mail-Adresse',
  'Courriel professionnel',
  'メールアドレス',
  'Электронная почта',
  'Work contact',
  '邮箱（工作）',
  'Correo electrónico',
  'UserPrincipalName',
  'Kontakt',
  'N° mél',
]

const columnsOf = (dice: Dice, people: readonly User[], kinds: string[], delimiter: string): Column[] => {
  const managers = dice.some(people, 2)
  const others: Record<string, Column> = {
    name: { header: 'Name', cell: ({ name }) => name },
    'quoted name': { header: 'Name', cell: ({ name }) => quote(name.split(' ').reverse().join(', ')) },
    department: { header: 'Abteilung', cell: () => dice.pick(['HR', 'IT', 'Vertrieb', '']) },
    number: { header: 'N°', cell: (_, row) => String(row + 1) },
    phone: { header: 'Phone', cell: () => `+49 30 ${dice.int(100_000, 999_999)}` },
    'private address': { header: 'E-Mail privat', cell: (_, row) => `private${row}@home.example` },
    'manager address': { header: 'Manager', cell: () => dice.pick(managers).email },
    status: { header: 'Status', cell: () => dice.pick(['Active', 'Aktiv', 'active']) },
    licences: { header: 'Licenses', cell: () => (delimiter === ';' ? 'E3' : 'E3;E5;Visio') },
    date: { header: 'Created', cell: () => `2024-0${dice.int(1, 9)}-1${dice.int(0, 9)}` },
    password: { header: 'Initial password', cell: () => `Welcome${dice.int(1000, 9999)}` },
    'proxy addresses': { header: 'Proxy addresses', cell: (_, row) => `SIP:x${row}@sip.example` },
  }
  const chosen = dice.some(Object.keys(others), dice.int(0, 5))
  kinds.push(...chosen)
  return chosen.map((key) => others[key] as Column)
}

/** Generates a table with a header, decoys and noise. */
const generateTable = (dice: Dice, people: readonly User[], users: User[], kinds: string[]): Omit<GeneratedList, 'kinds' | 'users'> => {
  const delimiter = dice.pick([',', ';', '\t', '|'])
  const newline = dice.pick(['\n', '\r\n', '\r\n', '\r'])
  kinds.push(`delimiter ${JSON.stringify(delimiter)}`)
  const wrapper = dice.pick(Object.keys(WRAPPERS).filter((key) => delimiter !== '|' || key !== 'link of Slack'))
  kinds.push(wrapper)
  const wrap = WRAPPERS[wrapper] as (address: string) => string
  const columns = columnsOf(dice, people, kinds, delimiter)
  const mail = {
    header: dice.pick(MAIL_HEADERS),
    cell: ({ email, aliases }: User) => wrap(aliases && dice.chance(0.2) ? (aliases[0] as string) : email),
  }
  columns.splice(dice.int(0, columns.length), 0, mail)
  const strangers: string[] = []
  let without = 0
  const written = (cells: readonly string[]): string =>
    cells
      .map((cell) =>
        cell.startsWith('"') ? cell : cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') ? quote(cell) : cell,
      )
      .join(delimiter)
  const header = written(columns.map((column) => column.header))
  const lines: string[] = []
  const above: readonly (readonly string[])[] = [
    ['#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser'],
    ['Members for group Staff', ''],
    ['Liste des comptes à sauvegarder'],
    [`sep=${delimiter}`],
    [`version:v1.0${delimiter.repeat(columns.length - 1)}`],
    ['# exported on 2026-11-29', '# by Ida, for the pilot'],
  ]
  if (dice.chance(0.4)) lines.push(...dice.pick(above))
  lines.push(header)
  users.forEach((user, row) => {
    if (row > 0 && dice.chance(0.05)) {
      kinds.push('header again')
      lines.push(`\ufeff${header}`)
    }
    if (dice.chance(0.05)) lines.push(delimiter.repeat(columns.length - 1))
    const cellsWithout = columns.map((column) => (column === mail ? '' : column.cell(dice.pick(people), 999).replace(/@.*/, '')))
    if (row > 2 && dice.chance(0.05) && cellsWithout.some((cell) => cell !== '')) {
      kinds.push('row without address')
      without++
      lines.push(written(cellsWithout))
    }
    if (dice.chance(0.1)) {
      kinds.push('stranger')
      const stranger = `stranger${row}@nowhere.example`
      strangers.push(stranger)
      lines.push(written(columns.map((column) => (column === mail ? stranger : column.cell(user, row)))))
    }
    const cells = columns.map((column) => column.cell(user, row))
    lines.push(written(cells) + (dice.chance(0.03) ? delimiter : ''))
  })
  if (dice.chance(0.1)) lines.push(`Total: ${users.length}`)
  return { text: lines.join(newline) + (dice.chance(0.7) ? newline : ''), strangers, without }
}

/** Generates consecutive addresses without columns. */
const generateLines = (dice: Dice, users: User[], kinds: string[]): Omit<GeneratedList, 'kinds' | 'users'> => {
  const named = ({ name, email }: User): string =>
    dice.pick([`${name} <${email}>`, `${name.split(' ').reverse().join(', ')} <${email}>`, `"${name}" <${email}>`])
  const shapes: Record<string, () => string> = {
    'one per line': () => users.map(({ email }) => email).join('\n'),
    'one wrapped per line': () =>
      users.map(({ email }) => (WRAPPERS[dice.pick(Object.keys(WRAPPERS))] as (one: string) => string)(email)).join('\r\n'),
    'comma and space': () => users.map(({ email }) => email).join(', '),
    semicolons: () => users.map(({ email }) => email).join(';'),
    spaces: () => users.map(({ email }) => email).join(' '),
    tabs: () => users.map(({ email }) => email).join('\t'),
    'several per line': () => users.map(({ email }, row) => email + (row % 3 === 2 ? '\n' : '; ')).join(''),
    'Outlook, one line': () => users.map(named).join('; '),
    'Outlook, comma': () => users.map(({ name, email }) => `"${name}" <${email}>`).join(', '),
    'Outlook, one per line': () => users.map(named).join('\n'),
    'mail header': () => users.map((user, row) => `${['To', 'Cc', 'Bcc', 'An', 'À'][row % 5]}: ${named(user)}`).join('\r\n'),
    'name and address': () => users.map(({ name, email }) => `${name},${email}`).join('\n'),
    'name, unquoted, and address': () => users.map(({ name, email }) => `${name.split(' ').reverse().join(', ')}, ${email}`).join('\n'),
    bullets: () => users.map(({ email }) => `${dice.pick(['-', '•', '*', '–'])} ${email}`).join('\n'),
    numbered: () => users.map(({ name, email }, row) => `${row + 1}. ${name} – ${email}`).join('\n'),
    'name in brackets': () => users.map(({ name, email }) => `${email} (${name})`).join(dice.pick(['\n', '; ', ', '])),
    sentence: () => `Please back up ${users.map(({ email }) => email).join(' and ')}, thank you.`,
    'links of a web page': () => users.map(({ name, email }) => `<a href="mailto:${email}">${name}</a>`).join('\n'),
    'PowerShell table': () =>
      ['UserPrincipalName                    DisplayName', '-----------------                    -----------']
        .concat(users.map(({ name, email }) => `${email.padEnd(36)} ${name}`))
        .join('\r\n'),
    'every line quoted': () => ['"Email,Name"', ...users.map(({ name, email }) => `"${email},${name}"`)].join('\r\n'),
    'space after the delimiter': () => ['"Name", "Email"', ...users.map(({ name, email }) => `"${name}", "${email}"`)].join('\n'),
    'full-width separators': () => users.map(({ email }) => email).join(dice.pick(['，', '；', '、'])),
    'Markdown table': () => ['| Name | Email |', '| --- | --- |', ...users.map(({ name, email }) => `| ${name} | ${email} |`)].join('\n'),
    'two lists joined': () => users.map(({ name, email }, row) => `${row % 5 === 0 ? 'Name;Email\n' : ''}${name};${email}`).join('\n'),
    'name on one line, address on the next': () => users.map(({ email }) => `<${email}>`).join('\n\n'),
    ids: () => users.map(({ id }) => id).join('\n'),
    'ids and addresses': () => users.map(({ id, email }) => (dice.chance(0.5) ? id : email)).join('\n'),
    'header and ids': () => `Object Id\n${users.map(({ id }) => id).join('\n')}`,
  }
  const shape = dice.pick(Object.keys(shapes))
  kinds.push(shape)
  let text = (shapes[shape] as () => string)()
  if (dice.chance(0.2) && !shape.includes('id')) {
    kinds.push('comment')
    text = `# people of the pilot\n${text}`
  }
  return { text: text + (dice.chance(0.5) ? '\n' : ''), strangers: [], without: 0 }
}

/** Generates a table whose cells hold several addresses. */
const generateTeams = (dice: Dice, users: User[], kinds: string[]): Omit<GeneratedList, 'kinds' | 'users'> => {
  kinds.push('several per cell')
  const lines = ['Team,Email']
  for (let at = 0; at < users.length; at += 3) {
    const cell = users
      .slice(at, at + 3)
      .map(({ email }) => email)
      .join(dice.pick([', ', ';', '\n', ' ; ', ' ']))
    lines.push(`Team ${at},${quote(cell)}`)
  }
  return { text: lines.join('\r\n'), strangers: [], without: 0 }
}

/** Generates one list of the people. The same seed gives the same list. */
export const generateList = (people: readonly User[], seed: number): GeneratedList => {
  const dice = createDice(seed)
  const users = dice.some(people, dice.int(4, 14))
  const kinds: string[] = []
  const shape = dice.random()
  const list =
    shape < 0.45
      ? generateTable(dice, people, users, kinds)
      : shape < 0.7
        ? generateLines(dice, users, kinds)
        : shape < 0.75
          ? generateTeams(dice, users, kinds)
          : generateRecords(dice, users, kinds)
  return { kinds, users, ...list, text: `${dice.chance(0.2) ? '\ufeff' : ''}${list.text}` }
}
