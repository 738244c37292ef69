import type { BackupRun } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import type { ModalDialog } from '../parts/dialog.js'

export const isOver = ({ status }: BackupRun): boolean => status !== 'queued' && status !== 'running'

/** Returns the announcement of the end of a run. */
export const endText = ({ t }: Connection, { status, done, failed, stopped = 0 }: BackupRun): string =>
  status === 'stopped' ? t('stopEnded', { done, failed, stopped }) : t('runViewEnded', { done, failed })

/** Parts of the element that the stop of a run uses. */
export interface StopParts {
  announcer: Announcer
  dialog: ModalDialog
  /** Selector of the element that shows the result and gets the focus. */
  result: string
}
