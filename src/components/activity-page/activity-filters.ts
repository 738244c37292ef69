import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { ActivityEntry, ActivityFilter, BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { ACTIVITY_ACTIONS, isKnownAction } from './activity-actions.js'
import { dayFrom, dayUntil, endOfDay, startOfDay } from './day-range.js'

/** Returns the translated name of an action, or its id if it has none. */
export const actionName = ({ t }: Connection, action: string): string => (isKnownAction(action) ? t('activityName', { action }) : action)

/** Filters of the activity log. They offer the actions and people that the loaded entries have shown so far. */
export class ActivityFilters {
  readonly #link: Connection
  readonly #actions = new Set<string>(ACTIVITY_ACTIONS)
  /** Names by id. */
  readonly #people = new Map<string, string>()
  #session: BackupSession | undefined
  #domain: string | undefined

  constructor(link: Connection) {
    this.#link = link
  }

  /** @param onFilter called with the changed conditions */
  render(
    session: BackupSession,
    { filter, rows }: { filter: ActivityFilter; rows: Iterable<ActivityEntry> },
    onFilter: (part: ActivityFilter) => void,
  ): TemplateResult {
    this.#learn(session, rows)
    const { t } = this.#link
    const actions = [...this.#actions].map((action) => ({ value: action, label: actionName(this.#link, action) }))
    const people = [...this.#people].map(([value, label]) => ({ value, label }))
    const onDay = (part: (day: string) => ActivityFilter) => (event: Event) => {
      const { value, validity } = event.target as HTMLInputElement
      // A date that is being typed has no value yet.
      if (!validity.badInput) onFilter(part(value))
    }
    return html`
      ${renderChoice(t('activityAction'), t('activityActionAll'), actions, filter.action, (action) => onFilter({ action }))}
      ${renderChoice(t('activityPerson'), t('activityPersonAll'), people, filter.actor, (actor) => onFilter({ actor }))}
      <label
        >${t('activitySince')}
        <input part="input" class="field" type="date" .value=${live(dayFrom(filter.since))} @change=${onDay((day) => ({ since: startOfDay(day) }))} />
      </label>
      <label
        >${t('activityUntil')}
        <input part="input" class="field" type="date" .value=${live(dayUntil(filter.until))} @change=${onDay((day) => ({ until: endOfDay(day) }))} />
      </label>
    `
  }

  /** Collects the choices. A filtered list shows one person only, so earlier people stay. */
  #learn(session: BackupSession, rows: Iterable<ActivityEntry>): void {
    const domain = JSON.stringify(this.#link.read(session.scope))
    if (session !== this.#session || domain !== this.#domain) this.#people.clear()
    this.#session = session
    this.#domain = domain
    for (const { action, actor } of rows) {
      this.#actions.add(action)
      if (actor !== undefined) this.#people.set(actor.id, actor.name || actor.id)
    }
  }
}

const renderChoice = (
  label: string,
  all: string,
  options: readonly { value: string; label: string }[],
  chosen: string | undefined,
  onChoose: (value: string | undefined) => void,
): TemplateResult => {
  const onChange = (event: Event): void => onChoose((event.target as HTMLSelectElement).value || undefined)
  const offered =
    chosen === undefined || options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, label: chosen }]
  return html`<label
    >${label}
    <select part="input" class="field" @change=${onChange}>
      <option value="" ?selected=${chosen === undefined}>${all}</option>
      ${offered.map(({ value, label: text }) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </label>`
}
