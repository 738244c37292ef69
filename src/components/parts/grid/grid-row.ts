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

/**
 * Sets `aria-colindex` of new cells, so that cells and headers agree in layouts that move or hide cells. A cell keeps its column for as long
 * as it exists.
 */
export const numberCells = (grid: Element | undefined): void => {
  const fresh = grid?.querySelectorAll('.row [role=gridcell]:not([aria-colindex])') ?? []
  for (const row of new Set(Array.from(fresh, (cell) => cell.closest('.row')))) {
    for (const [index, cell] of [...(row?.querySelectorAll('[role=gridcell]') ?? [])].entries()) cell.ariaColIndex = String(index + 1)
  }
}
