import type { Format } from '../message.js'

/** Returns a count with a noun whose plural ends in s: `3 users`. */
export const some = (n: number, noun: string, f: Format): string => f.plural(n, { one: `# ${noun}`, other: `# ${noun}s` })
