import { decodeDomain, encodeDomain } from './punycode.js'

/**
 * Returns other spellings of an address that a directory may hold: the domain in punycode or Unicode, a typographic apostrophe, and a plain
 * i for the Turkish dotless ı. The matcher looks them up only if the address itself has no user.
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
  return variants.filter((variant) => variant !== folded)
}
