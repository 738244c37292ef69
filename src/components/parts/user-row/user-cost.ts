import { html, type TemplateResult } from 'lit'
import type { BackupSession, Box, ItemRef, User } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import { itemWords, wordsIn } from '../../selection-box/item-words.js'
import { isSelectable } from './user-row.js'

/** Licenses for adding a row: a figure, and its reason in words. */
export interface RowCost {
  figure: string
  reason: string
}

const isIn = (part: Box, ref: ItemRef): boolean => part.length > 0 && part.indexOf(part.keyOf(ref)) >= 0

/** Returns whether the item itself is an exception. */
export const isException = (link: Connection, { selection }: BackupSession, ref: ItemRef): boolean =>
  isIn(link.read(selection.exceptions), ref)

/** Returns whether the box contains the item itself, also as an exception. */
export const isInBox = (link: Connection, session: BackupSession, ref: ItemRef): boolean =>
  isIn(link.read(session.selection.box), ref) || isException(link, session, ref)

/** Returns the cost of adding the user now. Depends on the box and its count. */
export const userCost = (link: Connection, session: BackupSession, user: User): RowCost => {
  const { t } = link
  const free = (reason: string): RowCost => ({ figure: t('costFigure', { credits: 0, isExact: true }), reason })
  if (!isSelectable(user)) return { figure: '–', reason: t('costNever') }
  if (user.backupStatus === 'failed' || user.backupStatus === 'paused') return free(t('costRestart'))
  if (user.backupStatus !== 'none') return free(t('costProtected'))
  const { credits = 1 } = user
  if (credits === 0) return free(t('costFree'))
  const takesPrice = { figure: t('costFigure', { credits, isExact: true }), reason: t('costTakes', { credits }) }
  const { box, exceptions } = session.selection
  if (link.read(box).length + link.read(exceptions).length === 0) return takesPrice
  const ref = { kind: 'user', id: user.id } as const
  if (isIn(box.value, ref)) return { figure: '–', reason: t('costSelected') }
  if (isIn(exceptions.value, ref)) return { figure: '–', reason: t('inExceptions') }
  link.read(session.credits)
  const cover = session.coverage.coveredBy(user.id)
  if (cover === undefined) return takesPrice
  const { item, others, exception } = cover
  if (exception !== undefined) return free(t('costExcepted', { label: exception === null ? undefined : itemWords(link, exception) }))
  return free(item === undefined ? t('costCoveredByList') : t('costCovered', { label: wordsIn(link, box.value, item), more: others }))
}

/** Renders the cost cell: the figure on screen; the reason on hover, on focus of the row, and for screen readers. */
export const renderCost = ({ figure, reason }: RowCost): TemplateResult =>
  html`<div class="cell cost end number" role="gridcell" data-tip=${reason}
    ><bdi aria-hidden="true" .textContent=${figure}></bdi><span class="unseen" .textContent=${reason}></span
  ></div>`
