import { html, nothing, type TemplateResult } from 'lit'
import type { UserFilter } from '../../../core/index.js'

export type Sort = NonNullable<UserFilter['sort']>

export interface GridColumn {
  id: string
  label: string
  /** Hides the label visually. */
  isUnseen?: boolean | undefined
  /** Sort buttons of the column. */
  sorts?: readonly { by: Sort['by']; label: string }[] | undefined
}

/** Cycles a sort button: ascending, descending, order of the backend. */
export const nextSort = (by: Sort['by'], sort: Sort | undefined): Sort | undefined => {
  if (sort?.by !== by) return { by }
  return sort.descending ? undefined : { by, descending: true }
}

const sortStateOf = ({ sorts }: GridColumn, sort: Sort | undefined) => {
  if (sorts === undefined) return nothing
  if (sort === undefined || !sorts.some(({ by }) => by === sort.by)) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

export const renderGridHead = (
  columns: readonly GridColumn[],
  sort: Sort | undefined,
  onSort: ((sort: Sort | undefined) => void) | undefined,
): TemplateResult => html`
  <div class="head" role="row" aria-rowindex="1">
    ${columns.map(
      (column, index) => html`
        <div class="cell ${column.id}" role="columnheader" aria-colindex=${index + 1} aria-sort=${onSort === undefined ? nothing : sortStateOf(column, sort)}>
          ${
            onSort === undefined || column.sorts === undefined
              ? html`<span class=${column.isUnseen ? 'unseen' : ''}>${column.label}</span>`
              : column.sorts.map(
                  ({ by, label }) => html`
                    <button
                      class="sort ${sort?.by === by ? (sort.descending ? 'descending' : 'ascending') : ''}"
                      type="button"
                      @click=${() => onSort(nextSort(by, sort))}
                    >
                      ${label}<span class="arrow" aria-hidden="true"></span>
                    </button>
                  `,
                )
          }
        </div>
      `,
    )}
  </div>
`
