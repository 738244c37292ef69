/** What can have the focus, in its order: rows, what can be pressed in them, and in what the host page has put into their slots. */
export const stopsIn = (within: Element | undefined): HTMLElement[] =>
  [...(within?.querySelectorAll<HTMLElement>('.row, [data-control], slot') ?? [])].flatMap((element) =>
    element instanceof HTMLSlotElement
      ? element
          .assignedElements({ flatten: true })
          .flatMap((slotted) => [slotted, ...slotted.querySelectorAll('*')] as HTMLElement[])
          .filter((slotted) => slotted.matches('a, button, [tabindex]'))
      : element,
  )

/** The row that an event comes from: around what is slotted into it there are other elements. */
export const rowOf = (event: Event): HTMLElement | undefined =>
  event.composedPath().find((at): at is HTMLElement => at instanceof HTMLElement && at.matches('.spacer > .row'))
