import { nothing } from 'lit'
import type { SettingField } from '../../core/index.js'
import type { Words } from '../base/words.js'
import type { Entry } from './entries.js'

/** One settings field with its state and the handlers of its control. */
export interface FieldView {
  /** Id of the field, unique in the element's shadow root. */
  id: string
  field: SettingField
  entry: Entry
  /** Reason why the entry can't be saved, as text. */
  problem: string | undefined
  isChanged: boolean
  t: Words['t']
  onChange(entry: Entry): void
  /** Called when the control loses the focus, so that the entry can be checked. */
  onLeave(): void
  onResetToDefault(): void
  /** For a list of texts: the text in the input. */
  typed: string
  /** For a list of texts: index of the chip in the tab order. */
  activeText: number
  onType(typed: string): void
  onAdd(): void
  onRemove(index: number): void
  onActivate(index: number): void
}

/** Returns the ids for `aria-describedby`: the help text and the problem. */
export const describedBy = ({ id, field, problem }: FieldView): string | typeof nothing => {
  const ids = [...(field.help === undefined ? [] : [`${id}-help`]), ...(problem === undefined ? [] : [`${id}-problem`])]
  return ids.length === 0 ? nothing : ids.join(' ')
}
