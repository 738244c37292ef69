import { createRandom } from '../../../src/core/rules/random.js'

/** Random choices that a seed repeats. */
export interface Dice {
  random(): number
  pick<T>(from: readonly T[]): T
  chance(share: number): boolean
  int(from: number, to: number): number
  some<T>(from: readonly T[], count: number): T[]
}

export const createDice = (seed: number): Dice => {
  const random = createRandom(seed)
  const int = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  return {
    random,
    int,
    pick: (from) => from[Math.floor(random() * from.length)] as never,
    chance: (share) => random() < share,
    some(from, count) {
      const rest = [...from]
      return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(Math.floor(random() * rest.length), 1)[0] as never)
    },
  }
}
