import { html, nothing } from 'lit'
import type { BackupSession, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { itemWords } from './item-words.js'

const SUGGESTED = 3

export interface WaysOut {
  isBusy: boolean
  onRemove(item: Item): void
  onStartFirst(first: number): void
}

/** Renders suggestions for a shortfall. Nothing is removed without a click. */
export const renderOverLimit = (link: Connection, session: BackupSession, { isBusy, onRemove, onStartFirst }: WaysOut): unknown => {
  const { shortfall, available, isExact } = link.read(session.credits)
  if (shortfall === 0 || typeof available !== 'number') return nothing
  const { t } = link
  const first = link.read(session.coverage.affordable)
  const relief = link.read(session.coverage.suggestedRemovals).slice(0, SUGGESTED)
  return html`
      <div class="notice warn over-limit" part="over-limit">
        <p>
          <strong class="number">${t(isExact ? 'short' : 'shortAtLeast', { shortfall })}</strong>
          ${relief.length === 0 ? nothing : t('shortHelpItems')}
        </p>
        ${
          relief.length === 0
            ? nothing
            : html`<div class="reliefs">
                ${relief.map(
                  ({ item, frees }) => html`<button
                    type="button"
                    class="button small relief"
                    @click=${() => onRemove(item)}
                  ><span class="cut"><span class="unseen">${t('remove')} </span>${itemWords(link, item)}</span> <span class="number">${t('itemFrees', { credits: frees, isExact: true })}</span></button>`,
                )}
              </div>`
        }
        ${
          first > 0 && isExact
            ? html`<p>
                ${t('shortFirst', { isOnly: relief.length === 0 })}
                <button type="button" class="button small" aria-disabled=${isBusy} @click=${() => onStartFirst(first)}>
                  ${t('startFirst', { first })}
                </button>
              </p>`
            : nothing
        }
      </div>
    `
}
