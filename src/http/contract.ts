import * as z from 'zod/mini'
import { type ErrorCode, type ItemRef, type Scope, schemas } from '../core/internal.js'

// What both ends of the wire agree on: paths, sizes, the key of a start, problem types, the shape of a sync.

export const VERSION = 'v1'
export const MIB = 1024 * 1024
/** Bytes a request body may have. */
export const MAX_BODY = MIB
export const MAX_START_BODY = 64 * MIB
export const MAX_ITEMS = 1_000_000

/** An Idempotency-Key: 1 to 255 printable ASCII characters, no space at either end. */
export const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/

/** `type` of a problem is this and an error code. */
export const PROBLEM = 'urn:backup-start:'
export const PROBLEM_MEDIA = 'application/problem+json'

/** The status each error goes out with; clients branch on the problem's type only. */
export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  'bad-input': 422,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'not-enough-credits': 409,
  'selection-changed': 409,
  'too-large': 413,
  'not-a-csv': 422,
  unreadable: 422,
  'rate-limited': 429,
  aborted: 499,
  unsupported: 501,
  'bad-answer': 502,
  unavailable: 503,
  'count-unknown': 503,
  disposed: 503,
}

/** Members of a problem that are not details. */
export const PROBLEM_MEMBERS: ReadonlySet<string> = new Set(['type', 'title', 'status', 'detail', 'instance', 'field'])

/** `{cloudId}` and `{domainId}` as they stand in a path. */
export const segment = (id: string): string => encodeURIComponent(id)
export const scopePath = (scope: Scope): string => `${VERSION}/clouds/${segment(scope.cloudId)}/domains/${segment(scope.domainId)}`

export const withinText = (ref: ItemRef): string => `${ref.kind}:${ref.id}`

const count = z.int().check(z.nonnegative())

/** One sync, as `syncs` tells about it. */
export const syncJob = z.strictObject({
  id: z.string().check(z.minLength(1)),
  kind: schemas.syncKind,
  status: z.enum(['running', 'completed', 'failed', 'cancelled']),
  done: count,
  total: z.optional(count),
  /** When completed. */
  result: z.optional(schemas.syncResult),
  /** When failed: a problem. */
  error: z.optional(z.looseObject({ type: z.string() })),
})
export type SyncJob = z.infer<typeof syncJob>
