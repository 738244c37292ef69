import type { BackupRequest, ItemRef } from '../../../src/core/index.js'
import { callOf } from '../../worlds/adapters.js'
import { scope, userOf } from '../../worlds/tenants.js'

/** Six active users without a backup. */
export const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => userOf(id))

export const item = (id: string): ItemRef => ({ kind: 'user', id })

/** A start of these users with the default settings. */
export const request = (ids: readonly string[], expectedCredits = ids.length): BackupRequest => ({
  scope,
  items: ids.map(item),
  settings: 'default',
  expectedCredits,
})

/** Options of a call with this idempotency key. */
export const keyed = (idempotencyKey: string, signal?: AbortSignal) => ({ ...callOf(signal), idempotencyKey })
