import { createPacer, type Pacer } from '../../core/internal.js'
import { badRequest, Refusal } from './problem-responses.js'

/* JSON.parse of 64 MiB blocks all other requests for seconds. A large body is one object with long lists, so its lists are parsed in slices. */

/** Bytes of a list that are parsed in one step, and one entry more. */
const SLICE = 256 * 1024
/** Steps of the scanner between two calls of the pacer. */
const SCANNED = 4096
const [QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, BACKSLASH, OPEN, CLOSE] = [0x22, 0x2c, 0x5b, 0x5d, 0x5c, 0x7b, 0x7d]

type Range = readonly [from: number, to: number]

/** A list of the object: the place of its name, and of its entries in slices. Entries are not cut. */
interface ListPlace {
  name: Range
  slices: Range[]
}

const notJson = (): Refusal => badRequest('the body is not JSON in UTF-8')
const tooLarge = (most: number): Refusal =>
  new Refusal(413, 'too-large', `the body may have at most ${most} bytes besides its lists, and in one entry of a list`)

const join = (chunks: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

const isEscaped = (bytes: Uint8Array, quote: number): boolean => {
  let from = quote
  while (bytes[from - 1] === BACKSLASH) from -= 1
  return (quote - from) % 2 === 1
}

/**
 * Finds the lists of the object. Only counts brackets: parsing the parts finds every other error.
 *
 * @throws `too-large` (413) as soon as the rest or an entry has more than `maxRest` bytes
 */
const findLists = async (bytes: Uint8Array, maxRest: number, pace: Pacer): Promise<ListPlace[]> => {
  const lists: ListPlace[] = []
  let inLists = 0
  const addSlice = (to: number): void => {
    if (to - from > SLICE + maxRest) throw tooLarge(maxRest)
    list?.slices.push([from, to])
    inLists += to - from
  }
  let list: ListPlace | undefined
  let name: Range = [0, 0]
  let [depth, from, steps, isObject] = [0, 0, 0, false]
  for (let at = 0; at < bytes.length; at += 1) {
    steps += 1
    if (steps % SCANNED === 0) await pace()
    const byte = bytes[at]
    if (byte === QUOTE) {
      const begin = at
      do {
        steps += 1
        if (steps % SCANNED === 0) await pace()
        at = bytes.indexOf(QUOTE, at + 1)
        if (at === -1) throw notJson()
      } while (isEscaped(bytes, at))
      if (depth === 1) name = [begin, at + 1]
    } else if (byte === OPEN || byte === OPEN_LIST) {
      depth += 1
      if (depth === 1) isObject = byte === OPEN
      if (depth === 2 && isObject && byte === OPEN_LIST) {
        if (at - inLists > maxRest) throw tooLarge(maxRest)
        list = { name, slices: [] }
        lists.push(list)
        from = at + 1
      }
    } else if (byte === CLOSE || byte === CLOSE_LIST) {
      depth -= 1
      if (depth === 1 && list !== undefined) {
        addSlice(at)
        list = undefined
      }
    } else if (byte === COMMA && depth === 2 && list !== undefined && at - from >= SLICE) {
      addSlice(at)
      from = at + 1
    }
  }
  if (list !== undefined) throw notJson()
  if (bytes.length - inLists > maxRest) throw tooLarge(maxRest)
  return lists
}

/**
 * Parses a large JSON object in slices, so that other requests get their turn.
 *
 * @param maxRest maximum number of bytes outside of the lists, and of one entry of a list
 * @throws `too-large` (413) for a larger rest or entry, `bad-input` (400) for invalid JSON
 */
export const parseLargeJson = async (chunks: readonly Uint8Array[], maxRest: number): Promise<unknown> => {
  const pace = createPacer()
  const bytes = join(chunks)
  const lists = await findLists(bytes, maxRest, pace)

  const parse = (...ranges: readonly Range[]): unknown => {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    try {
      return JSON.parse(ranges.map(([from, to]) => decoder.decode(bytes.subarray(from, to), { stream: true })).join('') + decoder.decode())
    } catch {
      throw notJson()
    }
  }
  /** The object with empty lists: the ranges between the lists. */
  const rest: Range[] = []
  let end = 0
  for (const list of lists) {
    rest.push([end, list.slices[0]?.[0] as number])
    end = list.slices.at(-1)?.[1] as number
  }
  const body = parse(...rest, [end, bytes.length]) as object
  for (const list of lists) {
    const name = String(parse(list.name))
    const entries: unknown[] = []
    for (const slice of list.slices) {
      await pace()
      const before = entries.length
      for (const entry of parseEntries(bytes, slice)) entries.push(entry)
      // A slice without an entry is a comma too many, or an empty list.
      if (entries.length === before && list.slices.length > 1) throw notJson()
    }
    // As for JSON.parse, the last of two values with one name counts.
    if (Array.isArray((body as Record<string, unknown>)[name]))
      Object.defineProperty(body, name, { value: entries, configurable: true, enumerable: true, writable: true })
  }
  return body
}

const parseEntries = (bytes: Uint8Array, [from, to]: Range): unknown[] => {
  try {
    return JSON.parse(`[${new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from, to))}]`)
  } catch {
    throw notJson()
  }
}
