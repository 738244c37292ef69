import { TAG_NAMES } from '../base/tags.js'

/**
 * Returns whether a page is registered with the suffix of a box, in the registry of the box. `backup-start/auto` leaves the pages of licenses
 * and policies out.
 */
export const hasPage = (box: HTMLElement, key: 'licensesPage' | 'policiesPage'): boolean => {
  const { customElementRegistry } = (box.shadowRoot ?? {}) as { customElementRegistry?: CustomElementRegistry | null }
  return (customElementRegistry ?? customElements).get(box.localName.replace(TAG_NAMES.selectionBox, TAG_NAMES[key])) !== undefined
}
