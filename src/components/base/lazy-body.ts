import { type CSSResult, css, html, type ReactiveController, type TemplateResult } from 'lit'
import { BackupError } from '../../core/index.js'
import type { ConnectedElement, Connection } from './connection.js'
import { renderProblem, tellError } from './problem.js'

/** What an element shows and does: a controller of it that renders. */
export interface Body extends ReactiveController {
  render(): unknown
}

export interface BodyModule<H extends ConnectedElement> {
  createBody(host: H, link: Connection): Body
  styles: readonly CSSResult[]
}

/**
 * The body of an element that is not needed at once: loaded when the element first stands in a document. The element itself
 * keeps its name, its properties and its words:
 *
 *     readonly #body = new LazyBody<BackupRunView>(this, this.#link, () => import('./run-view-body.js'))
 *     override getUpdateComplete() { return this.#body.complete(() => super.getUpdateComplete()) }
 *     override render() { return this.#body.render() }
 *
 * Needs the styles `controls` and `lazyBodyStyles`.
 */
export class LazyBody<H extends ConnectedElement> implements ReactiveController {
  readonly #host: H
  readonly #link: Connection
  readonly #import: () => Promise<BodyModule<H>>
  #body: Body | undefined
  #error: BackupError | undefined
  #loading: Promise<void> | undefined

  constructor(host: H, link: Connection, load: () => Promise<BodyModule<H>>) {
    this.#host = host
    this.#link = link
    this.#import = load
    host.addController(this)
  }

  hostConnected(): void {
    if (this.#body === undefined) void this.#start()
  }

  /** The element is up to date when its body is. */
  complete(own: () => Promise<boolean>): Promise<boolean> {
    return this.#loading === undefined ? own() : this.#loading.then(own)
  }

  render(): unknown {
    const { say } = this.#link
    if (this.#body !== undefined) return this.#body.render()
    if (this.#error === undefined) return renderWaiting(say('partLoading'))
    const onRetry = async (): Promise<void> => {
      await this.#start()
      await this.#host.updateComplete
      // the button goes with the failure
      if (this.#body !== undefined) this.#host.renderRoot.querySelector<HTMLElement>('h2, button')?.focus()
    }
    return renderProblem(this.#link, { what: say('partFailed'), error: this.#error, onRetry })
  }

  #start(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  async #load(): Promise<void> {
    const host = this.#host
    try {
      const { createBody, styles } = await this.#import()
      const root = host.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...styles.flatMap(({ styleSheet }) => styleSheet ?? [])]
      this.#body = createBody(host, this.#link)
      host.addController(this.#body)
    } catch (cause) {
      this.#error = new BackupError('unavailable', `the module of <${host.localName}> could not be loaded: ${cause}`, { cause })
      tellError(host, this.#error)
    }
    host.requestUpdate()
  }
}

/** In the shape of what will come. */
const renderWaiting = (label: string): TemplateResult => html`
  <div class="waiting" aria-busy="true">
    <span class="unseen">${label}</span>
    <div></div>
    <div></div>
    <div></div>
  </div>
`

/** Until there is a body. */
export const lazyBodyStyles = css`
  .waiting {
    display: grid;
    gap: 0.75em;
    padding: 1.25em;
    animation: wait 0s 150ms both;
  }
  .waiting > div {
    block-size: 5em;
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface-3);
  }
  @keyframes wait {
    from {
      visibility: hidden;
    }
  }
`
