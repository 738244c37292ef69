import { aborted, BackupError } from '../../model/errors.js'
import type { RareParts } from '../reading/rare-parts.js'
import { bytesLookLike, notACsv, utf16Order } from './looks-like.js'

const MAX_BYTES = 100 * 1024 * 1024
const HEAD_BYTES = 65_536

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
  loadRareParts(): Promise<Pick<RareParts, 'findSuspectCells' | 'repairWindows1252'>>
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

  const repair = encoding === 'windows-1252' ? (await options.loadRareParts()).repairWindows1252 : undefined
  return {
    encoding,
    async *pieces() {
      const decoder = new TextDecoder(encoding, { ignoreBOM: true })
      for await (const { slice, end } of readAhead(read, skip, blob.size, sliceBytes)) {
        const decoded = decoder.decode(slice, { stream: end < blob.size })
        const text = repair?.(decoded) ?? decoded
        if (text.includes('\0')) throw notACsv('binary')
        yield { text, bytes: end }
      }
    },
  }
}

type Read = (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>

/** Reads slices in order. The browser fetches the next slice while the caller works on the current one. */
const readAhead = async function* (read: Read, from: number, size: number, sliceBytes: number) {
  const startAt = (at: number): Promise<Uint8Array<ArrayBuffer>> | undefined => {
    const slice = at < size ? read(at, Math.min(at + sliceBytes, size)) : undefined
    // if the caller stops early, nobody awaits the last slice
    slice?.catch(() => {})
    return slice
  }
  let next = startAt(from)
  for (let at = from; at < size; at += sliceBytes) {
    const slice = (await next) as Uint8Array<ArrayBuffer>
    next = startAt(at + sliceBytes)
    yield { slice, end: Math.min(at + sliceBytes, size) }
  }
}

/** Returns `utf-8` if every byte is valid, otherwise the encoding detected from the non-ASCII cells. */
const checkUtf8 = async (
  size: number,
  read: Read,
  isForced: boolean,
  { sliceBytes, detect, loadRareParts, onChecked }: DecodeOptions,
): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  for await (const { slice, end } of readAhead(read, 0, size, sliceBytes)) {
    if (slice.includes(0)) throw notACsv('binary')
    if (isUtf8 && !isForced && !isValid(decoder, slice, end < size)) isUtf8 = false
    onChecked(end)
  }
  if (isUtf8) return 'utf-8'
  const { findSuspectCells } = await loadRareParts()
  const suspect = await findSuspectCells(size, read, sliceBytes)
  return suspect === undefined ? 'utf-8' : detect(suspect)
}

const findMark = (bytes: Uint8Array): { encoding: string; length: number } | undefined => {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 }
  // The byte order mark of UTF-32 begins with that of UTF-16. UTF-32 gets no encoding here: `checkUtf8` rejects it for its zero bytes.
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
