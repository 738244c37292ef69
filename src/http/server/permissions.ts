import { type Actor, BackupError, isBackupError, type Scope } from '../../core/internal.js'
import type { Action } from '../contract/endpoints.js'

/** A caller who may not perform the action. Named, so that the activity log can say whose attempt was refused. */
export interface RefusedActor extends Actor {
  isAllowed: false
}

/** The result of `authorize`: whether the request is allowed, the actor of an allowed request, or the actor of a refused one. */
export type Decision = boolean | Actor | RefusedActor

/** Decides whether a request may perform an action. `scope` is undefined for the list of clouds. */
export type Authorize = (request: Request, action: Action, scope: Scope | undefined) => Decision | Promise<Decision>

/** Decides for many domains at once whether a request may read each of them. */
export type AuthorizeDomains = (request: Request, scopes: readonly Scope[]) => readonly boolean[] | Promise<readonly boolean[]>

/** Whether a request is allowed, and its actor if `authorize` returned one. */
export interface Permission {
  isAllowed: boolean
  actor: Actor | undefined
}

/** The permissions of requests. */
export interface Permissions {
  check(request: Request, action: Action, scope: Scope | undefined): Promise<Permission>
  /** Returns for each domain whether the request may read it. */
  checkDomains(request: Request, scopes: readonly Scope[]): Promise<readonly boolean[]>
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

/** Calls a hook. Its own errors are `unauthorized`. */
const callHook = async <T>(name: string, hook: () => T | Promise<T>): Promise<T> => {
  try {
    return await hook()
  } catch (thrown) {
    if (isBackupError(thrown)) throw thrown
    // The message may quote a token, so only the name of the error is reported.
    throw new BackupError('unauthorized', `${name} threw ${thrown instanceof Error ? thrown.name : typeof thrown}`)
  }
}

const isRefused = (decision: unknown): boolean =>
  typeof decision === 'object' && decision !== null && 'isAllowed' in decision && decision.isAllowed !== true

export interface PermissionOptions {
  authorize: Authorize | undefined
  authorizeDomains: AuthorizeDomains | undefined
  /** Decides instead if there is no `authorize`. */
  isLoopback(request: Request): boolean
}

/** Creates the functions that call `authorize` and `authorizeDomains`. Only `true` and an actor allow a request. */
export const createPermissions = ({ authorize, authorizeDomains, isLoopback }: PermissionOptions): Permissions => {
  const check: Permissions['check'] = async (request, action, scope) => {
    if (authorize === undefined) return { isAllowed: isLoopback(request) === true, actor: undefined }
    const decision = await callHook('authorize', () => authorize(request, action, scope))
    const actor = actorOf(decision)
    return { isAllowed: decision === true || (actor !== undefined && !isRefused(decision)), actor }
  }
  return {
    check,
    async checkDomains(request, scopes) {
      if (authorize === undefined || authorizeDomains === undefined)
        return Promise.all(scopes.map(async (scope) => (await check(request, 'read', scope)).isAllowed))
      const allowed = await callHook('authorizeDomains', () => authorizeDomains(request, scopes))
      return scopes.map((_, index) => Array.isArray(allowed) && allowed[index] === true)
    },
  }
}

const hasCredentials = ({ headers }: Request): boolean => headers.has('authorization') || headers.has('cookie')

/** Returns the error of a request that is not allowed. */
export const refusePermission = (request: Request, authorize: Authorize | undefined): BackupError => {
  if (authorize === undefined) return new BackupError('forbidden', 'without an authorize hook, only requests from this machine are served')
  return hasCredentials(request) ? new BackupError('forbidden', 'permission denied') : new BackupError('unauthorized', 'sign-in required')
}
