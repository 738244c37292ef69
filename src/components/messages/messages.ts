import type { messages as english } from './en.js'
import type { Translated } from './message.js'

export type { Format, Message } from './message.js'

/** A complete catalogue, with every key of the English one. A missing or misspelt key does not compile. */
export type Messages = Translated<typeof english>
