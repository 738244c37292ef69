import { createPacer } from '../async/pacer.js'

const PIECE = 1_048_576

/** A blob of a text, made piece by piece: a hundred megabytes at once would block. */
export const toBlob = async (text: string): Promise<Blob> => {
  const pace = createPacer()
  const pieces: Blob[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + PIECE, text.length)
    // the two halves of one letter stay together
    if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] as string)) end++
    pieces.push(new Blob([text.slice(at, end)]))
    at = end
    await pace()
  }
  return new Blob(pieces, { type: 'text/csv' })
}
