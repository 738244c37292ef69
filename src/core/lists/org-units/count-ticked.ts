import type { ItemRef } from '../../model/model.js'
import type { Forest } from './forest.js'

/** What is ticked. Where it can be gone through, few ticks in many units cost little. */
export interface Ticks {
  has(ref: ItemRef): boolean
  readonly size?: number
  [Symbol.iterator]?(): Iterator<ItemRef>
}

/** How many ticked units come before each place: a difference of two tells how many lie between. */
export const countTicked = ({ units, places }: Forest, ticks: Ticks): Int32Array => {
  const before = new Int32Array(units.length + 1)
  const each = ticks[Symbol.iterator]
  if (each !== undefined && ticks.size !== undefined && ticks.size < units.length) {
    for (const { kind, id } of { [Symbol.iterator]: each.bind(ticks) }) {
      const place = kind === 'org-unit' ? places.get(id) : undefined
      if (place !== undefined) before[place + 1] = 1
    }
  } else {
    units.forEach(({ id }, place) => {
      if (ticks.has({ kind: 'org-unit', id })) before[place + 1] = 1
    })
  }
  for (let place = 1; place < before.length; place++) before[place] = (before[place] as number) + (before[place - 1] as number)
  return before
}
