/** Size of the detector's sample: enough words, in a task short enough for the main thread. */
const MAX_DETECT_BYTES = 32_768
/** The sample begins up to this many bytes before the first non-ASCII byte, to contain its whole line. */
const MAX_LINE_BEFORE = 1024

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

/** Collects the cells of a file that is not UTF-8, for the detection of its encoding; `undefined` for damaged UTF-8. */
export const findSuspectCells = async (
  size: number,
  read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>,
  sliceBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const beyondAscii = await findBeyondAscii(size, read, sliceBytes)
  const from = Math.max(0, beyondAscii - MAX_LINE_BEFORE)
  const suspect = cellsBeyondAscii(await read(from, Math.min(size, beyondAscii + 4 * MAX_DETECT_BYTES)))
  return isDamagedUtf8(suspect) ? undefined : suspect
}
