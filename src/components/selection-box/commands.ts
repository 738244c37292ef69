import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

export interface CommandOptions {
  /** Number of selected items of the list. */
  chosen: number
  /** Menu beside Add. */
  menu: unknown
  onAdd(event: MouseEvent): void
  onAddKeydown(event: KeyboardEvent): void
  onRemove(): void
}

/** Renders Add with the number of ticks and Remove with the number of selected items. */
export const renderCommands = (
  link: Connection,
  session: BackupSession,
  { chosen, menu, onAdd, onAddKeydown, onRemove }: CommandOptions,
): TemplateResult => {
  const { t } = link
  const { size } = link.read(session.selection.ticked)
  const count = (n: number) => (n > 0 ? html`<span class="badge number" aria-hidden="true">${link.words.format.number(n)}</span>` : nothing)
  return html`
    <div class="commands">
      <button
        part="button"
        type="button"
        class="button ${size > 0 ? 'ready' : ''}"
        aria-disabled=${size === 0}
        aria-describedby="add-why"
        title=${size === 0 ? t('addNothing') : nothing}
        @click=${onAdd}
        @keydown=${onAddKeydown}
      >${t('add')}${count(size)}</button>
      ${menu}
      <button
        part="button"
        type="button"
        class="button"
        aria-disabled=${chosen === 0}
        aria-describedby="remove-why"
        title=${chosen === 0 ? t('removeNothing') : nothing}
        @click=${onRemove}
      >${t('remove')}${count(chosen)}</button>
      <span id="add-why" hidden>${size === 0 ? t('addNothing') : t('ticked', { count: size })}</span>
      <span id="remove-why" hidden>${chosen === 0 ? t('removeNothing') : t('itemCount', { items: chosen })}</span>
    </div>
  `
}
