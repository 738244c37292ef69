import { html, nothing, type TemplateResult } from 'lit'
import type { ActivityEntry, SyncKind } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { isKnownAction } from './activity-actions.js'
import { actionName } from './activity-filters.js'

/** Actions that their counts describe completely. The sentence of other entries also has a reason or names. */
const COUNTED: readonly string[] = [
  'backup-started',
  'backup-retried',
  'backup-stopped',
  'sync-started',
  'sync-completed',
  'sync-cancelled',
]
const SYNC_KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

/** Returns the details of an entry in the language of the page; undefined if only the sentence of the backend has them. */
const countsOf = ({ t }: Connection, { action, target, counts = {} }: ActivityEntry): string | undefined => {
  if (!COUNTED.includes(action)) return undefined
  const kind = SYNC_KINDS.find((one) => one === target)
  const { added, changed, removed, users, credits } = counts
  const result =
    added === undefined || changed === undefined || removed === undefined
      ? t('activityCounts', { users, credits })
      : t('domainSyncResult', { added, changed, removed })
  return [kind && t('domainSyncLabel', { kind }), result].filter(Boolean).join(' · ')
}

/** Renders the cells of one entry. The sentence of the backend is English. */
export const renderEntry = (link: Connection, entry: ActivityEntry): TemplateResult => {
  const { at, actor, action, summary } = entry
  const counts = countsOf(link, entry)
  const isKnown = isKnownAction(action)
  return html`
    <div class="cell when" role="gridcell"><time class="cut" datetime=${at}>${link.words.format.date(at)}</time></div>
    <div class="cell by" role="gridcell">
      ${
        actor === undefined
          ? html`<span class="secondary cut">${link.t('activityNobody')}</span>`
          : html`<span class="cut" dir="auto">${actor.name || actor.id}</span>`
      }
    </div>
    <div class="cell what" role="gridcell">
      ${isKnown ? html`<span class="cut">${actionName(link, action)}</span>` : nothing}
      ${
        counts === ''
          ? nothing
          : counts === undefined
            ? html`<span class="cut ${isKnown ? 'secondary' : ''}" dir="auto" lang="en">${summary}</span>`
            : html`<span class="cut secondary number">${counts}</span>`
      }
    </div>
  `
}
