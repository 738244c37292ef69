import { BackupError } from '../model/errors.js'
import type { SettingField, SettingsForm, SettingValue, SettingValues } from '../model/model.js'

/** Message for a value that does not fit its field; `undefined` if it fits. */
const problemOf = (field: SettingField, value: unknown): string | undefined => {
  if (field.type === 'switch') return typeof value === 'boolean' ? undefined : 'Must be on or off'
  if (field.type === 'choice') return field.options.some((option) => option.value === value) ? undefined : 'Must be one of the choices'
  if (field.type === 'texts') {
    if (!Array.isArray(value) || value.some((text) => typeof text !== 'string' || text.trim() === '')) return 'Must be a list of texts'
    if (field.maxItems !== undefined && value.length > field.maxItems) return `At most ${field.maxItems}`
    return undefined
  }
  if (value === 'unlimited') return field.canBeUnlimited === true ? undefined : 'Must be a number'
  if (typeof value !== 'object' || value === null) return 'Must be a number with a unit'
  const { amount, unit } = value as { amount?: unknown; unit?: unknown }
  if (typeof amount !== 'number' || !Number.isInteger(amount)) return 'Must be a whole number'
  if (!field.units.some((known) => known.value === unit)) return 'Must have one of the units'
  if (field.min !== undefined && amount < field.min) return `At least ${field.min}`
  if (field.max !== undefined && amount > field.max) return `At most ${field.max}`
  return undefined
}

/** Maximum number of reported settings; no form has this many fields. */
const MAX_PROBLEMS = 100

const isSame = (a: SettingValue, b: SettingValue): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  if ('amount' in a && 'amount' in b) return a.amount === b.amount && a.unit === b.unit
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Validates settings and keeps the values that differ from the form's defaults.
 *
 * @throws `bad-input` with a message per invalid setting in `details.fields`
 */
export const checkSettings = (form: SettingsForm, values: SettingValues): SettingValues => {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new BackupError('bad-input', 'settings must be an object', { field: 'settings' })
  }
  const known = new Map(form.groups.flatMap((group) => group.fields.map((field) => [field.id, field] as const)))
  const problems: [string, string][] = []
  const kept: [string, SettingValue][] = []
  for (const [id, value] of Object.entries(values)) {
    const field = known.get(id)
    const problem = field === undefined ? 'There is no such setting' : problemOf(field, value)
    if (problem !== undefined) {
      if (problems.length < MAX_PROBLEMS) problems.push([id, problem])
    } else if (field !== undefined && !isSame(value, field.default)) kept.push([id, structuredClone(value)])
  }
  if (problems.length > 0) {
    const [[field] = ['']] = problems
    throw new BackupError('bad-input', 'some settings are invalid', { field, details: { fields: Object.fromEntries(problems) } })
  }
  return Object.fromEntries(kept)
}
