import type { EmitFn, HTMLAttributes, PublicProps } from 'vue'
import type { EventName, PropsOf, TagName } from './element-props.js'

export type * from './elements.js'

/** Type of a custom element for Vue: its props and events in a template, and the type of a ref to it. */
export type BackupElement<E extends HTMLElement> = new () => E & {
  /** @deprecated Exists only for Vue's type checker. */
  $props: HTMLAttributes & PropsOf<E> & PublicProps
  /** @deprecated Exists only for Vue's type checker. */
  $emit: EmitFn<{ [K in EventName]: (event: HTMLElementEventMap[K]) => void }>
}

/** Template types of the elements. Vue's compiler needs `isCustomElement: (tag) => tag.startsWith('backup-') || tag === 'selection-box'`. */
export type BackupElements = { [T in TagName]: BackupElement<HTMLElementTagNameMap[T]> }

declare module 'vue' {
  interface GlobalComponents extends BackupElements {}
}
