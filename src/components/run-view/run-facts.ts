import { html, nothing, type TemplateResult } from 'lit'
import type { BackupRun, BackupSession, Item, SettingField, SettingValue } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { distinctWords } from '../selection-box/item-words.js'

/** Number of items shown at first; a button shows the others. */
const FIRST_ITEMS = 3

/** Renders the facts of a start: the administrator, the items and the settings. */
export const renderRunFacts = (link: Connection, session: BackupSession, run: BackupRun): TemplateResult | typeof nothing => {
  const { t } = link
  const { startedBy, items, settings, policyId, policyName } = run
  const policy = policyName || policyId
  if (startedBy === undefined && items === undefined && settings === undefined && policy === undefined) return nothing
  return html`
    <dl class="card facts">
      ${startedBy === undefined ? nothing : html`<div><dt>${t('runFactsBy')}</dt><dd><bdi>${startedBy.name}</bdi></dd></div>`}
      ${policy === undefined ? nothing : html`<div><dt>${t('startedPolicy')}</dt><dd><bdi>${policy}</bdi></dd></div>`}
      ${items === undefined ? nothing : html`<div><dt>${t('boxList')}</dt><dd>${renderFactItems(link, items.filter(isPlain))}</dd></div>`}
      ${
        items === undefined || items.every(isPlain)
          ? nothing
          : html`<div><dt>${t('exceptTitle')}</dt><dd>${renderFactItems(
              link,
              items.filter((item) => !isPlain(item)),
            )}</dd></div>`
      }
      ${settings === undefined ? nothing : html`<div><dt>${t('runFactsSettings')}</dt><dd>${renderFactSettings(link, session, settings)}</dd></div>`}
    </dl>
  `
}

const isPlain = ({ isException }: Item): boolean => isException !== true

/** Renders the first items, and the others behind a summary. */
export const renderFactItems = (link: Connection, items: readonly Item[]): TemplateResult => {
  const words = distinctWords(link, items)
  const list = (some: readonly string[]) => html`<ul>${some.map((line) => html`<li>${line}</li>`)}</ul>`
  const more = words.slice(FIRST_ITEMS)
  return html`
    ${list(words.slice(0, FIRST_ITEMS))}
    ${
      more.length === 0
        ? nothing
        : html`<details><summary class="number">${link.t('planAndMore', { count: more.length })}</summary>${list(more)}</details>`
    }
  `
}

/** Renders the settings that differ from the defaults of the domain. */
export const renderFactSettings = (
  link: Connection,
  session: BackupSession,
  settings: NonNullable<BackupRun['settings']>,
): TemplateResult => {
  const { t } = link
  const ids = settings === 'default' ? [] : Object.keys(settings)
  if (settings === 'default' || ids.length === 0) return html`${t('runFactsDefaults')}`
  const fields = link.read(session.settings.description)?.groups.flatMap((group) => group.fields) ?? []
  return html`
    <ul>
      ${ids.map((id) => {
        const field = fields.find((candidate) => candidate.id === id)
        const value = settings[id]
        return html`<li><bdi>${field?.label ?? id}</bdi>: <bdi>${value === undefined ? '' : valueText(link, field, value)}</bdi></li>`
      })}
    </ul>
  `
}

/** Returns a setting's value in the words of the settings page. */
const valueText = ({ t, words }: Connection, field: SettingField | undefined, value: SettingValue): string => {
  if (typeof value === 'boolean') return t(value ? 'settingsOn' : 'settingsOff')
  if (value === 'unlimited') return t('settingsUnlimited')
  if (typeof value === 'string') return (field?.type === 'choice' && field.options.find((option) => option.value === value)?.label) || value
  if ('amount' in value) {
    const unit = field?.type === 'number' ? field.units.find((candidate) => candidate.value === value.unit)?.label : undefined
    return `${words.format.number(value.amount)} ${unit ?? value.unit}`
  }
  return words.format.list(value)
}
