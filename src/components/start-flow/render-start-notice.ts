import { html, nothing, type TemplateResult } from 'lit'
import type { Connection } from '../base/connection.js'
import type { StartFlow } from './start-flow.js'
import type { CountedCredits, StartNotice } from './start-notice.js'

interface Way {
  label: string
  go: (() => void) | undefined
}

/** Opens the review of a start of the first users; `onConfirm` starts it. */
export type ReviewFirst = (first: number, onConfirm: () => void) => void

/**
 * Renders the notice that blocks a start, with its next step. The host always renders it, and it is empty without a notice: a live region
 * must exist before it speaks. Needs the styles `controls` and `noticeStyles`.
 */
export const renderStartNotice = (flow: StartFlow, link: Connection, onReview: ReviewFirst): TemplateResult => {
  const { notice } = flow
  const way = notice === undefined ? undefined : wayOn(flow, link, notice, onReview)
  const isBusy = flow.isBusy || way?.go === undefined
  const onClick = (): void => {
    if (!isBusy) way?.go?.()
  }
  return html`
    <div class=${notice === undefined ? 'start-notice' : `start-notice notice ${notice.kind === 'failed' || notice.kind === 'refused' ? 'bad' : 'warn'}`} part="start-notice">
      <div class="words" role="alert">${notice === undefined ? nothing : renderWords(link, notice)}</div>
      ${
        way === undefined
          ? nothing
          : html`<button part="button" class="button" type="button" aria-disabled=${isBusy} @click=${onClick}>${flow.isBusy ? link.t('starting') : way.label}</button>`
      }
      ${
        notice === undefined
          ? nothing
          : html`<details>
              <summary>${link.t('problemDetails')}</summary>
              <code dir="auto">${notice.error.message}</code>
            </details>`
      }
    </div>
  `
}

const renderWords = (link: Connection, notice: StartNotice): TemplateResult => {
  switch (notice.kind) {
    case 'changed': {
      const { expected, before, now } = notice
      const lines = now === undefined ? [] : differences(link, before, now)
      const changed =
        now !== undefined && now.allocated === expected && now.starts !== before.starts
          ? link.t('startChangedUsers', { expected: before.starts, now: now.starts })
          : link.t('startChanged', { expected, now: now?.allocated })
      return html`<strong>${changed}</strong>
        ${lines.length === 0 ? nothing : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`
    }
    case 'short': {
      const { allocated, available } = notice.now
      return html`<strong>${link.t('startShort', { allocated, available: typeof available === 'number' ? available : 0 })}</strong>`
    }
    case 'lost':
      return html`<strong>${link.t('startLost')}</strong> ${link.t('startLostSafe')}`
    case 'uncounted':
      return html`<strong>${link.t('startUncounted')}</strong> ${link.t('startNothing')}`
    case 'nothing':
      return html`<strong>${link.t('startNeedsDue')}</strong>`
    case 'refused': {
      const messages = Object.values(notice.fields)
      return html`<strong>${link.t('startRefused')}</strong>
        ${messages.length === 0 ? nothing : html`<ul>${messages.map((message) => html`<li><bdi>${message}</bdi></li>`)}</ul>`}`
    }
    case 'failed':
      return html`<strong>${link.t('startFailed')}</strong> ${link.t('problemWhy', { code: notice.error.code })}`
  }
}

const differences = (link: Connection, before: CountedCredits, now: CountedCredits): string[] =>
  (
    [
      ['covered', now.covered - before.covered],
      ['protected', now.skipped.protected - before.skipped.protected],
      ['suspended', now.skipped.suspended - before.skipped.suspended],
      ['deleted', now.skipped.deleted - before.skipped.deleted],
    ] as const
  )
    .filter(([, by]) => by !== 0)
    .map(([what, by]) => link.t('startDifference', { what, by }))

/** Renders the next step. The button stays in place but is disabled until the count is known. */
const wayOn = (flow: StartFlow, link: Connection, notice: StartNotice, onReview: ReviewFirst): Way | undefined => {
  const { session } = link
  if (session === undefined) return undefined
  const again = (change: { first?: number | undefined } = {}) => {
    return () => {
      void flow.again(change)
    }
  }
  switch (notice.kind) {
    case 'changed':
    case 'short': {
      // The start sends the session's count, so the administrator agrees to exactly this figure.
      const credits = link.read(session.credits)
      const { available, starts } = credits
      if (!credits.isExact || available === undefined) return { label: link.t('startCounting'), go: undefined }
      if (flow.intent?.first === undefined && credits.shortfall === 0)
        return starts === 0 ? undefined : { label: link.t('startWith', { users: starts }), go: again() }
      // a policy starts its users in its own order, so START offers it again
      if (flow.intent?.policy !== undefined) return undefined
      const most = credits.shortfall > 0 ? link.read(session.coverage.affordable) : starts
      const first = Math.min(flow.intent?.first ?? most, most)
      return first === 0 ? undefined : { label: link.t('reviewOpen', { first }), go: () => onReview(first, again({ first })) }
    }
    case 'lost':
    case 'uncounted':
      return { label: link.t('retry'), go: again() }
    case 'nothing':
    case 'refused':
      return undefined
    case 'failed':
      return notice.error.retryable || notice.error.code === 'unauthorized' ? { label: link.t('retry'), go: again() } : undefined
  }
}
