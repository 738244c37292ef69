import type { SettingField, SettingsForm, SettingValues } from '../../core/index.js'
import type { Words } from '../base/words.js'
import { chosenValues, type Entry, entryOf, fieldsOf, textsIn } from './entries.js'
import { type FormView, viewForm } from './form-view.js'

/** The parts of the element that the editor uses. */
export interface FormEditorHost {
  t: Words['t']
  source(): { form: SettingsForm; values: SettingValues } | undefined
  requestUpdate(): void
  announce(text: string): void
  /** Focuses the control of this field, or one of its chips, after the next render. */
  focus(fieldId: string, chip?: number): void
}

/** Edits on top of the saved values. Only edited fields are stored, so that updated values of the other fields still show. */
export interface FormEditor {
  view(): FormView | undefined
  typed(fieldId: string): string
  activeText(fieldId: string): number
  /** Whether a text input holds text that isn't in its list yet. */
  readonly hasTyped: boolean
  edit(field: SettingField, entry: Entry): void
  /** Shows the problems of these fields from now on. */
  check(fieldIds: Iterable<string>): void
  resetToDefault(field: SettingField): void
  type(field: SettingField, typed: string): void
  add(field: SettingField): void
  remove(field: SettingField, index: number): void
  activate(field: SettingField, index: number): void
  /** Returns the chosen values. If a field has a problem, announces it, focuses the first such field and returns `undefined`. */
  collect(): { values: SettingValues; accept(): void } | undefined
  refuse(fields: Readonly<Record<string, string>>): void
  forget(): void
}

/** Returns the label and the problem of a field that had no problem before. */
const newProblem = (before: FormView | undefined, now: FormView | undefined): string | undefined => {
  const [id, problem] = [...(now?.problems ?? [])].find(([key]) => before?.problems.has(key) !== true) ?? []
  return now && problem && `${fieldsOf(now.form).find((field) => field.id === id)?.label}: ${problem}`
}

/**
 * Creates the editor of a settings form.
 *
 * @param onEdit called after every edit
 */
export const createFormEditor = (host: FormEditorHost, onEdit: () => void): FormEditor => {
  let edits: ReadonlyMap<string, Entry> = new Map()
  let refused: ReadonlyMap<string, string> = new Map()
  let checked: ReadonlySet<string> = new Set()
  let typed: ReadonlyMap<string, string> = new Map()
  let activeTexts: ReadonlyMap<string, number> = new Map()

  const view = (): FormView | undefined => {
    const source = host.source()
    if (source === undefined) return undefined
    return viewForm(host.t, source, { edits, checked, refused })
  }
  const textsOf = (field: SettingField): readonly string[] => (view()?.entries.get(field.id) ?? []) as readonly string[]
  const type = (field: SettingField, text: string): void => {
    typed = new Map(typed).set(field.id, text)
    host.requestUpdate()
  }
  const edit = (field: SettingField, entry: Entry): void => {
    edits = new Map(edits).set(field.id, entry)
    if (refused.has(field.id)) refused = new Map([...refused].filter(([id]) => id !== field.id))
    onEdit()
    host.requestUpdate()
  }
  const check = (fieldIds: Iterable<string>): void => {
    const before = view()
    checked = new Set([...checked, ...fieldIds])
    host.requestUpdate()
    const news = newProblem(before, view())
    if (news !== undefined) host.announce(news)
  }
  const activate = (field: SettingField, index: number): void => {
    activeTexts = new Map(activeTexts).set(field.id, index)
    host.requestUpdate()
    host.focus(field.id, index)
  }
  const showProblems = ({ problems, hiddenProblems }: FormView): void => {
    host.announce(host.t('settingsWrong', { count: problems.size + hiddenProblems.size }))
    const [first] = problems.keys()
    if (first !== undefined) host.focus(first)
  }

  return {
    view,
    typed: (fieldId) => typed.get(fieldId) ?? '',
    activeText: (fieldId) => activeTexts.get(fieldId) ?? 0,
    get hasTyped() {
      return [...typed.values()].some((text) => text.trim() !== '')
    },
    edit,
    check,
    resetToDefault(field) {
      edit(field, entryOf(field, field.default))
      host.announce(host.t('settingsIsDefault', { setting: field.label }))
      // The Reset button has disappeared, so the focus moves to the control.
      host.focus(field.id)
    },
    type,
    add(field) {
      const present = textsOf(field)
      const { fresh, repeated } = textsIn(typed.get(field.id) ?? '', present)
      const room = field.type === 'texts' && field.maxItems !== undefined ? Math.max(0, field.maxItems - present.length) : fresh.length
      const added = fresh.slice(0, room)
      const left = fresh.slice(room)
      if (added.length > 0) edit(field, [...present, ...added])
      type(field, left.join(', '))
      if (left.length > 0) host.announce(host.t('settingsFull'))
      else if (added.length > 0) host.announce(host.t('settingsTextsAdded', { texts: added }))
      else if (repeated.length > 0) host.announce(host.t('settingsTextsRepeated', { texts: repeated }))
      host.focus(field.id)
    },
    remove(field, index) {
      const texts = textsOf(field)
      const rest = texts.filter((_, at) => at !== index)
      edit(field, rest)
      host.announce(host.t('settingsTextRemoved', { text: texts[index] ?? '' }))
      if (rest.length === 0) host.focus(field.id)
      else activate(field, Math.min(index, rest.length - 1))
    },
    activate,
    collect() {
      const before = view()
      if (before === undefined) return undefined
      for (const field of fieldsOf(before.form)) {
        if (field.type !== 'texts' || !before.shown.has(field.id)) continue
        // Text left in an input is added to its list, because that was the intention.
        const present = textsOf(field)
        const { fresh } = textsIn(typed.get(field.id) ?? '', present)
        if (fresh.length > 0) edit(field, [...present, ...fresh])
      }
      typed = new Map()
      refused = new Map()
      check(before.shown)
      const now = view()
      if (now === undefined) return undefined
      if (now.problems.size > 0) {
        showProblems(now)
        return undefined
      }
      const sent = edits
      // Fields edited during the request stay edited.
      const accept = (): void => {
        edits = new Map([...edits].filter(([id, entry]) => sent.get(id) !== entry))
        host.requestUpdate()
      }
      return { values: chosenValues(now.form, now.entries), accept }
    },
    refuse(fields) {
      refused = new Map(Object.entries(fields))
      host.requestUpdate()
      const now = view()
      if (now !== undefined) showProblems(now)
    },
    forget() {
      edits = new Map()
      refused = new Map()
      checked = new Set()
      typed = new Map()
      activeTexts = new Map()
      host.requestUpdate()
    },
  }
}
