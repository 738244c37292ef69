import type { LitElement, ReactiveController } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupError, BackupSession, Box, Credits, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { BackupSelectionChangeEvent } from '../base/events.js'
import { fireError } from '../base/problem.js'

interface Told {
  session: BackupSession
  box: Box
  credits: Credits
}

/** Dispatches `backup-selection-change` at most once per frame, but not for the initial state, and `backup-error` for failed counts. */
export const createSelectionNews = (host: LitElement, link: Connection): ReactiveController => {
  let told: Told | undefined
  let errors: readonly (BackupError | undefined)[] = []
  let frame: number | undefined

  const now = (session: BackupSession): Told => ({ session, box: session.selection.box.value, credits: session.credits.value })
  const tell = (): void => {
    frame = undefined
    const { session } = link
    if (session === undefined || told?.session !== session) return
    const latest = now(session)
    if (!isNews(told, latest)) return
    told = latest
    const { box, credits } = latest
    let items: readonly Item[] | undefined
    const detail = {
      // A lazy getter, because most pages do not read the items.
      get items() {
        items ??= [...box]
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
      if (told?.session !== session) told = now(session)
      if (frame === undefined && isNews(told, now(session))) frame = requestAnimationFrame(tell)
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
const isNews = (told: Told, { box, credits }: Told): boolean =>
  box !== told.box ||
  credits.allocated !== told.credits.allocated ||
  credits.covered !== told.credits.covered ||
  credits.isExact !== told.credits.isExact ||
  credits.shortfall !== told.credits.shortfall ||
  credits.starts !== told.credits.starts ||
  ((box.length > 0 || told.credits.available !== undefined) && credits.available !== told.credits.available)
