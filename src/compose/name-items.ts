import type { BackupRequest, BackupRun, Item, ItemRef, OrgUnit } from '../core/internal.js'

/** A run of more items names none of them: a request may hold a million. */
const MAX_NAMED_ITEMS = 100

/** Kind and id of an item that a run shows. */
export type ItemToName = Pick<Item, 'kind' | 'id' | 'isException'>

/** Returns the items that a run shows, exceptions last, or `undefined` if there are too many to name. */
export const itemsToName = ({ items, exceptions = [] }: Pick<BackupRequest, 'items' | 'exceptions'>): ItemToName[] | undefined => {
  if (items.length + exceptions.length > MAX_NAMED_ITEMS) return undefined
  return [...items.map(({ kind, id }) => ({ kind, id })), ...exceptions.map(({ kind, id }) => ({ kind, id, isException: true }))]
}

/** Name of an item, and the address of a user or group. */
export interface NamedItem {
  label: string | undefined
  detail?: string | undefined
}

/**
 * Returns the items of a request with their names, unless there are too many to name.
 *
 * @param describe returns the name of an item, or the address of a user without a name; an item without either is named by its id
 */
export const nameItems = (
  request: Pick<BackupRequest, 'items' | 'exceptions'>,
  describe: (ref: ItemRef) => NamedItem | undefined,
): Pick<BackupRun, 'items'> => {
  const named = itemsToName(request)
  if (named === undefined) return {}
  const nameItem = (ref: ItemToName): Item => {
    const { label, detail } = describe(ref) ?? { label: undefined }
    return { ...ref, label: label || ref.id, ...(detail && detail !== label && { detail }) }
  }
  return { items: named.map(nameItem) }
}

/** Units deeper than this are in a cycle. */
const MAX_DEPTH = 100

/** Returns the names of the parents of a unit below the root: `North School / Grade 5`. Empty directly below the root. */
export const pathOf = (unit: OrgUnit, find: (id: string) => OrgUnit | undefined): string => {
  const names: string[] = []
  let above = unit.parentId === null ? undefined : find(unit.parentId)
  for (let depth = 0; above !== undefined && depth < MAX_DEPTH; depth += 1) {
    const next: OrgUnit | undefined = above.parentId === null ? undefined : find(above.parentId)
    if (next === undefined) break
    names.unshift(above.name)
    above = next
  }
  return names.join(' / ')
}
