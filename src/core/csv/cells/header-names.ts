import { withoutInvisible } from './address.js'

/** Names of the address column, squeezed to letters and digits. Earlier groups rank higher. */
const ADDRESS_NAMES: readonly string[] = [
  'userprincipalname upn memberobjectidoruserprincipalname memberobjectidorupn nomdutilisateurprincipal nombreprincipaldeusuario benutzerprinzipalname ユーザープリンシパル名 用户主体名称',
  'primaryemail primaryemailaddress primarysmtpaddress primaryaddress memberemail',
  `emailaddress email mail emailid mailaddress emails emailaddresses useremail useremailaddress workemail
   emailadresse emailadressen mailadresse adresseemail adressemail courriel courrielprofessionnel adressecourriel adressedemessagerie
   emaildienstlich dienstlicheemail geschaftlicheemail emailprofessionnel
   correo correoelectronico direcciondecorreo direcciondecorreoelectronico enderecodeemail correioeletronico
   emailadres indirizzoemail indirizzodiposta postaelettronica epost epostadresse epostadress sahkoposti
   sahkopostiosoite adresemail adresemailowy eposta epostaadresi メールアドレス メール eメール 电子邮件 电子邮件地址 邮箱 邮箱工作 電子郵件 電郵
   почта электроннаяпочта адресэлектроннойпочты البريدالإلكتروني البريدالالكتروني 이메일 이메일주소 전자메일 דואראלקטרוני`,
  `username usernames login loginname logonname userlogon signinname signinaddress account accountname
   benutzername anmeldename nomdutilisateur identifiant usuario nombredeusuario
   gebruikersnaam nomeutente user users userid mailbox address addresses adresse direccion アドレス العنوان`,
].map((names) => names.trim())

const RANKS: ReadonlyMap<string, number> = new Map(
  ADDRESS_NAMES.flatMap((names, rank) => names.split(/\s+/).map((name): [string, number] => [squeezeName(name), rank])),
)
/** Columns whose addresses belong to another person, or are secondary addresses of the account. */
const FOREIGN =
  /manager|recovery|alternat|secondary|alias|proxy|backup|previous|^new|delegate|assistant|private?|^groupe?mail|^group$|vorgesetzt/
const SECRET = /passw|kennwort|passwort|motdepasse|contrasena|clave|senha|parola|haslo|wachtwoord|パスワード|密码|пароль|secret|token/
const TYPE_NAMES = new Set(
  'type membertype objecttype recipienttype recipienttypedetails mitgliedstyp typ typdemembre typedemembre tipo tipodemiembro 種類 类型'.split(
    ' ',
  ),
)

/** Names of other columns that exports have. */
const OTHER_NAMES = new Set(
  `group groupemail groupname type membertype role memberrole id objectid userid status name displayname fullname givenname firstname surname lastname
   department title jobtitle office licenses lastlogin creationtime orgunitpath phone mobile city country location company`.split(/\s+/),
)

/** Squeezes a header to its letters and digits, without case and accents. */
export function squeezeName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:required|optional)$/, '')
}

const MAX_HEADER = 200

/**
 * Returns how well a header names the address column: 0 is best, `undefined` if it does not. "User name [userPrincipalName] Required" has
 * two names.
 */
export const headerRank = (header: string): number | undefined => {
  const text = withoutInvisible(header).normalize('NFKC')
  if (text.length > MAX_HEADER) return undefined
  const names = [
    text,
    text.replace(/[[(][^\])]*[\])]/g, ''),
    ...Array.from(text.matchAll(/[[(]([^\])]*)[\])]/g), (match) => match[1] ?? ''),
  ]
  let best: number | undefined
  for (const name of names) {
    const rank = RANKS.get(squeezeName(name))
    if (rank !== undefined && (best === undefined || rank < best)) best = rank
  }
  return best
}

/** True for text that is a column name in the exports of common tools. */
export const isHeaderWord = (text: string): boolean =>
  headerRank(text) !== undefined || OTHER_NAMES.has(squeezeName(withoutInvisible(text).replace(/\([^)]*\)/, '')))

/** True for a column whose addresses are not the account's own: manager, recovery address, aliases. */
export const isForeignName = (header: string): boolean => FOREIGN.test(squeezeName(header))

/** True for a column that may hold passwords; its cells are never sent anywhere. */
export const isSecretName = (header: string): boolean => SECRET.test(squeezeName(header))

/** True for a column that says whether a row is a user or a group. */
export const isTypeName = (header: string): boolean => TYPE_NAMES.has(squeezeName(withoutInvisible(header)))
