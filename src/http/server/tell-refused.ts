import type { Actor, RefusableAction, Scope } from '../../core/internal.js'
import type { EndpointId } from '../contract/endpoints.js'

/** A change that a named caller may not make. */
export interface RefusedChange {
  actor: Actor
  /** The scope in the path of the request, which may not exist. */
  scope: Scope
  action: RefusableAction
}

const ACTIONS: Partial<Record<EndpointId, RefusableAction>> = {
  startBackup: 'backup-started',
  retryRun: 'backup-retried',
  saveSettings: 'settings-saved',
  giveBack: 'users-released',
  savePolicy: 'policy-saved',
  changePolicy: 'policy-saved',
  setPolicyStatus: 'policy-status',
}

/** Passes a refused change of a named caller to a hook. An error of the hook does not change the response. */
export const tellRefused = (
  onRefused: ((refused: RefusedChange) => void | Promise<void>) | undefined,
  operation: EndpointId,
  scope: Scope,
  actor: Actor | undefined,
): void => {
  const action = ACTIONS[operation]
  if (onRefused === undefined || actor === undefined || action === undefined) return
  Promise.resolve()
    .then(() => onRefused({ actor, scope, action }))
    .catch(() => {})
}
