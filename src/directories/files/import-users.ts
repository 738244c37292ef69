import type { AccountStatus, User } from '../../core/internal.js'
import { foldKey } from '../../core/internal.js'
import { columnOf, columnsLike, type FileKind, type Sheet } from './import-formats.js'
import type { ImportProblem } from './import-tenant.js'

export interface ImportedUser extends Omit<User, 'id'> {
  /** As the export tells it. */
  id: string | undefined
  /** The address, folded; with a mark for a deleted account, whose address may be another's by now. */
  key: string
  orgUnitPath: string | undefined
}

type Standing = { accountStatus: AccountStatus; statusReason?: string } | undefined

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g
const ADDRESS = /^[^\s@"(),:;<>[\]\\=][^\s@"(),:;<>[\]\\]*@[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u

/** The address of a cell; `undefined` when it holds none. */
export const addressOf = (cell: string): string | undefined => {
  const text = cell.replace(INVISIBLE, '').trim()
  return text.length <= 254 && ADDRESS.test(text) ? text : undefined
}

const isYes = (text: string): boolean => /^(?:true|yes|1)$/i.test(text)
const isNo = (text: string): boolean => /^(?:false|no|0)$/i.test(text)

/** Why GAM says an account is suspended, in words. */
const SUSPENSIONS: Readonly<Record<string, string>> = {
  ADMIN: 'by administrator',
  ABUSE: 'abuse',
  UNDER13: 'under 13',
  WEB_LOGIN_REQUIRED: 'first sign-in outstanding',
}

const suspended = (reason: string): Standing => ({ accountStatus: 'suspended', ...(reason === '' ? {} : { statusReason: reason }) })
const deleted = (at: string): Standing => ({
  accountStatus: 'deleted',
  ...(/\d/.test(at) ? { statusReason: `on ${at.split(/[T ]/)[0]}` } : {}),
})

/** "Suspended", "Suspended (abuse)", "Archived", "Active". */
const fromStatus = (text: string): Standing => {
  const [, word = '', rest = ''] = /^(\p{L}+)(.*)$/u.exec(text) ?? []
  const reason = rest.replace(/[^\p{L}\p{N} -]/gu, '').trim()
  if (text === '' || /^active$/i.test(word)) return { accountStatus: 'active' }
  if (/^suspended$/i.test(word)) return suspended(reason)
  if (/^(?:archived|blocked|disabled)$/i.test(word)) return suspended(word.toLowerCase())
  if (/^deleted$/i.test(word)) return { accountStatus: 'deleted' }
  return undefined
}

/** How one sheet says what is asked of every user; columns it does not have read as empty texts. */
const createReader = ({ header }: Sheet, { cloud }: FileKind) => {
  const column = (...names: string[]): ((cells: readonly string[]) => string) => {
    const place = columnOf(header, ...names)
    return (cells) => (place < 0 ? '' : (cells[place] ?? '').replace(INVISIBLE, '').trim())
  }
  const isGoogle = cloud === 'google-workspace'
  const read = {
    email: isGoogle ? column('primaryemail', 'emailaddress') : column('userprincipalname', 'upn'),
    id: isGoogle ? column('id', 'userid') : column('objectid', 'id'),
    full: isGoogle ? column('namefullname', 'fullname') : column('displayname', 'name'),
    given: column('namegivenname', 'givenname', 'firstname'),
    family: column('namefamilyname', 'familyname', 'lastname', 'surname'),
    path: isGoogle ? column('orgunitpath') : () => '',
    status: column('status'),
    suspended: column('suspended'),
    reason: column('suspensionreason'),
    archived: column('archived'),
    deletedAt: column('softdeletiontimestamp', 'deleteddatetime', 'deletiontime', 'deletiontimestamp'),
    blocked: column('blockcredential', 'blocksignin', 'signinblocked'),
    enabled: columnOf(header, 'blocksignin') < 0 ? column('accountenabled') : () => '',
    mail: isGoogle ? () => '' : column('mail', 'primarysmtpaddress'),
  }
  const aliasColumns = columnsLike(header, isGoogle ? /^(?:noneditable)?aliases\d*$/ : /^proxyaddresses\d*$/)

  const standing = (cells: readonly string[]): Standing => {
    const deletedAt = read.deletedAt(cells)
    if (deletedAt !== '') return deleted(deletedAt)
    if (isYes(read.suspended(cells))) {
      const reason = read.reason(cells)
      return suspended(SUSPENSIONS[reason] ?? reason.toLowerCase().replaceAll('_', ' '))
    }
    if (isYes(read.archived(cells))) return suspended('archived')
    if (isYes(read.blocked(cells)) || isNo(read.enabled(cells))) return suspended('sign-in blocked')
    return isGoogle ? fromStatus(read.status(cells)) : { accountStatus: 'active' }
  }
  const aliases = (cells: readonly string[], email: string): string[] => {
    // "SMTP:a@x+smtp:b@x": an address may hold a plus itself, so the next prefix tells where one ends
    const parts = aliasColumns.flatMap((place) => (cells[place] ?? '').split(/\+(?=[a-z0-9]+:)|[,;\s]+/i))
    const found = new Map<string, string>()
    for (const part of [...parts, read.mail(cells)]) {
      if (/^(?!smtp:)[a-z0-9]+:/i.test(part)) continue
      const address = addressOf(part.replace(/^smtp:/i, ''))
      if (address !== undefined && foldKey(address) !== foldKey(email)) found.set(foldKey(address), address)
    }
    return [...found.values()]
  }
  const name = (cells: readonly string[]): string => {
    const full = read.full(cells)
    return full === '' ? `${read.given(cells)} ${read.family(cells)}`.trim() : full
  }
  return { ...read, standing, aliases, name }
}

/** The users of all files of a cloud; the same address in two files is one user, of whom the earlier file knows best. */
export const readUsers = (files: readonly { sheet: Sheet; kind: FileKind }[], problems: ImportProblem[]): ImportedUser[] => {
  const users = new Map<string, ImportedUser>()
  for (const { sheet, kind } of files) {
    if (kind.holds !== 'users') continue
    const read = createReader(sheet, kind)
    const lineOf = new Map<string, number>()
    for (const [place, cells] of sheet.rows.entries()) {
      const line = sheet.lines[place] as number
      const report = (problem: ImportProblem['kind'], text: string, duplicateOf?: number): void => {
        problems.push({ file: sheet.name, line, kind: problem, text, ...(duplicateOf === undefined ? {} : { duplicateOf }) })
      }
      const email = addressOf(read.email(cells))
      if (email === undefined) {
        report('not-an-address', read.email(cells))
        continue
      }
      const told = read.standing(cells)
      // better to leave somebody out of a backup's count than to promise a credit for an account nobody can back up
      if (told === undefined) report('unknown-status', read.status(cells))
      const standing = told ?? { accountStatus: 'suspended', statusReason: read.status(cells) }
      const key = standing.accountStatus === 'deleted' ? `${foldKey(email)} (deleted)` : foldKey(email)
      const earlier = lineOf.get(key)
      if (earlier !== undefined) {
        report('duplicate', email, earlier)
        continue
      }
      lineOf.set(key, line)

      const known = users.get(key)
      const aliases = [
        ...new Map([...(known?.aliases ?? []), ...read.aliases(cells, email)].map((alias) => [foldKey(alias), alias])).values(),
      ]
      const path = read.path(cells)
      const user: ImportedUser = {
        id: read.id(cells) || undefined,
        key,
        email,
        name: read.name(cells),
        backupStatus: 'none',
        ...standing,
        orgUnitPath: path === '' ? undefined : path,
        ...(aliases.length === 0 ? {} : { aliases }),
      }
      if (known === undefined) users.set(key, user)
      else {
        const { id = user.id, name, orgUnitPath = user.orgUnitPath } = known
        const isWorse = known.accountStatus === 'active' && user.accountStatus !== 'active'
        users.set(key, {
          ...user,
          ...known,
          ...(isWorse ? standing : {}),
          id,
          name: name || user.name,
          orgUnitPath,
          ...(aliases.length === 0 ? {} : { aliases }),
        })
      }
    }
  }
  return [...users.values()]
}
