import type { FieldRecord, FieldSource } from './field-source.js'

/** Formats with one value on each line. */
export type LineFormat = 'ldif' | 'list' | 'vcard' | 'ical' | 'yaml'

/** Name and value. A quoted parameter may contain a colon: `ATTENDEE;CN="Holm: Ida":mailto:ida@x`. */
const FIELD = /^\s*((?:[^":]|"[^"]*")+?)\s*:(.*)$/
/** Lines that continue the previous value after a space: LDIF, vCard and iCalendar. */
const FOLDED: ReadonlySet<LineFormat> = new Set(['ldif', 'vcard', 'ical'])

const decodeBase64 = (text: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0)))
  } catch {
    return ''
  }
}

/** Decodes the form in which old contact cards write special characters: `ida.holm=40example.com`. */
const decodeQuotedPrintable = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/%/g, '%25').replace(/=(?=[\dA-F]{2})/gi, '%'))
  } catch {
    return text
  }
}

/**
 * Returns the value of a line after its name and colon.
 *
 * @param name the name with its parameters
 */
const readValue = (format: LineFormat, text: string, name: string): string => {
  if (format === 'vcard' && /quoted-printable/i.test(name)) return decodeQuotedPrintable(text.trim())
  if (format === 'ldif' && text.startsWith(':')) return decodeBase64(text.slice(1))
  const value = text.trim()
  if (format === 'yaml') return value.replace(/^(["'])(.*)\1$/, '$2')
  return format === 'vcard' ? value.replace(/\\([,;\\])/g, '$1') : value
}

/** Returns the name of a line without group, parameters and options: `item1.EMAIL;TYPE=WORK` is EMAIL, `mail;lang-de` is mail. */
const readName = (format: LineFormat, text: string): string => {
  if (!FOLDED.has(format)) return text.trim()
  const name = text.replace(/;.*$/, '').trim()
  return format === 'vcard' ? name.replace(/^.*\./, '').toUpperCase() : name
}

/** Reads directory entries (LDIF), lists of properties (PowerShell), contact cards, attendees of events, and lists in YAML. */
export const createLineSource = (format: LineFormat): FieldSource => {
  let buffer = ''
  let line = 0
  let records: FieldRecord[] = []
  let record: FieldRecord | undefined
  /** The line whose continuation may follow. */
  let pending: { text: string; line: number } | undefined

  const end = (): void => {
    // the summary after the entries of an LDIF file is no entry
    if (record && record.fields.size > 0 && (format !== 'ldif' || record.fields.has('dn'))) records.push(record)
    record = undefined
  }
  const put = (name: string, value: string, at: number): void => {
    record ??= { line: at, fields: new Map() }
    const { fields } = record
    if (value !== '') fields.set(name, fields.has(name) ? `${fields.get(name)}, ${value}` : value)
  }
  const takeField = (text: string, at: number): void => {
    const isItem = format === 'yaml' && /^\s*-\s/.test(text)
    const match = FIELD.exec(isItem ? text.replace('-', ' ') : text)
    if (isItem) end()
    if (!match) return
    const name = readName(format, match[1] as string)
    const value = readValue(format, match[2] as string, match[1] as string)
    if (format === 'vcard' && (name === 'BEGIN' || name === 'END')) end()
    else if (format === 'ical') {
      end()
      if (/^(?:attendee|organizer)$/i.test(name)) put('ATTENDEE', value, at)
    } else {
      if ((format === 'list' && record?.fields.has(name)) || (format === 'ldif' && name === 'dn')) end()
      put(name, value, at)
    }
  }
  const flush = (): void => {
    if (pending) takeField(pending.text, pending.line)
    pending = undefined
  }
  /** Returns true for a line that belongs to the value before it. */
  const isContinued = (text: string): boolean => {
    if (pending === undefined || !/^[ \t]/.test(text)) return false
    return FOLDED.has(format) || (format === 'list' && /^\s{4}/.test(text) && !/^\s*[\w.@-]+\s*:/.test(text))
  }
  const takeLine = (text: string): void => {
    line++
    if (text.trim() === '') {
      flush()
      if (format === 'ldif' || format === 'list') end()
    } else if (isContinued(text)) {
      const open = pending as { text: string }
      open.text += FOLDED.has(format) ? text.slice(1) : text.trim()
    } else {
      flush()
      if (!/^\s*#/.test(text)) pending = { text, line }
    }
  }

  return {
    held: () => buffer.length,
    push(piece, isLast) {
      buffer += piece
      records = []
      // a carriage return at the end may be half of a line break
      const whole = isLast ? buffer : buffer.replace(/\r$/, '')
      const lines = whole.split(/\r\n?|\n/)
      const last = lines.pop() ?? ''
      for (const text of lines) takeLine(text)
      buffer = last + buffer.slice(whole.length)
      if (isLast) {
        if (last !== '') takeLine(last)
        flush()
        end()
      }
      return records
    },
  }
}
