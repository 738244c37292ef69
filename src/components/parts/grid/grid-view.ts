import type { Rows } from '../../../core/index.js'
import type { GridColumn, Sort } from './grid-head.js'
import type { GridRange } from './range-selection.js'

/** Commands of a grid. All indexes are row indexes. */
export interface GridOptions {
  /** Id of the grid, unique within its shadow root. */
  id: string
  /** Called on Space. */
  onToggle?(index: number): void
  /** Called on Enter. */
  onActivate?(index: number): void
  /**
   * Called on Shift+click and Shift+arrow. Select the rows from `anchor` to `to`. Deselect the other rows from `anchor` to `before`, the
   * previous end of the range.
   */
  onRange?(range: GridRange): void
  /** Called when the end of the rows is near or requested by key. */
  onNearEnd?(): void
  /** Called when the visible rows changed and scrolling paused. */
  onView?(first: number, last: number): void
}

/** Content of a grid for one render. */
export interface GridView<T> {
  label: string
  rows: Rows<T>
  keyOf(row: T): string
  /** Returns the index of a key, or -1. If absent, the grid scans all rows. */
  indexOf?: ((key: string) => number) | undefined
  /** Query of the rows. A new query scrolls to the top. */
  query: unknown
  total: number | undefined
  isBusy: boolean
  columns: readonly GridColumn[]
  sort?: Sort | undefined
  onSort?: ((sort: Sort | undefined) => void) | undefined
  /** Renders the cells of a row. Focusable elements in them need `data-control` and `tabindex="-1"`. */
  cells(row: T, index: number): unknown
  /**
   * Everything that class, selection and cells of a row depend on, besides the row itself and its index. If present, a row is rendered
   * again only if one of the values changed.
   */
  stateOf?: ((row: T, index: number) => readonly unknown[]) | undefined
  rowClass?(row: T): string
  /** Returns whether the row is selected, or `undefined` if it cannot be selected. If absent, the grid has no selection. */
  isSelected?: ((row: T) => boolean | undefined) | undefined
  isCurrent?(row: T): boolean
  /** Content after the last row, for a page that is loading or failed. */
  tail?: unknown
  /** Content shown instead of rows. */
  panel?: unknown
}
