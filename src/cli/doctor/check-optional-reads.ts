import { type BackupAdapter, type Call, type Capability, isBackupError, type Policy, type Scope } from '../../core/internal.js'

/** A domain whose calls are checked. */
export interface CheckedDomain {
  scope: Scope
  /** Capabilities of its cloud; undefined if the cloud lists none. */
  capabilities: readonly Capability[] | undefined
}

type Read = (adapter: BackupAdapter, scope: Scope, call: Call) => Promise<unknown> | undefined

/** Reads the newest run and its users. */
const readRuns: Read = async (adapter, scope, call) => {
  const [run] = (await adapter.listRuns?.(scope, {}, call))?.items ?? []
  if (run === undefined) return
  await adapter.getRun?.(scope, run.id, call)
  await adapter.listRunUsers?.(scope, run.id, {}, call)
}

const readCosts: Read = async (adapter, scope, call) => {
  const groups = (await adapter.listGroups({ scope, limit: 1 }, call)).items
  if (groups.length > 0)
    await adapter.listCosts?.(
      scope,
      groups.map(({ id }) => ({ kind: 'group', id })),
      call,
    )
}

/** The optional calls that read, by the capability that offers them. */
const READS: readonly (readonly [capability: Capability, read: Read])[] = [
  ['filters', (adapter, scope, call) => adapter.describeFilters?.(scope, call)],
  ['coverage', readCosts],
  ['settings', (adapter, scope, call) => adapter.describeSettings?.(scope, call)],
  ['settings', (adapter, scope, call) => adapter.getSettings?.(scope, call)],
  ['runs', readRuns],
  ['activity', (adapter, scope, call) => adapter.listActivity?.(scope, {}, call)],
  ['licenses', (adapter, scope, call) => adapter.listHolders?.(scope, {}, call)],
]

/** Whether the cloud of a domain offers a capability. A cloud without a list offers what the adapter has. */
const offers = ({ capabilities }: CheckedDomain, capability: Capability): boolean => capabilities?.includes(capability) ?? true

/**
 * Sends every optional call that reads, because a session shows the page of each. Returns the errors, one for each call that fails. A
 * method that the backend does not support is no error.
 */
export const checkOptionalReads = async (adapter: BackupAdapter, domain: CheckedDomain, call: Call): Promise<unknown[]> => {
  const errors: unknown[] = []
  for (const [capability, read] of READS) {
    if (!offers(domain, capability)) continue
    try {
      await read(adapter, domain.scope, call)
    } catch (thrown) {
      // no capability promises `listCosts`, and a cloud without capabilities promises nothing
      const mayBeMissing = domain.capabilities === undefined || read === readCosts
      if (!(mayBeMissing && isBackupError(thrown) && thrown.code === 'unsupported')) errors.push(thrown)
    }
  }
  return errors
}

/** Returns the active policies on the first page of a domain. */
export const readActivePolicies = async (adapter: BackupAdapter, domain: CheckedDomain, call: Call): Promise<readonly Policy[]> => {
  if (adapter.listPolicies === undefined || !offers(domain, 'policies')) return []
  const { items } = await adapter.listPolicies(domain.scope, {}, call)
  return items.filter(({ status }) => status === 'active')
}
