import type { BackupRun } from '../../core/index.js'

export interface Point {
  /** Milliseconds since 1970. */
  at: number
  done: number
  failed: number
}

export interface Pace {
  /** Users done or failed per minute. */
  perMinute: number
  /** Estimated milliseconds to the end; `undefined` if the run has ended or makes no progress. */
  leftMs: number | undefined
}

/** Whether the run has ended. */
export const isOver = (run: Pick<BackupRun, 'status'>): boolean => run.status !== 'queued' && run.status !== 'running'

/** Returns the reports of the run in order, from its start to now. Omits reports without a valid time. */
export const pointsOf = (run: BackupRun, now: number): Point[] => {
  const start = Date.parse(run.startedAt)
  const points = (run.history ?? [])
    .map(({ at, done, failed }) => ({ at: Date.parse(at), done, failed }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at)
  const [first] = points
  if (Number.isFinite(start) && (first === undefined || first.at > start)) points.unshift({ at: start, done: 0, failed: 0 })
  const last = points.at(-1)
  const end = run.finishedAt === undefined ? now : Date.parse(run.finishedAt)
  // The backend's clock may be ahead of this one.
  if (last !== undefined && end > last.at) points.push({ at: end, done: run.done, failed: run.failed })
  return points
}

/** Number of latest points that determine the pace of a running backup. */
const RECENT = 8

/** Returns the pace over the latest points. A retry lowers the number of ended users, so the pace restarts there. */
export const paceOf = (run: BackupRun, now: number): Pace | undefined => {
  const points = pointsOf(run, now)
  let from = 0
  for (let index = 1; index < points.length; index += 1) if (endedAt(points[index]) < endedAt(points[index - 1])) from = index
  const recent = isOver(run) ? points.slice(from) : points.slice(Math.max(from, points.length - RECENT))
  const [first] = recent
  const last = recent.at(-1)
  if (first === undefined || last === undefined || last.at <= first.at) return undefined
  const ended = endedAt(last) - endedAt(first)
  if (ended <= 0) return undefined
  const left = run.total - run.done - run.failed - (run.stopped ?? 0)
  const perMs = ended / (last.at - first.at)
  return { perMinute: perMs * 60_000, leftMs: isOver(run) || left <= 0 ? undefined : left / perMs }
}

const endedAt = (point: Point | undefined): number => (point === undefined ? 0 : point.done + point.failed)

/** Returns at most `most` points, evenly spaced, including the first and the last. */
export const thinned = (points: readonly Point[], most: number): readonly Point[] => {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)] as Point)
}
