import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { BackupAdapter, BackupSession, createBackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { createBrowserStore, createSharedStore } from './browser-store.js'

/** Minimum time in ms between two checks on window focus or on a change of tabs, which often occur together. */
const FOCUS_CHECK_MS = 1000

/** Session that a page creates from its adapter. It is suspended while the page is disconnected, and disposed together with the adapter. */
export class OwnSession implements ReactiveController {
  readonly #link: Connection
  readonly #create: () => typeof createBackupSession
  #adapter: BackupAdapter | undefined
  #session: BackupSession | undefined
  #locale: string | undefined
  #checkedAt = Number.NEGATIVE_INFINITY
  #isChecking = false

  /** @param create returns the function that creates sessions, which the development build replaces */
  constructor(host: ReactiveControllerHost, link: Connection, create: () => typeof createBackupSession) {
    this.#link = link
    this.#create = create
    host.addController(this)
  }

  get session(): BackupSession | undefined {
    return this.#session
  }

  /** Sets the adapter. A new adapter disposes the session and creates another. Returns whether it replaced an adapter. */
  use(adapter: BackupAdapter | undefined): boolean {
    if (adapter === this.#adapter) return false
    const isReplaced = this.#adapter !== undefined
    this.#session?.dispose()
    this.#adapter = adapter
    this.#session =
      adapter &&
      this.#create()({
        adapter,
        store: createBrowserStore(),
        sharedStore: createSharedStore(),
        locale: () => this.#link.words.locale,
      })
    return isReplaced
  }

  hostConnected(): void {
    this.#session?.resume()
    window.addEventListener('focus', this.#onReturn)
    document.addEventListener('visibilitychange', this.#onVisibility)
    window.addEventListener('online', this.#onOnline)
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.#onReturn)
    document.removeEventListener('visibilitychange', this.#onVisibility)
    window.removeEventListener('online', this.#onOnline)
    this.#session?.suspend()
  }

  /** The backend translates settings labels and sorts by the language, so a language change fetches both again. */
  hostUpdated(): void {
    const { locale } = this.#link.words
    const before = this.#locale
    this.#locale = locale
    if (before === undefined || before === locale || this.#session === undefined) return
    const { settings, users, orgUnits } = this.#session
    const stale = [users, orgUnits].filter(({ status }) => status.value !== 'idle').map((list) => list.reload())
    if (settings.description.value !== undefined) stale.push(settings.reload())
    // The parts of the page show their own errors.
    for (const reload of stale) reload.catch(() => {})
  }

  /** Loads what failed while the browser was offline. */
  readonly #onOnline = (): void => {
    this.#link.session?.refresh().catch(() => {})
  }

  /** A page in an iframe becomes visible with its tab and gets no focus. */
  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible') this.#onReturn()
  }

  readonly #onReturn = (): void => {
    const { session } = this.#link
    const now = performance.now()
    if (session === undefined || this.#isChecking || now - this.#checkedAt < FOCUS_CHECK_MS) return
    this.#checkedAt = now
    this.#isChecking = true
    session
      .recheck()
      // The parts of the page show their own errors.
      .catch(() => {})
      .finally(() => {
        this.#isChecking = false
      })
  }
}
