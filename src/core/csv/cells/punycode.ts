// Parameters of RFC 3492.
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const INITIAL_BIAS = 72
const INITIAL_N = 128

const digitOf = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 22
  if (code >= 65 && code <= 90) return code - 65
  return code >= 97 && code <= 122 ? code - 97 : BASE
}

const adapt = (delta: number, length: number, isFirst: boolean): number => {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}

/** Decodes one label without its `xn--`; `undefined` for invalid punycode. */
const decodeLabel = (label: string): string | undefined => {
  const basic = label.lastIndexOf('-')
  const output = Array.from(label.slice(0, Math.max(0, basic)), (letter) => letter.charCodeAt(0))
  let n = INITIAL_N
  let bias = INITIAL_BIAS
  let i = 0
  for (let at = basic > 0 ? basic + 1 : 0; at < label.length; ) {
    const before = i
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = at < label.length ? digitOf(label.charCodeAt(at++)) : BASE
      if (digit >= BASE) return undefined
      i += digit * weight
      const threshold = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias
      if (digit < threshold) break
      weight *= BASE - threshold
    }
    bias = adapt(i - before, output.length + 1, before === 0)
    n += Math.floor(i / (output.length + 1))
    i %= output.length + 1
    if (n > 0x10ffff) return undefined
    output.splice(i++, 0, n)
  }
  return String.fromCodePoint(...output)
}

/** Decodes a domain with `xn--` labels; `undefined` if a label is invalid or none is encoded. */
export const decodeDomain = (domain: string): string | undefined => {
  if (!/(?:^|\.)xn--/i.test(domain)) return undefined
  const labels = domain.split('.').map((label) => (/^xn--/i.test(label) ? decodeLabel(label.slice(4)) : label))
  return labels.includes(undefined) ? undefined : labels.join('.')
}

/** Encodes a domain with letters beyond ASCII as browsers do; `undefined` for a plain or invalid domain. */
export const encodeDomain = (domain: string): string | undefined => {
  if (/^[\0-\x7F]*$/.test(domain)) return undefined
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return undefined
  }
}
