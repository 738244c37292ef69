import type { BackupAdapter } from '../../model/adapter.js'
import { toBackupError } from '../../model/errors.js'
import type { ItemRef, Scope } from '../../model/model.js'

export interface FetchCostsHost {
  port: BackupAdapter
  needScope(): Promise<Scope>
  hasCoverage(): Promise<boolean>
}

/** Maximum number of items in one call: more rows than a screen shows. */
const MAX_REFS = 100
/** Failures after which the same call may succeed. */
const TEMPORARY: ReadonlySet<string> = new Set(['aborted', 'unavailable', 'rate-limited', 'unauthorized'])

/** Fetches the costs of items on their own, in order; `undefined` if the backend has no costs. Rejects if a later call may succeed. */
export const fetchCosts = async (
  { port, needScope, hasCoverage }: FetchCostsHost,
  refs: readonly ItemRef[],
  signal: AbortSignal,
): Promise<readonly (number | null)[] | undefined> => {
  const scope = await needScope()
  if (!(await hasCoverage()) || port.listCosts === undefined) return undefined
  const costs: (number | null)[] = []
  try {
    for (let from = 0; from < refs.length; from += MAX_REFS)
      costs.push(...(await port.listCosts(scope, refs.slice(from, from + MAX_REFS), { signal })))
    return costs
  } catch (thrown) {
    const error = toBackupError(thrown)
    if (TEMPORARY.has(error.code)) throw error
    return undefined
  }
}
