import { fold } from '../../core/for-components.js'

/** Maximum time in ms between letters of one word. */
const WORD_MS = 700
/** Maximum number of rows compared per key press, so that typing stays smooth in a list of a million rows. */
const MAX_ROWS = 100_000

interface TypeaheadRows {
  /** Index of the current row. */
  from: number
  length: number
  nameOf(index: number): string
}

/** Returns a function that finds the next row by its first letters. Repeating one letter cycles through the rows. */
export const createTypeahead = () => {
  let typed = ''
  let typedAt = Number.NEGATIVE_INFINITY
  return ({ key, timeStamp }: Pick<KeyboardEvent, 'key' | 'timeStamp'>, { from, length, nameOf }: TypeaheadRows): number | undefined => {
    const letter = fold(key)
    const isNew = timeStamp - typedAt > WORD_MS
    typedAt = timeStamp
    typed = isNew || typed === letter ? letter : typed + letter
    // A first letter moves to the next match; a longer word may match the current row.
    const first = typed.length > 1 ? 0 : 1
    for (let step = first; step < Math.min(length, MAX_ROWS) + first; step += 1) {
      const index = (from + step) % length
      if (fold(nameOf(index).trimStart()).startsWith(typed)) return index
    }
    return undefined
  }
}
