import { html, nothing } from 'lit'
import type { BackupSession, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderProblem } from '../base/problem.js'
import { distinctWords } from './item-words.js'

const NAMED = 2

/** Renders the progress of the count, its errors, and the next step. */
export const renderCounting = (link: Connection, session: BackupSession): unknown => {
  const { t } = link
  const progress = link.read(session.coverage.progress)
  const error = link.read(session.coverage.error)
  const isStopped = link.read(session.coverage.isStopped)
  const creditsError = link.read(session.creditsError)
  const words = (done: number, total: number | undefined): string =>
    progress?.isWaiting ? t('countingWaits') : t('counting', { done, total })
  const onRetry = (): void => session.coverage.retry()
  return html`
      ${
        progress === undefined
          ? nothing
          : html`<div class="counting secondary number">
              <progress
                aria-label=${words(progress.done, progress.total)}
                max=${progress.total ?? 1}
                value=${progress.total === undefined ? nothing : Math.min(progress.done, progress.total)}
              ></progress>
              <span>${words(progress.done, progress.total)}</span>
              <button part="button" type="button" class="button plain small" @click=${() => session.coverage.cancel()}>${t('countingStop')}</button>
            </div>`
      }
      ${
        isStopped
          ? html`<div class="notice warn">
              <span class="words" role="alert">${t('countingStopped')}</span>
              <button part="button" type="button" class="button small" @click=${onRetry}>${t('countingGoOn')}</button>
            </div>`
          : nothing
      }
      ${error === undefined || isStopped ? nothing : renderProblem(link, { title: failedWords(link, session), error, onRetry })}
      ${
        creditsError === undefined
          ? nothing
          : renderProblem(link, {
              title: t('creditsFailed'),
              error: creditsError,
              onRetry: () => void session.refresh().catch(() => {}),
            })
      }
    `
}

const failedWords = (link: Connection, session: BackupSession): string => {
  const { box, exceptions } = session.selection
  const named: Item[] = []
  let failures = 0
  for (const part of [link.read(box), link.read(exceptions)]) {
    const failed = part.pick((key) => part.stateOf(key) === 'failed')
    failures += failed.length
    for (let index = 0; index < failed.length && named.length < NAMED; index++) named.push(failed.at(index) as Item)
  }
  return link.t('countFailed', { labels: distinctWords(link, named, box.value), more: failures - named.length })
}
