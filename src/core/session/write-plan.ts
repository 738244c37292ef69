import { createPacer } from '../async/pacer.js'
import type { Item } from '../model/model.js'
import { type Plan, toPlanItem } from '../model/plan.js'
import type { Box } from '../selection/box.js'

const EMPTY = '"items": []'
/** Number of items between two readings of the clock. */
const SLICE = 2000

/**
 * Writes a plan as indented JSON in slices, because a million items take seconds. The text equals `JSON.stringify` of the plan.
 *
 * @param head plan without items
 */
export const writePlan = async (head: Plan, box: Box): Promise<Blob> => {
  const pace = createPacer()
  // An id of the scope cannot contain the separator, because JSON escapes quotes.
  const [before = '', after = ''] = JSON.stringify(head, undefined, 2).split(EMPTY)
  const parts: BlobPart[] = [before, '"items": [']
  for (let from = 0; from < box.length; from += SLICE) {
    const items = Array.from({ length: Math.min(SLICE, box.length - from) }, (_, index) => toPlanItem(box.at(from + index) as Item))
    const text = JSON.stringify(items, undefined, 2).slice(1, -2).replaceAll('\n', '\n  ')
    parts.push(new Blob([from === 0 ? '' : ',', text]))
    await pace(SLICE)
  }
  parts.push(box.length === 0 ? ']' : '\n  ]', after)
  return new Blob(parts, { type: 'application/json' })
}
