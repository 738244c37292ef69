import { aborted, BackupError } from '../../model/errors.js'
import { bytesLookLike, notACsv, textLooksLike, utf16Order } from './looks-like.js'

const MAX_BYTES = 100 * 1024 * 1024
const HEAD_BYTES = 65_536
/** Size of the detector's sample: enough words, in a task short enough for the main thread. */
const MAX_DETECT_BYTES = 32_768
/** The sample begins up to this many bytes before the first non-ASCII byte, to contain its whole line. */
const MAX_LINE_BEFORE = 1024

/** A file as text. */
export interface TextSource {
  /** Label of the Encoding Standard. */
  encoding: string
  /** The text in pieces that may end at any character, each with the number of bytes read so far. Without byte order mark. */
  pieces(): AsyncIterable<{ text: string; bytes: number }>
}

interface DecodeOptions {
  sliceBytes: number
  /** The encoding to use instead of the detected one. */
  encoding?: string | undefined
  signal?: AbortSignal | undefined
  /** Detects the encoding of text that is not UTF-8. */
  detect(bytes: Uint8Array<ArrayBuffer>): Promise<string>
  /** Bytes checked so far. */
  onChecked(bytes: number): void
}

/**
 * Finds the encoding of a file by reading all of it, because the first byte that is not UTF-8 may come late.
 *
 * @throws `not-a-csv`, `too-large`, `unreadable`, `aborted`
 */
export const openText = async (blob: Blob, options: DecodeOptions): Promise<TextSource> => {
  const { sliceBytes, signal } = options
  if (blob.size === 0) throw notACsv('empty')
  if (blob.size > MAX_BYTES) {
    throw new BackupError('too-large', 'the file is larger than 100 MB', { details: { limit: MAX_BYTES, unit: 'bytes' } })
  }
  const read = async (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => {
    let buffer: ArrayBuffer
    try {
      buffer = await blob.slice(from, to).arrayBuffer()
    } catch (cause) {
      throw new BackupError('unreadable', 'the file could not be read', { cause })
    }
    if (signal?.aborted) throw aborted()
    return new Uint8Array(buffer)
  }

  const head = await read(0, HEAD_BYTES)
  if (head.length === 0) throw new BackupError('unreadable', 'the file could not be read')
  const mark = findMark(head)
  const looksLike = mark === undefined ? bytesLookLike(head) : undefined
  if (looksLike) throw notACsv(looksLike)
  const skip = mark?.length ?? 0
  if (skip === blob.size) throw notACsv('empty')
  const known = options.encoding ?? mark?.encoding ?? utf16Order(head)
  const encoding = known === undefined || known === 'utf-8' ? await checkUtf8(blob.size, read, known !== undefined, options) : known

  return {
    encoding,
    async *pieces() {
      const decoder = new TextDecoder(encoding, { ignoreBOM: true })
      for (let at = skip; at < blob.size; at += sliceBytes) {
        const end = Math.min(at + sliceBytes, blob.size)
        const decoded = decoder.decode(await read(at, end), { stream: end < blob.size })
        const text = encoding === 'windows-1252' ? repairWindows1252(decoded) : decoded
        if (at === skip) {
          const format = textLooksLike(text)
          if (format) throw notACsv(format)
        }
        if (text.includes('\0')) throw notACsv('binary')
        yield { text, bytes: end }
      }
    },
  }
}

/** Returns `utf-8` if every byte is valid, otherwise the encoding detected from the non-ASCII cells. */
const checkUtf8 = async (
  size: number,
  read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>,
  isForced: boolean,
  { sliceBytes, detect, onChecked }: DecodeOptions,
): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  for (let at = 0; at < size; at += sliceBytes) {
    const bytes = await read(at, Math.min(at + sliceBytes, size))
    if (bytes.includes(0)) throw notACsv('binary')
    if (isUtf8 && !isForced && !isValid(decoder, bytes, at + sliceBytes < size)) isUtf8 = false
    onChecked(Math.min(at + sliceBytes, size))
  }
  if (isUtf8) return 'utf-8'
  const beyondAscii = await findBeyondAscii(size, read, sliceBytes)
  const from = Math.max(0, beyondAscii - MAX_LINE_BEFORE)
  const suspect = cellsBeyondAscii(await read(from, Math.min(size, beyondAscii + 4 * MAX_DETECT_BYTES)))
  return isDamagedUtf8(suspect) ? 'utf-8' : detect(suspect)
}

/** Returns the position of the first non-ASCII byte. */
const findBeyondAscii = async (
  size: number,
  read: (from: number, to: number) => Promise<Uint8Array>,
  sliceBytes: number,
): Promise<number> => {
  for (let at = 0; at < size; at += sliceBytes) {
    const index = (await read(at, Math.min(at + sliceBytes, size))).findIndex((byte) => byte > 127)
    if (index !== -1) return at + index
  }
  return 0
}

/** Returns true for UTF-8 with a few invalid bytes. Any other encoding would garble all valid letters. */
const isDamagedUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const beyond = text.match(/[^\0-\x7F]/g)?.length ?? 0
  return broken * 10 <= beyond
}

/** Delimiters below the range of second bytes in two-byte encodings: tab, line breaks, quote, comma, semicolon. */
const CELL_ENDS: ReadonlySet<number> = new Set([9, 10, 13, 0x22, 0x2c, 0x3b])

/** Collects the cells with non-ASCII bytes, one per line. In the detector, addresses and numbers would outweigh them. */
export const cellsBeyondAscii = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const kept = new Uint8Array(Math.min(bytes.length + 1, MAX_DETECT_BYTES))
  let length = 0
  let start = 0
  let isBeyond = false
  for (let at = 0; at <= bytes.length && length < kept.length; at++) {
    const byte = bytes[at]
    if (byte !== undefined && !CELL_ENDS.has(byte)) {
      if (byte > 127) isBeyond = true
      continue
    }
    if (isBeyond) {
      const cell = bytes.subarray(start, Math.min(at, start + kept.length - length - 1))
      kept.set(cell, length)
      length += cell.length
      kept[length++] = 10
    }
    start = at + 1
    isBeyond = false
  }
  return kept.slice(0, length)
}

const findMark = (bytes: Uint8Array): { encoding: string; length: number } | undefined => {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 }
  // the byte order mark of UTF-32 begins like that of UTF-16; a later check finds its zeros
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0)) return { encoding: 'utf-16le', length: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

const isValid = (decoder: TextDecoder, bytes: Uint8Array, isMoreToCome: boolean): boolean => {
  try {
    decoder.decode(bytes, { stream: isMoreToCome })
    return true
  } catch {
    return false
  }
}

/** Characters of the bytes 0x80 to 0x9F. The five bytes that Windows-1252 leaves open stay control characters, as in browsers. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const UNDECODED = /[\x80-\x9f]/g

/** Node 18 to 23 decodes the bytes 0x80 to 0x9F of Windows-1252 as ISO-8859-1, to control characters. Browsers decode them correctly. */
export const repairWindows1252 = (text: string): string =>
  text.replace(UNDECODED, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] as string)
