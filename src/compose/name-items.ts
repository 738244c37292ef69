import type { BackupRun, ItemRef } from '../core/internal.js'

/** A run of more items names none of them: a request may hold a million. */
const MAX_NAMED_ITEMS = 100

/** Returns the kind and id of the items that a run shows, or `undefined` if there are too many to name. */
export const itemsToName = (items: readonly ItemRef[]): ItemRef[] | undefined =>
  items.length > MAX_NAMED_ITEMS ? undefined : items.map(({ kind, id }) => ({ kind, id }))

/**
 * Returns the items of a request with their names, unless there are too many to name.
 *
 * @param labelOf returns the name of an item, or the address of a user without a name; an item without either is named by its id
 */
export const nameItems = (items: readonly ItemRef[], labelOf: (ref: ItemRef) => string | undefined): Pick<BackupRun, 'items'> => {
  const named = itemsToName(items)
  return named === undefined ? {} : { items: named.map((ref) => ({ ...ref, label: labelOf(ref) || ref.id })) }
}
