import { ContextConsumer, ContextProvider } from '@lit/context'
import type { LitElement, ReactiveController } from 'lit'
import type { BackupSession, Readable } from '../../core/index.js'
import type { Messages } from '../messages/messages.js'
import { sessionContext, wordsContext } from './context.js'
import { FocusKeeper } from './focus-keeper.js'
import { Slots } from './slots.js'
import { createWords, defaultWords, isFromRight, type Words } from './words.js'

/** Public properties that all elements of this package share. */
export interface ConnectedElement extends LitElement {
  session?: BackupSession | undefined
  locale?: string | undefined
  messages?: Partial<Messages> | undefined
}

interface Followed {
  /** Value that the last render read. */
  seen: unknown
  stop(): void
}

/**
 * Reads session and texts for an element: from its own properties or, if they are not set, from the surrounding context. Provides both to
 * the elements inside. Also tracks slotted content and, while the element is connected, subscribes to the readables that `render` reads.
 */
export class Connection implements ReactiveController {
  readonly slots: Slots
  readonly #host: ConnectedElement
  readonly #sessionAround: ContextConsumer<typeof sessionContext, ConnectedElement>
  readonly #wordsAround: ContextConsumer<typeof wordsContext, ConnectedElement>
  readonly #sessionInside: ContextProvider<typeof sessionContext, ConnectedElement>
  readonly #wordsInside: ContextProvider<typeof wordsContext, ConnectedElement>
  readonly #followed = new Map<Readable<unknown>, Followed>()
  readonly #read = new Set<Readable<unknown>>()
  #words: Words = defaultWords()
  #madeOf: readonly unknown[] = []
  /** Host attributes set by this controller. */
  readonly #setAttributes = new Map<string, string | undefined>()

  constructor(host: ConnectedElement) {
    this.#host = host
    this.slots = new Slots(host)
    // Create consumers before providers, because their context request must leave the element.
    this.#sessionAround = new ContextConsumer(host, { context: sessionContext, subscribe: true, callback: () => this.#onAround() })
    this.#wordsAround = new ContextConsumer(host, { context: wordsContext, subscribe: true, callback: () => this.#onAround() })
    this.#sessionInside = new ContextProvider(host, { context: sessionContext })
    this.#wordsInside = new ContextProvider(host, { context: wordsContext })
    host.addController(this)
    new FocusKeeper(host)
  }

  get session(): BackupSession | undefined {
    return this.#host.session ?? this.#sessionAround.value
  }

  get words(): Words {
    const around = this.#wordsAround.value
    const { locale, messages } = this.#host
    // Compared one by one, because each text of a row reads the words.
    const [madeLocale, madeMessages, madeAround] = this.#madeOf
    if (locale !== madeLocale || messages !== madeMessages || around !== madeAround) {
      this.#madeOf = [locale, messages, around]
      const isOwn = locale !== undefined || messages !== undefined
      this.#words = isOwn ? createWords(locale, messages, around) : (around ?? defaultWords())
    }
    return this.#words
  }

  /** Returns the text of a message: `t('add')`, `t('startBackup', { credits: 3 })`. */
  readonly t: Words['t'] = (key, ...params) => this.words.t(key, ...params)

  /**
   * Returns the text of a message for `aria-label`, without bidi isolates. Isolates would become part of the accessible name, and a search
   * for the name would not find the control.
   */
  readonly accessibleName: Words['t'] = (key, ...params) => this.words.t(key, ...params).replace(/[\u2068\u2069]/g, '')

  /**
   * Returns the value. The element stays subscribed as long as every render reads it. A change that a render has read already, for another
   * reason or before a paced readable reports it, causes no second render.
   */
  read<T>(readable: Readable<T>): T {
    this.#read.add(readable as Readable<unknown>)
    let followed = this.#followed.get(readable as Readable<unknown>)
    if (followed === undefined && this.#host.isConnected) {
      const added: Followed = { seen: undefined, stop: () => {} }
      let isNew = true
      added.stop = readable.subscribe(() => {
        if (!isNew && readable.value !== added.seen) this.#host.requestUpdate()
      })
      isNew = false
      this.#followed.set(readable as Readable<unknown>, added)
      followed = added
    }
    const { value } = readable
    if (followed !== undefined) followed.seen = value
    return value
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    this.#sessionInside.setValue(this.session)
    this.#wordsInside.setValue(this.words)
    // `lang` selects the voice of screen readers, fonts and hyphenation; `dir` sets the reading direction.
    const language = this.#host.messages?.language
    this.#setAttribute('lang', language)
    this.#setAttribute('dir', language !== undefined && isFromRight(language) ? 'rtl' : undefined)
  }

  hostUpdated(): void {
    for (const [readable, { stop }] of this.#followed) {
      if (this.#read.has(readable)) continue
      stop()
      this.#followed.delete(readable)
    }
    this.#read.clear()
  }

  hostDisconnected(): void {
    for (const { stop } of this.#followed.values()) stop()
    this.#followed.clear()
  }

  /** Sets or removes a host attribute, unless the embedding page has set it. */
  #setAttribute(name: string, value: string | undefined): void {
    const earlier = this.#setAttributes.get(name)
    if (value === earlier || (this.#host.getAttribute(name) ?? undefined) !== earlier) return
    this.#setAttributes.set(name, value)
    if (value === undefined) this.#host.removeAttribute(name)
    else this.#host.setAttribute(name, value)
  }

  #onAround(): void {
    this.#host.requestUpdate()
  }
}
