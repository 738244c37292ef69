// Loaded with the first give-back.
import type { BackupAdapter } from '../model/adapter.js'
import { unsupported } from '../model/errors.js'
import type { GiveBackResult } from '../model/license-model.js'
import type { Scope } from '../model/model.js'
import { checkGiveBack } from '../rules/check-give-back.js'
import { hash } from '../rules/random.js'
import { createIntents, type IntentStore } from './intents.js'

/** Gives the licenses of users back. */
export type GiveBack = (scope: Scope, userIds: readonly string[]) => Promise<GiveBackResult>

/** Creates a command that keeps an idempotency key for the same users until an answer proves the outcome. */
export const createGiveBack = (port: BackupAdapter, store: IntentStore | undefined): GiveBack => {
  // shared by all calls, because without a store only this object keeps the idempotency keys
  const intents = createIntents(port.name, store)
  return async (scope, userIds) => {
    if (port.giveBack === undefined) throw unsupported(port, 'giveBack')
    const send = port.giveBack
    const ids = checkGiveBack(userIds)
    return intents.once(scope, `give-back ${hash(JSON.stringify([...ids].sort()))}`, (idempotencyKey) =>
      // never aborts a sent give-back, because the session could not find out whether it arrived
      send(scope, ids, { signal: new AbortController().signal, idempotencyKey }),
    )
  }
}
