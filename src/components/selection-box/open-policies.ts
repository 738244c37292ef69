import { createId } from '../../core/for-components.js'
import { BackupNavigateEvent } from '../base/events.js'

/** Opens the page of policies. */
export const openPolicies = (box: HTMLElement): void => {
  box.dispatchEvent(new BackupNavigateEvent({ to: 'policies' }, createId()))
}
