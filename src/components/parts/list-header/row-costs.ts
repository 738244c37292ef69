import type { LitElement, ReactiveController } from 'lit'
import { keyOf } from '../../../core/for-components.js'
import type { BackupSession, Box, Cost, ItemRef, Readable } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'
import { rowOf } from '../grid/grid-row.js'
import type { RowCost } from '../user-row/user-cost.js'
import { AloneCosts } from './alone-costs.js'

/** Time in ms that the pointer rests on a row before its members are requested. */
const REST_MS = 100
/** Maximum number of rows whose members were requested by focus or pointer. */
const MAX_WANTED = 200

/**
 * Costs of visible groups and org units. Rows that scroll past request nothing.
 *
 * - While the list is empty, one call asks for the costs of all visible rows, if the backend reports them. With items in the list, such a
 *   cost is an upper bound, shown until the members of the row are loaded.
 * - With items in the list, the cost depends on the users that they cover. The ids of the members of each visible row are loaded, if the
 *   backend lists ids of members.
 * - Otherwise members are whole pages of users, so they are loaded only for rows that the administrator points at, focuses or ticks.
 */
export class RowCosts implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #refAt: (index: number) => ItemRef | undefined
  #followed = new Set<string>()
  #next = new Set<string>()
  readonly #wanted = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #box: Box | undefined
  #exceptions: Box | undefined
  #ticked: { has(ref: ItemRef): boolean } | undefined
  readonly #alone: AloneCosts
  #hasCoverage = false

  /** @param refAt returns the item of the row with this index */
  constructor(host: LitElement, link: Connection, refAt: (index: number) => ItemRef | undefined) {
    this.#host = host
    this.#link = link
    this.#refAt = refAt
    this.#alone = new AloneCosts(host, link)
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.renderRoot.addEventListener('pointerover', this.#onPointerover)
    this.#host.renderRoot.addEventListener('focusin', this.#onFocusin)
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('pointerover', this.#onPointerover)
    this.#host.renderRoot.removeEventListener('focusin', this.#onFocusin)
    clearTimeout(this.#timer)
    this.#wanted.clear()
    this.#alone.clear()
  }

  /** Call before rendering the rows. */
  begin(session: BackupSession): void {
    this.#followed = this.#next
    this.#next = new Set()
    this.#box = this.#link.read(session.selection.box)
    this.#exceptions = this.#link.read(session.selection.exceptions)
    this.#ticked = this.#link.read(session.selection.ticked)
    this.#alone.begin(session)
    this.#hasCoverage = this.#link.read(session.capabilities).has('coverage')
  }

  /** Counts the members of an item that gets the focus with this update, which its focus event would otherwise do in a second update. */
  expectFocus(ref: ItemRef): void {
    this.#wanted.add(keyOf(ref))
  }

  /**
   * Returns the cost as a figure with its reason.
   *
   * @param isShown returns whether the row is in view; asked again right before the backend is asked
   */
  cost(session: BackupSession, ref: ItemRef, isShown: () => boolean): RowCost {
    const { t } = this.#link
    if (isIn(this.#box, ref)) return { figure: '–', reason: t('costSelected') }
    if (isIn(this.#exceptions, ref)) return { figure: '–', reason: t('inExceptions') }
    const cost = this.#read(session, ref, isShown)
    if (cost === undefined) return { figure: '', reason: '' }
    if (cost.isAtMost) return { figure: `≤ ${t('costFigure', { ...cost, isExact: true })}`, reason: t('costAtMost', cost) }
    const figure = t('costFigure', cost)
    if (!cost.isExact) return { figure, reason: t('startCounting') }
    return { figure, reason: cost.credits === 0 ? t('costNobody') : t('costTakes', cost) }
  }

  /** Returns the cost as text: empty while it is unknown, and a dash for an item of the box, whose row has a chip instead. */
  text(session: BackupSession, ref: ItemRef, isShown: () => boolean): string {
    const { t } = this.#link
    if (isIn(this.#box, ref) || isIn(this.#exceptions, ref)) return '–'
    const cost = this.#read(session, ref, isShown)
    if (cost === undefined) return ''
    if (cost.isAtMost) return `≤ ${t('costCredits', { ...cost, isExact: true })}`
    return cost.credits === 0 && cost.isExact ? t('costNone') : t('costCredits', cost)
  }

  #read(session: BackupSession, ref: ItemRef, isShown: () => boolean): (Cost & { isAtMost?: boolean }) | undefined {
    const key = keyOf(ref)
    const isFollowed = isShown() || this.#followed.has(key)
    if (isFollowed) this.#next.add(key)
    const follow = <T>(readable: Readable<T>): T => (isFollowed ? this.#link.read(readable) : readable.value)
    const isWanted = this.#wanted.has(key) || this.#ticked?.has(ref) === true
    const isEmpty = this.#box?.length === 0 && this.#exceptions?.length === 0
    const isListed = this.#hasCoverage && this.#alone.isSupported && isEmpty
    const credits = (isListed && isFollowed ? this.#alone.read(session, ref, isShown) : this.#alone.peek(ref)) ?? undefined
    const exact = session.coverage.cost(ref)
    // Members that are loaded already cost no call.
    const isByMembers = isWanted || exact.value?.isExact === true || (this.#hasCoverage && !isListed)
    const cost = isByMembers ? follow(exact) : undefined
    if (credits === undefined || cost?.isExact === true) return cost
    return { credits, isExact: true, isAtMost: credits > 0 && !isEmpty }
  }

  /** Item of the row of an event, except for rows of the members beside the list. */
  #refOf(event: Event): ItemRef | undefined {
    const row = rowOf(event)
    return row?.closest('.list') == null ? undefined : this.#refAt(Number(row.dataset.index))
  }

  #want(ref: ItemRef | undefined): void {
    if (ref === undefined || this.#wanted.has(keyOf(ref))) return
    if (this.#wanted.size >= MAX_WANTED) this.#wanted.clear()
    this.#wanted.add(keyOf(ref))
    this.#host.requestUpdate()
  }

  readonly #onPointerover = (event: Event): void => {
    clearTimeout(this.#timer)
    const ref = this.#refOf(event)
    this.#timer = setTimeout(() => this.#want(ref), REST_MS)
  }

  readonly #onFocusin = (event: Event): void => this.#want(this.#refOf(event))
}

const isIn = (part: Box | undefined, ref: ItemRef): boolean => part !== undefined && part.indexOf(part.keyOf(ref)) >= 0
