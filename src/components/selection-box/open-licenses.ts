import { createId, LEFT_STATES } from '../../core/for-components.js'
import type { BackupSession } from '../../core/index.js'
import { BackupNavigateEvent } from '../base/events.js'
import { TAG_NAMES } from '../base/tags.js'

/** Returns whether the page of licenses is registered with the suffix of a box. `backup-start/auto` leaves it out. */
export const hasLicensesPage = (boxName: string): boolean =>
  customElements.get(boxName.replace(TAG_NAMES.selectionBox, TAG_NAMES.licensesPage)) !== undefined

/** Opens the page of licenses, filtered to people who left. */
export const openLicenses = (box: HTMLElement, session: BackupSession): void => {
  session.licenses.search('')
  session.licenses.filter({ state: LEFT_STATES })
  box.dispatchEvent(new BackupNavigateEvent({ to: 'licenses' }, createId()))
}
