import type { ReactiveControllerHost } from 'lit'
import { keyOf } from '../../../core/for-components.js'
import type { BackupSession, ItemRef } from '../../../core/index.js'
import type { Connection } from '../../base/connection.js'

/** Number of costs kept for rows that were scrolled past. */
const MAX_KEPT = 2000
/** Time in ms after a failed call before rows are requested again. */
const RETRY_MS = 5000

interface WantedCost {
  ref: ItemRef
  isShown(): boolean
}

/** Costs of rows on their own, as if the list were empty. All visible rows of one render are requested in one call. */
export class AloneCosts {
  readonly #host: ReactiveControllerHost
  readonly #link: Connection
  readonly #known = new Map<string, number | null>()
  /** Keys of requested costs without an answer. */
  readonly #asked = new Set<string>()
  #wanted: WantedCost[] = []
  #of: unknown
  #controller = new AbortController()
  /** False once the backend has refused the call. */
  #isSupported = true

  constructor(host: ReactiveControllerHost, link: Connection) {
    this.#host = host
    this.#link = link
  }

  get isSupported(): boolean {
    return this.#isSupported
  }

  /** Call before rendering the rows. Forgets costs that are outdated. */
  begin(session: BackupSession): void {
    const of = JSON.stringify([this.#link.read(session.coverage.costsRevision), this.#link.read(session.scope)])
    if (of === this.#of) return
    this.#of = of
    this.clear()
    this.#isSupported = true
  }

  clear(): void {
    this.#controller.abort()
    this.#controller = new AbortController()
    this.#known.clear()
    this.#asked.clear()
    this.#wanted = []
  }

  /** Returns the cost if it is known; `null` for an item that no longer exists. */
  peek(ref: ItemRef): number | null | undefined {
    return this.#known.get(keyOf(ref))
  }

  /**
   * Returns the cost, and requests it if it is unknown.
   *
   * @param isShown returns whether the row is in view; called after the render, when the first render has measured the list
   */
  read(session: BackupSession, ref: ItemRef, isShown: () => boolean): number | null | undefined {
    const key = keyOf(ref)
    const known = this.#known.get(key)
    if (known !== undefined || this.#asked.has(key)) return known
    this.#asked.add(key)
    this.#wanted.push({ ref, isShown })
    if (this.#wanted.length === 1) queueMicrotask(() => this.#fetch(session))
    return undefined
  }

  async #fetch(session: BackupSession): Promise<void> {
    const { signal } = this.#controller
    const rendered = this.#wanted
    this.#wanted = []
    const forget = (refs: readonly ItemRef[]): void => {
      for (const ref of refs) this.#asked.delete(keyOf(ref))
    }
    forget(rendered.filter(({ isShown }) => !isShown()).map(({ ref }) => ref))
    const wanted = rendered.map(({ ref }) => ref).filter((ref) => this.#asked.has(keyOf(ref)))
    if (wanted.length === 0) return
    try {
      const costs = await session.coverage.listCosts(wanted, signal)
      if (signal.aborted) return
      if (costs === undefined) this.#isSupported = false
      if (this.#known.size > MAX_KEPT) this.#known.clear()
      for (const [place, cost] of costs?.entries() ?? []) this.#known.set(keyOf(wanted[place] as ItemRef), cost)
      forget(wanted)
      this.#host.requestUpdate()
    } catch {
      if (!signal.aborted) setTimeout(() => !signal.aborted && forget(wanted), RETRY_MS)
    }
  }
}
