import type { Announcer } from '../../base/announcer.js'
import type { ListState } from '../grid/list-grid.js'

/** Says how many were found once a search or filter that the administrator asked for is answered; nothing at mount. */
export class SearchAnnouncement {
  readonly #announcer: Announcer
  #isExpected = false

  constructor(announcer: Announcer) {
    this.#announcer = announcer
  }

  /** The administrator asks. */
  expect(): void {
    this.#isExpected = true
  }

  read<T>({ status }: ListState<T>, count: string): void {
    if (!this.#isExpected || (status !== 'ready' && status !== 'failed')) return
    this.#isExpected = false
    if (status === 'ready') queueMicrotask(() => this.#announcer.announce(count))
  }
}
