import type { LitElement } from 'lit'
import type { TAG_NAMES, TagKey } from './components/base/tags.js'

/** Tag name of an element. */
export type TagName = (typeof TAG_NAMES)[TagKey]

/** Properties that can be set on one of our elements, without methods and inherited properties. */
export type PropsOf<E> = {
  [K in keyof E as E[K] extends (...args: never) => unknown ? never : Exclude<K, keyof LitElement | 'tags'>]?: E[K] | undefined
}

export type EventName = Extract<keyof HTMLElementEventMap, `backup-${string}`>

/** Event listeners as properties named `on` + event, as React and Svelte write them: `onbackup-started={…}`. */
export type ListenerProps = { [K in EventName as `on${K}`]?: ((event: HTMLElementEventMap[K]) => void) | undefined }
