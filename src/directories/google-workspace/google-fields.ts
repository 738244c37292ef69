import { BackupError } from '../../core/internal.js'

// Google's types are loose and most fields are optional, so every field is checked where it is read. Errors name the field, never its value.

type Fields = Readonly<Record<string, unknown>>

const invalid = (field: string, call: string): BackupError =>
  new BackupError('bad-answer', `the field "${field}" of Google's answer is missing or has the wrong type`, { call, field })

/** Reads an object. @param field its path, empty for the whole answer */
export const readRecord = (value: unknown, field: string, call: string): Record<string, unknown> => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw invalid(field, call)
}

/** Reads a list of objects. Google leaves out empty lists. */
export const readRecords = (fields: Fields, name: string, call: string): Record<string, unknown>[] => {
  const list = fields[name] ?? []
  if (!Array.isArray(list)) throw invalid(name, call)
  return list.map((entry, index) => readRecord(entry, `${name}[${index}]`, call))
}

/** Reads a text that must be there and not be empty. */
export const readText = (fields: Fields, name: string, call: string): string => {
  const text = readOptionalText(fields, name, call)
  if (text === undefined || text === '') throw invalid(name, call)
  return text
}

export const readOptionalText = (fields: Fields, name: string, call: string): string | undefined => {
  const text = fields[name] ?? undefined
  if (text === undefined || typeof text === 'string') return text
  throw invalid(name, call)
}

export const readOptionalFlag = (fields: Fields, name: string, call: string): boolean | undefined => {
  const flag = fields[name] ?? undefined
  if (flag === undefined || typeof flag === 'boolean') return flag
  throw invalid(name, call)
}

/** Reads a list of texts. Google leaves out empty lists. */
export const readTexts = (fields: Fields, name: string, call: string): string[] => {
  const list = fields[name] ?? []
  if (Array.isArray(list) && list.every((text) => typeof text === 'string')) return list
  throw invalid(name, call)
}
