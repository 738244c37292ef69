import type { Announcer } from '../../base/announcer.js'
import type { ListState } from '../grid/list-grid.js'

/** Announces the number of results of a search or filter by the administrator. Announces nothing on mount. */
export class SearchAnnouncement {
  readonly #announcer: Announcer
  #isExpected = false

  constructor(announcer: Announcer) {
    this.#announcer = announcer
  }

  /** Call when the administrator searches or filters. */
  expect(): void {
    this.#isExpected = true
  }

  read<T>({ status }: ListState<T>, count: string): void {
    if (!this.#isExpected || (status !== 'ready' && status !== 'failed')) return
    this.#isExpected = false
    if (status === 'ready') queueMicrotask(() => this.#announcer.announce(count))
  }
}
