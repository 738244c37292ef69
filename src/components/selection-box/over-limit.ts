import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, Box, Item, KindRemoval } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderMoreItems } from '../parts/more-items.js'
import { distinctWords } from './item-words.js'

/** Maximum number of single items to suggest. */
const SINGLES = 3
/** Maximum number of labels shown for a set of items. */
const LABELS = 3

export interface OverLimitActions {
  isBusy: boolean
  onRemove(items: readonly Item[] | Box): void
  /** Opens the review of a start of the first due users. */
  onReviewFirst(first: number): void
  /** Opens the page of licenses. Absent if the page is not registered. */
  onOpenLicenses?: (() => void) | undefined
}

interface Suggestion {
  items: readonly Item[]
  frees: number
}

/** Returns suggestions that free enough credits: single items, or else the largest items, which free enough together. */
export const suggestionsFor = (removals: readonly { item: Item; frees: number }[], shortfall: number): readonly Suggestion[] => {
  const singles = removals.filter(({ frees }) => frees >= shortfall).slice(0, SINGLES)
  if (singles.length > 0) return singles.map(({ item, frees }) => ({ items: [item], frees }))
  const items: Item[] = []
  let freed = 0
  for (const { item, frees } of [...removals].sort((a, b) => b.frees - a.frees)) {
    if (freed >= shortfall) break
    items.push(item)
    freed += frees
  }
  return freed >= shortfall ? [{ items, frees: freed }] : []
}

/** Renders suggestions for a shortfall. Nothing is removed without a click. */
export const renderOverLimit = (link: Connection, session: BackupSession, actions: OverLimitActions): unknown => {
  const { shortfall, available, isExact } = link.read(session.credits)
  if (shortfall === 0 || typeof available !== 'number') return nothing
  const { t } = link
  const first = link.read(session.coverage.affordable)
  const suggestions = isExact ? suggestionsFor(link.read(session.coverage.suggestedRemovals), shortfall) : []
  // A kind with one item is already among the single items.
  const kinds = isExact ? link.read(session.coverage.suggestedKinds).filter(({ items }) => items > 1) : []
  const named = suggestions.flatMap(({ items }) => items.slice(0, LABELS))
  const box = session.selection.box.value
  const lines = distinctWords(link, named, box)
  const words = new Map(named.map((item, at) => [item, lines[at] as string]))
  const left = actions.onOpenLicenses && link.read(session.capabilities).has('licenses') ? link.read(session.licenses.leavers)?.credits : 0
  // The number of these licenses arrives last. The box grows upwards, so that the buttons below this offer keep their place.
  const leavers = left
    ? html`<p>
        <button part="button" type="button" class="button small" @click=${actions.onOpenLicenses}>${t('shortLeavers', { credits: left })}</button>
      </p>`
    : nothing
  const hasHelp = suggestions.length + kinds.length > 0
  return html`
    <div class="notice warn over-limit" part="over-limit">
      <p>
        <strong class="number">${t(isExact ? 'short' : 'shortAtLeast', { shortfall })}</strong>
        ${hasHelp && leavers === nothing ? t('shortHelpItems') : nothing}
      </p>
      ${leavers} ${hasHelp && leavers !== nothing ? html`<p>${t('shortHelpItems')}</p>` : nothing}
      ${
        hasHelp
          ? html`<div class="reliefs">
              ${suggestions.map((suggestion) => renderSuggestion(link, box, words, suggestion, actions))}
              ${kinds.map((kind) => renderKind(link, kind, () => actions.onRemove(session.selection.box.value.ofKind(kind.kind))))}
            </div>`
          : nothing
      }
      ${
        first > 0 && isExact
          ? html`<p>
              ${t('shortFirst', { isOnly: !hasHelp })}
              <button part="button" type="button" class="button small" aria-disabled=${actions.isBusy} @click=${() => actions.onReviewFirst(first)}>
                ${t('reviewOpen', { first })}
              </button>
            </p>`
          : nothing
      }
    </div>
  `
}

const renderKind = ({ t }: Connection, { kind, items, frees }: KindRemoval, onRemove: () => void): TemplateResult => html`
  <button part="button" type="button" class="button small relief" @click=${onRemove}>
    <span class="cut">${t('removeKind', { kind, items })}</span>
    <span class="number">${t('itemFrees', { credits: frees, isExact: true })}</span>
  </button>
`

const renderSuggestion = (
  link: Connection,
  box: Box,
  words: ReadonlyMap<Item, string>,
  { items, frees }: Suggestion,
  { onRemove }: OverLimitActions,
): TemplateResult => {
  const { t } = link
  const labels = items.slice(0, LABELS).map((item) => words.get(item) ?? '')
  const [only] = labels
  return html`
    <button part="button" type="button" class="button small relief" @click=${() => onRemove(items)}>
      <span class="cut"
        >${items.length === 1 ? html`<span class="unseen">${t('remove')} </span>${only}` : t('removeSet', { items: items.length })}</span
      >
      <span class="number">${t('itemFrees', { credits: frees, isExact: true })}</span>
    </button>
    ${
      items.length === 1
        ? nothing
        : html`<div class="secondary">${labels.join(', ')} ${renderMoreItems(link, items.length - LABELS, (count) =>
            distinctWords(link, items.slice(LABELS, LABELS + count), box),
          )}</div>`
    }
  `
}
