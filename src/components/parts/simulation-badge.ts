import { css, html, nothing, type TemplateResult } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

/** Styles of the simulation badge. */
export const simulationBadgeStyles = css`
  .simulation {
    display: inline-block;
    padding: 0.125em 0.625em;
    border-radius: 1em;
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: 0.8125rem;
    font-weight: var(--_weight);
  }
`

/** Renders "Simulation: nothing is backed up" if the cloud of the scope has a simulated engine, otherwise nothing. */
export const renderSimulationBadge = (link: Connection, session: BackupSession): TemplateResult | typeof nothing => {
  const cloudId = link.read(session.scope)?.cloudId
  const isSimulated = link.read(session.clouds).some(({ id, isSimulated }) => id === cloudId && isSimulated === true)
  return isSimulated ? html`<span class="simulation">${link.t('simulation')}</span>` : nothing
}
