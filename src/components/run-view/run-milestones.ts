import type { BackupRun } from '../../core/index.js'
import { isOver } from './pace.js'

/** Number of announced steps of a run. */
const QUARTERS = 4

export type Milestone = 'progress' | 'failures' | 'end'

interface Followed {
  runId: string
  quarter: number
  hasFailures: boolean
}

/** Returns a function that detects announcements of a followed run: each quarter, the first failures, and the end, once each. */
export const createMilestones = (): ((run: BackupRun) => Milestone | undefined) => {
  let followed: Followed | undefined
  return (run) => {
    const quarter = run.total === 0 ? 0 : Math.floor(((run.done + run.failed) / run.total) * QUARTERS)
    const before = followed?.runId === run.id ? followed : undefined
    if (isOver(run)) {
      followed = undefined
      return before === undefined ? undefined : 'end'
    }
    // A retry lowers the count, so its quarters are announced again.
    followed = { runId: run.id, quarter, hasFailures: run.failed > 0 }
    if (before === undefined) return undefined
    if (run.failed > 0 && !before.hasFailures) return 'failures'
    return quarter > before.quarter ? 'progress' : undefined
  }
}
