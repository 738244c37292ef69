import { ContextEvent } from '@lit/context'
import type { BackupSession } from '../../core/index.js'
import { sessionContext } from '../base/context.js'
import { messages as english } from '../messages/en.js'
import type { Messages } from '../messages/messages.js'
import { adapterFault } from './adapter-faults.js'
import { nearestName } from './nearest-name.js'

/** Properties that have no attribute, because their values are objects. */
const OBJECTS = ['adapter', 'session', 'messages'] as const
/** Attributes that only the one script reads. */
const AUTO_ONLY = 'api-url'

interface Checked extends HTMLElement {
  adapter?: unknown
  session?: BackupSession | undefined
  messages?: Partial<Messages> | undefined
}

/** Number of missing keys that a warning names. */
const NAMED_KEYS = 5

/** Properties that React has given to an element, if React rendered it. */
const reactProps = (element: Element): Record<string, unknown> | undefined => {
  const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'))
  return key === undefined ? undefined : (element as unknown as Record<string, Record<string, unknown>>)[key]
}

const checkAttributes = (element: Checked): string[] => {
  const { observedAttributes = [] } = element.constructor as { observedAttributes?: readonly string[] }
  const faults: string[] = []
  for (const { name, value } of element.attributes) {
    if (observedAttributes.includes(name)) continue
    const object = OBJECTS.find((one) => one === name)
    if (object !== undefined) {
      const isReact = value === '[object Object]' || reactProps(element) !== undefined
      const how = isReact
        ? `React before version 19 sets attributes only: set ref.current.${object} in an effect, or update React.`
        : `Set the property: element.${object} = …, or .${object}=\${…} in a template of Lit, :${object}.prop="…" in Vue.`
      faults.push(`${object} is set as an attribute, but its value is an object. ${how}`)
    } else if (name === AUTO_ONLY) faults.push(`${name} is read only by the script backup-start/auto. Set the property adapter instead.`)
    else {
      const nearest = nearestName(name, [...observedAttributes, ...OBJECTS])
      if (nearest !== undefined) faults.push(`the attribute ${name} does not exist. Did you mean ${nearest}?`)
    }
  }
  return faults
}

/** Returns whether an element around this one provides a session. */
const hasProvider = (element: Checked): boolean => {
  let found = false
  element.dispatchEvent(
    new ContextEvent(sessionContext, element, (session) => {
      found = session !== undefined
    }),
  )
  return found
}

const checkConnection = (element: Checked, isPage: boolean): string[] => {
  if (isPage && element.adapter !== undefined) {
    const fault = adapterFault(element.adapter)
    return fault === undefined ? [] : [fault]
  }
  if (element.session !== undefined || hasProvider(element)) return []
  const props = reactProps(element)
  if (props !== undefined && ('adapter' in props || 'session' in props))
    return [
      'the hydration of React has set no adapter and no session: the element was defined after React rendered it. Import backup-start/define before React renders, or render the element on the client only.',
    ]
  return [
    isPage
      ? 'the page has no adapter and no session, so it is blank. Set page.adapter = createHttpAdapter({ baseUrl: … }), or page.session.'
      : 'the element has no session. Put it inside <backup-start-page> or another provider of the session context, or set element.session.',
  ]
}

/** A catalogue that names its language should be whole. Without a language, it holds single texts. */
const checkMessages = ({ messages }: Checked): string[] => {
  if (messages === undefined) return []
  const keys = Object.keys(english)
  const unknown = Object.keys(messages).filter((key) => !keys.includes(key))
  const faults = unknown.map((key) => {
    const nearest = nearestName(key, keys)
    const remedy = nearest === undefined ? 'The reference of messages lists all keys.' : `Did you mean ${nearest}?`
    return `the message ${key} does not exist. ${remedy}`
  })
  const missing = messages.language === undefined ? [] : keys.filter((key) => messages[key as keyof Messages] === undefined)
  if (missing.length === 0) return faults
  const named = missing.slice(0, NAMED_KEYS).join(', ')
  const more = missing.length > NAMED_KEYS ? ` and ${missing.length - NAMED_KEYS} more` : ''
  return [
    ...faults,
    `the catalogue of ${messages.language} lacks ${named}${more}, shown in English. Add them, and check the catalogue with testMessages of backup-start/testing.`,
  ]
}

const checkHeight = (element: Checked): string[] => {
  const { height } = element.getBoundingClientRect()
  const least = Number.parseFloat(getComputedStyle(element).minHeight)
  // A page that fills a container keeps its height when its natural height changes.
  element.style.setProperty('--_natural', `${height + 100}px`)
  const isNatural = element.getBoundingClientRect().height > height
  element.style.removeProperty('--_natural')
  if (height === 0 || !(isNatural || height <= least + 1)) return []
  return [`the page has no height, so it is ${Math.round(height)} px high. Give it or its container a height, such as block-size: 100dvh.`]
}

/** Returns what is wrong with an element of this package, each with what to do. */
export const faultsOf = (element: HTMLElement, isPage: boolean): string[] => [
  ...checkAttributes(element),
  ...checkConnection(element, isPage),
  ...checkMessages(element),
  ...(isPage ? checkHeight(element) : []),
]
