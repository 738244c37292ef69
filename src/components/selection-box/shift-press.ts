/** Returns whether Shift was held when a button was pressed. Firefox reports no Shift in the click of a key, so its `keydown` is remembered. */
export class ShiftPress {
  #wasHeld = false

  readonly onKeydown = ({ shiftKey }: KeyboardEvent): void => {
    this.#wasHeld = shiftKey
  }

  /** @param detail 0 for a click by key */
  isHeld({ shiftKey, detail }: MouseEvent): boolean {
    return shiftKey || (detail === 0 && this.#wasHeld)
  }
}
