/** Names of environment variables whose values are secrets. */
const SECRET_NAME = /pass|secret|token|key|credential|auth/i
/** Minimum length of a masked secret: shorter values would mask parts of ordinary words. */
const MIN_SECRET = 4
const MAX_LINE = 300
const MASK = '***'

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colors begin with the control character ESC
const TERMINAL = /\u001b\[[0-9;?]*[ -/]*[@-~]/g
/** All control characters except tab and line ends, because programs write progress with carriage returns. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu

/** The values of an environment that must not appear in a reason. */
export const secretsOf = (env: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(env).flatMap(([name, value]) =>
    SECRET_NAME.test(name) && value !== undefined && value.length >= MIN_SECRET ? [value] : [],
  )

const mask = (line: string, secrets: readonly string[]): string => {
  let masked = line
  // masks the longest first, because one secret may contain another
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) masked = masked.replaceAll(secret, MASK)
  return masked
    .replace(/(\w+:\/\/[^\s/:@]*):[^\s/@]+@/g, `$1:${MASK}@`)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${MASK}`)
    .replace(/\b(pass(?:word|wd)?|secret|token|api[-_]?key)(["']?\s*[:=]\s*)\S+/gi, `$1$2${MASK}`)
}

/** The last line of stderr without secrets and terminal codes, at most 300 characters; undefined if there is none. */
export const failureLine = (stderr: string, secrets: readonly string[]): string | undefined => {
  const lines = stderr
    .replace(TERMINAL, '')
    .replace(CONTROL, '')
    .replaceAll('\t', ' ')
    .split(/[\n\r]+/)
  const line = lines.map((text) => text.trim()).findLast((text) => text !== '')
  return line === undefined ? undefined : mask(line, secrets).slice(0, MAX_LINE)
}
