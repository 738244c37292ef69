import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

/** Logs the session of a page to the console while the page has the attribute `debug`. */
export class DebugAttribute implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { debug: boolean }
  readonly #link: Connection
  #logged: BackupSession | undefined
  #end: (() => void) | undefined

  constructor(host: ReactiveControllerHost & HTMLElement & { debug: boolean }, link: Connection) {
    this.#host = host
    this.#link = link
    host.addController(this)
  }

  hostUpdate(): void {
    this.#follow(this.#host.debug ? this.#link.session : undefined)
  }

  hostDisconnected(): void {
    this.#follow(undefined)
  }

  #follow(session: BackupSession | undefined): void {
    if (session === this.#logged) return
    this.#logged = session
    this.#end?.()
    this.#end = undefined
    if (session === undefined) return
    import('./debug-log.js')
      .then(({ logSession }) => {
        if (this.#logged === session) this.#end = logSession(session, this.#host)
      })
      .catch(() => {})
  }
}
