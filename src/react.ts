import type { ListenerProps, PropsOf, TagName } from './element-props.js'

export type * from './elements.js'

interface CommonProps<E extends HTMLElement> {
  children?: unknown
  className?: string | undefined
  dir?: string | undefined
  hidden?: boolean | undefined
  id?: string | undefined
  key?: string | number | bigint | null | undefined
  lang?: string | undefined
  ref?: ((element: E | null) => undefined | (() => void)) | ((element: E | null) => void) | { current: E | null } | null | undefined
  slot?: string | undefined
  style?: object | undefined
}

/** JSX types of the elements. React 19 sets properties and listens to custom events with `on` + event: `onbackup-started={…}`. */
export type BackupElements = {
  [T in TagName]: PropsOf<HTMLElementTagNameMap[T]> & ListenerProps & CommonProps<HTMLElementTagNameMap[T]>
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends BackupElements {}
  }
}
