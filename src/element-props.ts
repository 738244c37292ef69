import type { LitElement } from 'lit'
import type { TAG_NAMES, TagKey } from './components/base/tags.js'

/** The ten names. */
export type TagName = (typeof TAG_NAMES)[TagKey]

/** What can be set on an element of ours; the rest of its class is everybody's, or nobody's. */
export type PropsOf<E> = { [K in keyof E as Exclude<K, keyof LitElement | 'tags'>]?: E[K] | undefined }

export type EventName = Extract<keyof HTMLElementEventMap, `backup-${string}`>

/** Listeners as properties, for frameworks that write them `on` and the event's name: `onbackup-started={…}`. */
export type ListenerProps = { [K in EventName as `on${K}`]?: ((event: HTMLElementEventMap[K]) => void) | undefined }
