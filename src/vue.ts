import type { EmitFn, HTMLAttributes, PublicProps } from 'vue'
import type { EventName, PropsOf, TagName } from './element-props.js'

export type * from './elements.js'

/** What Vue reads of a custom element: the props and events of its tag in a template, and what a ref to it is. */
export type BackupElement<E extends HTMLElement> = new () => E & {
  /** @deprecated For Vue's checker only. */
  $props: HTMLAttributes & PropsOf<E> & PublicProps
  /** @deprecated For Vue's checker only. */
  $emit: EmitFn<{ [K in EventName]: (event: HTMLElementEventMap[K]) => void }>
}

/** Tell Vue's compiler too: `isCustomElement: (tag) => tag.startsWith('backup-') || tag === 'selection-box'`. */
export type BackupElements = { [T in TagName]: BackupElement<HTMLElementTagNameMap[T]> }

declare module 'vue' {
  interface GlobalComponents extends BackupElements {}
}
