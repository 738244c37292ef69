// Loaded with the first saved policy.
import type { BackupAdapter } from '../model/adapter.js'
import { unsupported } from '../model/errors.js'
import type { PolicyDraft, Scope } from '../model/model.js'
import type { Policy } from '../model/policy-model.js'
import { checkPolicyDraft } from '../rules/check-policy.js'
import { hash } from '../rules/random.js'
import { canonicalJson } from './fingerprint.js'
import { createIntents, type IntentStore } from './intents.js'

/** Saves a policy. */
export type SavePolicy = (scope: Scope, draft: PolicyDraft, options: { id?: string | undefined }) => Promise<Policy>

/** Creates a command that keeps an idempotency key for the same draft until an answer proves the outcome. */
export const createSavePolicy = (port: BackupAdapter, store: IntentStore | undefined): SavePolicy => {
  // shared by all calls, because without a store only this object keeps the idempotency keys
  const intents = createIntents(port.name, store)
  return async (scope, given, { id }) => {
    if (port.savePolicy === undefined) throw unsupported(port, 'savePolicy')
    const send = port.savePolicy
    const draft = checkPolicyDraft(given)
    return intents.once(scope, `save-policy ${hash(canonicalJson([id ?? null, draft]))}`, (idempotencyKey) =>
      // never aborts a sent policy, because the session could not find out whether it arrived
      send(scope, draft, id === undefined ? {} : { id }, { signal: new AbortController().signal, idempotencyKey }),
    )
  }
}
