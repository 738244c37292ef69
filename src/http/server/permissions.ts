import { type Actor, BackupError, isBackupError, type Scope } from '../../core/internal.js'
import type { Action } from '../contract/endpoints.js'

/** The result of `authorize`: whether the request is allowed, or the actor of an allowed request. */
export type Decision = boolean | Actor

/** Decides whether a request may perform an action. `scope` is undefined for the list of clouds. */
export type Authorize = (request: Request, action: Action, scope: Scope | undefined) => Decision | Promise<Decision>

/** An allowed request, and its actor if `authorize` returned one. */
export interface Permission {
  actor: Actor | undefined
}

const MAX_ID = 2048
/** Maximum length of an actor's name; longer names are cut, because an issuer may let people choose them. */
const MAX_NAME = 200

/** Returns the actor of a decision without further fields; undefined for any other decision. */
const actorOf = (decision: unknown): Actor | undefined => {
  if (typeof decision !== 'object' || decision === null) return undefined
  const { id, name } = decision as Partial<Record<keyof Actor, unknown>>
  const isActor = typeof id === 'string' && id !== '' && id.length <= MAX_ID && typeof name === 'string'
  return isActor ? { id, name: name.slice(0, MAX_NAME) } : undefined
}

/**
 * Creates the function that calls `authorize`. Only `true` and an actor allow a request.
 *
 * @param isLoopback decides instead if there is no `authorize`
 * @returns the permission, or undefined for a request that is not allowed
 */
export const createPermissions =
  ({ authorize, isLoopback }: { authorize: Authorize | undefined; isLoopback: (request: Request) => boolean }) =>
  async (request: Request, action: Action, scope: Scope | undefined): Promise<Permission | undefined> => {
    if (authorize === undefined) return isLoopback(request) === true ? { actor: undefined } : undefined
    try {
      const decision = await authorize(request, action, scope)
      const actor = actorOf(decision)
      return decision === true || actor !== undefined ? { actor } : undefined
    } catch (thrown) {
      if (isBackupError(thrown)) throw thrown
      // The message may quote a token, so only the name of the error is reported.
      throw new BackupError('unauthorized', `authorize threw ${thrown instanceof Error ? thrown.name : typeof thrown}`)
    }
  }

const hasCredentials = ({ headers }: Request): boolean => headers.has('authorization') || headers.has('cookie')

/** Returns the error of a request that is not allowed. */
export const refusePermission = (request: Request, authorize: Authorize | undefined): BackupError => {
  if (authorize === undefined) return new BackupError('forbidden', 'without an authorize hook, only requests from this machine are served')
  return hasCredentials(request) ? new BackupError('forbidden', 'permission denied') : new BackupError('unauthorized', 'sign-in required')
}
