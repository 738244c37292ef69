import type { ItemRef, Scope } from '../../core/index.js'

/** Key of an item for maps and sets. */
export const keyOf = (ref: ItemRef): string => `${ref.kind}:${ref.id}`

export const sameScope = (a: Scope | undefined, b: Scope | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.cloudId === b.cloudId && a.domainId === b.domainId)
