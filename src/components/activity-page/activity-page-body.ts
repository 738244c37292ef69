import { html, type TemplateResult } from 'lit'
import type { ActivityEntry, ActivityFilter, BackupSession } from '../../core/index.js'
import { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import type { Body } from '../base/define-lazy-element.js'
import { addEnglish } from '../base/words.js'
import { enActivity } from '../messages/en/en-activity.js'
import { gridStyles } from '../parts/grid/grid.styles.js'
import { ListGrid, readList } from '../parts/grid/list-grid.js'
import { RecordPage } from '../parts/record-page/record-page.js'
import { recordPageStyles } from '../parts/record-page/record-page.styles.js'
import { simulationBadgeStyles } from '../parts/simulation-badge.js'
import { subpageStyles } from '../parts/subpage.styles.js'
import { windowingStyles } from '../parts/windowing.styles.js'
import { ActivityFilters } from './activity-filters.js'
import { activityPageStyles } from './activity-page.styles.js'
import { renderEntry } from './render-entry.js'

export const styles = [windowingStyles, gridStyles, simulationBadgeStyles, subpageStyles, recordPageStyles, activityPageStyles]

const NO_FILTER: ActivityFilter = { action: undefined, actor: undefined, since: undefined, until: undefined }

const isFiltered = ({ action, actor, since, until }: ActivityFilter): boolean =>
  [action, actor, since, until].some((value) => value !== undefined)

export const createBody = (host: ConnectedElement, link: Connection): Body => {
  addEnglish(enActivity)
  return new ActivityPageBody(host, link)
}

class ActivityPageBody implements Body {
  readonly #link: Connection
  readonly #page: RecordPage
  readonly #filters: ActivityFilters
  readonly #list: ListGrid<ActivityEntry>

  constructor(host: ConnectedElement, link: Connection) {
    this.#link = link
    this.#page = new RecordPage(host, link, {
      announcer: new Announcer(host),
      capability: 'activity',
      fileName: 'activity',
      toCsv: (session) => session.activity.toCsv(),
      clear: (session) => session.activity.filter(NO_FILTER),
      texts: {
        about: 'activityAbout',
        title: 'activityTitle',
        loading: 'activityLoading',
        failed: 'activityFailed',
        none: 'activityNone',
        empty: 'activityEmpty',
        emptyText: 'activityEmptyText',
        noMatch: 'activityNoMatch',
        clear: 'activityClear',
        export: 'activityExport',
        exporting: 'activityExporting',
        exported: 'activityExported',
        exportFailed: 'activityExportFailed',
      },
    })
    this.#filters = new ActivityFilters(link)
    this.#list = new ListGrid<ActivityEntry>(host, link, { id: 'activity' })
  }

  render(): TemplateResult {
    return this.#page.render((session) => this.#renderLog(session))
  }

  #renderLog(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const state = readList<ActivityEntry, ActivityFilter>(this.#link, session.activity)
    const filter = state.query
    const hasFilter = isFiltered(filter)
    return html`
      <div class="choices" role="group" aria-label=${t('activityTitle')}>
        ${this.#filters.render(session, { filter, rows: state.rows }, (part) => session.activity.filter(part))}
        ${this.#page.renderCommands(session, hasFilter)}
      </div>
      ${this.#page.renderExportFailure(session)}
      <div class="list" ${cssVars({ '--_rows': String(state.rows.length || 5) })}>
        ${this.#list.render(state, {
          label: t('activityTitle'),
          columns: [
            { id: 'when', label: t('activityWhen'), isSorted: 'descending' },
            { id: 'by', label: t('activityWho') },
            { id: 'what', label: t('activityWhat') },
          ],
          keyOf: ({ id }) => id,
          cells: (entry) => renderEntry(this.#link, entry),
          loading: t('activityLoading'),
          failed: t('activityFailed'),
          moreFailed: t('activityFailed'),
          empty: this.#page.renderEmpty(session, hasFilter),
        })}
      </div>
    `
  }
}
