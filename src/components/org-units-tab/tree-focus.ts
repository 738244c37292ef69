import type { LitElement, ReactiveController } from 'lit'
import type { OrgUnitRow, OrgUnitTree, Rows } from '../../core/index.js'
import { createTypeahead } from '../parts/typeahead.js'
import { Windowing } from '../parts/windowing.js'

export interface TreeFocusOptions {
  tree(): OrgUnitTree | undefined
  /** Called on Space. */
  onTick(row: OrgUnitRow): void
  /** Called on Shift+Space. */
  onTickSubtree(row: OrgUnitRow): void
  /** Called on Enter. */
  onChoose(row: OrgUnitRow): void
}

/**
 * Keyboard navigation of the APG tree pattern over flat, windowed rows. The tab stop follows its org unit through expand, search and sync.
 * If a collapsed parent hides the unit, the parent becomes the tab stop.
 */
export class TreeFocus implements ReactiveController {
  readonly windowing: Windowing
  readonly #host: LitElement
  readonly #options: TreeFocusOptions
  readonly #typeahead = createTypeahead()
  #rows: Rows<OrgUnitRow> | undefined
  #index = 0
  #id: string | undefined
  /** Ids of the units above the tab stop, the nearest first. */
  #above: readonly string[] = []
  #hadFocus = false
  #wantsFocus = false

  constructor(host: LitElement, options: TreeFocusOptions) {
    this.#host = host
    this.#options = options
    this.windowing = new Windowing(host, { scroller: () => this.#element })
    host.addController(this)
  }

  /** Index of the tab stop. */
  get index(): number {
    return this.#index
  }

  /** Whether the current update moves the focus to the tab stop. */
  get isFocusing(): boolean {
    return this.#hadFocus
  }

  focus(): void {
    this.#go(this.#index)
  }

  /** Makes the row the tab stop without focusing it. */
  setCurrent(index: number): void {
    if (index >= 0) this.#stand(index)
  }

  /** Finds the tab stop among the rows. Call before rendering them. */
  follow(rows: Rows<OrgUnitRow>): void {
    const tree = this.#options.tree()
    if (rows !== this.#rows && tree !== undefined && this.#id !== undefined && rows.at(this.#index)?.unit.id !== this.#id) {
      const found = [this.#id, ...this.#above].map((id) => tree.indexOf(id)).find((index) => index >= 0)
      this.#index = found ?? Math.max(0, Math.min(this.#index, rows.length - 1))
    }
    if (rows !== this.#rows) {
      this.#rows = rows
      this.#stand(this.#index)
    }
    this.windowing.keep(rows.length === 0 ? undefined : this.#index)
  }

  hostUpdate(): void {
    this.#hadFocus = this.#wantsFocus || this.#element?.contains(this.#active) === true
  }

  hostUpdated(): void {
    const isWanted = this.#wantsFocus
    this.#wantsFocus = false
    if (!this.#hadFocus) return
    const row = this.#element?.querySelector<HTMLElement>(`.row[data-index="${this.#index}"]`)
    if (isWanted || row?.contains(this.#active) !== true) row?.focus({ preventScroll: true })
  }

  readonly onFocusin = (event: FocusEvent): void => {
    const index = this.#indexAt(event)
    if (index === undefined || index === this.#index) return
    this.#stand(index)
    this.#host.requestUpdate()
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    const index = this.#indexAt(event)
    const row = index === undefined ? undefined : this.#rows?.at(index)
    if (index === undefined || row === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    const isInside = !(event.target as Element).matches('.row')
    if (isInside && (event.key === ' ' || event.key === 'Enter')) return
    if (!this.#onKey(event, index, row)) return
    event.preventDefault()
  }

  get #element(): HTMLElement | undefined {
    return this.#host.renderRoot?.querySelector<HTMLElement>('#tree') ?? undefined
  }

  get #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot | undefined)?.activeElement ?? null
  }

  #onKey(event: KeyboardEvent, index: number, row: OrgUnitRow): boolean {
    const tree = this.#options.tree()
    const last = (this.#rows?.length ?? 1) - 1
    const { page } = this.windowing
    const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl'
    const key = isRtl ? (MIRRORED[event.key] ?? event.key) : event.key
    switch (key) {
      case 'ArrowDown':
        return this.#go(index + 1)
      case 'ArrowUp':
        return this.#go(index - 1)
      case 'PageDown':
        return this.#go(index + page)
      case 'PageUp':
        return this.#go(index - page)
      case 'Home':
        return this.#go(0)
      case 'End':
        return this.#go(last)
      case 'ArrowRight':
        if (row.isExpanded === false) tree?.expand(row.unit.id)
        else if (row.isExpanded === true) return this.#go(index + 1)
        break
      case 'ArrowLeft':
        if (row.isExpanded === true) tree?.collapse(row.unit.id)
        else return this.#go(this.#parentOf(row))
        break
      case '*':
        for (const id of this.#closedSiblings(row)) tree?.expand(id)
        break
      case 'Enter':
        this.#options.onChoose(row)
        break
      case ' ':
        if (event.shiftKey) this.#options.onTickSubtree(row)
        else this.#options.onTick(row)
        break
      default: {
        if ([...event.key].length !== 1) return false
        const found = this.#typeahead(event, { from: index, length: last + 1, nameOf: (at) => this.#rows?.at(at)?.unit.name ?? '' })
        return found === undefined || this.#go(found)
      }
    }
    this.#host.requestUpdate()
    return true
  }

  #indexAt(event: Event): number | undefined {
    const row = (event.target as Element).closest<HTMLElement>('.row')
    return row === null ? undefined : Number(row.dataset.index)
  }

  #parentOf({ unit, level }: OrgUnitRow): number {
    const index = level > 1 && unit.parentId !== null ? (this.#options.tree()?.indexOf(unit.parentId) ?? -1) : -1
    return index >= 0 ? index : this.#index
  }

  #closedSiblings(row: OrgUnitRow): string[] {
    const closed: string[] = []
    const from = row.level > 1 ? this.#parentOf(row) + 1 : 0
    for (let index = from; index < (this.#rows?.length ?? 0); index += 1) {
      const other = this.#rows?.at(index)
      if (other === undefined || other.level < row.level) break
      if (other.level === row.level && other.isExpanded === false) closed.push(other.unit.id)
    }
    return closed
  }

  #go(index: number): true {
    const length = this.#rows?.length ?? 0
    if (length === 0) return true
    this.#stand(Math.max(0, Math.min(length - 1, index)))
    this.#wantsFocus = true
    this.windowing.scrollToIndex(this.#index)
    this.#host.requestUpdate()
    return true
  }

  #stand(index: number): void {
    this.#index = index
    let row = this.#rows?.at(index)
    this.#id = row?.unit.id
    const above: string[] = []
    // Parents may form a cycle that the tree repaired, so the level limits the walk.
    for (let level = row?.level ?? 1; level > 1 && row?.unit.parentId != null; level -= 1) {
      above.push(row.unit.parentId)
      row = this.#rows?.at(this.#options.tree()?.indexOf(row.unit.parentId) ?? -1)
    }
    this.#above = above
  }
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }
