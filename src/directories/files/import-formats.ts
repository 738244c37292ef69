import type { CloudKind } from '../../compose/tenant.js'

/** What a file is, told by its header. */
export interface FileKind {
  cloud: CloudKind
  holds: 'users' | 'groups' | 'members'
}

/** A recognised file: the rows below its header. */
export interface Sheet {
  name: string
  header: readonly string[]
  rows: readonly (readonly string[])[]
  lines: readonly number[]
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * The names of a column: "Email Address [Required]" is `emailaddress`; "User name [userPrincipalName] Required" is
 * `username` and `userprincipalname`.
 */
const namesOf = (header: string): string[] => {
  const [, inner = ''] = /[[(]([^\])]*)[\])]/.exec(header) ?? []
  const outer = squeeze(header.replace(/[[(][^\])]*[\])]\s*(?:required|optional)?/gi, ''))
  const isRemark = /^(?:required|upload only|read only|yes\/no|must be)/i.test(inner.trim())
  const other = /\[([^\]]*)\]/.exec(header.replace(/\([^)]*\)/g, ''))?.[1] ?? ''
  const names = [outer, ...(isRemark ? [] : [squeeze(inner)]), ...(/^[a-z]\w*$/.test(other) ? [squeeze(other)] : [])]
  return names.filter((name) => name !== '')
}

/** Where the columns of these names stand; earlier names go before later ones. */
export const columnOf = (header: readonly string[], ...names: readonly string[]): number => {
  const own = header.map(namesOf)
  for (const name of names) {
    const place = own.findIndex((candidates) => candidates.includes(name))
    if (place >= 0) return place
  }
  return -1
}

export const columnsLike = (header: readonly string[], pattern: RegExp): number[] =>
  header.flatMap((text, place) => (namesOf(text).some((name) => pattern.test(name)) ? [place] : []))

const FORMATS: readonly { kind: FileKind; all: readonly (readonly string[])[] }[] = [
  // GAM print group-members; Google Admin's member download
  {
    kind: { cloud: 'google-workspace', holds: 'members' },
    all: [
      ['group', 'groupemail'],
      ['email', 'memberemail', 'primaryemail'],
      ['role', 'type', 'memberrole', 'membertype', 'id', 'status'],
    ],
  },
  { kind: { cloud: 'google-workspace', holds: 'users' }, all: [['primaryemail']] },
  { kind: { cloud: 'google-workspace', holds: 'users' }, all: [['emailaddress'], ['orgunitpath', 'firstname', 'lastname']] },
  {
    kind: { cloud: 'google-workspace', holds: 'groups' },
    all: [
      ['email', 'groupemail'],
      ['directmemberscount', 'admincreated', 'memberscount', 'members', 'groupname'],
    ],
  },
  {
    kind: { cloud: 'microsoft-365', holds: 'users' },
    all: [
      ['userprincipalname', 'upn'],
      ['displayname', 'accountenabled', 'blockcredential', 'proxyaddresses', 'softdeletiontimestamp', 'givenname', 'firstname', 'name'],
    ],
  },
]

/** What a header belongs to; `undefined` for one that is not known. */
export const recognise = (header: readonly string[]): FileKind | undefined => {
  if (header.some((text) => text.includes('@'))) return undefined
  return FORMATS.find(({ all }) => all.every((names) => columnOf(header, ...names) >= 0))?.kind
}
