import type { Item, ItemRef, Scope, SettingValues, UserFilter } from '../model/model.js'

/** A draft in the form that the store keeps. */
export interface StoredDraft {
  /** 2 with exceptions. Earlier versions of the package ignore such a draft; without its exceptions, it would start excluded users. */
  version: 1 | 2
  scope: Scope
  /** Exceptions have `isException`. */
  items: readonly Item[]
  ticks: readonly Item[]
  settings?: SettingValues
  /** Filter of the list of users. */
  filter?: UserFilter
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const KINDS: ReadonlySet<unknown> = new Set<ItemRef['kind']>(['user', 'group', 'org-unit', 'domain'])
const isItem = (value: unknown): value is Item =>
  isObject(value) && KINDS.has(value.kind) && typeof value.id === 'string' && value.id !== ''
const isItems = (value: unknown): value is readonly Item[] => Array.isArray(value) && value.every(isItem)
const isScope = (value: unknown): value is Scope =>
  isObject(value) && typeof value.cloudId === 'string' && typeof value.domainId === 'string'

const isTexts = (values: unknown): boolean => Array.isArray(values) && values.every((value) => typeof value === 'string')
const isFilter = (value: unknown): value is UserFilter => {
  if (!isObject(value)) return false
  const { where = {}, ...statuses } = value
  return isObject(where) && [...Object.values(where), ...Object.values(statuses)].every(isTexts)
}

/** Parses a stored draft. Returns `undefined` for any other text or version. */
export const parseDraft = (text: string | null | undefined): StoredDraft | undefined => {
  try {
    const draft: unknown = JSON.parse(text ?? 'null')
    if (!isObject(draft) || (draft.version !== 1 && draft.version !== 2)) return undefined
    const { scope, items, ticks, settings, filter, ...rest } = draft
    if (!isScope(scope) || !isItems(items) || !isItems(ticks) || (settings !== undefined && !isObject(settings))) return undefined
    // a damaged filter does not invalidate the items
    return { ...rest, scope, items, ticks, ...(settings && { settings }), ...(isFilter(filter) && { filter }) } as StoredDraft
  } catch {
    return undefined
  }
}
