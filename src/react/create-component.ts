import {
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import { EVENT_NAMES } from '../components/base/event-names.js'
import type { EventName, PropsOf, TagName } from '../element-props.js'

type PascalCase<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Capitalize<Head>}${PascalCase<Tail>}` : Capitalize<S>

/** Listeners of a component: `onBackupStarted` for the event `backup-started`. */
export type EventProps = {
  [K in EventName as `on${PascalCase<K>}`]?: ((event: HTMLElementEventMap[K]) => void) | undefined
}

/** Props of a component: the properties and events of its element, and every global attribute. */
export type ComponentProps<T extends TagName> = PropsOf<HTMLElementTagNameMap[T]> &
  EventProps &
  Omit<HTMLAttributes<HTMLElementTagNameMap[T]>, keyof PropsOf<HTMLElementTagNameMap[T]> | keyof EventProps>

/** React component of an element. Its ref is the element. */
export type ElementComponent<T extends TagName> = ForwardRefExoticComponent<ComponentProps<T> & RefAttributes<HTMLElementTagNameMap[T]>>

/** Class of an element, with the properties that Lit declares for it. */
interface ElementClass {
  elementProperties: ReadonlyMap<PropertyKey, { readonly state?: boolean }>
}

type Values = Record<string, unknown>

const pascalCase = (name: string): string => name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
const EVENT_OF_PROP: ReadonlyMap<string, EventName> = new Map(EVENT_NAMES.map((name) => [`on${pascalCase(name)}`, name]))

/** Boolean attributes that React 18 writes as "false" on a custom element, which HTML reads as true. */
const DROPPED_WHEN_FALSE = new Set(['hidden', 'inert'])

/** React warns about `useLayoutEffect` on a server, where no effect runs. */
const useElementEffect = globalThis.document === undefined ? useEffect : useLayoutEffect

/** Splits the props of a component into properties and listeners, which the component sets, and attributes, which React renders. */
const splitProps = (props: Values, names: ReadonlySet<string>): Record<'properties' | 'listeners' | 'attributes', Values> => {
  const properties: Values = {}
  const listeners: Values = {}
  const attributes: Values = {}
  for (const [name, value] of Object.entries(props)) {
    const event = EVENT_OF_PROP.get(name)
    if (event !== undefined) listeners[event] = value
    else if (names.has(name)) properties[name] = value
    // React 18 writes `className` of a custom element as the attribute `classname`.
    else if (name === 'className') attributes.class = value
    else if (!(value === false && DROPPED_WHEN_FALSE.has(name))) attributes[name] = value
  }
  return { properties, listeners, attributes }
}

/** Sets the properties that changed. A property without a value, or whose prop was removed, gets its default. */
const setProperties = (element: Values, defaults: Values, before: Values, properties: Values): void => {
  for (const name of new Set([...Object.keys(before), ...Object.keys(properties)])) {
    const value = properties[name]
    if (value !== before[name]) element[name] = value === undefined ? defaults[name] : value
  }
}

/**
 * Creates the React component of an element. React 18 sets no properties of custom elements, and React 19 sets none while it hydrates, so the
 * component sets properties and listeners itself. A server renders the empty tag.
 *
 * @param elementClass registered under the tag name before the component is mounted
 */
export const createComponent = <T extends TagName>(tag: T, elementClass: ElementClass): ElementComponent<T> => {
  type Element = HTMLElementTagNameMap[T]
  const names = new Set([...elementClass.elementProperties].flatMap(([name, { state }]) => (state ? [] : [String(name)])))
  const Component = forwardRef<Element, Values>((props, ref) => {
    const element = useRef<Element>(null)
    const defaults = useRef<Values>(undefined)
    const set = useRef<Values>({})
    const heard = useRef<Values>({})
    const { properties, listeners, attributes } = splitProps(props, names)
    useImperativeHandle(ref, () => element.current as Element, [])
    useElementEffect(() => {
      const target = element.current as unknown as Values
      defaults.current ??= Object.fromEntries([...names].map((name) => [name, target[name]]))
      heard.current = listeners
      setProperties(target, defaults.current, set.current, properties)
      set.current = properties
    })
    useElementEffect(() => {
      const target = element.current
      const onEvent = (event: Event): void => (heard.current[event.type] as ((event: Event) => void) | undefined)?.(event)
      for (const name of EVENT_NAMES) target?.addEventListener(name, onEvent)
      return () => {
        for (const name of EVENT_NAMES) target?.removeEventListener(name, onEvent)
      }
    }, [])
    return createElement(tag, { ...attributes, ref: element })
  })
  Component.displayName = pascalCase(tag)
  return Component as unknown as ElementComponent<T>
}
