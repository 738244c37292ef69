import { enActivity } from './en/en-activity.js'
import { firstTexts } from './en/en-first.js'

/** English, the source of all translations. */
export const messages = { ...firstTexts, ...enActivity } as const
