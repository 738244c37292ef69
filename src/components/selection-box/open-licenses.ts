import { createId, LEFT_STATES } from '../../core/for-components.js'
import type { BackupSession } from '../../core/index.js'
import { BackupNavigateEvent } from '../base/events.js'

/** Opens the page of licenses, filtered to people who left. */
export const openLicenses = (box: HTMLElement, session: BackupSession): void => {
  session.licenses.search('')
  session.licenses.filter({ state: LEFT_STATES })
  box.dispatchEvent(new BackupNavigateEvent({ to: 'licenses' }, createId()))
}
