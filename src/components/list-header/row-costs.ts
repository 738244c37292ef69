import { type BackupSession, type Cost, type Item, type ItemRef, keyOf } from '../../core/index.js'
import type { Connection } from '../connection.js'

/**
 * What groups and org units in view would cost. Counting members takes calls: rows that are only scrolled past show what
 * is known already, those that come to stand are counted.
 */
export class RowCosts {
  readonly #link: Connection
  #followed = new Set<string>()
  #next = new Set<string>()
  #boxed: ReadonlySet<string> = new Set()
  #items: readonly Item[] | undefined

  constructor(link: Connection) {
    this.#link = link
  }

  /** Before the rows are rendered. */
  begin(session: BackupSession): void {
    this.#followed = this.#next
    this.#next = new Set()
    const items = this.#link.read(session.selection.items)
    if (items === this.#items) return
    this.#items = items
    this.#boxed = new Set(items.map(keyOf))
  }

  /** In words; empty while nothing is known. */
  text(session: BackupSession, ref: ItemRef, isMoving: boolean): string {
    const key = keyOf(ref)
    const readable = session.coverage.cost(ref)
    const isFollowed = !isMoving || this.#followed.has(key)
    if (isFollowed) this.#next.add(key)
    const cost: Cost | undefined = isFollowed ? this.#link.read(readable) : readable.value
    if (this.#boxed.has(key)) return this.#link.say('costSelected')
    if (cost === undefined) return ''
    return cost.credits === 0 && cost.isExact ? this.#link.say('costNone') : this.#link.say('costCredits', cost)
  }
}
