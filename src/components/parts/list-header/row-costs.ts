import { keyOf } from '../../../core/for-components.js'
import type { BackupSession, Box, Cost, ItemRef } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import type { RowCost } from '../user-row/user-cost.js'

/**
 * Costs of visible groups and org units. Counting members takes requests, so rows that scroll past show a cost only if it is already known.
 */
export class RowCosts {
  readonly #link: Connection
  #followed = new Set<string>()
  #next = new Set<string>()
  #box: Box | undefined

  constructor(link: Connection) {
    this.#link = link
  }

  /** Call before rendering the rows. */
  begin(session: BackupSession): void {
    this.#followed = this.#next
    this.#next = new Set()
    this.#box = this.#link.read(session.selection.box)
  }

  /** Returns the cost as a figure with its reason. */
  cost(session: BackupSession, ref: ItemRef, isMoving: boolean): RowCost {
    const { t } = this.#link
    const cost = this.#read(session, ref, isMoving)
    if (this.#isListed(ref)) return { figure: '–', reason: t('costSelected') }
    if (cost === undefined) return { figure: '', reason: '' }
    const figure = t('costFigure', cost)
    if (!cost.isExact) return { figure, reason: t('startCounting') }
    return { figure, reason: cost.credits === 0 ? t('costNobody') : t('costTakes', cost) }
  }

  /** Returns the cost as text: empty while it is unknown, and a dash for an item of the box, whose row has a chip instead. */
  text(session: BackupSession, ref: ItemRef, isMoving: boolean): string {
    const cost = this.#read(session, ref, isMoving)
    if (this.#isListed(ref)) return '–'
    if (cost === undefined) return ''
    return cost.credits === 0 && cost.isExact ? this.#link.t('costNone') : this.#link.t('costCredits', cost)
  }

  #isListed(ref: ItemRef): boolean {
    return this.#box !== undefined && this.#box.indexOf(this.#box.keyOf(ref)) >= 0
  }

  #read(session: BackupSession, ref: ItemRef, isMoving: boolean): Cost | undefined {
    const key = keyOf(ref)
    const readable = session.coverage.cost(ref)
    const isFollowed = !isMoving || this.#followed.has(key)
    if (isFollowed) this.#next.add(key)
    return isFollowed ? this.#link.read(readable) : readable.value
  }
}
