/** A parsed field mask: names with the mask of their own fields; empty for a whole field. */
export type Mask = Map<string, Mask>

/** Parses a mask such as `nextPageToken,users(id,name(fullName))`; undefined if its parentheses do not match. */
export const parseMask = (text: string): Mask | undefined => {
  let at = 0
  const parseList = (depth: number): Mask | undefined => {
    const mask: Mask = new Map()
    for (;;) {
      const name = /^\w+/.exec(text.slice(at))?.[0]
      if (name === undefined) return undefined
      at += name.length
      let inner: Mask | undefined = new Map()
      if (text[at] === '(') {
        at += 1
        inner = parseList(depth + 1)
        if (inner === undefined || text[at] !== ')') return undefined
        at += 1
      }
      mask.set(name, inner)
      if (text[at] !== ',') return depth > 0 || at === text.length ? mask : undefined
      at += 1
    }
  }
  return parseList(0)
}

/** Keeps only the fields that a mask names. */
export const applyMask = (value: unknown, mask: Mask): unknown => {
  if (mask.size === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => applyMask(entry, mask))
  const kept = Object.entries(value).filter(([name]) => mask.has(name))
  return Object.fromEntries(kept.map(([name, field]) => [name, applyMask(field, mask.get(name) ?? new Map())]))
}
