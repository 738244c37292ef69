import type { SettingField, SettingsForm, SettingValue, SettingValues } from '../../core/index.js'

/** A number as it is being typed. */
export interface NumberEntry {
  text: string
  unit: string
  isUnlimited: boolean
}

/** What a field shows: a value, or a number that may not be one yet. */
export type Entry = boolean | string | readonly string[] | NumberEntry
export type Entries = ReadonlyMap<string, Entry>

/** Why an entry cannot be sent. */
export type EntryProblem =
  | { kind: 'empty' | 'not-a-number' | 'not-an-option' }
  | { kind: 'too-small' | 'too-big'; limit: number; unit: string }
  | { kind: 'too-many'; limit: number }

type NumberField = Extract<SettingField, { type: 'number' }>

export const fieldsOf = (form: SettingsForm): SettingField[] => form.groups.flatMap((group) => group.fields)

const isAmount = (value: unknown): value is { amount: number; unit: string } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value

export const isSameValue = (a: SettingValue | undefined, b: SettingValue | undefined): boolean => {
  if (a === b) return true
  if (isAmount(a) && isAmount(b)) return a.amount === b.amount && a.unit === b.unit
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((text, index) => text === b[index])
}

const firstUnit = (field: NumberField): string => field.units[0]?.value ?? ''

/** The entry that shows a value; a value that does not fit the field's type shows as its default. */
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

/** Digits as they are typed in Arabic, Persian and, full-width, in Japanese. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g

/** The number of a text as people type it, with a point or a comma before decimals; `undefined` for anything else. */
const parse = (text: string): number | undefined => {
  const plain = text
    .trim()
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[,\u066b\uff0e]/, '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** The value that an entry stands for; `undefined` while it stands for none. */
export const enteredValue = (field: SettingField, entry: Entry): SettingValue | undefined => {
  if (field.type !== 'number') return entry as SettingValue
  const { text, unit, isUnlimited } = entry as NumberEntry
  if (isUnlimited) return 'unlimited'
  const amount = parse(text)
  return amount === undefined ? undefined : { amount, unit }
}

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
      const amount = parse(text)
      if (amount === undefined) return { kind: 'not-a-number' }
      const label = field.units.find((known) => known.value === unit)?.label ?? ''
      if (field.min !== undefined && amount < field.min) return { kind: 'too-small', limit: field.min, unit: label }
      if (field.max !== undefined && amount > field.max) return { kind: 'too-big', limit: field.max, unit: label }
      return undefined
    }
  }
}

/**
 * The ids of the fields that show: those whose condition holds, and whose condition's field shows itself. A condition on a
 * field that does not exist, or that leads back to itself, hides nothing.
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
 * What the entries choose: the values of shown fields that differ from the form's defaults. What is not shown is not
 * chosen. Entries without a value are left out: check them with `problemOf` first.
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

/** An id may be `__proto__`. */
const define = (values: Record<string, SettingValue>, id: string, value: SettingValue): void => {
  Object.defineProperty(values, id, { value, enumerable: true, configurable: true, writable: true })
}

/** The texts of a typed or pasted list, each once, without those that are there already. */
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
