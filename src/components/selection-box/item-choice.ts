import type { Box, Item } from '../../core/index.js'
import { ALL, type Choice, isChosen, NONE, only, range, sizeOf, toggled, within } from './choice.js'

/** Selected rows and active row of the item list, kept across changes of the box. */
export class ItemChoice {
  /** `undefined` before the first box. */
  #box: Box | undefined
  #choice: Choice = NONE
  #active = 0
  /** Start of a range selection. */
  #anchor = 0

  get box(): Box | undefined {
    return this.#box
  }

  get length(): number {
    return this.#box?.length ?? 0
  }

  /** Index of the active row. */
  get active(): number {
    return this.#active
  }

  /** Number of selected items. */
  get size(): number {
    return sizeOf(this.#choice, this.length)
  }

  /** Returns the selected items, in the order of the box. */
  get items(): Box | readonly Item[] {
    const box = this.#box
    if (box === undefined) return []
    return this.size === box.length ? box : box.pick((key) => isChosen(this.#choice, key))
  }

  has(key: number): boolean {
    return isChosen(this.#choice, key)
  }

  /** Updates to the box. The active row stays on its item, or moves to the next remaining one. */
  follow(box: Box): void {
    const before = this.#box
    if (before === box) return
    this.#box = box
    if (before === undefined || !box.isLike(before)) {
      this.#choice = NONE
      this.#active = 0
      this.#anchor = 0
      return
    }
    if (box.length === 0 || (box.length > before.length && this.#choice.isAllBut)) this.#choice = NONE
    this.#choice = within(this.#choice, box)
    const isGone = (index: number): boolean => box.indexOf(before.keyAt(index)) === -1
    let next = this.#active
    while (next < before.length && isGone(next)) next += 1
    if (next === before.length) next = this.#active
    while (next > 0 && isGone(next)) next -= 1
    this.#active = Math.max(0, box.indexOf(before.keyAt(next)))
    this.#anchor = Math.min(this.#anchor, this.#active)
  }

  /** Makes a row active. `extend` selects the range from the anchor, `keep` keeps the selection; by default only this row is selected. */
  moveTo(index: number, { extend = false, keep = false } = {}): boolean {
    const box = this.#box
    if (box === undefined || index < 0 || index >= box.length) return false
    this.#active = index
    if (extend) this.#choice = range(box, this.#anchor, index)
    else if (!keep) {
      this.#choice = only(box.keyAt(index))
      this.#anchor = index
    }
    return true
  }

  toggle(index: number): void {
    const box = this.#box
    if (box === undefined || index < 0 || index >= box.length) return
    this.#choice = toggled(this.#choice, box.keyAt(index))
    this.#active = index
    this.#anchor = index
  }

  /** Selects all items, or none if all are selected. */
  toggleAll(): void {
    this.#choice = this.size === this.length ? NONE : ALL
  }

  clear(): void {
    this.#choice = NONE
  }
}
