/**
 * Range of rows selected by Shift+click or Shift+arrow: from `anchor` to `to`, inclusive, in any order. `before` is the previous end of the
 * range; rows from `anchor` to `before` that left the range are deselected.
 */
export interface GridRange {
  anchor: number
  to: number
  before: number
}

/** Tracks the ends of the selected range of a grid. */
export class RangeSelection {
  #anchor: number | undefined
  #end: number | undefined

  /** Starts a new range at a row. */
  start(index: number | undefined): void {
    this.#anchor = index
    this.#end = undefined
  }

  /** Extends the range to a row. If there is no anchor, the range starts at `from`. */
  extend(from: number, to: number): GridRange {
    this.#anchor ??= from
    const before = this.#end ?? from
    this.#end = to
    return { anchor: this.#anchor, to, before }
  }
}

/** Splits a change of a range into the rows to select and the rows to deselect. */
export const splitRange = ({ anchor, to, before }: GridRange): { selected: readonly number[]; deselected: readonly number[] } => {
  const between = (a: number, b: number): number[] => Array.from({ length: Math.abs(b - a) + 1 }, (_, step) => Math.min(a, b) + step)
  const [first, last] = anchor < to ? [anchor, to] : [to, anchor]
  return { selected: between(anchor, to), deselected: between(anchor, before).filter((index) => index < first || index > last) }
}
