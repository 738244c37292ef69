/** A quoted cell longer than this counts as unclosed; spreadsheets end a cell at 32,767 characters. */
const LONGEST_CELL = 1_048_576
// Results of `findClose` besides a position.
export const PENDING = -1
export const UNCLOSED = -2
const MALFORMED = -3

/**
 * Returns the position of the quote that closes the cell opened at `open`, or a code for why no quote closes it.
 *
 * @param isLast whether no more text follows the buffer
 */
export const findClose = (buffer: string, open: number, delimiter: string, isLast: boolean): number => {
  let lineEnd = -1
  let isOdd = false
  for (let from = open + 1; ; ) {
    const quote = buffer.indexOf('"', from)
    if (lineEnd === -1) lineEnd = buffer.indexOf('\n', open)
    const isBeyondLine = lineEnd !== -1 && (quote === -1 || quote > lineEnd)
    if (isOdd && isBeyondLine) return MALFORMED
    if (quote === -1 || quote - open > LONGEST_CELL) {
      if (!isLast && quote === -1 && buffer.length - open <= LONGEST_CELL) return PENDING
      return isOdd ? MALFORMED : UNCLOSED
    }
    if (buffer[quote + 1] === '"') {
      from = quote + 2
      continue
    }
    let after = quote + 1
    while (after < buffer.length && buffer[after] !== delimiter && buffer[after] !== '\n' && (buffer[after] as string).trim() === '')
      after++
    if (after === buffer.length) return isLast ? quote : PENDING
    if (buffer[after] === delimiter || buffer[after] === '\n') return quote
    // a stray quote inside the cell is tolerated on the cell's first line, never after a line break
    if (isBeyondLine) return UNCLOSED
    isOdd = true
    from = quote + 1
  }
}
