import { html, nothing, type TemplateResult } from 'lit'
import { HOLDER_STATES, LEFT_STATES } from '../../core/for-components.js'
import type { BackupSession, HolderState, LicenseFilter } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

interface Option {
  value: string
  label: string
}

/** Returns the option of a state filter; undefined for everyone. */
const stateValue = (state: LicenseFilter['state']): string | undefined => {
  if (state === undefined || typeof state === 'string') return state
  const [one] = state
  return state.length === 1 ? one : 'leavers'
}

/** Groups of totals: by state, by org unit, and by each facet of the domain. */
export const licenseGroups = (link: Connection, session: BackupSession): readonly Option[] => {
  const { t } = link
  const facets = link.read(session.capabilities).has('filters') ? (link.read(session.filters.description) ?? []) : []
  return [
    { value: 'state', label: t('licensesGroupState') },
    { value: 'org-unit', label: t('licensesGroupUnit') },
    ...facets.filter(({ id }) => id !== 'groups' && id !== 'orgUnit').map(({ id, label }) => ({ value: id, label })),
  ]
}

/** Renders the filter by state and the choice of totals. */
export const renderLicenseFilters = (
  link: Connection,
  session: BackupSession,
  { state, groupBy }: LicenseFilter,
  onFilter: (part: LicenseFilter) => void,
): TemplateResult => {
  const { t } = link
  const states = [
    { value: 'leavers', label: t('licensesStateLeavers') },
    ...HOLDER_STATES.map((value) => ({ value, label: t('licensesStateName', { state: value }) })),
  ]
  return html`
    ${renderChoice(t('licensesState'), t('licensesStateAll'), states, stateValue(state), (value) =>
      onFilter({ state: value === 'leavers' ? LEFT_STATES : (value as HolderState | undefined) }),
    )}
    ${renderChoice(t('licensesGroup'), t('licensesGroupNone'), licenseGroups(link, session), groupBy, (value) => onFilter({ groupBy: value }))}
  `
}

const renderChoice = (
  label: string,
  all: string,
  options: readonly Option[],
  chosen: string | undefined,
  onChoose: (value: string | undefined) => void,
): TemplateResult => {
  const onChange = (event: Event): void => onChoose((event.target as HTMLSelectElement).value || undefined)
  const isListed = chosen === undefined || options.some(({ value }) => value === chosen)
  return html`<label
    >${label}
    <select part="input" class="field" @change=${onChange}>
      <option value="" ?selected=${chosen === undefined}>${all}</option>
      ${options.map(({ value, label: text }) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      ${isListed ? nothing : html`<option value=${chosen} selected>${chosen}</option>`}
    </select>
  </label>`
}
