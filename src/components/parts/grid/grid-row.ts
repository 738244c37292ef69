/** Returns the focusable elements in document order: rows, their controls, and focusable elements slotted by the host page. */
export const stopsIn = (within: Element | undefined): HTMLElement[] =>
  [...(within?.querySelectorAll<HTMLElement>('.row, [data-control]:not(:disabled), slot') ?? [])].flatMap((element) =>
    element instanceof HTMLSlotElement
      ? element
          .assignedElements({ flatten: true })
          .flatMap((slotted) => [slotted, ...slotted.querySelectorAll('*')] as HTMLElement[])
          .filter((slotted) => slotted.matches('a, button, [tabindex]'))
      : element,
  )

/** Returns the row of an event. `closest` does not cross slots, so it searches the composed path. */
export const rowOf = (event: Event): HTMLElement | undefined =>
  event.composedPath().find((at): at is HTMLElement => at instanceof HTMLElement && at.matches('.spacer > .row'))

/** Sets `aria-colindex`, so that cells and headers agree in layouts that move or hide cells. */
export const numberCells = (row: Element): void => {
  let index = 0
  for (const cell of row.querySelectorAll('[role=gridcell]')) {
    index += 1
    const text = String(index)
    if (cell.ariaColIndex !== text) cell.ariaColIndex = text
  }
}
