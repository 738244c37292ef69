import { html, nothing } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import type { ModalDialog } from '../parts/dialog.js'
import { itemWords } from './item-words.js'

/** Credits above which a start is reviewed. */
export const DEFAULT_THRESHOLD = 500

/** Maximum number of items shown in the review. */
const SHOWN = 8

export interface ReviewOptions {
  session: BackupSession
  link: Connection
  dialog: ModalDialog
  /** Starts only the first due users. */
  first?: number | undefined
  /** Settings of the backup in words. */
  settings: string
  onConfirm(): void
}

/** Opens a dialog that shows the backup to be started, and starts it on confirmation. */
export const openStartReview = ({ session, link, dialog, first, settings, onConfirm }: ReviewOptions): void => {
  const { t } = link
  const onClick = (): void => {
    dialog.close()
    onConfirm()
  }
  dialog.open({
    title: () => t('reviewTitle'),
    body: () => {
      const box = link.read(session.selection.box)
      const { allocated, starts } = link.read(session.credits)
      const items = Array.from({ length: Math.min(SHOWN, box.length) }, (_, index) => box.at(index)).filter((item) => item !== undefined)
      return html`
        <p class="number">
          ${t('reviewText', { users: first ?? starts })} ${first === undefined ? t('reviewCredits', { credits: allocated }) : nothing}
        </p>
        ${first === undefined ? nothing : html`<p>${t('reviewFirst')}</p>`}
        <ol>
          ${items.map((item) => html`<li>${itemWords(link, item)}</li>`)}
        </ol>
        ${box.length > SHOWN ? html`<p class="secondary">${t('planAndMore', { count: box.length - SHOWN })}</p>` : nothing}
        <p class="secondary">${t('startedSettings')}: ${settings}</p>
      `
    },
    actions: () => html`
      <button type="button" class="button" @click=${() => dialog.close()}>${t('cancel')}</button>
      <button type="button" class="button primary" @click=${onClick}>${t('reviewConfirm')}</button>
    `,
  })
}

/**
 * Returns whether a start needs a review.
 *
 * @param threshold credits above which a start is reviewed; 0 reviews each start, `none` reviews none
 */
export const needsReview = (allocated: number, threshold: number | 'none'): boolean =>
  threshold !== 'none' && (threshold === 0 || allocated > threshold)

/** Parses the attribute `confirm-above`. Texts that are neither a number nor `none` give the default. */
export const readThreshold = (text: string | null): number | 'none' => {
  if (text === 'none') return 'none'
  const credits = Number(text)
  return text === null || text.trim() === '' || !(credits >= 0) ? DEFAULT_THRESHOLD : credits
}
