import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, CloudLimit } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'

/** Explains a fact that the cloud of the scope does not report. Renders nothing for other clouds. */
export const renderCloudLimit = (link: Connection, session: BackupSession, limit: CloudLimit): TemplateResult | typeof nothing => {
  const cloudId = link.read(session.scope)?.cloudId
  const isLimited = link.read(session.clouds).some(({ id, limits }) => id === cloudId && limits?.includes(limit) === true)
  return isLimited ? html`<p class="secondary limit">${link.t('cloudLimit', { limit })}</p>` : nothing
}
