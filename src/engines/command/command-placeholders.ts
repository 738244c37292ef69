import type { PortionTask } from '../../compose/backup-engine.js'
import { BackupError, type SettingsForm, type SettingValue } from '../../core/internal.js'

const PLACEHOLDER = /\{([A-Za-z][\w.-]*)\}/g
const OF_TASK = ['email', 'id', 'runId', 'key']
/** Placeholders whose value contains text of the directory. */
const OF_DIRECTORY = ['email', 'id', 'key']
const SETTING = 'settings.'
/** Directory text must not leave the folder or the argument that it is put into. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const UNSAFE = /[/\\\u0000-\u001f\u007f]/

const fieldsOf = (form: SettingsForm | undefined) => (form?.groups ?? []).flatMap(({ fields }) => fields)

/** @throws `bad-input` for a placeholder that no task has. */
export const checkPlaceholders = (templates: readonly string[], form: SettingsForm | undefined): void => {
  const known = [...OF_TASK, ...fieldsOf(form).map(({ id }) => `${SETTING}${id}`)]
  for (const template of templates) {
    for (const [placeholder, name = ''] of template.matchAll(PLACEHOLDER)) {
      if (known.includes(name)) continue
      const choices = known.map((one) => `{${one}}`).join(', ')
      throw new BackupError('bad-input', `commandEngine does not support the placeholder ${placeholder}. Use ${choices}.`)
    }
  }
}

/** A setting as one text: `true`, `30days`, `unlimited`, or a list joined by commas. */
const textOf = (value: SettingValue): string => {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  return 'amount' in value ? `${value.amount}${value.unit}` : value.join(',')
}

/** Fills the values of a task into templates. */
export interface PlaceholderValues {
  /** @throws `bad-input` for a value that is unsafe in a path, or that would begin the argument with "-". */
  fill(template: string): string
}

/** Reads the values of a task. Settings missing from the run have the form's defaults. */
export const createPlaceholderValues = (task: PortionTask, form: SettingsForm | undefined): PlaceholderValues => {
  const values = new Map<string, string>([['runId', task.runId]])
  for (const { id, default: initial } of fieldsOf(form)) values.set(`${SETTING}${id}`, textOf(task.settings[id] ?? initial))
  for (const [name, text] of [
    ['email', task.user.email],
    ['id', task.user.id],
    ['key', task.key],
  ] as const) {
    values.set(name, text)
  }
  return {
    fill(template) {
      const text = template.replace(PLACEHOLDER, (_, name: string) => {
        const value = values.get(name) ?? ''
        if (OF_DIRECTORY.includes(name) && (UNSAFE.test(value) || value === '' || value === '.' || value === '..'))
          throw new BackupError('bad-input', `The user's ${name === 'email' ? 'address' : 'id'} cannot be used in a command`)
        return value
      })
      if (text.startsWith('-') && !template.startsWith('-'))
        throw new BackupError('bad-input', 'A value of this user begins with "-", which the program would read as an option')
      return text
    },
  }
}
