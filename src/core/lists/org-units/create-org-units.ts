import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { toReadable } from '../../async/readable.js'
import type { BackupAdapter } from '../../model/adapter.js'
import { aborted } from '../../model/errors.js'
import type { OrgUnit, Scope, UserFilter } from '../../model/model.js'
import type { ItemName } from '../../selection/item-table.js'
import { NO_ROWS } from '../list.js'
import { createList } from '../paged-list.js'
import type { Tree } from './create-tree.js'
import type { Ticks } from './forest.js'
import type { OrgUnitTree } from './org-unit-tree.js'

/** Subscribers to rows are notified at most once per frame. */
const FRAME_MS = 16

/** Connections between the org units and their session. */
export interface OrgUnitsHost {
  port: BackupAdapter
  /** Resolves to the chosen scope, or to the first scope of the first cloud. */
  needScope(): Promise<Scope>
  ticks: ReadonlySignal<Ticks>
  /** BCP 47 language in which units are sorted. Default: the language of the browser. */
  locale?: (() => string | undefined) | undefined
}

/** The org units with the methods reserved for their session. */
export interface OwnedOrgUnits extends OrgUnitTree {
  /** Name of a loaded unit, and the path of its parents. */
  unitName(id: string): ItemName | undefined
  /** Increases when the units were loaded. */
  readonly unitsRevision: ReadonlySignal<number>
  /** Fetches the units again: now if they have subscribers, otherwise on the next subscription. */
  refresh(): Promise<void>
  /** Clears units, search and expansion for a new scope. */
  reset(): void
  dispose(): void
}

/** Creates the org units of a scope. One call loads them all; flat rows show them as a tree. */
export const createOrgUnits = (host: OrgUnitsHost): OwnedOrgUnits => {
  const tree = signal<Tree | undefined>(undefined)
  const unitsRevision = signal(0)
  const query = signal<UserFilter & { readonly search: string }>({ search: '' })
  let isOver = false

  // the list has a single page
  const { look, ...listed } = createList<OrgUnit>({
    pageSize: 1,
    async fetch(_, signal) {
      const asked = host.port.listOrgUnits(await host.needScope(), { signal })
      // loads the tree code while the request for the units runs
      const [units, { createTree }] = await Promise.all([asked, import('./create-tree.js')])
      if (signal.aborted) throw aborted('listOrgUnits')
      const own = tree.peek() ?? createTree(query, host.ticks)
      const replaceUnits = await own.prepareUnits(units, host.locale?.())
      if (signal.aborted) throw aborted('listOrgUnits')
      batch(() => {
        replaceUnits()
        tree.value = own
        unitsRevision.value += 1
      })
      return { items: units }
    },
  })
  /** Reads a value from the tree; `before` is the value until the tree is loaded. */
  const fromTree = <T>(read: (tree: Tree) => T, before: T, intervalMs?: number) =>
    toReadable(
      computed(() => (tree.value ? read(tree.value) : before)),
      look,
      intervalMs,
    )

  return {
    rows: fromTree((tree) => tree.rows.value, NO_ROWS, FRAME_MS),
    total: fromTree<number | undefined>((tree) => tree.total.value, undefined),
    status: listed.status,
    error: listed.error,
    hasMore: fromTree(() => false, true),
    query: toReadable(query, look),
    problems: fromTree((tree) => tree.problems.value, []),
    search(text) {
      const search = text.trim()
      if (isOver || search === query.peek().search) return
      tree.peek()?.startSearch()
      query.value = { ...query.peek(), search }
    },
    // a user filter does not apply to org units
    filter() {},
    more: listed.more,
    reload: listed.reload,
    expand: (id) => tree.peek()?.setExpanded(id, true),
    collapse: (id) => tree.peek()?.setExpanded(id, false),
    expandAll: () => tree.peek()?.setAllExpanded(true),
    collapseAll: () => tree.peek()?.setAllExpanded(false),
    subtree: (id) => tree.peek()?.subtree(id) ?? [],
    indexOf: (id) => tree.peek()?.indexOf(id) ?? -1,
    unitName(id) {
      const unit = tree.peek()?.unit(id)
      return unit && { label: unit.name.trim() === '' ? id : unit.name, detail: tree.peek()?.pathOf(id) || undefined }
    },
    unitsRevision,
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
