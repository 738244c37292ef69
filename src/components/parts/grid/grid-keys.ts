/** Move or command of a key in a grid row. */
export type GridKey = { row: number } | { step: 1 | -1 } | 'toggle' | 'activate'

/** The row and column that a key moves from. */
export interface GridPlace {
  index: number
  length: number
  /** Number of rows for PageUp and PageDown. */
  page: number
}

/** Returns whether the element is in right-to-left text. */
export const isRtl = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'

/** Returns the action of a key on a row or its controls after the APG grid pattern, or `undefined`. */
export const readGridKey = (event: KeyboardEvent, row: HTMLElement, { index, length, page }: GridPlace): GridKey | undefined => {
  const target = event.target as HTMLElement
  switch (event.key) {
    case 'ArrowDown':
      return { row: index + 1 }
    case 'ArrowUp':
      return { row: index - 1 }
    case 'PageDown':
      return { row: index + page }
    case 'PageUp':
      return { row: index - page }
    case 'Home':
      return { row: 0 }
    case 'End':
      return { row: length - 1 }
    case 'ArrowRight':
    case 'ArrowLeft':
      return { step: (event.key === 'ArrowRight') === isRtl(row) ? -1 : 1 }
    case ' ':
      return target === row ? 'toggle' : undefined
    case 'Enter':
      return target.matches('button, a, select') ? undefined : 'activate'
    default:
      return undefined
  }
}

/** Moves the focus between the sort buttons of the head. Returns whether the key was handled. */
export const moveInHead = (event: KeyboardEvent, buttons: readonly HTMLElement[], onDown: () => void): boolean => {
  const target = event.target as HTMLElement
  if (event.key === 'ArrowDown') onDown()
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
    buttons[buttons.indexOf(target) + ((event.key === 'ArrowRight') === isRtl(target) ? -1 : 1)]?.focus()
  else return false
  return true
}
