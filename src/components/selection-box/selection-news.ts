import type { LitElement, ReactiveController } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupError, BackupSession, Box, Credits, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { BackupSelectionChangeEvent } from '../base/events.js'
import { fireError } from '../base/problem.js'

interface Shown {
  session: BackupSession
  box: Box
  exceptions: Box
  credits: Credits
}

/** Dispatches `backup-selection-change` at most once per frame, but not for the initial state, and `backup-error` for failed counts. */
export const createSelectionNews = (host: LitElement, link: Connection): ReactiveController => {
  let reported: Shown | undefined
  let errors: readonly (BackupError | undefined)[] = []
  let frame: number | undefined

  const now = (session: BackupSession): Shown => ({
    session,
    box: session.selection.box.value,
    exceptions: session.selection.exceptions.value,
    credits: session.credits.value,
  })
  const report = (): void => {
    frame = undefined
    const { session } = link
    if (session === undefined || reported?.session !== session) return
    const latest = now(session)
    if (!isNews(reported, latest)) return
    reported = latest
    const { box, exceptions, credits } = latest
    let items: readonly Item[] | undefined
    const detail = {
      // A lazy getter, because most pages do not read the items.
      get items() {
        items ??= [...box, ...exceptions]
        return items
      },
      credits: { ...credits, skipped: { ...credits.skipped } },
    }
    host.dispatchEvent(new BackupSelectionChangeEvent(detail, createId()))
  }
  return {
    hostUpdated() {
      const { session } = link
      if (session === undefined) return
      if (reported?.session !== session) reported = now(session)
      if (frame === undefined && isNews(reported, now(session))) frame = requestAnimationFrame(report)
      const before = errors
      errors = [session.coverage.error.value, session.creditsError.value]
      for (const error of errors) if (error !== undefined && !before.includes(error)) fireError(host, error)
    },
    hostDisconnected() {
      if (frame !== undefined) cancelAnimationFrame(frame)
      frame = undefined
    },
  }
}

/** Returns whether the host page needs an event. The first known balance of an empty box is not a change. */
const isNews = (reported: Shown, { box, exceptions, credits }: Shown): boolean =>
  box !== reported.box ||
  exceptions !== reported.exceptions ||
  credits.allocated !== reported.credits.allocated ||
  credits.covered !== reported.credits.covered ||
  credits.isExact !== reported.credits.isExact ||
  credits.shortfall !== reported.credits.shortfall ||
  credits.starts !== reported.credits.starts ||
  ((box.length > 0 || reported.credits.available !== undefined) && credits.available !== reported.credits.available)
