import { html, type TemplateResult } from 'lit'
import type { BackupRun, Credits } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'

type Words = string | TemplateResult

const renderGood = (text: string): TemplateResult => html`<span class="good">${renderSign('check')}${text}</span>`

/** Returns the state of saving as text. */
export const saveStateText = (
  { t }: Connection,
  { isSaving, count, isSaved }: { isSaving: boolean; count: number; isSaved: boolean },
): Words => {
  if (isSaving) return t('settingsSaving')
  if (count > 0) return t('settingsUnsaved', { count })
  return isSaved ? renderGood(t('settingsSaved')) : t('settingsUnchanged')
}

interface Start {
  started: BackupRun | undefined
  isEmpty: boolean
  isStarting: boolean
  canStart: boolean
  /** Number of settings that differ from the domain defaults. */
  count: number
  credits: Credits
}

/** Returns a text that says whether the backup can start and, if not, why. */
export const startStateText = ({ t }: Connection, { started, isEmpty, isStarting, canStart, count, credits }: Start): Words => {
  if (started !== undefined && isEmpty) return renderGood(t('settingsStarted', { users: started.total }))
  if (isStarting) return t(credits.isChecking ? 'startChecks' : 'starting')
  if (canStart && credits.isChecking) return t('checking')
  if (canStart) return t('settingsOwn', { count })
  if (isEmpty) return t('settingsNothingSelected')
  if (!credits.isExact) return t('startCounting')
  return credits.shortfall > 0 ? t('settingsShort', { shortfall: credits.shortfall }) : t('settingsNobodyDue')
}
