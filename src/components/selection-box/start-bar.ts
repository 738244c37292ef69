import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

export interface StartBarOptions {
  isBusy: boolean
  onStart(): void
  onSettings(): void
  onResetSettings(): void
}

/** Renders Start and Settings with the reason why a start is not possible, and the custom settings if there are any. */
export const renderStartBar = (
  link: Connection,
  session: BackupSession,
  { isBusy, onStart, onSettings, onResetSettings }: StartBarOptions,
): TemplateResult => {
  const { t } = link
  const { isExact, isChecking, starts, allocated } = link.read(session.credits)
  const canStart = link.read(session.canStart)
  const isEmpty = link.read(session.selection.box).length === 0
  const hasSettings = link.read(session.capabilities).has('settings')
  const hasCustom = hasSettings && link.read(session.draft.settings) !== undefined
  return html`
    ${
      hasCustom
        ? html`<div class="custom-settings">
            <span class="chip">${t('customSettings')}</span>
            <button type="button" class="button plain small" aria-disabled=${isEmpty} @click=${onSettings}>${t('customSettingsEdit')}</button>
            <button type="button" class="button plain small" @click=${onResetSettings}>${t('customSettingsReset')}</button>
          </div>`
        : nothing
    }
    <div class="start">
      <button
        type="button"
        class="button primary"
        aria-disabled=${isBusy || !canStart}
        aria-busy=${isBusy}
        aria-describedby="start-why"
        @click=${onStart}
      >${isBusy ? html`<span class="spin" aria-hidden="true"></span>` : nothing}<span class="number">${t('startBackup', isExact ? { users: starts, credits: allocated } : { users: 0, credits: 0 })}</span></button>
      ${
        hasSettings
          ? html`<button type="button" class="button" aria-disabled=${isEmpty} aria-describedby="settings-why" @click=${onSettings}>${t('settings')}</button>`
          : nothing
      }
      <p id="start-why" class="why secondary">
        ${isBusy ? t(isChecking ? 'startChecks' : 'starting') : canStart ? (isChecking ? t('checking') : hasCustom ? t('customSettings') : '') : reasonOf(link, session)}
      </p>
      <span id="settings-why" hidden>${isEmpty ? t('startNeedsItems') : ''}</span>
    </div>
  `
}

/** Returns why the box cannot be started. */
const reasonOf = (link: Connection, session: BackupSession): string => {
  const { t } = link
  const { shortfall, isExact, available, starts, excepted } = link.read(session.credits)
  const ticked = link.read(session.selection.ticked).size
  if (link.read(session.selection.box).length === 0) return ticked > 0 ? t('startNeedsAdd', { count: ticked }) : t('startNeedsItems')
  if (!isExact) return t('startNeedsCount')
  if (shortfall > 0) return t('startNeedsCredits', { shortfall })
  if (starts === 0) return t(excepted > 0 ? 'startNeedsDueExcept' : 'startNeedsDue')
  return available === undefined ? t('startNeedsBalance') : ''
}
