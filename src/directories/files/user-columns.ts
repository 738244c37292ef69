import { type AccountStatus, foldKey } from '../../core/internal.js'
import { columnOf, columnsLike } from './import-formats.js'
import { addressOf, cellText, type ExportSheet } from './import-sheet.js'

/** Account status of an imported user; `undefined` if the status word of the export is unknown. */
export type ImportedStatus = { accountStatus: AccountStatus; statusReason?: string } | undefined

/** Readers of one sheet's user columns. A missing column reads as empty text. */
export interface UserColumns {
  email(cells: readonly string[]): string
  id(cells: readonly string[]): string
  name(cells: readonly string[]): string
  orgUnitPath(cells: readonly string[]): string
  /** The unchanged text of the status column, for the problem report. */
  statusText(cells: readonly string[]): string
  status(cells: readonly string[]): ImportedStatus
  /** Facets of the columns that the export has. */
  facets(cells: readonly string[]): Record<string, string>
  /** Aliases without the user's own address. */
  aliases(cells: readonly string[], email: string): string[]
}

/** Columns of facets, as exports of both vendors name them. */
const FACET_COLUMNS = {
  department: ['department', 'organizationsdepartment'],
  title: ['title', 'jobtitle', 'organizationstitle'],
  location: ['location', 'office', 'officelocation', 'city'],
  manager: ['manager', 'managername', 'manageremail'],
  license: ['license', 'licenses', 'licences'],
} as const

const isYes = (text: string): boolean => /^(?:true|yes|1)$/i.test(text)
const isNo = (text: string): boolean => /^(?:false|no|0)$/i.test(text)

/** GAM's codes for a suspended account, in plain words. */
const SUSPENSION_REASONS: Readonly<Record<string, string>> = {
  ADMIN: 'by administrator',
  ABUSE: 'abuse',
  UNDER13: 'under 13',
  WEB_LOGIN_REQUIRED: 'first sign-in outstanding',
}

const suspended = (reason: string): ImportedStatus => ({
  accountStatus: 'suspended',
  ...(reason === '' ? {} : { statusReason: reason }),
})
const deleted = (at: string): ImportedStatus => ({
  accountStatus: 'deleted',
  ...(/\d/.test(at) ? { statusReason: `on ${at.split(/[T ]/)[0]}` } : {}),
})

/** Parses Google's status column: "Active", "Suspended", "Suspended (abuse)", "Archived". */
const parseStatus = (text: string): ImportedStatus => {
  const [, word = '', rest = ''] = /^(\p{L}+)(.*)$/u.exec(text) ?? []
  const reason = rest.replace(/[^\p{L}\p{N} -]/gu, '').trim()
  if (text === '' || /^active$/i.test(word)) return { accountStatus: 'active' }
  if (/^suspended$/i.test(word)) return suspended(reason)
  if (/^(?:archived|blocked|disabled)$/i.test(word)) return suspended(word.toLowerCase())
  if (/^deleted$/i.test(word)) return { accountStatus: 'deleted' }
  return undefined
}

/** Finds the user columns of a Google or Microsoft sheet by their header names. */
export const findUserColumns = ({ kind, header }: ExportSheet): UserColumns => {
  const isGoogle = kind.cloud === 'google-workspace'
  const column = (...names: string[]): ((cells: readonly string[]) => string) => {
    const index = columnOf(header, ...names)
    return (cells) => cellText(cells, index)
  }
  const none = (): string => ''
  const statusText = column('status')
  const fullName = isGoogle ? column('namefullname', 'fullname') : column('displayname', 'name')
  const givenName = column('namegivenname', 'givenname', 'firstname')
  const familyName = column('namefamilyname', 'familyname', 'lastname', 'surname')
  const isSuspended = column('suspended')
  const suspensionReason = column('suspensionreason')
  const isArchived = column('archived')
  const deletedAt = column('softdeletiontimestamp', 'deleteddatetime', 'deletiontime', 'deletiontimestamp')
  const isBlocked = column('blockcredential', 'blocksignin', 'signinblocked')
  // Entra's templates name the column `accountEnabled` "Block sign in", although its values have the opposite meaning
  const isEnabled = columnOf(header, 'blocksignin') < 0 ? column('accountenabled') : none
  const mail = isGoogle ? none : column('mail', 'primarysmtpaddress')
  const facetColumns = Object.entries(FACET_COLUMNS).map(([id, names]) => [id, column(...names)] as const)
  const aliasColumns = columnsLike(header, isGoogle ? /^(?:noneditable)?aliases\d*$/ : /^proxyaddresses\d*$/)

  return {
    email: isGoogle ? column('primaryemail', 'emailaddress') : column('userprincipalname', 'upn'),
    id: isGoogle ? column('id', 'userid') : column('objectid', 'id'),
    orgUnitPath: isGoogle ? column('orgunitpath') : none,
    statusText,
    facets(cells) {
      const facets = facetColumns.map(([id, read]) => [id, read(cells)] as const).filter(([, text]) => text !== '')
      // several licenses are in one cell: "Microsoft 365 E3+Visio Plan 2"
      return Object.fromEntries(facets.map(([id, text]) => [id, id === 'license' ? text.replaceAll(/\s*[+;]\s*/g, '\n') : text]))
    },
    name: (cells) => fullName(cells) || `${givenName(cells)} ${familyName(cells)}`.trim(),
    status(cells) {
      const at = deletedAt(cells)
      if (at !== '') return deleted(at)
      if (isYes(isSuspended(cells))) {
        const reason = suspensionReason(cells)
        return suspended(SUSPENSION_REASONS[reason] ?? reason.toLowerCase().replaceAll('_', ' '))
      }
      if (isYes(isArchived(cells))) return suspended('archived')
      if (isYes(isBlocked(cells)) || isNo(isEnabled(cells))) return suspended('sign-in blocked')
      return isGoogle ? parseStatus(statusText(cells)) : { accountStatus: 'active' }
    },
    aliases(cells, email) {
      // "SMTP:a@x+smtp:b@x": an address may contain a plus, so only a plus before a prefix is a separator
      const parts = aliasColumns.flatMap((index) => (cells[index] ?? '').split(/\+(?=[a-z0-9]+:)|[,;\s]+/i))
      const found = new Map<string, string>()
      for (const part of [...parts, mail(cells)]) {
        if (/^(?!smtp:)[a-z0-9]+:/i.test(part)) continue
        const address = addressOf(part.replace(/^smtp:/i, ''))
        if (address !== undefined && foldKey(address) !== foldKey(email)) found.set(foldKey(address), address)
      }
      return [...found.values()]
    },
  }
}
