import type { List } from '../lists/list.js'
import { createList, type OwnedList } from '../lists/paged-list.js'
import { createIdSet } from '../lists/row-set.js'
import type { BackupAdapter } from '../model/adapter.js'
import { unsupported } from '../model/errors.js'
import type { PolicyDraft, Scope } from '../model/model.js'
import type { Policy, PolicyForecast, PolicyStatus } from '../model/policy-model.js'
import type { IntentStore } from '../starting/intents.js'
import type { SavePolicy } from '../starting/send-policy.js'

/** The policies of the domain, oldest first. Offered if the capabilities include `policies`. */
export interface Policies extends Omit<List<Policy>, 'search' | 'filter'> {
  /**
   * Creates a policy, or replaces the draft of the policy with this id. Until an answer proves the outcome, the same draft keeps its
   * idempotency key, so a repeated call creates no second policy.
   *
   * @throws `bad-input` with the invalid field of the draft
   */
  savePolicy(draft: PolicyDraft, options?: { id?: string | undefined }): Promise<Policy>
  /** Pauses, resumes or ends a policy. */
  setPolicyStatus(id: string, status: Exclude<PolicyStatus, 'unknown'>): Promise<Policy>
  /** Returns the expected course of a policy, whether it is saved or not. `id` names the policy whose next version the draft is. */
  forecastPolicy(draft: PolicyDraft, options?: { id?: string | undefined }): Promise<PolicyForecast>
}

/** Connections between the policies and their session. */
export interface PoliciesHost {
  port: BackupAdapter
  pageSize: number
  store: IntentStore | undefined
  needScope(): Promise<Scope>
  scopeSignal(): AbortSignal
}

/** The policies with the methods reserved for their session. */
export type OwnedPolicies = Policies & Pick<OwnedList<Policy>, 'refresh' | 'reset' | 'dispose'>

/** Creates the policies of the current domain. */
export const createPolicies = ({ port, pageSize, store, needScope, scopeSignal }: PoliciesHost): OwnedPolicies => {
  let save: SavePolicy | undefined
  const list = createList<Policy>({
    pageSize,
    createRowSet: () => createIdSet(({ id }) => id),
    async fetch({ cursor }, signal) {
      if (port.listPolicies === undefined) throw unsupported(port, 'listPolicies')
      return port.listPolicies(await needScope(), cursor === undefined ? {} : { cursor }, { signal })
    },
  })
  return {
    ...list,
    async savePolicy(draft, options = {}) {
      const scope = await needScope()
      const { createSavePolicy } = await import('../starting/send-policy.js')
      save ??= createSavePolicy(port, store)
      return save(scope, draft, options)
    },
    async setPolicyStatus(id, status) {
      if (port.setPolicyStatus === undefined) throw unsupported(port, 'setPolicyStatus')
      return port.setPolicyStatus(await needScope(), id, status, { signal: scopeSignal() })
    },
    async forecastPolicy(draft, { id } = {}) {
      if (port.forecastPolicy === undefined) throw unsupported(port, 'forecastPolicy')
      return port.forecastPolicy(await needScope(), draft, { signal: scopeSignal(), ...(id !== undefined && { policyId: id }) })
    },
  }
}
