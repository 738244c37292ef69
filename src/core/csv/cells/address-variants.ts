import { decodeDomain, encodeDomain } from './punycode.js'

/** List bullets and emphasis marks around an address. They are also legal in an address: `-a@x`, `*a@x`, `_a@x_`. */
const SIGNS = /^(?:[-*~]+([^_].*)|_+(.*?)_+)$/

/**
 * Returns other spellings of an address that a directory may hold. They have the domain in punycode or Unicode, a typographic apostrophe, a
 * plain i for the Turkish dotless ı, or no list bullets. The matcher looks them up only if the address itself has no user.
 *
 * @param folded a folded address
 */
export const variantsOf = (folded: string): readonly string[] => {
  const at = folded.lastIndexOf('@')
  if (at < 1) return []
  const local = folded.slice(0, at)
  const domain = folded.slice(at + 1)
  const otherDomain = encodeDomain(domain) ?? decodeDomain(domain)
  const domains = otherDomain === undefined || otherDomain === domain ? [domain] : [domain, otherDomain]
  const locals = [local, ...(local.includes("'") ? [local.replaceAll("'", '\u2019')] : [])]
  const plain = folded.replaceAll('ı', 'i')
  const variants = domains.flatMap((one) => locals.map((other) => `${other}@${one}`))
  if (plain !== folded) variants.push(plain)
  const [, listed, emphasized] = SIGNS.exec(folded) ?? []
  const bare = listed ?? emphasized
  if (bare !== undefined) variants.push(bare)
  return variants.filter((variant) => variant !== folded)
}
