import { readAddress, trimCell, withoutInvisible } from './address.js'

/** Names of the column with the addresses, squeezed to letters and digits; earlier groups go before later ones. */
const NAMES: readonly (readonly string[])[] = [
  ['userprincipalname', 'upn'],
  ['primaryemail', 'primaryemailaddress', 'primarysmtpaddress', 'primaryaddress'],
  [
    ...[
      'emailaddress',
      'email',
      'mail',
      'emailid',
      'mailaddress',
      'emails',
      'emailaddresses',
      'useremail',
      'useremailaddress',
      'workemail',
    ],
    ...[
      'emailadresse',
      'emailadressen',
      'mailadresse',
      'adresseemail',
      'adressemail',
      'courriel',
      'adressecourriel',
      'adressedemessagerie',
    ],
    ...['correo', 'correoelectronico', 'direcciondecorreo', 'direcciondecorreoelectronico', 'enderecodeemail', 'correioeletronico'],
    ...['emailadres', 'indirizzoemail', 'indirizzodiposta', 'postaelettronica', 'epost', 'epostadresse', 'epostadress', 'sahkoposti'],
    ...[
      'sahkopostiosoite',
      'adresemail',
      'adresemailowy',
      'eposta',
      'epostaadresi',
      'メールアドレス',
      'メール',
      '电子邮件',
      '邮箱',
      'почта',
    ],
    ...['электроннаяпочта', 'адресэлектроннойпочты'],
  ],
  [
    ...['username', 'usernames', 'login', 'loginname', 'logonname', 'userlogon', 'signinname', 'signinaddress', 'account', 'accountname'],
    ...['benutzername', 'anmeldename', 'benutzerprinzipalname', 'nomdutilisateur', 'identifiant', 'usuario', 'nombredeusuario'],
    ...['gebruikersnaam', 'nomeutente', 'user', 'users', 'userid', 'mailbox', 'address', 'addresses', 'adresse'],
  ],
]
const RANKS: ReadonlyMap<string, number> = new Map(NAMES.flatMap((group, rank) => group.map((name): [string, number] => [name, rank])))
/** Columns of addresses that are somebody else's or not the account's. */
const OTHER = /manager|recovery|alternat|secondary|alias|proxy|backup|previous|^new/

const squeeze = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:required|optional)$/, '')

/** The rank of a header as a name of the address column; `undefined` if it is none. "User name [userPrincipalName] Required" has two names. */
export const headerRank = (header: string): number | undefined => {
  const text = withoutInvisible(header)
  if (text.length > 200) return undefined
  const names = [text.replace(/[[(][^\])]*[\])]/g, ''), ...Array.from(text.matchAll(/[[(]([^\])]*)[\])]/g), (match) => match[1] ?? '')]
  let best: number | undefined
  for (const name of names) {
    const rank = RANKS.get(squeeze(name))
    if (rank !== undefined && (best === undefined || rank < best)) best = rank
  }
  return best
}

export interface AddressColumn {
  index: number
  /** Whether the first row names the columns. */
  hasHeader: boolean
  /** The names, empty texts where there are none. */
  columns: readonly string[]
}

const isFilled = (cell: string): boolean => trimCell(cell) !== ''

/** A first row of words, without any name we know, above a column of addresses. */
const readsAsHeader = (cells: readonly string[], index: number): boolean =>
  isFilled(cells[index] ?? '') &&
  cells.every((cell) => cell.length < 100 && /^[\p{L}\p{M}\s()[\]_:/*?'’.-]*$/u.test(withoutInvisible(cell))) &&
  // a lone word with dots or dashes may be a mistyped address
  (cells.length > 1 || /^[\p{L}\p{M}\s()[\]:]*$/u.test(withoutInvisible(cells[0] ?? '')))

/** Which column of these rows, the first of the file, holds the addresses. */
export const chooseColumn = (rows: readonly (readonly string[])[]): AddressColumn => {
  const first = rows[0] ?? []
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  const ranks = first.map(headerRank)
  const isData = first.some((cell) => readAddress(cell) !== undefined)
  const isKnown = !isData && ranks.some((rank) => rank !== undefined)

  const filled = new Array<number>(width).fill(0)
  const found = new Array<number>(width).fill(0)
  for (const cells of isData ? rows : rows.slice(1)) {
    cells.forEach((cell, index) => {
      if (!isFilled(cell)) return
      filled[index] = (filled[index] as number) + 1
      if (readAddress(cell) !== undefined) found[index] = (found[index] as number) + 1
    })
  }
  const share = (index: number): number => (found[index] as number) / Math.max(1, filled[index] as number)
  const isOther = (index: number): boolean => !isData && OTHER.test(squeeze(first[index] ?? ''))

  const named = ranks
    .map((rank, index) => ({ rank, index }))
    .filter((column): column is { rank: number; index: number } => isKnown && column.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map((column) => column.index)
  // most addresses; among equals not the manager's, and the leftmost
  const byContent = Array.from({ length: width }, (_, index) => index)
    .filter((index) => (found[index] as number) > 0)
    .sort((a, b) => Number(isOther(a)) - Number(isOther(b)) || (found[b] as number) - (found[a] as number) || a - b)[0]

  const index =
    named.find((column) => share(column) >= 0.5) ??
    named.find((column) => (found[column] as number) > 0) ??
    (byContent !== undefined && (named.length === 0 || share(byContent) >= 0.5) ? byContent : undefined) ??
    named[0] ??
    0
  const hasHeader = isKnown || (!isData && (found[index] ?? 0) > 0 && readsAsHeader(first, index))
  return { index, hasHeader, columns: Array.from({ length: width }, (_, column) => (hasHeader ? trimCell(first[column] ?? '') : '')) }
}
