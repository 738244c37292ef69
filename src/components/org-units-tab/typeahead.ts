/** Maximum time in ms between letters of one word. */
const WORD_MS = 600

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Returns a function that finds the next row by its first letters. Repeating one letter cycles through the rows. */
export const createTypeahead = (now: () => number = () => performance.now()) => {
  let typed = ''
  let at = 0
  return (letter: string, from: number, length: number, nameOf: (index: number) => string): number | undefined => {
    const isNew = now() - at > WORD_MS
    at = now()
    typed = isNew || typed === fold(letter) ? fold(letter) : typed + fold(letter)
    // A first letter moves to the next match; a longer word may match the current row.
    const first = typed.length > 1 ? 0 : 1
    for (let step = first; step < length + first; step += 1) {
      const index = (from + step) % length
      if (fold(nameOf(index).trimStart()).startsWith(typed)) return index
    }
    return undefined
  }
}
