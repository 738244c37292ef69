import { type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { createId, sameScope } from '../../core/for-components.js'
import type { BackupRun, BackupSession, Scope } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { BackupNavigateEvent, BackupRunFinishedEvent } from '../base/events.js'
import type { ModalDialog } from '../parts/dialog.js'
import { renderSimulationBadge } from '../parts/simulation-badge.js'
import { StopButton } from '../stop-flow/stop-button.js'
import { endText } from '../stop-flow/stop-parts.js'
import { renderRun, type StartedBackup } from './render-run.js'

const isOver = ({ status }: BackupRun): boolean => status !== 'queued' && status !== 'running'

interface ShownRun {
  session: BackupSession | undefined
  scope: Scope | undefined
  run: BackupRun
  /** Present for a backup that was started here. */
  started?: StartedBackup | undefined
}

/**
 * Shows the latest backup started here, or a running backup found in the list of runs. A backup started here appears as a panel in the
 * empty box, otherwise as a card. Announces quarter steps and the end.
 */
export class RunCard implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #stop: StopButton
  #shown: ShownRun | undefined
  #latest: BackupRun | undefined
  /** Id of the run that the administrator dismissed. */
  #hidden: string | undefined
  #isEndAnnounced = false
  #quarter = 0

  constructor(host: LitElement, link: Connection, announcer: Announcer, dialog: ModalDialog) {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
    this.#stop = new StopButton(host, link, { announcer, dialog, result: '.run-title' })
    host.addController(this)
  }

  get run(): BackupRun | undefined {
    return this.#shown?.run
  }

  /**
   * Shows a run. `started`: the backup was started here. A run that has ended before it is first shown is not announced, unless it was
   * started here.
   */
  show(run: BackupRun | undefined, started?: StartedBackup): void {
    const { session } = this.#link
    this.#shown = run && { session, scope: session?.scope.value, run, started }
    this.#latest = run
    this.#isEndAnnounced = run !== undefined && isOver(run) && started === undefined
    this.#quarter = 0
    if (run !== undefined && started !== undefined)
      this.#announcer.announce(`${this.#link.t('startedTitle', { users: run.total })}. ${this.#link.t('startedClose')}`)
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    const run = this.#latest
    if (this.#shown === undefined || run === undefined || this.#isEndAnnounced) return
    const ended = run.done + run.failed
    if (isOver(run)) {
      this.#isEndAnnounced = true
      this.#announcer.announce(endText(this.#link, run))
      this.#host.dispatchEvent(new BackupRunFinishedEvent({ run }, createId()))
      return
    }
    const quarter = run.total === 0 ? 0 : Math.floor((4 * ended) / run.total)
    if (quarter > this.#quarter && quarter < 4) this.#announcer.announce(this.#link.t('runQuarter', { share: quarter / 4 }))
    this.#quarter = Math.max(quarter, this.#quarter)
  }

  /** Returns whether to show a backup that was started here as a panel in the empty box. */
  isPanel(session: BackupSession): boolean {
    return this.#isHere(session) && this.#shown?.started !== undefined
  }

  render(session: BackupSession): TemplateResult | typeof nothing {
    const scope = this.#link.read(session.scope)
    if (!this.#isHere(session)) this.#find(session, scope)
    const shown = this.#shown
    if (shown === undefined || !this.#isHere(session)) return nothing
    const run = this.#link.read(session.run(shown.run.id)) ?? shown.run
    this.#latest = run
    return renderRun(this.#link, {
      run,
      started: shown.started,
      badge: renderSimulationBadge(this.#link, session),
      stop: { button: this.#stop.render(session, run, 'small'), problem: this.#stop.renderProblem(session, run) },
      onView: this.#link.read(session.capabilities).has('runs') ? this.#onView : undefined,
      onHide: this.#onHide,
    })
  }

  #isHere(session: BackupSession): boolean {
    return this.#shown?.session === session && sameScope(this.#shown.scope, this.#link.read(session.scope))
  }

  /** Finds a running backup: started before a reload, in another tab or by another administrator. */
  #find(session: BackupSession, scope: Scope | undefined): void {
    if (!this.#link.read(session.capabilities).has('runs')) return
    const [newest] = this.#link.read(session.runs.rows)
    if (newest === undefined || newest.id === this.#hidden || isOver(newest)) return
    this.#shown = { session, scope, run: newest }
    this.#isEndAnnounced = false
    this.#quarter = newest.total === 0 ? 0 : Math.floor((4 * (newest.done + newest.failed)) / newest.total)
  }

  readonly #onHide = (): void => {
    this.#hidden = this.#shown?.run.id
    this.#shown = undefined
    this.#host.requestUpdate()
  }

  readonly #onView = (): void => {
    const runId = this.#shown?.run.id
    if (runId !== undefined) this.#host.dispatchEvent(new BackupNavigateEvent({ to: 'run', runId }, createId()))
  }
}
