import type { SettingField, SettingsForm, SettingValue, SettingValues } from '../../core/index.js'

/** A number while it is typed. */
export interface NumberEntry {
  text: string
  unit: string
  isUnlimited: boolean
}

/** State of a field: a value, or typed text that may not be a number yet. */
export type Entry = boolean | string | readonly string[] | NumberEntry
export type Entries = ReadonlyMap<string, Entry>

/** Reason why an entry can't be saved. */
export type EntryProblem =
  | { kind: 'empty' | 'not-a-number' | 'not-an-option' }
  | { kind: 'too-small' | 'too-big'; limit: number; unit: string }
  | { kind: 'too-many'; limit: number }

type NumberField = Extract<SettingField, { type: 'number' }>

/** Returns the fields of all groups. */
export const fieldsOf = (form: SettingsForm): SettingField[] => form.groups.flatMap((group) => group.fields)

/** Returns the form without fields that only apply to the whole domain. */
export const formOfOneBackup = (form: SettingsForm): SettingsForm => ({
  groups: form.groups.map((group) => ({ ...group, fields: group.fields.filter(({ isDomainWide }) => isDomainWide !== true) })),
})

const isAmount = (value: unknown): value is { amount: number; unit: string } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value

/** Compares two values by content. */
export const isSameValue = (a: SettingValue | undefined, b: SettingValue | undefined): boolean => {
  if (a === b) return true
  if (isAmount(a) && isAmount(b)) return a.amount === b.amount && a.unit === b.unit
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((text, index) => text === b[index])
}

const firstUnit = (field: NumberField): string => field.units[0]?.value ?? ''

/** Returns the entry for a value. For a value of the wrong type, returns the entry of the field's default. */
export const entryOf = (field: SettingField, value: SettingValue | undefined): Entry => {
  switch (field.type) {
    case 'switch':
      return typeof value === 'boolean' ? value : field.default
    case 'choice':
      return typeof value === 'string' ? value : field.default
    case 'texts':
      return Array.isArray(value) ? (value as readonly string[]) : field.default
    case 'number': {
      const fits = isAmount(value) || (value === 'unlimited' && field.canBeUnlimited === true)
      const shown = fits ? value : field.default
      if (isAmount(shown)) return { text: String(shown.amount), unit: shown.unit, isUnlimited: false }
      return { text: '', unit: firstUnit(field), isUnlimited: field.canBeUnlimited === true }
    }
  }
}

/** Arabic, Persian and full-width Japanese digits. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g

/** Parses a typed number with a decimal point or comma; returns `undefined` for any other text. */
export const parseNumber = (text: string): number | undefined => {
  const plain = text
    .trim()
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[,\u066b\uff0e]/, '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** Returns the value of an entry, or `undefined` while the entry is not a valid number. */
export const enteredValue = (field: SettingField, entry: Entry): SettingValue | undefined => {
  if (field.type !== 'number') return entry as SettingValue
  const { text, unit, isUnlimited } = entry as NumberEntry
  if (isUnlimited) return 'unlimited'
  const amount = parseNumber(text)
  return amount === undefined ? undefined : { amount, unit }
}

/** Returns the problem of an entry, or `undefined` if it can be saved. */
export const problemOf = (field: SettingField, entry: Entry): EntryProblem | undefined => {
  switch (field.type) {
    case 'switch':
      return undefined
    case 'choice':
      return field.options.some((option) => option.value === entry) ? undefined : { kind: 'not-an-option' }
    case 'texts': {
      const { maxItems } = field
      return maxItems !== undefined && (entry as readonly string[]).length > maxItems ? { kind: 'too-many', limit: maxItems } : undefined
    }
    case 'number': {
      const { text, unit, isUnlimited } = entry as NumberEntry
      if (isUnlimited) return undefined
      if (text.trim() === '') return { kind: 'empty' }
      const amount = parseNumber(text)
      if (amount === undefined) return { kind: 'not-a-number' }
      const label = field.units.find((known) => known.value === unit)?.label ?? ''
      if (field.min !== undefined && amount < field.min) return { kind: 'too-small', limit: field.min, unit: label }
      if (field.max !== undefined && amount > field.max) return { kind: 'too-big', limit: field.max, unit: label }
      return undefined
    }
  }
}

/**
 * Returns the ids of the visible fields. A field is visible if its condition holds and the field in the condition is visible. A condition
 * on an unknown field, or a circular one, hides nothing.
 */
export const shownFields = (form: SettingsForm, entries: Entries): ReadonlySet<string> => {
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]))
  const isShown = (field: SettingField, asking: readonly string[]): boolean => {
    if (field.when === undefined || asking.includes(field.id)) return true
    const other = fields.get(field.when.field)
    if (other === undefined) return true
    const entry = entries.get(other.id) ?? entryOf(other, undefined)
    return isSameValue(enteredValue(other, entry), field.when.is) && isShown(other, [...asking, field.id])
  }
  return new Set([...fields.values()].filter((field) => isShown(field, [])).map((field) => field.id))
}

/**
 * Returns the values of visible fields that differ from the form's defaults. Omits entries without a value, so check them with `problemOf`
 * first.
 */
export const chosenValues = (form: SettingsForm, entries: Entries): SettingValues => {
  const shown = shownFields(form, entries)
  const values: Record<string, SettingValue> = {}
  for (const field of fieldsOf(form)) {
    if (!shown.has(field.id)) continue
    const value = enteredValue(field, entries.get(field.id) ?? entryOf(field, undefined))
    if (value !== undefined && !isSameValue(value, field.default)) define(values, field.id, value)
  }
  return values
}

/** Defines the property, because assigning an id `__proto__` would set the prototype. */
const define = (values: Record<string, SettingValue>, id: string, value: SettingValue): void => {
  Object.defineProperty(values, id, { value, enumerable: true, configurable: true, writable: true })
}

/** Splits a typed or pasted list into new texts and texts that are already present. */
export const textsIn = (typed: string, present: readonly string[]): { fresh: string[]; repeated: string[] } => {
  const fresh: string[] = []
  const repeated: string[] = []
  for (const part of typed.split(/[,;\n\r\t]+/)) {
    const text = part.trim()
    if (text === '') continue
    if (present.includes(text) || fresh.includes(text)) repeated.push(text)
    else fresh.push(text)
  }
  return { fresh, repeated }
}
