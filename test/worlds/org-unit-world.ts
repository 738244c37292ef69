import { signal } from '@preact/signals-core'
import { createOrgUnits, type OwnedOrgUnits } from '../../src/core/lists/org-units/create-org-units.js'
import type { BackupAdapter } from '../../src/core/model/adapter.js'
import { BackupError } from '../../src/core/model/errors.js'
import { type ItemRef, keyOf, type OrgUnit, type Scope } from '../../src/core/model/model.js'

const SCOPE: Scope = { cloudId: 'c', domainId: 'd' }
/** Builds units from paths such as `a/b`. The id is the path; the name is its last part. */
export const unitsOf = (...paths: string[]): OrgUnit[] =>
  paths.map((id) => {
    const cut = id.lastIndexOf('/')
    return { id, name: id.slice(cut + 1), parentId: cut < 0 ? null : id.slice(0, cut) }
  })

/** Creates the org units of a fake backend, which the test holds, fails or changes. */
export const createTree = (units: readonly OrgUnit[]) => {
  const backend = {
    units,
    calls: 0,
    fault: undefined as BackupError | undefined,
    isHeld: false,
    release: () => {},
    signal: undefined as AbortSignal | undefined,
  }
  const ticks = signal<{ has(ref: ItemRef): boolean; size?: number; [Symbol.iterator]?(): Iterator<ItemRef> }>({ has: () => false })
  const port = {
    listOrgUnits(_: Scope, { signal: abort }: { signal: AbortSignal }) {
      backend.calls += 1
      backend.signal = abort
      return new Promise<readonly OrgUnit[]>((resolve, reject) => {
        abort.addEventListener('abort', () => reject(new BackupError('aborted', 'stopped')))
        const answer = (): void => (backend.fault === undefined ? resolve(backend.units) : reject(backend.fault))
        if (backend.isHeld) backend.release = answer
        else answer()
      })
    },
  } as Partial<BackupAdapter> as BackupAdapter
  const tree = createOrgUnits({ port, needScope: async () => SCOPE, ticks })
  const tick = (...ids: string[]): void => {
    const refs = ids.map((id): ItemRef => ({ kind: 'org-unit', id }))
    const keys = new Set(refs.map(keyOf))
    ticks.value = { has: (ref) => keys.has(keyOf(ref)), size: refs.length, [Symbol.iterator]: () => refs.values() }
  }
  return { tree, backend, ticks, tick }
}
/** Returns the visible rows as text: indented by level, `-` for expanded, `+` for collapsed. */
export const picture = (tree: OwnedOrgUnits): string[] =>
  [...tree.rows.value].map(
    ({ unit, level, isExpanded }) => `${' '.repeat(level - 1)}${isExpanded === undefined ? '' : isExpanded ? '-' : '+'}${unit.name}`,
  )
