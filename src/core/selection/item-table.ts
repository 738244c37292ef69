import { BackupError } from '../model/errors.js'
import type { Item, ItemRef } from '../model/model.js'
import type { UserTable } from './user-table.js'

/** Stands for no item. */
export const NO_KEY = -1

/** The keys of groups and org units among them. */
export const othersIn = (keys: Int32Array): readonly number[] => {
  const others: number[] = []
  // by index, as an iterator would take longer than all that is done with a million users
  for (let at = 0; at < keys.length; at++) if ((keys[at] as number) < 0) others.push(keys[at] as number)
  return others
}

/**
 * Items as integers, so that a million of them cost little: the key of a user is the integer of the table of users, those
 * of groups and org units are below `NO_KEY`. The name of a user is looked up when it is shown.
 */
export interface ItemTable {
  /** The key of the item; a new one for an item not seen before. */
  intern(ref: ItemRef): number
  /** `NO_KEY` for an item not seen before. */
  find(ref: ItemRef): number
  ref(key: number): ItemRef
  /** What the item is called from now on; without a text of use, what the backend calls it. */
  name(key: number, label: unknown): void
  /** Makes items of keys. Another function after `clear`; the one before goes on telling of the scope before. */
  readonly read: (key: number) => Item
  clear(): void
}

const KINDS: ReadonlySet<unknown> = new Set<ItemRef['kind']>(['user', 'group', 'org-unit'])

/** `nameOf` says what the backend calls a group or an org unit, where it has told. */
export const createItemTable = (users: UserTable, nameOf: (ref: ItemRef) => string | undefined): ItemTable => {
  const begin = () => {
    const { ids, records } = users.known
    const others: Item[] = []
    const labels = new Map<number, string>()
    const nameOfUser = (key: number): string | undefined => records[key] && (records[key].name || records[key].email)
    return {
      keys: { group: new Map<string, number>(), 'org-unit': new Map<string, number>() },
      others,
      name(key: number, given: unknown) {
        const text = typeof given === 'string' ? given : ''
        if (key < NO_KEY) {
          const other = others[-2 - key] as Item
          // it is kept, as what is gone at the backend is shown still
          other.label = (text === other.id ? '' : text) || nameOf(other) || ''
        } else if (text === '' || text === ids.all[key] || text === nameOfUser(key)) labels.delete(key)
        else labels.set(key, text)
      },
      read(key: number): Item {
        if (key < NO_KEY) {
          const { kind, id, label } = others[-2 - key] as Item
          return { kind, id, label: label || nameOf({ kind, id }) || id }
        }
        const id = ids.all[key] as string
        return { kind: 'user', id, label: labels.get(key) || nameOfUser(key) || id }
      },
    }
  }
  let now = begin()

  return {
    intern(ref) {
      if (!KINDS.has(ref?.kind) || typeof ref.id !== 'string' || ref.id === '')
        throw new BackupError('bad-input', 'an item needs a kind of user, group or org-unit and an id', { field: 'items' })
      const { kind, id } = ref
      if (kind === 'user') return users.intern(id)
      const known = now.keys[kind].get(id)
      if (known !== undefined) return known
      const key = -2 - now.others.length
      now.keys[kind].set(id, key)
      now.others.push({ kind, id, label: '' })
      return key
    },
    find: ({ kind, id }) => (kind === 'user' ? users.find(id) : (now.keys[kind]?.get(id) ?? NO_KEY)),
    name: (key, label) => now.name(key, label),
    ref(key) {
      if (key >= 0) return { kind: 'user', id: users.id(key) }
      const { kind, id } = now.others[-2 - key] as Item
      return { kind, id }
    },
    get read() {
      return now.read
    },
    clear() {
      now = begin()
    },
  }
}
