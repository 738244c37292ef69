import { html, type TemplateResult } from 'lit'
import type { BackupRun, RunStatus, RunUserStatus } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign, type Sign } from '../parts/user-row/signs.js'

const RUN_LOOKS: Record<RunStatus, { look: string; sign: Sign }> = {
  queued: { look: '', sign: 'clock' },
  running: { look: 'running', sign: 'clock' },
  completed: { look: 'good', sign: 'check' },
  'completed-with-errors': { look: 'warn', sign: 'cross' },
  failed: { look: 'bad', sign: 'cross' },
  stopped: { look: 'warn', sign: 'pause' },
  unknown: { look: '', sign: 'clock' },
}

const USER_LOOKS: Record<RunUserStatus, { look: string; sign: Sign }> = {
  queued: { look: '', sign: 'pause' },
  running: { look: 'running', sign: 'clock' },
  done: { look: 'good', sign: 'check' },
  failed: { look: 'bad', sign: 'cross' },
  stopped: { look: '', sign: 'pause' },
  unknown: { look: '', sign: 'clock' },
}

/** Sign and word; the colour repeats their meaning. */
export const renderRunStatus = (link: Connection, { status, isStopping }: Pick<BackupRun, 'status' | 'isStopping'>): TemplateResult => {
  const { look, sign } = RUN_LOOKS[status]
  const words = isStopping === true ? link.t('stopping') : link.t('runViewStatus', { status })
  return html`<span class="chip ${look}">${renderSign(sign)}${words}</span>`
}

export const renderUserStatus = (link: Connection, status: RunUserStatus): TemplateResult => {
  const { look, sign } = USER_LOOKS[status]
  return html`<span class="chip ${look}">${renderSign(sign)}${link.t('runViewUserStatus', { status })}</span>`
}
