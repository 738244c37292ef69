/** Returns the focusable elements in document order: rows, their controls, and focusable elements slotted by the host page. */
export const stopsIn = (within: Element | undefined): HTMLElement[] =>
  [...(within?.querySelectorAll<HTMLElement>('.row, [data-control], slot') ?? [])].flatMap((element) =>
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
