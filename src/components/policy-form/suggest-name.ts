import type { Box, Item } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

/** Items named in a suggested name. */
const NAMED = 2
const MAX_NAME = 200

const labelsOf = (part: Box, count: number): string[] =>
  Array.from({ length: Math.min(count, part.length) }, (_, at) => (part.at(at) as Item).label)

/** Returns a name for a policy of the list, from the first items and exceptions: `All staff except Contractors`. */
export const suggestName = ({ t }: Connection, items: Box, exceptions: Box): string => {
  const labels = labelsOf(items, NAMED)
  const name = t('policyNameFrom', { labels, more: items.length - labels.length, except: labelsOf(exceptions, NAMED) })
  // isolates would become part of the stored name
  return name.replace(/[\u2068\u2069]/g, '').slice(0, MAX_NAME)
}
