import { batch, effect } from '@preact/signals-core'
import { sameScope } from '../model/model.js'
import { createStarter } from '../starting/starter.js'
import type { Draft } from './draft.js'
import type { SessionOptions } from './session.js'
import type { SessionChanges } from './session-changes.js'
import type { SessionParts } from './session-parts.js'

/** The starter with the members reserved for its session. */
export interface SessionStarter extends ReturnType<typeof createStarter> {
  dispose(): void
}

/** Creates the starter of a session. A start empties the box and notifies the other parts and tabs. */
export const createSessionStarter = (
  { port, scopes, users, items, balance, coverage, selection, runs }: SessionParts,
  changes: SessionChanges,
  draft: Draft,
  { store, sharedStore }: Pick<SessionOptions, 'store' | 'sharedStore'>,
): SessionStarter => {
  const starter = createStarter({
    port,
    items,
    price: users.price,
    coverage,
    balance,
    size: selection.size,
    box: selection.shown,
    exceptions: selection.shownExceptions,
    canExcept: scopes.canExcept,
    canKeep: scopes.canKeep,
    scope: scopes.current,
    needScope: scopes.need,
    store: sharedStore ?? store,
    scopeSignal: scopes.signal,
    whenChecked: changes.whenChecked,
    onStarted(run, where, boxes) {
      changes.send(where, 'backups')
      if (!sameScope(where, scopes.current.value)) return
      runs.put(run)
      batch(() => {
        // emptied at once, so that a second click has nothing to start
        if (boxes !== undefined) {
          for (const box of boxes) selection.remove(box)
          draft.setSettings(undefined)
        }
        changes.refresh('backups').catch(() => {})
      })
    },
    onRefused() {
      changes.refresh('backups').catch(() => {})
    },
  })

  // a box can only be compared with the available credits once they are loaded
  const dispose: () => void = effect(() => {
    if (selection.size.value > 0 && scopes.current.value !== undefined) balance.need().catch(() => {})
  })

  return { ...starter, dispose }
}
