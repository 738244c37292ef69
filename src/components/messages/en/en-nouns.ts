import type { Format } from '../message.js'

/** A noun that takes an s: `3 users`. */
export const some = (n: number, noun: string, f: Format): string => f.plural(n, { one: `# ${noun}`, other: `# ${noun}s` })
