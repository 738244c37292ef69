import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

export interface StartBarOptions {
  isBusy: boolean
  /** The choice between a backup once and a policy. Absent if the backend has no policies. */
  keep: { isOn: boolean; onChange(isOn: boolean): void } | undefined
  onStart(): void
  onSettings(): void
  onResetSettings(): void
}

/** Renders Start and Settings with the reason why a start is not possible, and the custom settings if there are any. */
export const renderStartBar = (
  link: Connection,
  session: BackupSession,
  { isBusy, keep, onStart, onSettings, onResetSettings }: StartBarOptions,
): TemplateResult => {
  const { t } = link
  const { isExact, isChecking, starts, allocated } = link.read(session.credits)
  const canStart = keep?.isOn === true ? link.read(session.selection.box).length > 0 && isExact : link.read(session.canStart)
  const isEmpty = link.read(session.selection.box).length === 0
  const hasSettings = link.read(session.capabilities).has('settings')
  const hasCustom = hasSettings && link.read(session.draft.settings) !== undefined
  return html`
    ${
      hasCustom
        ? html`<div class="custom-settings">
            <span class="chip">${t('customSettings')}</span>
            <button part="button" type="button" class="button plain small" aria-disabled=${isEmpty} @click=${onSettings}>${t('customSettingsEdit')}</button>
            <button part="button" type="button" class="button plain small" @click=${onResetSettings}>${t('customSettingsReset')}</button>
          </div>`
        : nothing
    }
    ${keep === undefined ? nothing : renderKeepChoice(link, keep)}
    <div class="start">
      <button
        part="button primary"
        type="button"
        class="button primary"
        aria-disabled=${isBusy || !canStart}
        aria-busy=${isBusy}
        aria-describedby="start-why"
        @click=${onStart}
      >${isBusy ? html`<span class="spin" aria-hidden="true"></span>` : nothing}<span class="number">${t('startBackup', isExact ? { users: starts, credits: allocated } : { users: 0, credits: 0 })}</span></button>
      ${
        hasSettings
          ? html`<button part="button" type="button" class="button" aria-disabled=${isEmpty} aria-describedby="settings-why" @click=${onSettings}>${t('settings')}</button>`
          : nothing
      }
      <p id="start-why" class="why secondary">
        ${isBusy ? t(isChecking ? 'startChecks' : 'starting') : canStart ? (isChecking ? t('checking') : hasCustom ? t('customSettings') : '') : reasonOf(link, session)}
      </p>
      <span id="settings-why" hidden>${isEmpty ? t('startNeedsItems') : ''}</span>
    </div>
  `
}

/** Renders the choice between a backup once and a policy that also protects users who join later. */
const renderKeepChoice = ({ t }: Connection, { isOn, onChange }: NonNullable<StartBarOptions['keep']>): TemplateResult => {
  const radio = (value: boolean, label: string): TemplateResult =>
    html`<label><input part="checkbox" type="radio" name="keep" .checked=${live(isOn === value)} @change=${() => onChange(value)} />${label}</label>`
  return html`<div class="keep" role="radiogroup" aria-label=${t('keepGroup')}>${radio(false, t('keepOnce'))}${radio(true, t('keepAlways'))}</div>`
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
