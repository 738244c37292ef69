import { html, nothing, type TemplateResult } from 'lit'
import type { SettingField, SettingsForm } from '../../core/index.js'
import type { Words } from '../base/words.js'
import { enteredValue, entryOf, fieldsOf, isSameValue } from './entries.js'
import type { FormEditor } from './form-editor.js'
import type { FormView } from './form-view.js'
import { renderField } from './render-field.js'

/** Returns the element id of a field. It contains the field's position, because the backend's ids may contain any character. */
export const idOf = (form: SettingsForm, fieldId: string): string => `setting-${fieldsOf(form).findIndex(({ id }) => id === fieldId)}`

interface FormActions {
  t: Words['t']
  editor: FormEditor
  focus(fieldId: string): void
  goTo(groupIndex: number): void
}

/** Renders the groups with their fields. Adds a navigation beside them on wide layouts, and a summary of the problems above them. */
export const renderForm = (view: FormView, actions: FormActions): TemplateResult => {
  const { t } = actions
  const groups = view.form.groups
    .map((group, index) => ({ ...group, index, fields: group.fields.filter((field) => view.shown.has(field.id)) }))
    .filter((group) => group.fields.length > 0)
  if (groups.length === 0) return html`<p class="notice">${t('settingsNone')}</p>`
  return html`
    ${renderSummary(view, actions)}
    <div class="columns">
      <nav aria-label=${t('settingsGroups')}>
        ${groups.map(
          (group) =>
            html`<button part="button" class="button plain small" type="button" @click=${() => actions.goTo(group.index)}><bdi>${group.label}</bdi></button>`,
        )}
      </nav>
      <div class="groups">
        ${groups.map(
          (group) => html`<section aria-labelledby="group-${group.index}">
            <h3 id="group-${group.index}" tabindex="-1"><bdi>${group.label}</bdi></h3>
            ${group.help === undefined ? nothing : html`<p class="secondary help"><bdi>${group.help}</bdi></p>`}
            <div class="settings">${group.fields.map((field) => renderGroupField(view, field, actions))}</div>
          </section>`,
        )}
      </div>
    </div>
  `
}

const renderGroupField = (view: FormView, field: SettingField, { t, editor }: FormActions): TemplateResult => {
  const entry = view.entries.get(field.id) ?? entryOf(field, undefined)
  return renderField({
    id: idOf(view.form, field.id),
    field,
    entry,
    problem: view.problems.get(field.id),
    isChanged: !isSameValue(enteredValue(field, entry), field.default),
    t,
    typed: editor.typed(field.id),
    activeText: editor.activeText(field.id),
    onChange: (next) => editor.edit(field, next),
    onLeave: () => editor.check([field.id]),
    onResetToDefault: () => editor.resetToDefault(field),
    onType: (typed) => editor.type(field, typed),
    onAdd: () => editor.add(field),
    onRemove: (index) => editor.remove(field, index),
    onActivate: (index) => editor.activate(field, index),
  })
}

/** Renders the problems; each label focuses its field. */
const renderSummary = ({ form, problems, hiddenProblems }: FormView, { t, focus }: FormActions): TemplateResult | typeof nothing => {
  const count = problems.size + hiddenProblems.size
  if (count === 0) return nothing
  const labels = new Map(fieldsOf(form).map((field) => [field.id, field.label]))
  return html`<div class="notice bad summary">
    <div class="words">
      <strong>${t('settingsWrong', { count })}</strong>
      <ul>
        ${[...problems].map(
          ([id, problem]) =>
            html`<li><button part="link" class="link" type="button" @click=${() => focus(id)}><bdi>${labels.get(id)}</bdi></button> – <bdi>${problem}</bdi></li>`,
        )}
        ${[...hiddenProblems].map(([id, problem]) => html`<li><bdi>${labels.get(id) ?? id}</bdi> – <bdi>${problem}</bdi></li>`)}
      </ul>
    </div>
  </div>`
}

/** Renders placeholders in the shape of the form. */
export const renderSkeleton = (label: string): TemplateResult => html`
  <div class="skeleton" aria-busy="true">
    <span class="unseen">${label}</span>
    ${[5, 2, 4].map(
      (rows) =>
        html`<div class="bones"><div class="bone title"></div>${Array.from({ length: rows }, () => html`<div class="bone"></div>`)}</div>`,
    )}
  </div>
`
