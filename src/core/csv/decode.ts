import { aborted, BackupError } from '../model/errors.js'
import { bytesLookLike, notACsv, textLooksLike } from './looks-like.js'

export const MAX_BYTES = 100 * 1024 * 1024
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface TextSource {
  encoding: Encoding
  /** The text in pieces that end anywhere, each with the bytes read so far. No byte order mark. */
  pieces(): AsyncIterable<{ text: string; bytes: number }>
}

interface DecodeOptions {
  sliceBytes: number
  signal?: AbortSignal | undefined
  /** Bytes looked at so far. */
  onChecked(bytes: number): void
}

/** Finds out how a blob is encoded by looking at all of it: an invalid byte may come late. Rejects `not-a-csv`, `too-large`, `unreadable`, `aborted`. */
export const openText = async (blob: Blob, { sliceBytes, signal, onChecked }: DecodeOptions): Promise<TextSource> => {
  if (blob.size === 0) throw notACsv('empty')
  if (blob.size > MAX_BYTES) {
    throw new BackupError('too-large', 'the file is larger than 100 MB', { details: { limit: MAX_BYTES, unit: 'bytes' } })
  }
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    let buffer: ArrayBuffer
    try {
      buffer = await blob.slice(from, to).arrayBuffer()
    } catch (cause) {
      throw new BackupError('unreadable', 'the file could not be read', { cause })
    }
    if (signal?.aborted) throw aborted()
    return new Uint8Array(buffer)
  }

  const head = await read(0, 65_536)
  if (head.length === 0) throw new BackupError('unreadable', 'the file could not be read')
  const mark = markOf(head)
  if (mark === undefined) {
    const looks = bytesLookLike(head)
    if (looks) throw notACsv(looks)
  }
  let encoding: Encoding = mark?.encoding ?? 'utf-8'
  const skip = mark?.length ?? 0
  if (skip === blob.size) throw notACsv('empty')

  const utf8 = encoding === 'utf-8' ? new TextDecoder('utf-8', { fatal: true }) : undefined
  if (utf8) {
    for (let at = 0; at < blob.size; at += sliceBytes) {
      const bytes = await read(at, Math.min(at + sliceBytes, blob.size))
      if (bytes.includes(0)) throw notACsv('binary')
      if (encoding === 'utf-8' && !isValid(utf8, bytes, at + sliceBytes < blob.size)) encoding = 'windows-1252'
      onChecked(Math.min(at + sliceBytes, blob.size))
    }
  }

  return {
    encoding,
    async *pieces() {
      const decoder = new TextDecoder(encoding, { ignoreBOM: true })
      for (let at = skip; at < blob.size; at += sliceBytes) {
        const end = Math.min(at + sliceBytes, blob.size)
        const decoded = decoder.decode(await read(at, end), { stream: end < blob.size })
        const text = encoding === 'windows-1252' ? repairWindows1252(decoded) : decoded
        if (at === skip) {
          const looks = textLooksLike(text)
          if (looks) throw notACsv(looks)
        }
        if (text.includes('\0')) throw notACsv('binary')
        yield { text, bytes: end }
      }
    },
  }
}

/** Characters of the bytes 0x80 to 0x9F. The five bytes that Windows-1252 leaves open stay control characters, as in browsers. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const UNDECODED = /[\x80-\x9f]/g

/** Node 18 to 23 decodes 0x80 to 0x9F of Windows-1252 as ISO-8859-1, to control characters. Browsers give no such characters. */
const repairWindows1252 = (text: string): string =>
  text.replace(UNDECODED, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] as string)

const markOf = (bytes: Uint8Array): { encoding: Encoding; length: number } | undefined => {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 }
  // the mark of UTF-32 begins like that of UTF-16; its zeros are found as such
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
