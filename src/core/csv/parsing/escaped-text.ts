/** Unfinished line of a piece; a longer one is decoded in parts. */
const LONGEST_LINE = 65_536
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi
const NAMED: Readonly<Record<string, string>> = {
  ...{ commat: '@', period: '.', lt: '<', gt: '>', amp: '&', apos: "'", rsquo: "'", lsquo: "'", szlig: 'ß', aelig: 'æ', oelig: 'œ' },
  ...{ hyphen: '-', lowbar: '_', plus: '+', num: '#', colon: ':', quot: "'", nbsp: ' ', comma: ' ', semi: ' ', vert: ' ' },
}
const ACCENTS: Readonly<Record<string, string>> = {
  ...{ acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308', cedil: '\u0327', ring: '\u030A', caron: '\u030C' },
}
const ACCENTED = /^([a-z])(acute|grave|circ|tilde|uml|cedil|ring|caron)$/i

// The @ and the dots as people write them to hide an address from programs. The lengths are limited, so that a long line costs linear time.
const HIDDEN_AT = / {0,2}[([{] ?(?:at|ät|arroba|arobase|@) ?[)\]}] {0,2}/gi
const HIDDEN_DOT = / {0,2}[([{] ?(?:dot|punkt|punto|\.) ?[)\]}] {0,2}/gi
/** `ida dot holm at example dot com`. */
const SPOKEN = /(?<![\w.+'-])[\w.+'-]{1,64}(?: dot [\w-]{1,63}){0,8} at [\w-]{1,63}(?: dot [\w-]{1,63}){1,8}(?![\w-])/gi
/** `ida.holm at example.com`. Without a dot in the local part it may be prose: "members at example.com". */
const SPOKEN_AT = /(?<![\w.+'-])([\w'+-]{1,64}\.[\w.'+-]{1,64}) at ([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?![\w-])/gi

// The signs that stand for @ where they fill a whole entry of a list: `ida.holm_AT_example.com`, `ida.holm<at>example_DOT_com`.
const SIGN = String.raw`(?:_[aA][tT]_|-[aA][tT]-|\*at\*|<at>|\([aA]\)|(?<=[a-z\d])AT(?=[a-z\d]))`
const DOT = String.raw`(?:\.|_[dD][oO][tT]_|-DOT-|<dot>)`
// A label that could contain -DOT- would let a domain be split in millions of ways.
const LABEL = String.raw`(?:(?!-DOT-)[\p{L}\p{N}-]){1,63}`
const SIGNED = new RegExp(
  String.raw`(?<![^\s,;|"'<(:])([\p{L}\p{N}_.+'-]{1,64})(${SIGN})(${LABEL}(?:${DOT}${LABEL}){0,8}${DOT}\p{L}{2,63})(?![^\s,;|"'>)])`,
  'gu',
)
const FILE_NAME = /\.(?:txt|pdf|docx?|xlsx?|pptx?|csv|tsv|png|jpe?g|gif|svg|html?|zip|gz|json|xml|eml|msg|mp[34])$/i
/** `ida.holm=40example.com`, as the source of a mail writes an address. Not behind the signs of a link: `?to=40example.com`. */
const QUOTED_PRINTABLE = /(?<![\w.+'=%@/?&-])((?:[\w.+'-]|=[2-7][\dA-F]){1,80})=40((?:[\w.-]|=[2-7][\dA-F]){3,160})/g

/** `"ida.holm" & CHAR(64) & "example.com"`. A CSV doubles the quotes. */
const JOINED = /("{1,2}) {0,2}& {0,2}\1/g
const AT_CHARACTER = /("{1,2}) {0,2}& {0,2}(?:UNI)?(?:CHAR|ZEICHEN|CAR|CARATT|TEKEN|ZNAK)\(64\) {0,2}& {0,2}\1/gi
/** `=CONCATENATE("ida.holm"; "@example.com")`, also in other languages of the spreadsheet. */
const CONCATENATED = /= ?(?:CONCAT|TEXT|VERKETT|ZŁĄCZ|СЦЕП)[\p{L}.]{0,20}\( ?"[^\r\n]{0,1000}?\)/giu
const BETWEEN_TEXTS = /("{1,2}) {0,2}[,;] {0,2}\1/g

const decodeEntity = (whole: string, decimal: string | undefined, hex: string | undefined, name: string | undefined): string => {
  if (name !== undefined) {
    const [, letter, accent] = ACCENTED.exec(name) ?? []
    if (letter !== undefined && accent !== undefined) return `${letter}${ACCENTS[accent.toLowerCase()]}`.normalize('NFC')
    return NAMED[name.toLowerCase()] ?? whole
  }
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  // a decoded quote, delimiter or line break would move the cells of its row
  if (code === 34) return "'"
  if (code < 33 || [44, 59, 124, 127, 160].includes(code) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return ' '
  return String.fromCodePoint(code)
}

/** Without a dot in front of it, `-at-` is a word of a name: "stay-at-home.example". */
const decodeSigned = (whole: string, local: string, sign: string, domain: string): string =>
  FILE_NAME.test(whole) || (sign === '-at-' && !local.includes('.')) ? whole : `${local}@${domain.replace(new RegExp(DOT, 'g'), '.')}`

const decodeHex = (text: string): string =>
  text.replace(/=([2-7][\dA-F])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const decodeQuotedPrintable = (whole: string, local: string, domain: string): string => {
  const address = `${decodeHex(local)}@${decodeHex(domain)}`
  // other characters could move the cells of the row
  return /^[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}[.-]*$/i.test(address) ? address : whole
}

/** Decodes whole lines. The number of lines and of cells stays. */
const decodeLines = (text: string): string =>
  text
    .replace(ENTITY, decodeEntity)
    // a page that shows markup escapes it twice
    .replace(ENTITY, decodeEntity)
    .replaceAll('\\u0040', '@')
    .replace(HIDDEN_AT, '@')
    .replace(HIDDEN_DOT, '.')
    .replace(SPOKEN, (words) => words.replace(/ dot /gi, '.').replace(/ at /i, '@'))
    .replace(SPOKEN_AT, '$1@$2')
    .replace(SIGNED, decodeSigned)
    .replace(QUOTED_PRINTABLE, decodeQuotedPrintable)
    .replace(AT_CHARACTER, '@')
    .replace(CONCATENATED, (formula) => formula.replace(BETWEEN_TEXTS, ''))
    .replace(JOINED, '')

/** Returns the start of the unfinished last line, or of its part that may be cut off. */
const lastBreak = (text: string): number => {
  const at = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
  return text.length - at > LONGEST_LINE ? text.lastIndexOf(' ') + 1 || text.length : at
}

/**
 * Creates a decoder for text in which addresses are escaped for web pages (`ida&#64;example.com`), hidden from programs
 * (`ida [at] example [dot] com`) or composed by a formula (`="ida"&"@example.com"`). Pieces may end anywhere.
 */
export const createEscapeDecoder = (): ((piece: string, isLast: boolean) => string) => {
  let held = ''
  return (piece, isLast) => {
    const text = held + piece
    const end = isLast ? text.length : lastBreak(text)
    held = text.slice(end)
    return decodeLines(text.slice(0, end))
  }
}
