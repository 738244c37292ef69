import type { FileKind } from './import-sheet.js'

const squeeze = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * Returns every name of a column: `emailaddress` for "Email Address [Required]"; `username` and `userprincipalname` for "User name
 * [userPrincipalName] Required".
 */
const namesOf = (header: string): string[] => {
  const [, inner = ''] = /[[(]([^\])]*)[\])]/.exec(header) ?? []
  const outer = squeeze(header.replace(/[[(][^\])]*[\])]\s*(?:required|optional)?/gi, ''))
  const isRemark = /^(?:required|upload only|read only|yes\/no|must be)/i.test(inner.trim())
  const bracketed = /\[([^\]]*)\]/.exec(header.replace(/\([^)]*\)/g, ''))?.[1] ?? ''
  const names = [outer, ...(isRemark ? [] : [squeeze(inner)]), ...(/^[a-z]\w*$/.test(bracketed) ? [squeeze(bracketed)] : [])]
  return names.filter((name) => name !== '')
}

/** Returns the index of the first column with one of these names, or -1. Earlier names take precedence. */
export const columnOf = (header: readonly string[], ...names: readonly string[]): number => {
  const columns = header.map(namesOf)
  for (const name of names) {
    const index = columns.findIndex((candidates) => candidates.includes(name))
    if (index >= 0) return index
  }
  return -1
}

/** Returns the indexes of all columns with a name that matches the pattern. */
export const columnsLike = (header: readonly string[], pattern: RegExp): number[] =>
  header.flatMap((text, index) => (namesOf(text).some((name) => pattern.test(name)) ? [index] : []))

/** A format matches if the header has at least one column of each list in `all`. Earlier formats take precedence. */
const FORMATS: readonly { kind: FileKind; all: readonly (readonly string[])[] }[] = [
  // GAM print group-members; the member download of the Google Admin console
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

/** Returns the kind of export with this header, or `undefined` for an unknown header. */
export const recognizeHeader = (header: readonly string[]): FileKind | undefined => {
  if (header.some((text) => text.includes('@'))) return undefined
  return FORMATS.find(({ all }) => all.every((names) => columnOf(header, ...names) >= 0))?.kind
}
