import type { Item, ItemRef, Scope, SettingValues } from '../model/model.js'

/** A draft in the form that the store keeps. */
export interface StoredDraft {
  version: 1
  scope: Scope
  items: readonly Item[]
  ticks: readonly Item[]
  settings?: SettingValues
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const KINDS: ReadonlySet<unknown> = new Set<ItemRef['kind']>(['user', 'group', 'org-unit'])
const isItem = (value: unknown): value is Item =>
  isObject(value) && KINDS.has(value.kind) && typeof value.id === 'string' && value.id !== ''
const isItems = (value: unknown): value is readonly Item[] => Array.isArray(value) && value.every(isItem)
const isScope = (value: unknown): value is Scope =>
  isObject(value) && typeof value.cloudId === 'string' && typeof value.domainId === 'string'

/** Parses a stored draft. Returns `undefined` for any other text or version. */
export const parseDraft = (text: string | null | undefined): StoredDraft | undefined => {
  try {
    const draft: unknown = JSON.parse(text ?? 'null')
    if (!isObject(draft) || draft.version !== 1) return undefined
    const { scope, items, ticks, settings } = draft
    if (!isScope(scope) || !isItems(items) || !isItems(ticks) || (settings !== undefined && !isObject(settings))) return undefined
    return draft as unknown as StoredDraft
  } catch {
    return undefined
  }
}
