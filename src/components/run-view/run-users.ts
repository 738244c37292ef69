import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import { type BackupRun, type BackupSession, type RunUser, type RunUserStatus, toBackupError } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { fireError, renderProblem } from '../base/problem.js'
import { ListGrid, type ListState, readList } from '../parts/grid/list-grid.js'
import { renderFilterChips } from '../parts/list-header/filter-chips.js'
import { isNamed, nameOf, renderWho } from '../parts/user-row/user-row.js'
import { createFailedFirst } from './failed-first.js'
import { renderUserStatus } from './run-status.js'

const STATUSES: readonly RunUserStatus[] = ['failed', 'running', 'queued', 'done', 'stopped']
const ALL = ''

/** Users of a run, failed users first, with the reason and Retry. */
export class RunUsers {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #list: ListGrid<RunUser>
  readonly #failedFirst = createFailedFirst()
  #status: RunUserStatus | undefined
  #runId: string | undefined
  /** Ids of users whose retry was requested, or `ALL`. */
  #retrying: ReadonlySet<string> = new Set()
  #failure: { userIds: readonly string[] | undefined; error: ReturnType<typeof toBackupError> } | undefined

  constructor(host: LitElement, link: Connection, announcer: Announcer) {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
    this.#list = new ListGrid<RunUser>(host, link, { id: 'run-users' })
  }

