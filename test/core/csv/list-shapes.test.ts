import { expect } from 'chai'
import type { User } from '../../../src/core/index.js'
import directory from '../../fixtures/cases/directory.json' with { type: 'json' }
import { csvWorld, utf16 } from '../../worlds/csv-world.js'

const I = 'ida.holm@example.com'
const J = 'joao.silva@example.com'
const P = 'petra.nowak@example.com'
const M = 'mei.tanaka@example.com'
const U = 'uma.berg@example.com'
const R = 'rosa.vega@example.com'
const O = 'omar.khalil@example.com'
const Q = "quinn.o'neill@example.com"
const win = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))

/** Lists as other programs write them: the people they contain, and the number of rows if no row may be surplus. */
const LISTS: readonly (readonly [name: string, text: string | Uint8Array<ArrayBuffer>, found: readonly string[], rows?: number])[] = [
  [
    'outlook contacts export',
    'First Name,Middle Name,Last Name,Title,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Notes\r\nIda,,Holm,Dr,ida.holm@example.com,ida@home.example,+1 555,,\r\nJoão,,Silva,,joao.silva@example.com,,,,"line one\r\nline two"\r\n',
    [I, J],
    2,
  ],
  [
    'outlook "display type" export',
    '"First Name","E-mail Address","E-mail Type","E-mail Display Name"\n"Ida","ida.holm@example.com","SMTP","Ida Holm (ida.holm@example.com)"\n"Petra","petra.nowak@example.com","SMTP","Petra Nowak (petra.nowak@example.com)"\n',
    [I, P],
    2,
  ],
  [
    'outlook EX type',
    'Name,Address,Type\nIda,ida.holm@example.com,SMTP\nJoao,/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=abc,EX\nPetra,petra.nowak@example.com,SMTP\n',
    [I, P],
  ],
  [
    'outlook semicolons quoted',
    '"Holm, Ida" <ida.holm@example.com>; "Silva, João" <joao.silva@example.com>; Petra Nowak <petra.nowak@example.com>',
    [I, J, P],
    3,
  ],
  [
    'outlook apostrophes',
    "'Ida Holm' <ida.holm@example.com>; 'joao.silva@example.com'; 'Petra Nowak <petra.nowak@example.com>'",
    [I, J, P],
    3,
  ],
  ['outlook unquoted last first', 'Holm, Ida <ida.holm@example.com>; Silva, João <joao.silva@example.com>', [I, J], 2],
  [
    'outlook comma list no quotes',
    'Holm, Ida <ida.holm@example.com>, Silva, João <joao.silva@example.com>, Nowak, Petra <petra.nowak@example.com>',
    [I, J, P],
    3,
  ],
  [
    'exchange X500/smtp proxies',
    'DisplayName,PrimarySmtpAddress,EmailAddresses\nIda,ida.holm@example.com,"SMTP:ida.holm@example.com;smtp:ida@old.example;X500:/o=x/cn=y"\nJoao,joao.silva@example.com,"SMTP:joao.silva@example.com"\n',
    [I, J],
    2,
  ],
  [
    'only proxies',
    'Name,ProxyAddresses\nIda,"SMTP:ida.holm@example.com;SIP:ida.holm@example.com"\nJoao,"SMTP:joao.silva@example.com"\n',
    [I, J],
  ],
  [
    'powershell table',
    '\nDisplayName  PrimarySmtpAddress\n-----------  ------------------\nIda Holm     ida.holm@example.com\nJoao Silva   joao.silva@example.com\n\n',
    [I, J],
    2,
  ],
  ['gam print', 'primaryEmail,name.fullName,isAdmin\nida.holm@example.com,Ida,False\njoao.silva@example.com,Joao,False\n', [I, J], 2],
  ['gam text lines', 'User: ida.holm@example.com, Role: MEMBER (1/2)\nUser: joao.silva@example.com, Role: OWNER (2/2)\n', [I, J], 2],
  [
    'gam show group members',
    'Group: staff@example.com\n  member: ida.holm@example.com (user)\n  owner: joao.silva@example.com (user)\n',
    [I, J],
  ],
  [
    'google contacts',
    'Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value\nIda Holm,Ida,Holm,* My Contacts,* Work,ida.holm@example.com,Home,ida@home.example\nJoao,Joao,Silva,* My Contacts,* Work,joao.silva@example.com,,\n',
    [I, J],
    2,
  ],
  [
    'google contacts :::',
    'Name,E-mail 1 - Value\nRosa,rosa.vega@example.com ::: rosa.vega-ruiz@example.com\nIda,ida.holm@example.com\n',
    [R, I],
  ],
  [
    'google admin download',
    'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Password Hash Function [UPLOAD ONLY],Org Unit Path [Required],Recovery Email\nIda,Holm,ida.holm@example.com,****,,/,ida@home.example\nJoão,Silva,joao.silva@example.com,****,,/,\n',
    [I, J],
    2,
  ],
  [
    'google sheets hyperlinks',
    'Email\n"=HYPERLINK(""mailto:ida.holm@example.com"",""ida.holm@example.com"")"\n"=HYPERLINK(""mailto:joao.silva@example.com"";""Joao"")"\n',
    [I, J],
    2,
  ],
  ['excel sep line', 'sep=;\r\nName;Email\r\nIda;ida.holm@example.com\r\nJoao;joao.silva@example.com\r\n', [I, J], 2],
  ['excel sep tab', 'sep=\t\r\nName\tEmail\r\nIda\tida.holm@example.com\r\nJoao\tjoao.silva@example.com\r\n', [I, J], 2],
  [
    'excel trailing empties',
    'Name,Email,,,\r\nIda,ida.holm@example.com,,,\r\n,,,,\r\n,,,,\r\nJoao,joao.silva@example.com,,,\r\n,,,,\r\n',
    [I, J],
    2,
  ],
  [
    'excel title rows',
    'Mitarbeiterliste 2026;;\r\n;;\r\nStand: 01.03.2026;;\r\n;;\r\nName;E-Mail;Abteilung\r\nIda;ida.holm@example.com;HR\r\nJoao;joao.silva@example.com;IT\r\n',
    [I, J],
    2,
  ],
  ['excel total row', 'Name,Email\nIda,ida.holm@example.com\nJoao,joao.silva@example.com\nTotal,2\n', [I, J], 2],
  ['excel errors', 'Name,Email\nIda,ida.holm@example.com\n#N/A,#N/A\n#REF!,#NAME?\nJoao,joao.silva@example.com\n', [I, J]],
  ['excel numbers sci', 'Id,Name,Email\n1.23E+12,Ida,ida.holm@example.com\n1.24E+12,Joao,joao.silva@example.com\n', [I, J], 2],
  ['pasted from excel column', 'Email\nida.holm@example.com\n\njoao.silva@example.com\n', [I, J], 2],
  ['pasted tsv two columns', 'Ida Holm\tida.holm@example.com\nJoão Silva\tjoao.silva@example.com\n', [I, J], 2],
  ['nbsp and zero width', 'Email\n\u00a0ida.holm@example.com\u200b\n\ufeffjoao.silva@example.com\u2060\n', [I, J], 2],
  ['full width', 'Email\nｉｄａ．ｈｏｌｍ＠ｅｘａｍｐｌｅ．ｃｏｍ\njoao.silva＠example．com\n', [I, J], 2],
  ['ideographic full stop', 'Email\nida.holm@example。com\njoao.silva@example｡com\n', [I, J], 2],
  ['chinese separators', 'ida.holm@example.com；joao.silva@example.com，petra.nowak@example.com、mei.tanaka@example.com', [I, J, P, M], 4],
  ['arabic separators', 'ida.holm@example.com؛ joao.silva@example.com، petra.nowak@example.com', [I, J, P], 3],
  ['bullets', '• ida.holm@example.com\n• joao.silva@example.com\n– petra.nowak@example.com\n', [I, J, P], 3],
  [
    'markdown list',
    '- ida.holm@example.com\n* joao.silva@example.com\n1. petra.nowak@example.com\n2) mei.tanaka@example.com\n- [ ] uma.berg@example.com\n- [x] rosa.vega@example.com',
    [I, J, P, M, U, R],
    6,
  ],
  ['markdown table', '| Name | Email |\n| --- | :---: |\n| Ida | ida.holm@example.com |\n| Joao | joao.silva@example.com |\n', [I, J], 2],
  [
    'html list',
    '<ul><li><a href="mailto:ida.holm@example.com">Ida</a></li>\n<li><a href="mailto:joao.silva@example.com?subject=x">Joao</a></li></ul>',
    [I, J],
    2,
  ],
  ['html escaped', '&lt;ida.holm@example.com&gt;, &lt;joao.silva@example.com&gt;', [I, J], 2],
  ['url encoded mailto', 'mailto:ida.holm%40example.com\nmailto:joao.silva%40example.com\n', [I, J], 2],
  ['mailto many', 'mailto:ida.holm@example.com,joao.silva@example.com?cc=petra.nowak@example.com&subject=Hi', [I, J, P], 3],
  ['python list', "['ida.holm@example.com', 'joao.silva@example.com']", [I, J], 2],
  ['sql values', "('ida.holm@example.com', 1),\n('joao.silva@example.com', 2);", [I, J], 2],
  ['yaml', 'users:\n  - email: ida.holm@example.com\n  - email: joao.silva@example.com\n', [I, J], 2],
  [
    'cc header lines',
    'From: boss@other.example\nTo: ida.holm@example.com\nCc: joao.silva@example.com, petra.nowak@example.com\nSubject: Hello\n',
    [I, J, P],
  ],
  ['cc german', 'An: Ida Holm <ida.holm@example.com>\nCc: joao.silva@example.com\nBetreff: Hallo', [I, J], 2],
  [
    'folded to header',
    'To: Ida Holm <ida.holm@example.com>,\n\tJoao Silva <joao.silva@example.com>,\n Petra <petra.nowak@example.com>',
    [I, J, P],
    3,
  ],
  ['encoded word', 'To: =?UTF-8?B?SWRh?= <ida.holm@example.com>, =?iso-8859-1?Q?Jo=E3o?= <joao.silva@example.com>', [I, J], 2],
  ['group syntax', 'Team: ida.holm@example.com, joao.silva@example.com;', [I, J], 2],
  ['comment in parens', 'ida.holm@example.com (Ida Holm)\njoao.silva@example.com (João Silva)\n', [I, J], 2],
  [
    'trailing dot/comma',
    'ida.holm@example.com.\njoao.silva@example.com,\npetra.nowak@example.com;\nmei.tanaka@example.com:\n',
    [I, J, P, M],
    4,
  ],
  ['uppercase', 'EMAIL\nIDA.HOLM@EXAMPLE.COM\nJoao.Silva@Example.Com\n', [I, J], 2],
  ['apostrophes typographic', 'Email\nquinn.o’neill@example.com\nquinn.oʼneill@example.com\n', [Q]],
  ['quoted single', "'Email'\n'ida.holm@example.com'\n'joao.silva@example.com'\n", [I, J], 2],
  ['double double quotes', '"""ida.holm@example.com"""\n"""joao.silva@example.com"""\n', [I, J], 2],
  ['curly quotes', '“ida.holm@example.com”, “joao.silva@example.com”', [I, J], 2],
  ['guillemets', '«ida.holm@example.com»; ‹joao.silva@example.com›', [I, J], 2],
  ['whole row quoted', '"Name,Email"\n"Ida,ida.holm@example.com"\n"Joao,joao.silva@example.com"\n', [I, J], 2],
  [
    'whole row quoted with inner quotes',
    '"Name,""Email"""\n"Ida,""ida.holm@example.com"""\n"Joao,""joao.silva@example.com"""\n',
    [I, J],
    2,
  ],
  ['mixed delimiters', 'Name;Email\nIda,ida.holm@example.com\nJoao;joao.silva@example.com\n', [I, J], 2],
  ['cr only', 'Email\rida.holm@example.com\rjoao.silva@example.com\r', [I, J], 2],
  ['mixed newlines', 'Email\r\nida.holm@example.com\njoao.silva@example.com\rpetra.nowak@example.com', [I, J, P], 3],
  ['nel / ls', 'Email\u2028ida.holm@example.com\u2028joao.silva@example.com', [I, J]],
  ['vertical tab in excel', 'Email\nida.holm@example.com\u000bjoao.silva@example.com\n', [I, J], 2],
  ['trailing ctrl-z', 'Email\nida.holm@example.com\njoao.silva@example.com\n\u001a', [I, J], 2],
  [
    'german header umlaut',
    'Vorname;Nachname;E‑Mail‑Adresse\nIda;Holm;ida.holm@example.com\nJoao;Silva;joao.silva@example.com\n',
    [I, J],
    2,
  ],
  ['win1252', win('Prénom;Courriel\r\nJoão;joao.silva@example.com\r\nIda;ida.holm@example.com\r\n'), [I, J], 2],
  ['utf16be nobom', utf16('Name\tEmail\r\nIda\tida.holm@example.com\r\nJo\u00e3o\tjoao.silva@example.com\r\n', false).slice(2), [I, J], 2],
  ['ids only', 'Object Id\n7cc0c81b-f2a2-489a-8243-eda96da4214d\n', ['vic.dean@example.com'], 1],
  ['ids braces', 'Object Id\n{7cc0c81b-f2a2-489a-8243-eda96da4214d}\n', ['vic.dean@example.com'], 1],
  ['ids upper', 'id,displayName\n7CC0C81B-F2A2-489A-8243-EDA96DA4214D,Vic\n', ['vic.dean@example.com'], 1],
  [
    'manager column matches too',
    'Name,Email,Manager Email\nIda,ida.holm@example.com,petra.nowak@example.com\nJoao,joao.silva@example.com,petra.nowak@example.com\n',
    [I, J],
    2,
  ],
  ['type column', 'email,type,role\nida.holm@example.com,USER,MEMBER\nstaff@example.com,GROUP,MEMBER\nC0123,CUSTOMER,MEMBER\n', [I]],
  ['template example', 'Email,Name\nexample@example.com,Example User\nida.holm@example.com,Ida\njoao.silva@example.com,Joao\n', [I, J]],
  [
    'Entra version',
    'version:v1.0\nName [displayName] Required,User name [userPrincipalName] Required\nExample: Chris Green,chris@contoso.com\nIda,ida.holm@example.com\n',
    [I],
  ],
  ['comments', '# exported by tool\n// users\n; note\nEmail\nida.holm@example.com\n# another\njoao.silva@example.com\n', [I, J], 2],
  ['footer', 'Email\nida.holm@example.com\njoao.silva@example.com\n\n2 rows exported\nGenerated on 2026-03-01\n', [I, J], 2],
  [
    'psql',
    ' id |        email         \n----+----------------------\n  1 | ida.holm@example.com\n  2 | joao.silva@example.com\n(2 rows)\n',
    [I, J],
    2,
  ],
  [
    'mysql',
    '+----+----------+\n| id | email |\n+----+----------+\n|  1 | ida.holm@example.com |\n|  2 | joao.silva@example.com |\n+----+----------+\n2 rows in set\n',
    [I, J],
    2,
  ],
  ['slack mention', '<@U123> ida.holm@example.com <mailto:joao.silva@example.com|joao.silva@example.com>', [I, J], 2],
  ['teams paste', 'Ida Holm <ida.holm@example.com>\nJoão Silva <joao.silva@example.com>\n', [I, J], 2],
  ['name dash email', 'Ida Holm - ida.holm@example.com\nJoao Silva — joao.silva@example.com\n', [I, J], 2],
  ['name: email', 'Ida: ida.holm@example.com\nJoao: joao.silva@example.com\n', [I, J], 2],
  ['slashes', 'ida.holm@example.com / joao.silva@example.com', [I, J], 2],
  ['and', 'ida.holm@example.com and joao.silva@example.com & petra.nowak@example.com', [I, J, P], 3],
  ['pipes list', 'ida.holm@example.com|joao.silva@example.com|petra.nowak@example.com', [I, J, P], 3],
  ['spaces', 'ida.holm@example.com joao.silva@example.com  petra.nowak@example.com', [I, J, P], 3],
  ['soft hyphen', 'Email\nida.ho\u00adlm@example.com\n', [I], 1],
  ['ltr marks', 'Email\n\u200eida.holm@example.com\u200f\n\u202ajoao.silva@example.com\u202c\n', [I, J], 2],
  ['duplicated header middle', 'Name,Email\nIda,ida.holm@example.com\nName,Email\nJoao,joao.silva@example.com\n', [I, J], 2],
  ['bom in the middle', 'Email\nida.holm@example.com\n\ufeffEmail\njoao.silva@example.com\n', [I, J], 2],
  ['backslash escapes', '"Ida \\"I\\" Holm",ida.holm@example.com\n"Joao",joao.silva@example.com\n', [I, J], 2],
  ['unclosed quote', 'Name,Email\n"Ida,ida.holm@example.com\nJoao,joao.silva@example.com\n', [I, J]],
  [
    'wide table with mail in last',
    'c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18,c19,c20,c21,c22,c23,c24,c25,c26,c27,c28,c29,c30,c31,c32,c33,c34,c35,c36,c37,c38,c39,c40,c41,c42,c43,c44,c45,c46,c47,c48,c49,c50,c51,c52,c53,c54,c55,c56,c57,c58,c59,mail\nx,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,ida.holm@example.com\n,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,joao.silva@example.com\n',
    [I, J],
    2,
  ],
  ['japanese', '氏名,メールアドレス\n田中,mei.tanaka@example.com\nアイダ,ida.holm@example.com\n', [M, I], 2],
  ['korean', '이름,이메일\n김,mei.tanaka@example.com\n아이다,ida.holm@example.com\n', [M, I], 2],
  ['hebrew', 'שם,דוא"ל\nאידה,ida.holm@example.com\nז,joao.silva@example.com\n', [I, J], 2],
  ['russian', 'Имя;Эл. почта\nИда;ida.holm@example.com\nЖ;joao.silva@example.com\n', [I, J], 2],
  ['greek', 'Όνομα,Ηλ. ταχυδρομείο\nΑ,ida.holm@example.com\nΒ,joao.silva@example.com\n', [I, J], 2],
  ['yes no columns', 'active,email,mfa\nTRUE,ida.holm@example.com,no\nFALSE,joao.silva@example.com,yes\n', [I, J], 2],
  ['status suspended', 'Email,Status\nida.holm@example.com,Active\nomar.khalil@example.com,Suspended\n', [I, O], 2],
  ['password column', 'Email,Password\nida.holm@example.com,p@ssw.ord\njoao.silva@example.com,x@y.zz\n', [I, J], 2],
  ['lastname first quoted tab', '"Holm, Ida"\tida.holm@example.com\n"Silva, João"\tjoao.silva@example.com\n', [I, J], 2],
]

describe('lists in the shapes of other programs', () => {
  for (const [name, text, expected, count] of LISTS) {
    it(`are read exactly: ${name}`, async () => {
      const { csv } = csvWorld(directory as User[])
      await csv.load(new Blob([text]))
      const rows = [...csv.rows.value]
      const found = rows.filter(({ user, verdict }) => user !== undefined && verdict !== 'duplicate').map(({ user }) => user?.email)
      expect(found).to.have.members([...expected])
      if (count !== undefined) expect(rows.map(({ address }) => address)).to.have.length(count)
    })
  }
})
