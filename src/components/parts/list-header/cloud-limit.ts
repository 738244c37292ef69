import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, CloudLimit } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'

/** Whether the cloud of the scope has a limit. */
export const hasCloudLimit = (link: Connection, session: BackupSession, limit: CloudLimit): boolean => {
  const cloudId = link.read(session.scope)?.cloudId
  return link.read(session.clouds).some(({ id, limits }) => id === cloudId && limits?.includes(limit) === true)
}

/** Explains a fact that the cloud of the scope does not report. Renders nothing for other clouds. */
export const renderCloudLimit = (link: Connection, session: BackupSession, limit: CloudLimit): TemplateResult | typeof nothing =>
  hasCloudLimit(link, session, limit) ? html`<p class="secondary limit">${link.t('cloudLimit', { limit })}</p>` : nothing
