import type { SettingField, SettingsForm, SettingValues } from '../../core/index.js'
import type { Words } from '../base/words.js'
import { type Entry, type EntryProblem, enteredValue, entryOf, fieldsOf, isSameValue, problemOf, shownFields } from './entries.js'

/** Snapshot of the form with the administrator's edits. Created once per render. */
export interface FormView {
  form: SettingsForm
  entries: ReadonlyMap<string, Entry>
  shown: ReadonlySet<string>
  /** Ids of shown fields whose value differs from the saved value. */
  edited: ReadonlySet<string>
  /** Problem texts by id of a shown field, in form order. */
  problems: ReadonlyMap<string, string>
  /** Problem texts of fields that the backend rejected but the form hides. */
  hiddenProblems: ReadonlyMap<string, string>
}

/** The administrator's edits of the form, by field id. */
export interface FormEdits {
  edits: ReadonlyMap<string, Entry>
  /** Fields that show their own problems. */
  checked: ReadonlySet<string>
  /** Problem texts of the backend. */
  refused: ReadonlyMap<string, string>
}

const problemText = (t: Words['t'], problem: EntryProblem): string => {
  switch (problem.kind) {
    case 'empty':
      return t('settingEmpty')
    case 'not-a-number':
      return t('settingNotANumber')
    case 'not-an-option':
      return t('settingNotAnOption')
    case 'too-small':
      return t('settingTooSmall', problem)
    case 'too-big':
      return t('settingTooBig', problem)
    case 'too-many':
      return t('settingTooMany', problem)
  }
}

/** Applies the edits to the saved values. */
export const viewForm = (
  t: Words['t'],
  { form, values }: { form: SettingsForm; values: SettingValues },
  { edits, checked, refused }: FormEdits,
): FormView => {
  const fields = fieldsOf(form)
  const savedOf = (field: SettingField): Entry => entryOf(field, Object.hasOwn(values, field.id) ? values[field.id] : undefined)
  const entries = new Map(fields.map((field) => [field.id, edits.get(field.id) ?? savedOf(field)]))
  const shown = shownFields(form, entries)
  const edited = new Set<string>()
  const problems = new Map<string, string>()
  for (const field of fields) {
    const entry = entries.get(field.id)
    if (entry === undefined || !shown.has(field.id)) continue
    if (!isSameValue(enteredValue(field, entry), enteredValue(field, savedOf(field)))) edited.add(field.id)
    const own = checked.has(field.id) ? problemOf(field, entry) : undefined
    const problem = own === undefined ? refused.get(field.id) : problemText(t, own)
    if (problem !== undefined) problems.set(field.id, problem)
  }
  return { form, entries, shown, edited, problems, hiddenProblems: new Map([...refused].filter(([id]) => !shown.has(id))) }
}
