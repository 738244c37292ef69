import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, Box, Cost, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { isSharedIn, itemPrefix, longLabel } from './item-words.js'

export interface ItemRowOptions {
  /** The part of the box that contains the item. */
  box: Box
  /** Whether the rows scroll fast. */
  isMoving: boolean
  /** Title of the control that moves the item to the other part of the box. Without it, there is no such control. */
  moveTitle: string | undefined
}

/** Renders the content of an item row: prefix and label; below them the address or path, the people covered and the credits. */
export const renderItem = (link: Connection, session: BackupSession, item: Item, options: ItemRowOptions): TemplateResult => {
  const { box, moveTitle } = options
  const isShared = isSharedIn(box, item)
  const detail = detailOf(item, isShared)
  const label = detail === '' || (item.kind !== 'user' && !isShared) ? item.label : longLabel(link, item)
  return html`
    <span class="what">
      <span class="line"><span class="prefix">${itemPrefix(link, item)}</span> <bdi class="label cut">${item.label}</bdi></span>
      <span class="line secondary">
        ${detail === '' ? '' : html`<bdi class="detail cut">${detail}</bdi>`}${renderFacts(link, session, item, options)}
      </span>
    </span>
    ${
      moveTitle === undefined
        ? nothing
        : html`<span class="drop move" data-move aria-hidden="true" title=${moveTitle}
            ><svg viewBox="0 0 16 16"><path d=${item.isException === true ? 'M8 13V3M4 7l4-4 4 4' : 'M8 3v10m4-4-4 4-4-4'} /></svg
          ></span>`
    }
    <span class="drop" data-drop aria-hidden="true" title=${link.t('removeItem', { label })}></span>
  `
}

/** Returns the address or path of the item, unless it repeats the label. Without either, an item with a shared label has its id. */
const detailOf = ({ id, label, detail = '' }: Item, isShared: boolean): string =>
  detail !== '' && detail !== label ? detail : isShared ? id : ''

const renderFacts = (link: Connection, session: BackupSession, item: Item, { box, isMoving }: ItemRowOptions): TemplateResult => {
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
      return cost === undefined ? html`<span class="end"></span>` : renderCost(link, box, item, cost)
    }
  }
}

const renderCost = (link: Connection, box: Box, { kind, isException }: Item, cost: Cost): TemplateResult => {
  const { t } = link
  const people = kind === 'user' || cost.users === undefined ? '' : t('peopleCovered', { count: cost.users })
  if (cost.coveredBy !== undefined) {
    const label = isSharedIn(box, cost.coveredBy) ? longLabel(link, cost.coveredBy) : cost.coveredBy.label
    return html`<span class="end number cut">${t('itemCoveredBy', { count: cost.users ?? 1, label })}</span>`
  }
  const frees = t('itemFrees', cost)
  return html`<span class="end number"
    >${people}${people === '' || frees === '' ? '' : ' · '}<span aria-hidden="true">${frees}</span><span class="unseen">${t(isException === true ? 'exceptGivesWhat' : 'itemFreesWhat', cost)}</span></span
  >`
}
