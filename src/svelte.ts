import type { HTMLAttributes } from 'svelte/elements'
import type { ListenerProps, PropsOf, TagName } from './element-props.js'

export type * from './elements.js'

/** Template types of the elements. Svelte 5 sets properties and listens to custom events with `on` + event: `onbackup-started={…}`. */
export type BackupElements = {
  [T in TagName]: PropsOf<HTMLElementTagNameMap[T]> & ListenerProps & Omit<HTMLAttributes<HTMLElementTagNameMap[T]>, keyof ListenerProps>
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends BackupElements {}
}
