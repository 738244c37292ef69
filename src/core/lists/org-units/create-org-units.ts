import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { toReadable } from '../../async/readable.js'
import type { BackupAdapter } from '../../model/adapter.js'
import { aborted } from '../../model/errors.js'
import type { OrgUnit, Scope, UserFilter } from '../../model/model.js'
import { NO_ROWS } from '../list.js'
import { createList } from '../paged-list.js'
import type { Ticks } from './count-ticked.js'
import type { Tree } from './create-tree.js'
import type { OrgUnitTree } from './org-unit-tree.js'

/** Rows are announced at most once a frame. */
const FRAME_MS = 16

export interface OrgUnitsHost {
  port: BackupAdapter
  /** The scope, once one is chosen. */
  needScope(): Promise<Scope>
  ticks: ReadonlySignal<Ticks>
}

export interface OwnedOrgUnits extends OrgUnitTree {
  /** A unit that is loaded. */
  unit(id: string): OrgUnit | undefined
  /** Something changed at the backend: asks again where somebody looks, else at the next look. */
  refresh(): Promise<void>
  /** Forgets units, search and what is expanded: another scope. */
  reset(): void
  dispose(): void
}

/** The org units of a scope as a tree: loaded in one go, shown as flat rows. */
export const createOrgUnits = (host: OrgUnitsHost): OwnedOrgUnits => {
  const tree = signal<Tree | undefined>(undefined)
  const query = signal<UserFilter & { readonly search: string }>({ search: '' })
  let isOver = false

  // a list of one page, which is all there is
  const { look, ...listed } = createList<OrgUnit>({
    pageSize: 1,
    async fetch(_, signal) {
      const asked = host.port.listOrgUnits(await host.needScope(), { signal })
      // what makes a tree of them is loaded while they are on their way
      const [units, { createTree }] = await Promise.all([asked, import('./create-tree.js')])
      if (signal.aborted) throw aborted('listOrgUnits')
      const own = tree.peek() ?? createTree(query, host.ticks)
      own.take(units)
      tree.value = own
      return { items: units }
    },
  })
  /** What the tree tells, once there is one. */
  const of = <T>(read: (tree: Tree) => T, before: T, restMs?: number) =>
    toReadable(
      computed(() => (tree.value ? read(tree.value) : before)),
      look,
      restMs,
    )

  return {
    rows: of((tree) => tree.rows.value, NO_ROWS, FRAME_MS),
    total: of<number | undefined>((tree) => tree.total.value, undefined),
    status: listed.status,
    error: listed.error,
    hasMore: of(() => false, true),
    query: toReadable(query, look),
    problems: of((tree) => tree.problems.value, []),
    search(text) {
      const search = text.trim()
      if (isOver || search === query.peek().search) return
      tree.peek()?.restart()
      query.value = { ...query.peek(), search }
    },
    // org units have nothing that users are filtered by
    filter() {},
    more: listed.more,
    reload: listed.reload,
    expand: (id) => tree.peek()?.unfold(id, true),
    collapse: (id) => tree.peek()?.unfold(id, false),
    expandAll: () => tree.peek()?.unfoldAll(true),
    collapseAll: () => tree.peek()?.unfoldAll(false),
    subtree: (id) => tree.peek()?.subtree(id) ?? [],
    indexOf: (id) => tree.peek()?.indexOf(id) ?? -1,
    unit: (id) => tree.peek()?.unit(id),
    refresh: listed.refresh,
    reset() {
      batch(() => {
        tree.value = undefined
        query.value = { search: '' }
        listed.reset()
      })
    },
    dispose() {
      isOver = true
      listed.dispose()
    },
  }
}
