import { createRandom } from '../../src/core/internal.js'

/** Faults of one attempt to back up a user. */
export const ENGINE_FAULTS = ['75', 'fail', 'garbage', 'flood', 'hang', 'throttle'] as const
/** Processes that the test kills. */
export type Victim = 'server' | 'worker' | 'database'

/** The planned faults, determined by a seed. */
export interface FaultPlan {
  /** Faults of each user, one per attempt. The attempt after the last one succeeds. */
  users: ReadonlyMap<string, readonly string[]>
  kills: readonly { victim: Victim; waitMs: number }[]
}

/** Possible plans of one user. Half of the plans have no fault, so that faults hit the neighbours of healthy users. */
const USER_PLANS: readonly (readonly string[])[] = [
  ['75'],
  ['75', '75'],
  ['fail'],
  ['garbage'],
  ['flood'],
  ['hang'],
  ['throttle'],
  ['throttle', '75', 'fail'],
  ['75', '75', '75', '75', '75'],
  ...Array.from({ length: 9 }, () => []),
]

/** Plans exactly this number of faults, including `kills` kills (`kill -9`) of a process. */
export const planFaults = (seed: number, faults: number, kills: number, victims: readonly Victim[]): FaultPlan => {
  const random = createRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const users = new Map<string, readonly string[]>()
  for (let left = faults - kills; left > 0; ) {
    const plan = pick(USER_PLANS).slice(0, left)
    left -= plan.length
    users.set(`u${users.size}`, plan)
  }
  return {
    users,
    kills: Array.from({ length: kills }, () => ({ victim: pick(victims), waitMs: 200 + Math.floor(random() * 1_500) })),
  }
}
