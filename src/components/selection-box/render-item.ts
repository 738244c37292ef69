import { html, type TemplateResult } from 'lit'
import type { BackupSession, Cost, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { isSharedIn, itemPrefix, longLabel, wordsIn } from './item-words.js'

/** Renders the content of an item row: prefix and label; below them the address or path, the people covered and the credits. */
export const renderItem = (link: Connection, session: BackupSession, item: Item, isMoving: boolean): TemplateResult => {
  const isShared = isSharedIn(session.selection.box.value, item)
  const detail = detailOf(item, isShared)
  const label = detail === '' || (item.kind !== 'user' && !isShared) ? item.label : longLabel(link, item)
  return html`
    <span class="what">
      <span class="line"><span class="prefix">${itemPrefix(link, item)}</span> <bdi class="label cut">${item.label}</bdi></span>
      <span class="line secondary">
        ${detail === '' ? '' : html`<bdi class="detail cut">${detail}</bdi>`}${renderFacts(link, session, item, isMoving)}
      </span>
    </span>
    <span class="drop" data-drop aria-hidden="true" title=${link.t('removeItem', { label })}></span>
  `
}

/** Returns the address or path of the item, unless it repeats the label. Without either, an item with a shared label has its id. */
const detailOf = ({ id, label, detail = '' }: Item, isShared: boolean): string =>
  detail !== '' && detail !== label ? detail : isShared ? id : ''

const renderFacts = (link: Connection, session: BackupSession, item: Item, isMoving: boolean): TemplateResult => {
  const { t } = link
  switch (item.state) {
    case 'stale':
      return html`<span class="end warn">${t('itemStale')}</span>`
    case 'failed':
      return html`<span class="end bad">${t('itemFailed')}</span>`
    case 'counting':
      return html`<span class="end">${t('itemCounting')}</span>`
    default: {
      // Rows that scroll past do not request a cost.
      const readable = session.coverage.cost(item)
      const cost = isMoving ? readable.value : link.read(readable)
      return cost === undefined ? html`<span class="end"></span>` : renderCost(link, session, item, cost)
    }
  }
}

const renderCost = (link: Connection, session: BackupSession, { kind }: Item, cost: Cost): TemplateResult => {
  const { t } = link
  const people = kind === 'user' || cost.users === undefined ? '' : t('peopleCovered', { count: cost.users })
  if (cost.coveredBy !== undefined) {
    return html`<span class="end number">${t('itemCoveredBy', { count: cost.users ?? 1, label: wordsIn(link, session.selection.box.value, cost.coveredBy) })}</span>`
  }
  const frees = t('itemFrees', cost)
  return html`<span class="end number"
    >${people}${people === '' || frees === '' ? '' : ' · '}<span aria-hidden="true">${frees}</span><span class="unseen">${t('itemFreesWhat', cost)}</span></span
  >`
}
