import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { BoxStore } from '../../selection/box.js'
import type { ItemTable } from '../../selection/item-table.js'
import type { Credits } from '../coverage.js'
import type { KindRemoval } from './kind-removals.js'
import { type RemovalSuggestion, suggestRemovals } from './removal-suggestions.js'

export interface OverLimitHelpHost {
  /** Increases with each change of the counts. */
  revision: ReadonlySignal<number>
  items: ItemTable
  store: BoxStore
  /** Credits that removing the item would free. */
  freedBy(key: number): number
  /** Credits that removing all items of a kind would free, for each kind of a box of several kinds. */
  removableKinds(): readonly KindRemoval[]
  /** Price of a user. */
  price(index: number): number
  /** The first due users, in box order. */
  firstDue(limit: number): Int32Array
}

/** Suggestions for a shortfall. There are none without a shortfall, or while members are being fetched. */
export interface OverLimitHelp {
  suggestedRemovals: ReadonlySignal<readonly RemovalSuggestion[]>
  suggestedKinds: ReadonlySignal<readonly KindRemoval[]>
  affordable: ReadonlySignal<number>
}

const NO_SUGGESTIONS: readonly never[] = []

export const createOverLimitHelp = (
  { revision, items, store, freedBy, removableKinds, price, firstDue }: OverLimitHelpHost,
  credits: ReadonlySignal<Credits>,
  progress: ReadonlySignal<unknown>,
): OverLimitHelp => {
  /** The shortfall for suggestions. While pages arrive, the next page would make a walk over all members useless. */
  const settledShortfall = (): number => {
    revision.value
    return progress.value === undefined ? credits.value.shortfall : 0
  }
  const suggestedRemovals = computed((): readonly RemovalSuggestion[] => {
    const shortfall = settledShortfall()
    if (shortfall === 0) return NO_SUGGESTIONS
    return suggestRemovals(store.keys(), freedBy, shortfall).map(({ key, frees }) => ({ item: items.read(key), frees }))
  })

  const suggestedKinds = computed((): readonly KindRemoval[] => {
    const shortfall = settledShortfall()
    if (shortfall === 0) return NO_SUGGESTIONS
    return removableKinds()
      .filter(({ frees }) => frees >= shortfall)
      .sort((a, b) => a.frees - b.frees)
  })

  const affordable = computed(() => {
    revision.value
    const { shortfall, available: limit } = credits.value
    if (shortfall === 0 || typeof limit !== 'number' || progress.value !== undefined) return 0
    let sum = 0
    let users = 0
    for (const index of firstDue(Number.POSITIVE_INFINITY)) {
      sum += price(index)
      if (sum > limit) break
      users += 1
    }
    return users
  })

  return { suggestedRemovals, suggestedKinds, affordable }
}
