import * as z from 'zod/mini'
import { schemas } from '../../core/internal.js'

const count = z.int().check(z.nonnegative())

/** One sync as returned by `POST syncs` and `GET syncs/{syncId}`. */
export const syncJob = z.strictObject({
  id: z.string().check(z.minLength(1)),
  kind: schemas.syncKind,
  status: z.enum(['running', 'completed', 'failed', 'cancelled']),
  done: count,
  total: z.optional(count),
  /** Present when the status is `completed`. */
  result: z.optional(schemas.syncResult),
  /** A problem (RFC 9457), present when the status is `failed`. */
  error: z.optional(z.looseObject({ type: z.string() })),
})
/** One sync as the API reports it. */
export type SyncJob = z.infer<typeof syncJob>
