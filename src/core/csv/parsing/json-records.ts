import type { FieldRecord, FieldSource } from './field-source.js'

/** Entries of an object's lists that wait for the object's own addresses. */
const MAX_WAITING = 200

interface Open {
  isList: boolean
  /** Name of the next value of an object; position, from 1, of the next value of a list. */
  name: string
  position: number
}

/** Returns the end of the text that opens at `open`, or -1 if the buffer ends before. */
const endOfText = (buffer: string, open: number): number => {
  for (let at = open + 1; at < buffer.length; at++) {
    if (buffer[at] === '\\') at++
    else if (buffer[at] === '"') return at + 1
  }
  return -1
}

const readText = (token: string): string => {
  try {
    return String(JSON.parse(token))
  } catch {
    return token.slice(1, -1)
  }
}

/** Returns true if any value contains an @. */
const hasAddress = (fields: ReadonlyMap<string, string>): boolean => [...fields.values()].some((value) => value.includes('@'))

/** Drops lists of plain texts without an address from an answer in which another list has addresses: the schemas of SCIM. */
const withoutSideLists = (found: readonly FieldRecord[], texts: ReadonlySet<FieldRecord>): readonly FieldRecord[] => {
  const withAddress = new Set(found.flatMap(({ fields }) => [...fields].flatMap(([name, value]) => (value.includes('@') ? [name] : []))))
  if (withAddress.size === 0) return found
  return found.filter((one) => !texts.has(one) || [...one.fields.keys()].some((name) => withAddress.has(name)))
}

/**
 * Reads JSON: a list of people, of addresses or of rows, one object for each line, or an answer that contains a list. Deeper values get
 * names such as `name.fullName`.
 */
export const createJsonSource = (): FieldSource => {
  const open: Open[] = []
  let buffer = ''
  let line = 1
  let records: FieldRecord[] = []
  let record: FieldRecord | undefined
  /** Depth of `open` at which `record` ends. */
  let recordDepth = 0
  /** The outermost object, which is a person unless its own values hold no address. */
  let outer: FieldRecord | undefined
  let waiting: FieldRecord[] = []
  /** Waiting entries that are plain texts, not objects. */
  const texts = new Set<FieldRecord>()

  const listsAbove = (): number => open.filter(({ isList }) => isList).length
  const nameFrom = (depth: number): string =>
    open
      .slice(depth)
      .filter(({ isList }) => !isList)
      .map(({ name }) => name)
      .join('.')
  const put = ({ fields }: FieldRecord, name: string, value: string): void => {
    if (value !== '') fields.set(name, fields.has(name) ? `${fields.get(name)}, ${value}` : value)
  }
  const emit = (one: FieldRecord): void => {
    if (outer === undefined) records.push(one)
    else waiting.push(one)
    if (waiting.length > MAX_WAITING && outer !== undefined && !hasAddress(outer.fields)) {
      records.push(...waiting)
      waiting = []
      texts.clear()
    }
  }
  const next = (): void => {
    const top = open.at(-1)
    if (top?.isList) top.position++
  }
  const take = (value: string): void => {
    const top = open.at(-1)
    if (record) put(record, nameFrom(recordDepth) || (top?.isList ? String(top.position) : ''), value)
    else if (top?.isList) {
      const name = nameFrom(0)
      const text = { line, fields: new Map([[name, value]]) }
      if (outer !== undefined) texts.add(text)
      emit(text)
    } else if (outer) put(outer, nameFrom(0), value)
  }
  const begin = (isList: boolean): void => {
    if (record === undefined && listsAbove() === 1 && (!isList || open.at(-1)?.isList === true)) {
      record = { line, fields: new Map() }
      recordDepth = open.length
    } else if (open.length === 0 && !isList) outer = { line, fields: new Map() }
    open.push({ isList, name: '', position: 1 })
  }
  const end = (): void => {
    open.pop()
    if (record && open.length === recordDepth) {
      const ended = record
      record = undefined
      if (ended.fields.size > 0) emit(ended)
    }
    if (open.length === 0 && outer) {
      const person = outer
      outer = undefined
      if (hasAddress(person.fields)) {
        // lists inside a person are values of the person
        for (const { fields } of waiting) for (const [name, value] of fields) put(person, name, value)
        records.push(person)
      } else records.push(...withoutSideLists(waiting, texts))
      waiting = []
    }
    next()
  }

  const scan = (isLast: boolean): number => {
    let at = 0
    while (at < buffer.length) {
      const character = buffer[at] as string
      if (character === '"') {
        const to = endOfText(buffer, at)
        if (to === -1) return at
        const text = readText(buffer.slice(at, to))
        let after = to
        while (/\s/.test(buffer[after] ?? '')) after++
        if (after === buffer.length && !isLast && open.at(-1)?.isList === false) return at
        if (buffer[after] === ':' && open.at(-1)?.isList === false) {
          ;(open.at(-1) as Open).name = text
          at = to
          continue
        }
        take(text)
        next()
        at = to
        continue
      }
      if (character === '\n') line++
      else if (character === '{' || character === '[') begin(character === '[')
      else if (character === '}' || character === ']') end()
      else if (!/[\s,:]/.test(character)) {
        let to = at + 1
        while (to < buffer.length && /[^\s,:"{}[\]]/.test(buffer[to] as string)) to++
        if (to === buffer.length && !isLast) return at
        const word = buffer.slice(at, to)
        if (word !== 'null') take(word)
        next()
        at = to
        continue
      }
      at++
    }
    return at
  }

  return {
    held: () => buffer.length,
    push(piece, isLast) {
      buffer += piece
      records = []
      buffer = buffer.slice(scan(isLast))
      if (isLast) records.push(...waiting, ...(outer && hasAddress(outer.fields) ? [outer] : []))
      return records
    },
  }
}
