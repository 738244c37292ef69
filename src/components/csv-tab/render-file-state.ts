import { html, nothing, type TemplateResult } from 'lit'
import type { BackupSession, ErrorCode } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderProblem } from '../base/problem.js'
import { download } from '../parts/download.js'
import { renderSign } from '../parts/user-row/signs.js'
import { whyText } from './csv-words.js'
import type { FileLoader } from './file-loader.js'

/** Renders the drop area, which is also a paste target. */
export const renderDrop = (
  link: Connection,
  { csv }: BackupSession,
  { isOver, onChoose }: { isOver: boolean; onChoose(): void },
): TemplateResult => {
  const { t } = link
  return html`
    <div class="drop ${isOver ? 'over' : ''}">
      ${renderSign('upload')}
      <button part="button primary" class="button primary" type="button" aria-describedby="drop-text" @click=${onChoose}>${t('csvDrop')}</button>
      <p class="drop-text secondary" id="drop-text"><slot name="empty">${t('csvDropText')}</slot></p>
      <button part="button" class="button plain" type="button" @click=${() => download(csv.sample(), t('csvSampleName'))}>${t('csvSample')}</button>
    </div>
  `
}

/** Renders the field for a pasted list; it is shown until a file or list is loaded. */
export const renderPasteField = ({ t }: Connection, onPaste: (text: string) => void): TemplateResult => {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get('list') ?? '')
    if (text.trim() !== '') onPaste(text)
  }
  return html`
    <form class="paste" @submit=${onSubmit}>
      <label for="paste">${t('csvPaste')}</label>
      <textarea part="input" class="field" id="paste" name="list" rows="3" dir="auto" spellcheck="false" aria-describedby="paste-hint"></textarea>
      <div class="line">
        <span class="secondary" id="paste-hint">${t('csvPasteHint')}</span>
        <button part="button" class="button" type="submit">${t('csvPasteRead')}</button>
      </div>
    </form>
  `
}

/** Renders the question before a file with ticked users is replaced. */
export const renderReplacement = (link: Connection, loader: FileLoader, fileName: string | undefined): TemplateResult | typeof nothing => {
  const { replacement } = loader
  if (replacement === undefined) return nothing
  const { t } = link
  const file = fileName ?? t('csvPasted')
  return html`
    <div class="notice warn replace" role="group" aria-labelledby="replace-text">
      <span class="words" id="replace-text">${t('csvReplace', { count: replacement.ticked.length, file })}</span>
      <button part="button primary" class="button small primary" type="button" @click=${() => loader.answer('add')}>${t('csvReplaceAdd')}</button>
      <button part="button" class="button small" type="button" @click=${() => loader.answer('replace')}>${t('csvReplaceGo')}</button>
      <button part="button" class="button plain small" type="button" @click=${() => loader.answer('keep')}>${t('cancel')}</button>
    </div>
  `
}

/** Renders the progress of reading. */
export const renderProgress = (link: Connection, { csv }: BackupSession): TemplateResult | typeof nothing => {
  const progress = link.read(csv.progress)
  if (progress === undefined) return nothing
  const { t } = link
  const text = t('csvReading', { ...progress, total: progress.total })
  return html`
    <div class="notice reading">
      <span class="number">${text}</span>
      ${
        progress.total === undefined || progress.total === 0
          ? html`<progress aria-label=${text}></progress>`
          : html`<progress aria-label=${text} .value=${progress.done} .max=${progress.total}></progress>`
      }
      <button part="button" class="button small" type="button" @click=${() => csv.cancel()}>${t('cancel')}</button>
    </div>
  `
}

/** Error codes of files for which another attempt cannot help. */
const FINAL_CODES: readonly ErrorCode[] = ['not-a-csv', 'too-large']

/**
 * Renders why a file couldn't be used or a report couldn't be written, and the next step: another file, or Try again. The earlier rows
 * stay.
 */
export const renderFailure = (
  link: Connection,
  loader: FileLoader,
  { hasFile, onChoose }: { hasFile: boolean; onChoose(): void },
): TemplateResult | typeof nothing => {
  const { failure } = loader
  if (failure === undefined) return nothing
  const { t } = link
  const { file, error } = failure
  const next = FINAL_CODES.includes(error.code) ? { onRetry: onChoose, retryLabel: t('csvAnother') } : { onRetry: () => loader.again() }
  return renderProblem(link, {
    title: t('csvFailed', { file }),
    error,
    why: `${whyText(link, error)} ${hasFile ? t('csvKept') : ''}`,
    isAnnounced: true,
    ...next,
  })
}
