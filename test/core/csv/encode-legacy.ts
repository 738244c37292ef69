import { repairWindows1252 } from '../../../src/core/csv/parsing/windows-1252.js'

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** Builds the table of an encoding by decoding every sequence of one or two bytes. */
const tableOf = (label: string): ReadonlyMap<string, readonly number[]> => {
  const known = tables.get(label)
  if (known !== undefined) return known
  const table = new Map<string, readonly number[]>()
  const decode = (...bytes: number[]): void => {
    const decoded = new TextDecoder(label).decode(Uint8Array.from(bytes))
    const text = label === 'windows-1252' ? repairWindows1252(decoded) : decoded
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let byte = 0; byte < 256; byte++) decode(byte)
  if (!label.startsWith('windows') && !label.startsWith('koi8')) {
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) decode(lead, trail)
  }
  tables.set(label, table)
  return table
}

/** Encodes text in a legacy encoding, which `TextEncoder` cannot do. Throws for a character missing from the encoding. */
export const encodeLegacy = (text: string, label: string): Uint8Array<ArrayBuffer> => {
  const table = tableOf(label)
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character)
      if (bytes === undefined) throw new Error(`${label} has no ${character}`)
      return bytes
    }),
  )
}
