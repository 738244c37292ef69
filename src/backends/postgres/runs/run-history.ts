/** How far a run was at an instant. */
export interface Point {
  at: string
  done: number
  failed: number
}

/** A picture needs no more: so much of the run lies between two points at least, and so many points there are at most. */
const STEPS = 60
const MOST = 120

const endedAt = ({ done, failed }: Point): number => done + failed

/** The points of a run of so many users with one more: the last one is always the present. */
export const withPoint = (points: readonly Point[], point: Point, total: number): Point[] => {
  const last = points.at(-1)
  const before = points.at(-2)
  const isNear = last !== undefined && Math.abs(endedAt(last) - (before === undefined ? 0 : endedAt(before))) < total / STEPS
  const next = [...(isNear ? points.slice(0, -1) : points), point]
  // tries again and again add up: then every second one is enough
  return next.length <= MOST ? next : next.filter((_, place) => place % 2 === 1 || place === next.length - 1)
}
