import { createId } from '../../core/for-components.js'
import { BackupNavigateEvent } from '../base/events.js'
import { TAG_NAMES } from '../base/tags.js'

/** Returns whether the page of policies is registered with the suffix of a box. `backup-start/auto` leaves it out. */
export const hasPoliciesPage = (boxName: string): boolean =>
  customElements.get(boxName.replace(TAG_NAMES.selectionBox, TAG_NAMES.policiesPage)) !== undefined

/** Opens the page of policies. */
export const openPolicies = (box: HTMLElement): void => {
  box.dispatchEvent(new BackupNavigateEvent({ to: 'policies' }, createId()))
}
