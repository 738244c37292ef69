import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderMoreItems } from '../parts/more-items.js'
import { itemWords } from '../selection-box/item-words.js'

/** Number of items shown at first; a button shows the others. */
const FIRST_ITEMS = 5
/** Maximum number of listed items, because a list may contain a million. */
const MAX_ITEMS = 200

/** Renders the heading of the page. In the settings step, also renders the items to which the settings apply. */
export const renderHead = (link: Connection, mode: 'defaults' | 'selection'): TemplateResult => {
  const { session, t } = link
  const domain = (session === undefined ? undefined : link.read(session.domain)?.name) ?? ''
  const isStep = mode === 'selection'
  return html`
    <header role="none">
      <h2 tabindex="-1"><slot name="heading">${t(isStep ? 'settingsStepTitle' : 'settingsTitle')}</slot></h2>
      <p class="secondary">${t(isStep ? 'settingsStepAbout' : 'settingsAbout', { domain })}</p>
      ${isStep && session !== undefined ? renderSelection(link, session) : nothing}
    </header>
  `
}

const renderSelection = (link: Connection, session: BackupSession): TemplateResult => {
  const { t } = link
  const box = link.read(session.selection.box)
  const itemsBetween = (from: number, to: number): readonly Item[] =>
    Array.from({ length: Math.max(0, Math.min(to, box.length) - from) }, (_, index) => box.at(from + index)).filter(
      (item) => item !== undefined,
    )
  const exceptions = link.read(session.selection.exceptions)
  const more = box.length - FIRST_ITEMS
  return html`
    <div class="selection">
      <p class="sums">
        <span class="chip number">${t('itemCount', { items: box.length })}</span>
        <span class="number">${t('allocated', { credits: link.read(session.credits) })}</span>
      </p>
      ${box.length === 0 ? nothing : renderItems(link, itemsBetween(0, FIRST_ITEMS), t('boxList'))}
      ${
        more <= 0
          ? nothing
          : html`<details>
              <summary class="number">${t('planAndMore', { count: more })}</summary>
              ${renderItems(link, itemsBetween(FIRST_ITEMS, MAX_ITEMS), t('boxList'))}
              ${box.length > MAX_ITEMS ? html`<p class="secondary number">${t('planAndMore', { count: box.length - MAX_ITEMS })}</p>` : nothing}
            </details>`
      }
      ${
        exceptions.length === 0
          ? nothing
          : html`<p class="secondary">${link.t('exceptTitle')}</p>
              ${renderItems(link, [...exceptions].slice(0, FIRST_ITEMS), link.t('exceptTitle'))}
              ${renderMoreItems(link, exceptions.length - FIRST_ITEMS, (count) =>
                Array.from({ length: count }, (_, at) => itemWords(link, exceptions.at(FIRST_ITEMS + at) as Item)),
              )}`
      }
    </div>
  `
}

const renderItems = (link: Connection, items: readonly Item[], label: string): TemplateResult =>
  html`<ul class="applies-to" aria-label=${label}>${items.map((item) => html`<li class="cut">${itemWords(link, item)}</li>`)}</ul>`
