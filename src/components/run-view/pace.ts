import type { BackupRun } from '../../core/index.js'

export interface Point {
  /** Milliseconds since 1970. */
  at: number
  done: number
  failed: number
}

export interface Pace {
  /** Users that came to an end, per minute. */
  perMinute: number
  /** Milliseconds until the rest has; `undefined` when none is left or nothing moves. */
  leftMs: number | undefined
}

export const isOver = (run: Pick<BackupRun, 'status'>): boolean => run.status !== 'queued' && run.status !== 'running'

/** The run over time, in order, from its start to what is known now. Times that cannot be read are left out. */
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
  // the backend's clock may be ahead of ours
  if (last !== undefined && end > last.at) points.push({ at: end, done: run.done, failed: run.failed })
  return points
}

const RECENT = 8

/** How fast it goes, by the latest points; a retry, which makes the count of the ended fall, begins anew. */
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
  const left = run.total - run.done - run.failed
  const perMs = ended / (last.at - first.at)
  return { perMinute: perMs * 60_000, leftMs: isOver(run) || left <= 0 ? undefined : left / perMs }
}

const endedAt = (point: Point | undefined): number => (point === undefined ? 0 : point.done + point.failed)

/** At most so many points, evenly taken, the last one always. */
export const thinned = (points: readonly Point[], most: number): readonly Point[] => {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)] as Point)
}
