/** How long after a letter the next one still belongs to the same word. */
const WORD_MS = 600

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Finds the next row whose name begins with what was typed in quick succession; one letter again and again goes through them. */
export const createTypeahead = (now: () => number = () => performance.now()) => {
  let typed = ''
  let at = 0
  return (letter: string, from: number, length: number, nameOf: (index: number) => string): number | undefined => {
    const isNew = now() - at > WORD_MS
    at = now()
    typed = isNew || typed === fold(letter) ? fold(letter) : typed + fold(letter)
    // a word that grows may stay where it is; a first letter goes on
    const first = typed.length > 1 ? 0 : 1
    for (let step = first; step < length + first; step += 1) {
      const index = (from + step) % length
      if (fold(nameOf(index).trimStart()).startsWith(typed)) return index
    }
    return undefined
  }
}
