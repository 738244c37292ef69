import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { BoxStore } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'
import type { Counts } from './counts.js'
import type { Credits } from './coverage.js'
import type { BoxSums } from './membership.js'
import type { Named } from './named.js'
import { type Relief, reliefOf } from './relief.js'

export interface FiguresHost {
  /** Changes with whatever the figures are made of. */
  box: ReadonlySignal<number>
  available: ReadonlySignal<number | 'unlimited' | undefined>
  items: ItemTable
  store: BoxStore
  counts: Counts
  named: Named
  sums(): Readonly<BoxSums>
  /** What removing the item would free. */
  frees(key: number): number
}

export interface Progress {
  done: number
  total?: number | undefined
}

/** What is derived from the counts; a figure that stays the same tells nobody. */
export interface Figures {
  credits: ReadonlySignal<Credits>
  progress: ReadonlySignal<Progress | undefined>
  isStopped: ReadonlySignal<boolean>
  relief: ReadonlySignal<readonly Relief[]>
}

const NOTHING: readonly Relief[] = []

const isSameCredits = (a: Credits, b: Credits): boolean =>
  a.allocated === b.allocated &&
  a.available === b.available &&
  a.isExact === b.isExact &&
  a.overlap === b.overlap &&
  a.skipped.protected === b.skipped.protected &&
  a.skipped.suspended === b.skipped.suspended &&
  a.skipped.deleted === b.skipped.deleted

export const createFigures = ({ box, available, items, store, counts, named, sums, frees }: FiguresHost): Figures => {
  let lastCredits: Credits | undefined
  const credits = computed(() => {
    box.value
    const limit = available.value
    const allocated = counts.reached('due')
    const skipped = {
      protected: counts.reached('protected'),
      suspended: counts.reached('suspended'),
      deleted: counts.reached('deleted'),
    }
    const credits: Credits = {
      allocated,
      available: limit,
      shortfall: typeof limit === 'number' ? Math.max(0, allocated - limit) : 0,
      isExact: sums().open + named.open === 0,
      covered: allocated + skipped.protected + skipped.suspended + skipped.deleted,
      skipped,
      overlap: counts.dueRefs - allocated,
    }
    if (lastCredits === undefined || !isSameCredits(lastCredits, credits)) lastCredits = credits
    return lastCredits
  })

  let lastProgress: Progress | undefined
  const progress = computed(() => {
    box.value
    const { loading, expected, unsized } = sums()
    const done = sums().done + named.found
    const total = unsized > 0 ? undefined : expected + named.found + named.open
    if (loading + named.loading === 0) lastProgress = undefined
    else if (lastProgress?.done !== done || lastProgress.total !== total) lastProgress = total === undefined ? { done } : { done, total }
    return lastProgress
  })

  const isStopped = computed(() => {
    box.value
    return sums().stopped + named.stopped > 0
  })

  const relief = computed(() => {
    box.value
    const { shortfall } = credits.value
    // while pages pour in, a walk over all members would be for nothing
    if (shortfall === 0 || progress.value !== undefined) return NOTHING
    return reliefOf(store.keys(), frees, shortfall).map(({ key, frees }) => ({ item: items.read(key), frees }))
  })

  return { credits, progress, isStopped, relief }
}
