import { html, nothing, type TemplateResult } from 'lit'
import type { UserFilter } from '../../../core/index.js'

export type Sort = NonNullable<UserFilter['sort']>

/** Column of a grid. */
export interface GridColumn {
  /** Class of the header cell. */
  id: string
  label: string
  /** Hides the label visually. */
  isUnseen?: boolean | undefined
  /** Fixed order of the rows that the administrator can't change, shown at the header. */
  isSorted?: 'ascending' | 'descending' | undefined
  /** Sort key of the column; the header becomes a button. */
  sort?: Sort['by'] | undefined
  /** Columns that share the space of this one: stacked in comfortable rows, side by side in compact rows. */
  split?: readonly GridColumn[] | undefined
}

/** Returns the next state of a sort button: ascending, descending, order of the backend. */
export const nextSort = (by: Sort['by'], sort: Sort | undefined): Sort | undefined => {
  if (sort?.by !== by) return { by }
  return sort.descending ? undefined : { by, descending: true }
}

/** Replaces split columns by their parts. */
export const flatColumns = (columns: readonly GridColumn[]): readonly GridColumn[] => columns.flatMap((column) => column.split ?? column)

const sortState = ({ sort: by }: GridColumn, sort: Sort | undefined): 'ascending' | 'descending' | 'none' => {
  if (by !== sort?.by) return 'none'
  return sort?.descending ? 'descending' : 'ascending'
}

/** Renders the header row of a grid. */
export const renderGridHead = (
  columns: readonly GridColumn[],
  sort: Sort | undefined,
  onSort: ((sort: Sort | undefined) => void) | undefined,
): TemplateResult => {
  const flat = flatColumns(columns)
  const renderColumn = (column: GridColumn): TemplateResult => {
    const { id, label, isUnseen, isSorted, sort: by } = column
    const colIndex = flat.indexOf(column) + 1
    if (by === undefined || onSort === undefined) {
      return html`<div class="cell ${id}" role="columnheader" aria-colindex=${colIndex} aria-sort=${isSorted ?? nothing}
        ><span class="${isUnseen ? 'unseen' : ''} ${isSorted === undefined ? '' : `sort ${isSorted}`}"
          >${label}${isSorted === undefined ? nothing : html`<span class="arrow" aria-hidden="true"></span>`}</span
      ></div>`
    }
    const state = sortState(column, sort)
    return html`<div class="cell ${id}" role="columnheader" aria-colindex=${colIndex} aria-sort=${state}
      ><button part="link" class="sort ${state}" type="button" @click=${() => onSort(nextSort(by, sort))}
        >${label}<span class="arrow" aria-hidden="true"></span></button
    ></div>`
  }
  return html`
    <div part="head" class="head" role="row" aria-rowindex="1">
      ${columns.map((column) =>
        column.split === undefined
          ? renderColumn(column)
          : html`<div class="cell pair ${column.id}" role="presentation">${column.split.map(renderColumn)}</div>`,
      )}
    </div>
  `
}
