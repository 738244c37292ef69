import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { BoxStore } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'
import type { Credits } from './coverage.js'
import type { BoxSums } from './membership.js'
import type { ReferenceCounts } from './reference-counts.js'
import { type RemovalSuggestion, suggestRemovals } from './removal-suggestions.js'
import type { UserItems } from './user-items.js'

export interface FiguresHost {
  /** Counts up with each change of the counts. */
  revision: ReadonlySignal<number>
  available: ReadonlySignal<number | 'unlimited' | undefined>
  items: ItemTable
  store: BoxStore
  counts: ReferenceCounts
  userItems: UserItems
  sums(): Readonly<BoxSums>
  /** Credits that removing the item would free. */
  freedBy(key: number): number
}

/** Members fetched so far, and how many there are where the backend announced it. */
export interface Progress {
  done: number
  total?: number | undefined
}

/** Figures derived from the counts. An equal figure keeps its object, so that listeners are not called. */
export interface Figures {
  credits: ReadonlySignal<Credits>
  progress: ReadonlySignal<Progress | undefined>
  isStopped: ReadonlySignal<boolean>
  suggestedRemovals: ReadonlySignal<readonly RemovalSuggestion[]>
}

const NO_SUGGESTIONS: readonly RemovalSuggestion[] = []

const isSameCredits = (a: Credits, b: Credits): boolean =>
  a.allocated === b.allocated &&
  a.available === b.available &&
  a.isExact === b.isExact &&
  a.overlap === b.overlap &&
  a.skipped.protected === b.skipped.protected &&
  a.skipped.suspended === b.skipped.suspended &&
  a.skipped.deleted === b.skipped.deleted

export const createFigures = ({ revision, available, items, store, counts, userItems, sums, freedBy }: FiguresHost): Figures => {
  let lastCredits: Credits | undefined
  const credits = computed(() => {
    revision.value
    const limit = available.value
    const allocated = counts.covered('due')
    const skipped = {
      protected: counts.covered('protected'),
      suspended: counts.covered('suspended'),
      deleted: counts.covered('deleted'),
    }
    const credits: Credits = {
      allocated,
      available: limit,
      shortfall: typeof limit === 'number' ? Math.max(0, allocated - limit) : 0,
      isExact: sums().open + userItems.open === 0,
      covered: allocated + skipped.protected + skipped.suspended + skipped.deleted,
      skipped,
      overlap: counts.dueReferences - allocated,
    }
    if (lastCredits === undefined || !isSameCredits(lastCredits, credits)) lastCredits = credits
    return lastCredits
  })

  let lastProgress: Progress | undefined
  const progress = computed(() => {
    revision.value
    const { loading, expected, unsized } = sums()
    const done = sums().done + userItems.found
    const total = unsized > 0 ? undefined : expected + userItems.found + userItems.open
    if (loading + userItems.loading === 0) lastProgress = undefined
    else if (lastProgress?.done !== done || lastProgress.total !== total) lastProgress = total === undefined ? { done } : { done, total }
    return lastProgress
  })

  const isStopped = computed(() => {
    revision.value
    return sums().stopped + userItems.stopped > 0
  })

  const suggestedRemovals = computed(() => {
    revision.value
    const { shortfall } = credits.value
    // while pages come, the next one would make this walk over all members useless
    if (shortfall === 0 || progress.value !== undefined) return NO_SUGGESTIONS
    return suggestRemovals(store.keys(), freedBy, shortfall).map(({ key, frees }) => ({ item: items.read(key), frees }))
  })

  return { credits, progress, isStopped, suggestedRemovals }
}
