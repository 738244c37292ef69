import type { BackupAdapter } from '../core/internal.js'
import { type ContractCheck, callOf } from './adapter-under-test.js'
import { check } from './assertions.js'

const OPTIONAL: readonly (keyof BackupAdapter)[] = [
  'listCoverage',
  'sync',
  'cancelSync',
  'getRun',
  'listRuns',
  'listRunUsers',
  'retryRun',
  'stopRun',
  'describeSettings',
  'getSettings',
  'saveSettings',
  'listActivity',
  'describeFilters',
  'listCosts',
  'listHolders',
  'giveBack',
]

export const shapeChecks: readonly ContractCheck[] = [
  {
    name: 'has the methods that every adapter needs, and functions as its optional methods',
    async check({ raw }) {
      // the suite checks the needed methods before every check
      for (const method of OPTIONAL) {
        const kind = typeof raw[method]
        check(kind === 'function' || kind === 'undefined', `${raw.name}.${method} is a value of type ${kind}, not a method`)
      }
    },
  },
  {
    name: 'names for each org unit a parent in the list, without circles',
    async check({ adapter, scope }) {
      const units = await adapter.listOrgUnits(scope, callOf())
      const parents = new Map(units.map(({ id, parentId }) => [id, parentId]))
      for (const { id, parentId } of units)
        check(parentId === null || parents.has(parentId), `listOrgUnits: the parent ${parentId} of ${id} is not in the list`)
      for (const { id } of units) {
        const above = new Set<string>()
        for (let unit: string | null = id; unit !== null; unit = parents.get(unit) ?? null) {
          check(!above.has(unit), `listOrgUnits: ${id} is below itself`)
          above.add(unit)
        }
      }
    },
  },
]
