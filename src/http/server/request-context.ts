import { type Actor, type BackupAdapter, BackupError, type Call, type ItemRef, type Scope } from '../../core/internal.js'
import type { Action, EndpointId } from '../contract/endpoints.js'
import type { SyncBook } from './sync-book.js'

/** One authorized request, passed to the function of its endpoint. */
export interface RequestContext {
  /** The adapter wrapped by the validation of its answers. */
  adapter: BackupAdapter
  syncs: SyncBook
  scope: Scope
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  body: unknown
  idempotencyKey: string
  /** The header `If-Match`. */
  ifMatch: string | null
  locale: string | undefined
  /** The caller, if `authorize` returned an actor. */
  actor: Actor | undefined
  /** Aborts when the client disconnects. Only reads use it. */
  signal: AbortSignal
  /** Returns whether the client may perform an action on a domain. */
  may(action: Action, scope: Scope): Promise<boolean>
  /** Returns for each domain whether the client may read it. */
  mayRead(scopes: readonly Scope[]): Promise<readonly boolean[]>
}

/** A successful response before it is serialized. */
export interface Answer {
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

/** Functions that answer endpoints, by operation id. */
export type EndpointFunctions<Id extends EndpointId> = Readonly<Record<Id, (context: RequestContext) => Promise<Answer>>>

/** Returns an optional method of the adapter. Rejects `unsupported` when the adapter lacks it. */
export const need = <T>(method: T | undefined): T => {
  if (method === undefined) throw new BackupError('unsupported', 'this backend does not support this call')
  return method
}

/**
 * Checks that the backend applies exceptions and items of kind `domain`.
 *
 * @throws `unsupported` for items or exceptions that a backend without `exceptions` would ignore
 */
export const needExceptions = async (
  context: RequestContext,
  items: readonly ItemRef[],
  exceptions: readonly ItemRef[] = [],
): Promise<void> => {
  const { adapter, scope } = context
  if (adapter.exceptions === true || (exceptions.length === 0 && !items.some(({ kind }) => kind === 'domain'))) return
  const clouds = await adapter.listClouds(readCall(context))
  if (clouds.some(({ id, capabilities }) => id === scope.cloudId && capabilities?.includes('exceptions'))) return
  throw new BackupError('unsupported', 'this backend supports neither exceptions nor items of kind "domain": remove them from the request')
}

/** Call options of a read: it aborts when the client disconnects. */
export const readCall = ({ signal, locale }: RequestContext): Call & { locale: string | undefined } => ({ signal, locale })

/** Call options of a write: it completes even when the client disconnects. */
export const writeCall = ({ locale, actor }: RequestContext): Call => ({
  signal: new AbortController().signal,
  locale,
  actor,
})

/** Call options of a write under an idempotency key. */
export const keyedCall = (context: RequestContext) => ({ ...writeCall(context), idempotencyKey: context.idempotencyKey })
