import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { createPacer } from '../../async/pacer.js'
import type { OrgUnit } from '../../model/model.js'
import { fold, hasWords, searchWords } from '../../rules/fold.js'
import { createNameOrder } from '../../rules/name-order.js'
import type { Rows } from '../list.js'
import { findTwins } from './find-twins.js'
import { countTicked, createForest, type Forest, NO_UNITS, type Ticks } from './forest.js'
import type { OrgUnitProblem, OrgUnitRow } from './org-unit-tree.js'
import { FOUND_BELOW, findIn, rowOf, showRows, toUnitRows, type Visible } from './visible-rows.js'

/** The loaded org units. This module loads together with the first units. */
export interface Tree {
  readonly rows: ReadonlySignal<Rows<OrgUnitRow>>
  /** Number of units that match the search. */
  readonly total: ReadonlySignal<number>
  readonly problems: ReadonlySignal<readonly OrgUnitProblem[]>
  /**
   * Sorts the units in the language of the locale, in slices, and resolves to the function that replaces the former units. Units with the
   * same id stay expanded.
   */
  prepareUnits(listed: readonly OrgUnit[], locale: string | undefined): Promise<() => void>
  /** Forgets which units the administrator expanded or collapsed during the last search. */
  startSearch(): void
  setExpanded(id: string, isOpen: boolean): void
  setAllExpanded(isOpen: boolean): void
  subtree(id: string): readonly OrgUnit[]
  indexOf(id: string): number
  unit(id: string): OrgUnit | undefined
  /**
   * Names of the parents below the root: `North School / Grade 5`. Empty for a root and the units directly below it. A unit with the name
   * of a sibling is followed by its id.
   */
  pathOf(id: string): string
}

/** Creates an empty tree, which shows the units that match the query. */
export const createTree = (query: ReadonlySignal<{ readonly search: string }>, ticks: ReadonlySignal<Ticks>): Tree => {
  const forest = signal<Forest>(NO_UNITS)

  // by place: 1 if expanded. During a search, only units that the administrator expanded or collapsed.
  let expanded = new Uint8Array(0)
  let searchExpansion = new Map<number, boolean>()
  let isSearchCollapsed = false
  const expansion = signal(0)

  const twins = computed(() => findTwins(forest.value))
  const searched = computed(() => searchWords(query.value.search))
  const names = computed(() => forest.value.units.map(({ name }) => fold(name)))
  const marks = computed(() => {
    return searched.value.length === 0 ? undefined : findIn(forest.value, names.value, searched.value)
  })
  const visible = computed((): Visible => {
    expansion.value
    const found = marks.value
    if (found === undefined) return showRows(forest.value, (place) => expanded[place] === 1)
    const isOpen = (place: number): boolean =>
      searchExpansion.get(place) ?? (!isSearchCollapsed && ((found[place] as number) & FOUND_BELOW) !== 0)
    return showRows(forest.value, isOpen, found, (place) => searchExpansion.get(place) === true)
  })
  /** Counted when first read, because most ticks change while another tab is shown. */
  const ticked = computed(() => {
    const units = forest.value
    const now = ticks.value
    let count: ReturnType<typeof countTicked> | undefined
    return (from: number, to: number): number => {
      count ??= countTicked(units, now)
      return count(from, to)
    }
  })
  const rows = computed((): Rows<OrgUnitRow> => toUnitRows(forest.value, visible.value, ticked.value, twins.value))
  const total = computed(() => {
    const words = searched.value
    return words.length === 0 ? forest.value.units.length : names.value.filter((name) => hasWords(name, words)).length
  })

  const replaceForest = (after: Forest): void => {
    const before = forest.peek()
    const wasExpanded = expanded
    expanded = new Uint8Array(after.units.length)
    searchExpansion = new Map(
      [...searchExpansion].flatMap(([place, isOpen]) => {
        const moved = after.places.get(before.units[place]?.id ?? '')
        return moved === undefined ? [] : [[moved, isOpen] as const]
      }),
    )
    after.units.forEach(({ id }, place) => {
      const old = before.places.get(id)
      // new roots start expanded
      expanded[place] = old === undefined ? (after.parents[place] === -1 ? 1 : 0) : (wasExpanded[old] as number)
    })
    forest.value = after
  }

  return {
    rows,
    total,
    problems: computed(() => forest.value.problems),
    async prepareUnits(listed, locale) {
      const after = await createForest(listed, createNameOrder(locale), createPacer())
      return () => replaceForest(after)
    },
    startSearch() {
      searchExpansion.clear()
      isSearchCollapsed = false
    },
    setExpanded(id, isOpen) {
      const place = forest.peek().places.get(id)
      if (place === undefined) return
      if (marks.peek() === undefined) expanded[place] = isOpen ? 1 : 0
      else searchExpansion.set(place, isOpen)
      expansion.value = expansion.peek() + 1
    },
    setAllExpanded(isOpen) {
      if (marks.peek() === undefined) expanded.fill(isOpen ? 1 : 0)
      else {
        searchExpansion.clear()
        isSearchCollapsed = !isOpen
      }
      expansion.value = expansion.peek() + 1
    },
    subtree(id) {
      const { units, places, ends } = forest.peek()
      const place = places.get(id)
      return place === undefined ? [] : units.slice(place, ends[place])
    },
    indexOf(id) {
      const place = forest.peek().places.get(id)
      return place === undefined ? -1 : rowOf(visible.peek(), place)
    },
    unit: (id) => forest.peek().units[forest.peek().places.get(id) ?? -1],
    pathOf(id) {
      const { units, places, parents } = forest.peek()
      const names: string[] = []
      const parentOf = (place: number): number => parents[place] ?? -1
      let above = parentOf(places.get(id) ?? -1)
      // The root is not part of the path, because all units are below it.
      for (; above !== -1 && parentOf(above) !== -1; above = parentOf(above)) {
        const { name, id: parentId } = units[above] as OrgUnit
        names.unshift(name.trim() === '' ? parentId : name)
      }
      if (twins.peek()[places.get(id) ?? -1] === 1) names.push(id)
      return names.join(' / ')
    },
  }
}
