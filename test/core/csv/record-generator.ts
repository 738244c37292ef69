import type { User } from '../../../src/core/index.js'
import type { Dice } from './dice.js'

/** Encodes text as base64 of its UTF-8. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** Splits a line longer than 75 characters, as LDIF, vCard and iCalendar do. */
const fold = (line: string, newline: string): string => (line.match(/.{1,74}/gu) ?? ['']).join(`${newline} `)

const entry = ({ id, name, email, aliases }: User): Readonly<Record<string, unknown>> => ({
  displayName: name,
  mail: email,
  objectKey: id.length > 20 ? id : `key ${id}`,
  ...(aliases ? { otherMails: aliases } : {}),
})

/** Shapes that name each value, by the programs that write them. */
const SHAPES: Readonly<Record<string, (users: readonly User[], dice: Dice, newline: string) => string>> = {
  'JSON list': (users, dice) => JSON.stringify(users.map(entry), null, dice.pick([0, 2, 4])),
  'JSON answer': (users, dice) =>
    JSON.stringify({ '@context': 'https://graph.example/users', value: users.map(entry) }, null, dice.int(0, 2)),
  'JSON of nested objects': (users) => JSON.stringify({ members: users.map((user) => ({ state: 'on', profile: entry(user) })) }),
  'JSON list of addresses': (users) => JSON.stringify(users.map(({ email }) => email)),
  'JSON Lines': (users, _dice, newline) => users.map((user) => JSON.stringify(entry(user))).join(newline),
  LDIF: (users, dice, newline) =>
    users
      .flatMap(({ name, email }) => [
        fold(`dn:: ${base64(`CN=${name},OU=Staff of the northern offices,DC=example,DC=com`)}`, newline),
        'objectClass: user',
        `cn:: ${base64(name)}`,
        dice.chance(0.2) ? `mail:: ${base64(email)}` : fold(`mail: ${email}`, newline),
        '',
      ])
      .join(newline),
  'PowerShell list': (users, _dice, newline) =>
    `${newline}${users
      .flatMap(({ name, email }) => [`DisplayName       : ${name}`, `UserPrincipalName : ${email}`, 'Enabled           : True', ''])
      .join(newline)}${newline}`,
  'blocks of a form': (users, _dice, newline) =>
    users.map(({ name, email }) => [`Name: ${name}`, `Email: ${email}`, 'Team: Sales, North'].join(newline)).join(newline + newline),
  'contact cards': (users, dice, newline) =>
    users
      .flatMap(({ name, email }) => [
        'BEGIN:VCARD',
        `VERSION:${dice.pick(['2.1', '3.0', '4.0'])}`,
        `FN:${name.replaceAll(',', '\\,')}`,
        fold(`${dice.pick(['EMAIL', 'EMAIL;TYPE=INTERNET', 'item1.EMAIL;type=pref'])}:${email}`, newline),
        'END:VCARD',
      ])
      .join(newline),
  attendees: (users, dice, newline) =>
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:040000008200@calendar.example']
      .concat(
        users.map(({ name, email }) =>
          fold(
            `ATTENDEE;CN="${name}";ROLE=REQ-PARTICIPANT;PARTSTAT=${dice.pick(['ACCEPTED', 'NEEDS-ACTION'])};RSVP=TRUE:mailto:${email}`,
            newline,
          ),
        ),
        ['SUMMARY:Weekly', 'END:VEVENT', 'END:VCALENDAR'],
      )
      .join(newline),
  YAML: (users, _dice, newline) =>
    ['users:', ...users.flatMap(({ name, email }) => [`  - name: "${name}"`, `    email: ${email}`, '    team: IT'])].join(newline),
  'wiki links': (users, dice, newline) =>
    users
      .map(({ name, email }) => `${dice.pick(['', '* ', '# '])}${dice.chance(0.5) ? `[~${email}]` : `[${name}|mailto:${email}]`}`)
      .join(newline),
  'wiki table': (users, _dice, newline) =>
    ['||Name||Mail||', ...users.map(({ name, email }) => `|${name}|[${email}|mailto:${email}]|`)].join(newline),
  'mail link': (users, dice) => `mailto:?${dice.pick(['to', 'bcc'])}=${users.map(({ email }) => email).join(dice.pick([',', ';']))}`,
  'escaped mail link': (users) => `mailto:?bcc=${users.map(({ email }) => encodeURIComponent(email)).join('%2C')}`,
  'name and address in brackets': (users, dice, newline) => {
    const [open, close] = dice.pick(['()', '[]', '{}', '<>'])
    return users.map(({ name, email }) => `${name} ${open}${email}${close}`).join(dice.pick([newline, '; ']))
  },
  'printed objects': (users, _dice, newline) =>
    users.map(({ name, email }) => `@{UserPrincipalName=${email}; DisplayName=${name}}`).join(newline),
  'escaped line breaks': (users) => users.map(({ email }) => email).join('\\n'),
  'emoji in front': (users, dice, newline) => users.map(({ email }) => `${dice.pick(['✅', '☑️', '👩‍💻', '•', '→'])}${email}`).join(newline),
}

export const RECORD_SHAPES = Object.keys(SHAPES)

/** Generates a list whose shape names each value, or decorates each address. */
export const generateRecords = (
  dice: Dice,
  users: readonly User[],
  kinds: string[],
): { text: string; strangers: string[]; without: number } => {
  const shape = dice.pick(RECORD_SHAPES)
  kinds.push(shape)
  const text = (SHAPES[shape] as (typeof SHAPES)[string])(users, dice, dice.pick(['\n', '\r\n']))
  return { text, strangers: [], without: 0 }
}