  render(session: BackupSession, run: BackupRun): TemplateResult {
    if (this.#runId !== run.id) this.#forget(run.id)
    const { t } = this.#link
    // A backend rejects a retry while users in progress finish.
    const canRetry = this.#link.read(session.capabilities).has('retry') && run.isStopping !== true
    const state = this.#state(session, run)
    return html`<section class="users" aria-labelledby="users-title">
      <div class="users-head">
        <h3 id="users-title">${t('runViewUsers')}</h3>
        ${canRetry && run.failed > 0 ? this.#renderRetryAll(session, run) : nothing}
      </div>
      ${this.#failure === undefined ? nothing : this.#renderFailure(session, run, this.#failure)}
      <div class="list" ${cssVars({ '--_rows': String((state.total ?? state.rows.length) || 5) })}>
        ${this.#renderFilter(run)}
        ${this.#list.render(state, {
          label: t('runViewUsers'),
          columns: [
            { id: 'who', label: t('columnName') },
            { id: 'status', label: t('runViewStatusHead') },
            { id: 'retry end', label: t('runViewRetryHead'), isUnseen: true },
          ],
          keyOf: ({ user }) => user.id,
          cells: (row, index) => this.#renderCells(session, run, row, index, canRetry),
          loading: t('runViewUsersLoading'),
          failed: t('runViewUsersFailed'),
          moreFailed: t('runViewUsersFailed'),
          empty: html`<div class="message"><strong>${t(this.#status === undefined ? 'runViewNoUsers' : 'runViewNoneLikeThat')}</strong></div>`,
        })}
      </div>
    </section>`
  }

  #state(session: BackupSession, run: BackupRun): ListState<RunUser> {
    const status = this.#status
    const query = { search: JSON.stringify([run.id, status]) }
    if (status !== undefined) return { ...readList(this.#link, session.runUsers(run.id, status)), query }
    const failed = run.failed > 0 ? readList(this.#link, session.runUsers(run.id, 'failed')) : undefined
    return { ...this.#failedFirst(failed, readList(this.#link, session.runUsers(run.id))), query }
  }

  #renderFilter(run: BackupRun): TemplateResult {
    const { t } = this.#link
    const counts: Partial<Record<RunUserStatus, number>> = { failed: run.failed, done: run.done, stopped: run.stopped ?? 0 }
    const chips = STATUSES.filter((status) => status !== 'stopped' || (run.stopped ?? 0) > 0).map((status) => ({
      value: status,
      label: t('runViewFilter', { status, count: counts[status] }),
    }))
    const all: { value: RunUserStatus | typeof ALL; label: string } = { value: ALL, label: t('runViewFilterAll', { count: run.total }) }
    return html`<div class="filters">
      ${renderFilterChips<RunUserStatus | typeof ALL>(t('runViewFilterLabel'), [all, ...chips], [this.#status ?? ALL], (chosen) => {
        // The filter holds one value, so use the newly chosen one.
        const next = chosen?.find((value) => value !== (this.#status ?? ALL)) ?? ALL
        this.#status = next === ALL ? undefined : next
        this.#host.requestUpdate()
      })}
    </div>`
  }

  #renderCells(
    session: BackupSession,
    run: BackupRun,
    { user, status, reason }: RunUser,
    index: number,
    canRetry: boolean,
  ): TemplateResult {
    const { t } = this.#link
    const isRetrying = this.#retrying.has(user.id) || this.#retrying.has(ALL)
    const onRetry = (): void => {
      if (!isRetrying) this.#retry(session, run, [user.id], t('runViewRetrying', { name: nameOf(user) }))
    }
    return html`
      ${renderWho(user, `run-address-${index}`)}
      <div class="cell status" role="gridcell">
        ${renderUserStatus(this.#link, status)}
        ${reason === undefined ? nothing : html`<span class="secondary cut" dir="auto">${reason}</span>`}
      </div>
      <div class="cell retry end" role="gridcell">
        ${
          canRetry && status === 'failed'
            ? html`<button
                part="button"
                class="button small"
                type="button"
                tabindex="-1"
                data-control
                aria-label=${t('runViewRetryOf', { name: nameOf(user) })}
                aria-describedby=${isNamed(user) ? `run-address-${index}` : nothing}
                aria-disabled=${isRetrying}
                @click=${onRetry}
              >
                ${t('runViewRetry')}
              </button>`
            : nothing
        }
      </div>
    `
  }

  #renderRetryAll(session: BackupSession, run: BackupRun): TemplateResult {
    const { t } = this.#link
    const isRetrying = this.#retrying.has(ALL)
    const onRetry = (): void => {
      if (isRetrying) return
      this.#retry(session, run, undefined, t('runViewRetryingAll', { count: run.failed }))
      // The button disappears with the last failed user, so the focus moves to another element.
      this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    }
    return html`<button part="button" class="button" type="button" aria-disabled=${isRetrying} @click=${onRetry}>
      ${t('runViewRetryAll', { count: run.failed })}
    </button>`
  }

  #renderFailure(
    session: BackupSession,
    run: BackupRun,
    { userIds, error }: { userIds: readonly string[] | undefined; error: ReturnType<typeof toBackupError> },
  ): TemplateResult {
    const { t } = this.#link
    const onRetry = (): void => this.#retry(session, run, userIds, t('runViewRetryingAll', { count: userIds?.length ?? run.failed }))
    return renderProblem(this.#link, { title: t('runViewRetryFailed'), error, onRetry, isAnnounced: true })
  }

  #retry(session: BackupSession, run: BackupRun, userIds: readonly string[] | undefined, words: string): void {
    const keys = userIds ?? [ALL]
    const settle = (): void => {
      this.#retrying = new Set([...this.#retrying].filter((key) => !keys.includes(key)))
      this.#host.requestUpdate()
    }
    this.#retrying = new Set([...this.#retrying, ...keys])
    this.#failure = undefined
    this.#host.requestUpdate()
    session.retryRun(run.id, userIds).then(
      () => {
        settle()
        this.#announcer.announce(words)
      },
      (thrown) => {
        settle()
        const error = toBackupError(thrown)
        if (error.code === 'aborted' || error.code === 'disposed' || this.#runId !== run.id) return
        this.#failure = { userIds, error }
        fireError(this.#host, error)
        this.#announcer.announce(this.#link.t('runViewRetryFailed'))
      },
    )
  }

  #forget(runId: string): void {
    this.#runId = runId
    this.#status = undefined
    this.#retrying = new Set()
    this.#failure = undefined
  }
}
