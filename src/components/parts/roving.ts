/** Returns the index that arrow keys, Home and End move to in a roving-tabindex group, or `undefined` for other keys. */
export const rovingTarget = (event: KeyboardEvent, current: number, length: number, axis: 'row' | 'column'): number | undefined => {
  if (length === 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return undefined
  const isRtl = axis === 'row' && event.currentTarget instanceof Element && getComputedStyle(event.currentTarget).direction === 'rtl'
  const next = axis === 'column' ? 'ArrowDown' : isRtl ? 'ArrowLeft' : 'ArrowRight'
  const previous = axis === 'column' ? 'ArrowUp' : isRtl ? 'ArrowRight' : 'ArrowLeft'
  switch (event.key) {
    case next:
      return (current + 1) % length
    case previous:
      return (current - 1 + length) % length
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return undefined
  }
}
