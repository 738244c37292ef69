import type { Box, Item, ItemRef } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

const PREFIXES = { user: 'kindUser', group: 'kindGroup', 'org-unit': 'kindOrgUnit', domain: 'kindDomain' } as const

/** Returns the prefix `USER:`, `GROUP:`, `ORG:` or `EVERYONE:`. */
export const itemPrefix = (link: Connection, { kind }: Pick<ItemRef, 'kind'>): string => link.t(PREFIXES[kind])

/** Returns the item as one line: `GROUP: All staff`. */
export const itemWords = (link: Connection, item: Pick<Item, 'kind' | 'label'>): string =>
  `${itemPrefix(link, item)} ${link.words.format.name(item.label)}`

/** Returns the address or path of the item, or its id if neither is known. */
const whereOf = ({ label, detail, id }: Item): string => (detail === undefined || detail === '' || detail === label ? id : detail)

/** Returns the label with the address, or with the path of an org unit: `Staff (staff@example.com)`, `Students — North School`. */
export const longLabel = ({ t, words: { format } }: Connection, item: Item): string =>
  item.kind === 'org-unit'
    ? `${format.name(item.label)} — ${format.name(whereOf(item))}`
    : t('nameWithAddress', { name: item.label, address: whereOf(item) })

/** Returns the item with its address or path as one line. */
export const longWords = (link: Connection, item: Item): string => `${itemPrefix(link, item)} ${longLabel(link, item)}`

const lineOf = ({ kind, label }: Item): string => `${kind} ${label}`

/** Returns the texts that occur more than once. */
export const repeated = (texts: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>()
  return new Set(texts.filter((text) => seen.size === seen.add(text).size))
}

/** Above this number of items in the box, every group and org unit gets its address or path: to compare the labels would take too long. */
const MAX_COMPARED = 5000
const sharedLines = new WeakMap<Box, ReadonlySet<string>>()

/** Returns whether another group or org unit of the box has the same label. */
export const isSharedIn = (box: Box, item: Item): boolean => {
  if (item.kind === 'user' || box.length > MAX_COMPARED) return item.kind !== 'user'
  const shared = sharedLines.get(box) ?? repeated([...box].map(lineOf))
  sharedLines.set(box, shared)
  return shared.has(lineOf(item))
}

/**
 * Returns each item as one line. Items with the same label are followed by their address or path.
 *
 * @param box also compares groups and org units with the other items of the box
 */
export const distinctWords = (link: Connection, items: readonly Item[], box?: Box): string[] => {
  const shared = repeated(items.map(lineOf))
  return items.map((item) =>
    shared.has(lineOf(item)) || (box !== undefined && isSharedIn(box, item)) ? longWords(link, item) : itemWords(link, item),
  )
}

/** Returns an item of the box as one line, with its address or path if another item of the box has the same label. */
export const wordsIn = (link: Connection, box: Box, item: Item): string =>
  isSharedIn(box, item) ? longWords(link, item) : itemWords(link, item)
