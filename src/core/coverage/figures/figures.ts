import { computed, type ReadonlySignal, untracked } from '@preact/signals-core'
import type { Credits } from '../coverage.js'
import type { BoxSums } from '../members/membership.js'
import type { ReferenceCounts } from '../users/reference-counts.js'
import type { UserItems } from '../users/user-items.js'
import type { ExceptionBound } from './exception-bound.js'
import { createOverLimitHelp, type OverLimitHelp, type OverLimitHelpHost } from './over-limit-help.js'

export interface FiguresHost extends OverLimitHelpHost {
  available: ReadonlySignal<number | 'unlimited' | undefined>
  /** Whether the session checks for changes at the backend. */
  isChecking: ReadonlySignal<boolean>
  /** Follows `revision` at a pace at which elements can render. */
  throttledRevision: ReadonlySignal<number>
  counts: ReferenceCounts
  bound: ExceptionBound
  userItems: Pick<UserItems, 'found' | 'open' | 'loading' | 'stopped'>
  sums(): Readonly<BoxSums>
  /** Whether the cloud requested a pause before the next call. */
  isWaiting(): boolean
}

/** Members fetched so far, and their total if the backend reports it. */
export interface Progress {
  done: number
  total?: number | undefined
  /** Present while the cloud limits the rate of calls; counting resumes automatically. */
  isWaiting?: true
}

/** Figures derived from the counts. An equal figure keeps its object, so that listeners are not called. */
export interface Figures extends OverLimitHelp {
  credits: ReadonlySignal<Credits>
  /** Follows `credits` at a pace at which elements can render. */
  pacedCredits: ReadonlySignal<Credits>
  progress: ReadonlySignal<Progress | undefined>
  pacedProgress: ReadonlySignal<Progress | undefined>
  isStopped: ReadonlySignal<boolean>
  /** Keeps showing the last exact credits until the new recount is exact, fails or is stopped. */
  keepCredits(): void
  /** Shows the current counts, because the kept credits describe another box. */
  dropCredits(): void
}

const isSameCredits = (a: Credits, b: Credits): boolean =>
  a.allocated === b.allocated &&
  a.available === b.available &&
  a.isExact === b.isExact &&
  a.isChecking === b.isChecking &&
  a.starts === b.starts &&
  a.restarts === b.restarts &&
  a.free === b.free &&
  a.overlap === b.overlap &&
  a.excepted === b.excepted &&
  a.skipped.protected === b.skipped.protected &&
  a.skipped.suspended === b.skipped.suspended &&
  a.skipped.deleted === b.skipped.deleted

export const createFigures = (host: FiguresHost): Figures => {
  const { revision, available, isChecking, throttledRevision, counts, bound, userItems, sums, isWaiting } = host
  /** The credits of the current counts. */
  const count = (): Credits => {
    const isExact = sums().open + userItems.open === 0
    const leaving = isExact ? 0 : bound.users()
    const restarts = bound.ofUsers(counts.covered('restart'), leaving)
    const starts = bound.ofUsers(counts.covered('due') + counts.covered('restart'), leaving)
    const skipped = {
      protected: bound.ofUsers(counts.covered('protected'), leaving),
      suspended: counts.covered('suspended'),
      deleted: counts.covered('deleted'),
    }
    return {
      allocated: bound.ofCredits(counts.credits, leaving),
      available: undefined,
      shortfall: 0,
      isExact,
      starts,
      restarts,
      free: bound.ofUsers(counts.free, leaving),
      covered: starts + skipped.protected + skipped.suspended + skipped.deleted,
      skipped,
      excepted: counts.excepted,
      overlap: counts.creditsOfItems - counts.credits,
    }
  }

  let lastCredits: Credits | undefined
  let keptCredits: Credits | undefined
  const credits = computed(() => {
    revision.value
    const limit = available.value
    const isLoading = sums().loading + userItems.loading > 0
    const counted = count()
    if (counted.isExact || !isLoading) keptCredits = undefined
    const shown = keptCredits ?? counted
    const credits: Credits = {
      ...shown,
      available: limit,
      shortfall: typeof limit === 'number' ? Math.max(0, shown.allocated - limit) : 0,
    }
    if (shown === keptCredits || (isChecking.value && shown.isExact)) credits.isChecking = true
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
    else if (lastProgress?.done !== done || lastProgress.total !== total || lastProgress.isWaiting !== (isWaiting() || undefined))
      lastProgress = { done, ...(total !== undefined && { total }), ...(isWaiting() && { isWaiting: true as const }) }
    return lastProgress
  })

  const isStopped = computed(() => {
    revision.value
    return sums().stopped + userItems.stopped > 0
  })

  const help = createOverLimitHelp(host, credits, progress)

  const pace = <T>(source: ReadonlySignal<T>): ReadonlySignal<T> =>
    computed(() => {
      throttledRevision.value
      available.value
      isChecking.value
      return untracked(() => source.value)
    })

  return {
    credits,
    pacedCredits: pace(credits),
    progress,
    pacedProgress: pace(progress),
    isStopped,
    ...help,
    keepCredits() {
      const counted = count()
      if (counted.isExact) keptCredits = counted
    },
    dropCredits() {
      keptCredits = undefined
    },
  }
}
