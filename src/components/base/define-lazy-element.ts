import { type CSSResult, css, html, LitElement, type ReactiveController, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { BackupError, type BackupSession } from '../../core/index.js'
import type { Messages } from '../messages/messages.js'
import { type ConnectedElement, Connection } from './connection.js'
import { fireError, renderProblem } from './problem.js'
import { defaultTags, type Tags } from './tags.js'
import { controls, tokens } from './tokens.js'

/** The part of a lazy element that renders and handles events; a controller of the element. */
export interface Body extends ReactiveController {
  render(): unknown
}

/** The module of a body, as resolved by `import()`. */
export interface BodyModule<H extends ConnectedElement> {
  createBody(host: H, link: Connection): Body
  styles: readonly CSSResult[]
}

/** Skeleton while the module of the body loads. */
const skeletonStyles = css`
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

const renderSkeleton = (label: string): TemplateResult => html`
  <div class="waiting" aria-busy="true">
    <span class="unseen">${label}</span>
    <div></div>
    <div></div>
    <div></div>
  </div>
`

/** The public members of a lazy element, for its body and other elements. */
export interface LazyElementInstance extends ConnectedElement {
  tags: Tags
}

/** The class that `defineLazyElement` returns. */
export type LazyElementClass = Omit<typeof LitElement, 'prototype'> & { new (): LazyElementInstance }

/**
 * Returns the class of an element that loads its body when it is first connected. The tag, properties and events of the element exist from
 * the start; `updateComplete` waits for the body. Once a module is loaded, further elements render their body at once, without a skeleton
 * that the first paint would have to replace.
 *
 * @param load imports the module of the body
 * @param styles styles that the element needs before the body is loaded
 * @example
 * export class BackupRunView extends defineLazyElement(() => import('./run-view-body.js'), [noticeStyles]) {}
 */
export const defineLazyElement = <H extends ConnectedElement = ConnectedElement>(
  load: () => Promise<BodyModule<H>>,
  styles: readonly CSSResult[] = [],
): LazyElementClass => {
  let loaded: BodyModule<H> | undefined
  class LazyElement extends LitElement implements LazyElementInstance {
    static override styles = [tokens, controls, skeletonStyles, ...styles]

    /** Session to show. Default: the session of the surrounding context. */
    @property({ attribute: false }) session: BackupSession | undefined
    /** BCP 47 language tag for numbers and dates. Default: the locale of the surrounding element, or English. */
    @property() locale: string | undefined
    /** Texts that replace texts of the catalogue. */
    @property({ attribute: false }) messages: Partial<Messages> | undefined
    tags: Tags = defaultTags

    readonly #link = new Connection(this)
    #body: Body | undefined
    #error: BackupError | undefined
    #loading: Promise<void> | undefined

    override connectedCallback(): void {
      super.connectedCallback()
      if (this.#body !== undefined) return
      if (loaded === undefined) void this.#start()
      else this.#attach(loaded)
    }

    /** `updateComplete` also waits for the body. */
    protected override async getUpdateComplete(): Promise<boolean> {
      await this.#loading
      return super.getUpdateComplete()
    }

    protected override render(): unknown {
      const { t } = this.#link
      if (this.#body !== undefined) return this.#body.render()
      if (this.#error === undefined) return renderSkeleton(t('partLoading'))
      return renderProblem(this.#link, { title: t('partFailed'), error: this.#error, onRetry: this.#onRetry })
    }

    readonly #onRetry = async (): Promise<void> => {
      await this.#start()
      await this.updateComplete
      // Rendering has removed the Retry button, so the focus moves to another element.
      if (this.#body !== undefined) this.renderRoot.querySelector<HTMLElement>('h2, button')?.focus()
    }

    #attach({ createBody, styles }: BodyModule<H>): void {
      const root = this.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...styles.flatMap(({ styleSheet }) => styleSheet ?? [])]
      // The subclass implements H.
      this.#body = createBody(this as unknown as H, this.#link)
      this.addController(this.#body)
    }

    #start(): Promise<void> {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined
      })
      return this.#loading
    }

    async #load(): Promise<void> {
      try {
        loaded = await load()
        this.#attach(loaded)
      } catch (cause) {
        this.#error = new BackupError('unavailable', `the module of <${this.localName}> could not be loaded: ${cause}`, { cause })
        fireError(this, this.#error)
      }
      this.requestUpdate()
    }
  }
  return LazyElement
}
