import type { Item, ItemRef } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

/** Returns the prefix `USER:`, `GROUP:` or `ORG:`. */
export const itemPrefix = (link: Connection, { kind }: Pick<ItemRef, 'kind'>): string =>
  link.t(kind === 'user' ? 'kindUser' : kind === 'group' ? 'kindGroup' : 'kindOrgUnit')

/** Returns the item as one line: `GROUP: All staff`. */
export const itemWords = (link: Connection, item: Pick<Item, 'kind' | 'label'>): string =>
  `${itemPrefix(link, item)} ${link.words.format.name(item.label)}`
