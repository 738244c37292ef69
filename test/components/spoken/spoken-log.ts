import type { Phrase } from './read-aloud.js'
import { readAloud } from './read-aloud.js'

/** States that the virtual screen reader says and people do not hear: screen readers are silent about them. */
const UNSPOKEN =
  /, (?:not (?:busy|disabled|expanded|selected|checked)|no defined sort order|column index \d+|(?:\d+|no) controls?|orientated \w+)(?=,|$)/g
/** Kinds of phrases that matter for a state that is off: a checkbox says that it is not checked. */
const HAS_STATE = /^(?:checkbox|switch|treeitem|option|tab),/

/** Roles that screen readers say with their text only, or not at all. */
const SILENT = new Set(['strong', 'paragraph', 'status', 'alert', 'list', 'rowgroup', 'group', 'term', 'definition'])

/** Dates and durations differ from run to run. */
const steady = (text: string): string =>
  text
    .replaceAll(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d(?:\s[AP]M)?/g, 'DATE')
    .replaceAll(/\b\d{1,2}:\d\d(?:\s[AP]M)?/g, 'TIME')
    .replaceAll('\u202f', ' ')

const wordsOf = ({ text }: Phrase): string => steady(HAS_STATE.test(text) ? text : text.replaceAll(UNSPOKEN, ''))

/** Leaves out the ends of elements, and texts that the phrase before has said already. */
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

/** The log of one way through the page. */
export interface SpokenLog {
  readonly text: string
  /** Adds what a person does. */
  step(title: string): void
  said(announcements: readonly string[]): void
  /** Adds everything that a screen reader reads in the element. */
  read(element: Element): Promise<void>
  /** Adds what a screen reader says about the element that has the focus. */
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
