import { parseArgs } from 'node:util'
import { usageError } from './usage-error.js'

/** Values of an option: one value, none, or all words up to the next option. */
export type OptionKind = 'text' | 'flag' | 'list'

/** Values of the given options. */
export type Values<S extends Readonly<Record<string, OptionKind>>> = {
  readonly [K in keyof S]?: S[K] extends 'flag' ? true : S[K] extends 'list' ? readonly string[] : string
}

/**
 * Parses the arguments of a command. Throws a usage error for an unknown or repeated option, and for a missing or unexpected value.
 *
 * @returns the options by name, and the words that are not part of an option
 */
export const parseArguments = <const S extends Readonly<Record<string, OptionKind>>>(
  args: readonly string[],
  kinds: S,
): { values: Values<S>; words: readonly string[] } => {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const values = new Map<string, string[]>()
  const words: string[] = []
  let list: string[] | undefined
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (list === undefined) words.push(token.value)
      else list.push(token.value)
    } else if (token.kind === 'option') {
      const { name, rawName, value, inlineValue } = token
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
      if (kind === undefined) throw usageError(`Unknown option ${rawName}. Run with --help for the list.`)
      if (kind === 'flag' && value !== undefined) throw usageError(`${rawName} takes no value.`)
      if (kind !== 'flag' && (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--')))) {
        throw usageError(`${rawName} needs a value.`)
      }
      const before = values.get(name)
      if (before !== undefined && kind !== 'list') throw usageError(`${rawName} is given twice.`)
      const now = [...(before ?? []), ...(value === undefined ? [] : [value])]
      values.set(name, now)
      list = kind === 'list' ? now : undefined
    }
  }
  const read = ([name, given]: [string, string[]]): [string, unknown] => [
    name,
    kinds[name] === 'flag' ? true : kinds[name] === 'list' ? given : given[0],
  ]
  return { values: Object.fromEntries([...values].map(read)) as Values<S>, words }
}

/** Parses the arguments of a command that takes options only. */
export const parseOptions = <const S extends Readonly<Record<string, OptionKind>>>(args: readonly string[], kinds: S): Values<S> => {
  const { values, words } = parseArguments(args, kinds)
  if (words[0] !== undefined) throw usageError(`Unexpected argument ${words[0]}.`)
  return values
}

/** Parses a whole number in a range. Throws a usage error that names the option. */
export const parseWholeNumber = (name: string, text: string | undefined, min: number, max: number): number | undefined => {
  if (text === undefined) return undefined
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw usageError(`--${name} must be a whole number from ${min} to ${max}, not ${text}.`)
}

/** Parses a port; 0 chooses a free one. */
export const parsePort = (text: string | undefined): number | undefined => parseWholeNumber('port', text, 0, 65_535)
