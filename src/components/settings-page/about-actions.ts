import { html, type TemplateResult } from 'lit'
import type { BackupRun, Credits } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'

type Words = string | TemplateResult

const renderGood = (text: string): TemplateResult => html`<span class="good">${renderSign('check')}${text}</span>`

/** Where saving stands. */
export const aboutSave = (
  { say }: Connection,
  { isSaving, count, isSaved }: { isSaving: boolean; count: number; isSaved: boolean },
): Words => {
  if (isSaving) return say('settingsSaving')
  if (count > 0) return say('settingsUnsaved', { count })
  return isSaved ? renderGood(say('settingsSaved')) : say('settingsUnchanged')
}

interface Start {
  started: BackupRun | undefined
  isEmpty: boolean
  isStarting: boolean
  canStart: boolean
  /** Settings that are other than the domain's. */
  count: number
  credits: Credits
}

/** Whether the selection can be started, and if not, why. */
export const aboutStart = ({ say }: Connection, { started, isEmpty, isStarting, canStart, count, credits }: Start): Words => {
  if (started !== undefined && isEmpty) return renderGood(say('settingsStarted', { users: started.total }))
  if (isStarting) return say('starting')
  if (canStart) return say('settingsOwn', { count })
  if (isEmpty) return say('settingsNothingSelected')
  if (!credits.isExact) return say('startCounting')
  return credits.shortfall > 0 ? say('settingsShort', { shortfall: credits.shortfall }) : say('settingsNobodyDue')
}
