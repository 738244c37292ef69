import { createPacer } from '../async/pacer.js'

const PIECE_CHARACTERS = 1_048_576

/** Encodes a text piece by piece, because encoding 100 MB at once would block the page. */
export const toBlob = async (text: string): Promise<Blob> => {
  const pace = createPacer()
  const pieces: Blob[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + PIECE_CHARACTERS, text.length)
    // keeps surrogate pairs together
    if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] as string)) end++
    pieces.push(new Blob([text.slice(at, end)]))
    at = end
    await pace()
  }
  return new Blob(pieces, { type: 'text/csv' })
}
