/**
 * For rows that scroll sideways: brings whole into view what in them gets the focus by key, where browsers are content with
 * a part. By mouse it stays under the pointer.
 */
export const bringIntoView = ({ target }: FocusEvent): void => {
  if (target instanceof Element && target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
