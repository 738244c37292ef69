import type { Phrase } from './read-aloud.js'
import { readAloud } from './read-aloud.js'

/** States that the virtual screen reader reads but real screen readers do not. */
const UNSPOKEN =
  /, (?:not (?:busy|disabled|expanded|selected|checked)|no defined sort order|column index \d+|(?:\d+|no) controls?|orientated \w+)(?=,|$)/g
/** Phrases for which an off state matters: a checkbox reads as not checked. */
const HAS_STATE = /^(?:checkbox|switch|treeitem|option|tab),/

/** Roles of which screen readers read only the text, or nothing. */
const SILENT = new Set(['strong', 'paragraph', 'status', 'alert', 'list', 'rowgroup', 'group', 'term', 'definition'])

/** Replaces dates and durations, which differ from run to run. */
const steady = (text: string): string =>
  text
    .replaceAll(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d(?:\s[AP]M)?/g, 'DATE')
    .replaceAll(/\b\d{1,2}:\d\d(?:\s[AP]M)?/g, 'TIME')
    .replaceAll('\u202f', ' ')

const wordsOf = ({ text }: Phrase): string => steady(HAS_STATE.test(text) ? text : text.replaceAll(UNSPOKEN, ''))

/** Drops the ends of elements, and texts that the previous phrase already contains. */
const compact = (phrases: readonly Phrase[]): string[] => {
  const lines: string[] = []
  for (const phrase of phrases) {
    const words = wordsOf(phrase)
    if (
      /^end(?: of|,)/.test(phrase.text) ||
      words === '' ||
      SILENT.has(words) ||
      lines.some((line, at) => at === lines.length - 1 && line.includes(words))
    )
      continue
    lines.push(words)
  }
  return lines
}

/** The log of one path through the page. */
export interface SpokenLog {
  readonly text: string
  /** Adds an action of a person. */
  step(title: string): void
  said(announcements: readonly string[]): void
  /** Adds the phrases of a screen reader that reads the element. */
  read(element: Element): Promise<void>
  /** Adds the phrases of a screen reader for the focused element. */
  focus(within: Element, element: Element): Promise<void>
}

export const createSpokenLog = (): SpokenLog => {
  const lines: string[] = []
  return {
    get text() {
      return `${lines.join('\n')}\n`
    },
    step(title) {
      if (lines.length > 0) lines.push('')
      lines.push(`# ${title}`)
    },
    said(announcements) {
      for (const each of announcements) lines.push(`announced: ${steady(each)}`)
    },
    async read(element) {
      lines.push(...compact(await readAloud(element)))
    },
    async focus(within, element) {
      const phrase = (await readAloud(within)).find((each) => each.element === element)
      lines.push(`focus: ${phrase === undefined ? 'nothing is spoken' : wordsOf(phrase)}`)
    },
  }
}
