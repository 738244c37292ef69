import type {
  BackupAdapter,
  BackupRequest,
  ItemRef,
  Page,
  Policy,
  PolicyDraft,
  PolicyForecast,
  PolicyMethod,
  Scope,
} from '../../core/internal.js'
import { MAX_START_BODY } from '../contract/wire-limits.js'
import type { Ask } from './license-calls.js'
import { at, checkItems, checkKey, encodeId } from './request-parts.js'

export const toRef = ({ kind, id }: ItemRef): ItemRef => ({ kind, id })

/** Returns the body of a draft, without fields that a draft does not have. */
const toDraft = ({ name, items, exceptions = [], settings, limit, leavers }: PolicyDraft): PolicyDraft => ({
  name,
  items: items.map(toRef),
  ...(exceptions.length > 0 && { exceptions: exceptions.map(toRef) }),
  settings,
  ...(limit !== undefined && { limit }),
  leavers,
})

/** @throws `too-large` for more items than a request may have */
const toBody = (method: PolicyMethod, draft: PolicyDraft): PolicyDraft => {
  checkItems(method, 'a policy', draft)
  return toDraft(draft)
}

const isSameList = (a: readonly ItemRef[] = [], b: readonly ItemRef[] = []): boolean =>
  a.length === b.length && a.every(({ kind, id }, place) => kind === b[place]?.kind && id === b[place]?.id)

/** Returns the policy of a start. The server takes parts that equal the start from the start, which may have a million items. */
export const policyOfStart = ({ items, exceptions, settings, policy }: BackupRequest): { policy?: Partial<PolicyDraft> } => {
  if (policy === undefined) return {}
  const { items: ownItems, exceptions: ownExceptions = [], settings: ownSettings, ...rest } = toDraft(policy)
  const isSame =
    isSameList(items, ownItems) && isSameList(exceptions, ownExceptions) && JSON.stringify(settings) === JSON.stringify(ownSettings)
  return { policy: isSame ? rest : toDraft(policy) }
}

/** The calls of policies. */
export const policyCalls = (ask: Ask): Required<Pick<BackupAdapter, PolicyMethod>> => {
  const pathOf = (scope: Scope, id: string, method: PolicyMethod): string => at(scope, method, `policies/${encodeId(id, method, 'id')}`)
  return {
    listPolicies: async (scope, { cursor }, call) =>
      ask<Page<Policy>>('listPolicies', call, { path: at(scope, 'listPolicies', 'policies'), query: { cursor } }),
    savePolicy: async (scope, draft, { id }, call) =>
      ask<Policy>('savePolicy', call, {
        verb: id === undefined ? 'POST' : 'PUT',
        path: id === undefined ? at(scope, 'savePolicy', 'policies') : pathOf(scope, id, 'savePolicy'),
        body: toBody('savePolicy', draft),
        maxBytes: MAX_START_BODY,
        key: checkKey(call.idempotencyKey, 'savePolicy'),
      }),
    setPolicyStatus: async (scope, id, status, call) =>
      ask<Policy>('setPolicyStatus', call, {
        verb: 'POST',
        path: `${pathOf(scope, id, 'setPolicyStatus')}:set-status`,
        body: { status },
      }),
    forecastPolicy: async (scope, draft, call) =>
      ask<PolicyForecast>('forecastPolicy', call, {
        verb: 'POST',
        path: at(scope, 'forecastPolicy', 'policies:forecast'),
        query: { policyId: call.policyId },
        body: toBody('forecastPolicy', draft),
        maxBytes: MAX_START_BODY,
      }),
  }
}
