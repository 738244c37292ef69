import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { BackupAdapter } from '../adapter.js'
import { aborted } from '../errors.js'
import type { Rows } from '../list.js'
import type { OrgUnit, Scope, UserFilter } from '../model.js'
import { createList } from '../paged-list.js'
import { toReadable } from '../readable.js'
import { countTicked, type Ticks } from './count-ticked.js'
import { type Forest, NO_UNITS } from './forest.js'
import type { OrgUnitRow, OrgUnitTree } from './org-units.js'
import { FOUND_BELOW, findIn, rowOf, showRows, type Visible } from './visible.js'

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

/** For comparing without case and accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The org units of a scope as a tree: loaded in one go, shown as flat rows. */
export const createOrgUnits = (host: OrgUnitsHost): OwnedOrgUnits => {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  const forest = signal<Forest | undefined>(undefined)
  const query = signal<UserFilter & { readonly search: string }>({ search: '' })

  // --- what is expanded, by place; while searching, what was opened or closed by hand since
  let expanded = new Uint8Array(0)
  let byHand = new Map<number, boolean>()
  let isClosedWhileSearching = false
  const expansion = signal(0)
  let isOver = false

  const names = computed(() => (forest.value ?? NO_UNITS).units.map(({ name }) => fold(name)))
  const marks = computed(() => {
    const wanted = fold(query.value.search)
    return wanted === '' ? undefined : findIn(forest.value ?? NO_UNITS, names.value, wanted)
  })
  const visible = computed((): Visible => {
    expansion.value
    const found = marks.value
    if (found === undefined) return showRows(forest.value ?? NO_UNITS, (place) => expanded[place] === 1)
    const isOpen = (place: number): boolean =>
      byHand.get(place) ?? (!isClosedWhileSearching && ((found[place] as number) & FOUND_BELOW) !== 0)
    return showRows(forest.value ?? NO_UNITS, isOpen, found, (place) => byHand.get(place) === true)
  })
  /** Counted when first read: most changes of ticks happen while other tabs show. */
  const ticked = computed(() => {
    const units = forest.value ?? NO_UNITS
    const ticks = host.ticks.value
    let before: Int32Array | undefined
    return (from: number, to: number): number => {
      before ??= countTicked(units, ticks)
      return (before[to] as number) - (before[from] as number)
    }
  })
  const rows = computed((): Rows<OrgUnitRow> => {
    const units = forest.value ?? NO_UNITS
    const shown = visible.value
    const tickedIn = ticked.value
    const at = (index: number): OrgUnitRow | undefined => {
      const place = shown.places[index]
      if (place === undefined) return undefined
      const end = units.ends[place] as number
      const users = units.users[place] as number
      return {
        unit: units.units[place] as OrgUnit,
        level: units.levels[place] as number,
        position: shown.positions[index] as number,
        setSize: shown.setSizes[(units.parents[place] as number) + 1] as number,
        ...(end > place + 1 ? { isExpanded: shown.isOpen[index] === 1 } : {}),
        unitsBelow: end - place - 1,
        tickedBelow: tickedIn(place + 1, end),
        ...(users >= 0 ? { usersBelow: users } : {}),
      }
    }
    return {
      length: shown.length,
      at,
      *[Symbol.iterator]() {
        for (let index = 0; index < shown.length; index++) yield at(index) as OrgUnitRow
      },
    }
  })
  const total = computed(() => {
    if (forest.value === undefined) return undefined
    const wanted = fold(query.value.search)
    return wanted === '' ? forest.value.units.length : names.value.filter((name) => name.includes(wanted)).length
  })
  const hasMore = computed(() => forest.value === undefined)
  const problems = computed(() => (forest.value ?? NO_UNITS).problems)

  /** Expanded units stay so by id; roots never seen before start expanded. */
  const take = (after: Forest): void => {
    const before = forest.value ?? NO_UNITS
    const wasExpanded = expanded
    expanded = new Uint8Array(after.units.length)
    byHand = new Map(
      [...byHand].flatMap(([place, isOpen]) => {
        const moved = after.places.get(before.units[place]?.id ?? '')
        return moved === undefined ? [] : [[moved, isOpen] as const]
      }),
    )
    after.units.forEach(({ id }, place) => {
      const old = before.places.get(id)
      expanded[place] = old === undefined ? (after.parents[place] === -1 ? 1 : 0) : (wasExpanded[old] as number)
    })
    forest.value = after
  }
  // a list of one page, which is all there is
  const { look, ...listed } = createList<OrgUnit>({
    pageSize: 1,
    async fetch(_, signal) {
      const asked = host.port.listOrgUnits(await host.needScope(), { signal })
      // what orders them is loaded while they are on their way
      const [units, { createForest }] = await Promise.all([asked, import('./create-forest.js')])
      if (signal.aborted) throw aborted('listOrgUnits')
      take(createForest(units, compare))
      return { items: units }
    },
  })

  const unfold = (id: string, isOpen: boolean): void => {
    const place = forest.peek()?.places.get(id)
    if (place === undefined) return
    if (marks.peek() === undefined) expanded[place] = isOpen ? 1 : 0
    else byHand.set(place, isOpen)
    expansion.value = expansion.peek() + 1
  }
  const unfoldAll = (isOpen: boolean): void => {
    if (marks.peek() === undefined) expanded.fill(isOpen ? 1 : 0)
    else {
      byHand.clear()
      isClosedWhileSearching = !isOpen
    }
    expansion.value = expansion.peek() + 1
  }

  return {
    rows: toReadable(rows, look, FRAME_MS),
    total: toReadable(total, look),
    status: listed.status,
    error: listed.error,
    hasMore: toReadable(hasMore, look),
    query: toReadable(query, look),
    problems: toReadable(problems, look),
    search(text) {
      const search = text.trim()
      if (isOver || search === query.peek().search) return
      byHand.clear()
      isClosedWhileSearching = false
      query.value = { ...query.peek(), search }
    },
    // org units have nothing that users are filtered by
    filter() {},
    more: listed.more,
    reload: listed.reload,
    expand: (id) => unfold(id, true),
    collapse: (id) => unfold(id, false),
    expandAll: () => unfoldAll(true),
    collapseAll: () => unfoldAll(false),
    subtree(id) {
      const { units, places, ends } = forest.peek() ?? NO_UNITS
      const place = places.get(id)
      return place === undefined ? [] : units.slice(place, ends[place])
    },
    indexOf(id) {
      const place = forest.peek()?.places.get(id)
      return place === undefined ? -1 : rowOf(visible.peek(), place)
    },
    unit(id) {
      const place = forest.peek()?.places.get(id)
      return place === undefined ? undefined : forest.peek()?.units[place]
    },
    refresh: listed.refresh,
    reset() {
      expanded = new Uint8Array(0)
      byHand.clear()
      isClosedWhileSearching = false
      batch(() => {
        forest.value = undefined
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
