/**
 * Scrolls an element fully into view when it gets the focus by keyboard, for rows that scroll sideways. Browsers stop scrolling when an
 * element is partly visible. Focus by mouse does not scroll.
 */
export const bringIntoView = ({ target }: FocusEvent): void => {
  if (target instanceof Element && target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
