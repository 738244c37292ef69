import { batch, computed, signal } from '@preact/signals-core'
import type { BackupError } from '../model/errors.js'
import type { Page } from '../model/model.js'
import type { ListStatus } from './list.js'
import { appendPage, noPages } from './loaded-pages.js'

/** Creates the signals of an empty list, and the changes that must update several signals at once. */
export const createListState = <K, F extends object>() => {
  const noQuery = { search: '' } as F & { readonly search: string }
  const pages = signal(noPages<K>())
  const next = signal<string | undefined>(undefined)
  const total = signal<number | undefined>(undefined)
  const status = signal<ListStatus>('idle')
  const error = signal<BackupError | undefined>(undefined)
  const query = signal<F & { readonly search: string }>(noQuery)
  // until the first page has arrived, there may be rows
  const hasMore = computed(
    () => next.value !== undefined || status.value === 'idle' || (status.value !== 'ready' && pages.value.length === 0),
  )

  /** Sets the status together with its error. */
  const set = (value: ListStatus, failure?: BackupError): void =>
    batch(() => {
      status.value = value
      error.value = failure
    })

  return {
    pages,
    next,
    total,
    status,
    error,
    query,
    hasMore,
    set,
    /** Appends a page; the first page replaces all others. */
    take(page: Page<K>, isFirst: boolean): void {
      batch(() => {
        pages.value = appendPage(isFirst ? noPages<K>() : pages.value, page.items)
        next.value = page.next
        if (page.total !== undefined || isFirst) total.value = page.total
        set('ready')
      })
    },
    /** Clears rows and query, but not the status. */
    clear(): void {
      batch(() => {
        pages.value = noPages()
        next.value = undefined
        total.value = undefined
        query.value = noQuery
      })
    },
  }
}
