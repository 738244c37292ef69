import { BackupError } from '../model/errors.js'
import type { Item, ItemRef } from '../model/model.js'
import type { UserTable } from './user-table.js'

/** Name of a group, an org unit or a domain in the directory. */
export interface ItemName {
  label: string
  /** Address of a group, path of an org unit. */
  detail?: string | undefined
}

/** The key that stands for no item. */
export const NO_KEY = -1

/** Returns the keys of groups, org units and domains, the items that contain users. */
export const containerKeysIn = (keys: Int32Array): readonly number[] => {
  const found: number[] = []
  // an index loop: an iterator over a million keys costs more than all other work on them
  for (let at = 0; at < keys.length; at++) if ((keys[at] as number) < 0) found.push(keys[at] as number)
  return found
}

/**
 * Maps items to integer keys, so that a million items use little memory. The key of a user is its index in the user table; the keys of
 * groups, org units and domains are below `NO_KEY`.
 */
export interface ItemTable {
  /**
   * Returns the key of the item; assigns one if the item is new.
   *
   * @throws `bad-input` for a value that is not an item
   */
  intern(ref: ItemRef): number
  /** Returns the key, or `NO_KEY` for an unknown item. */
  find(ref: ItemRef): number
  ref(key: number): ItemRef
  /** Sets label and detail of an item. A label that differs from the directory's name stays; any other label follows the directory. */
  name(key: number, label: unknown, detail?: unknown): void
  /** Converts a key to an item. `clear` replaces this function; the old function still reads the old scope. */
  readonly read: (key: number) => Item
  clear(): void
}

/** A group, an org unit or a domain. */
interface Container extends ItemRef, ItemName {
  /** Whether the given label differs from the directory's name. */
  hasOwnLabel: boolean
}

const KINDS: ReadonlySet<unknown> = new Set<ItemRef['kind']>(['user', 'group', 'org-unit', 'domain'])

/**
 * Creates an item table.
 *
 * @param describe returns the directory's name of a group, an org unit or a domain; `undefined` before a list has loaded it
 */
export const createItemTable = (users: UserTable, describe: (ref: ItemRef) => ItemName | undefined): ItemTable => {
  const createScopeItems = () => {
    const { ids, records } = users.known
    const containers: Container[] = []
    const userLabels = new Map<number, string>()
    /** Given addresses of users that no answer has named. */
    const userDetails = new Map<number, string>()
    /** Copies the current name of the directory, and keeps it after the item is removed from the directory. */
    const follow = (container: Container): Container => {
      const known = describe(container)
      if (known === undefined) return container
      if (!container.hasOwnLabel) container.label = known.label
      container.detail = known.detail ?? container.detail
      return container
    }
    const nameOfUser = (key: number): string | undefined => records[key] && (records[key].name || records[key].email)
    return {
      keys: { group: new Map<string, number>(), 'org-unit': new Map<string, number>(), domain: new Map<string, number>() },
      containers,
      name(key: number, label: unknown, detail?: unknown) {
        const text = typeof label === 'string' ? label : ''
        if (key < NO_KEY) {
          const container = containers[-2 - key] as Container
          const known = describe(container)
          const given = text === container.id ? '' : text
          container.hasOwnLabel = known !== undefined && given !== '' && given !== known.label
          if (given !== '') container.label = given
          if (typeof detail === 'string' && detail !== '') container.detail = detail
          follow(container)
          return
        }
        if (typeof detail === 'string' && detail !== '' && records[key] === undefined) userDetails.set(key, detail)
        if (text === '' || text === ids.all[key] || text === nameOfUser(key)) userLabels.delete(key)
        else userLabels.set(key, text)
      },
      read(key: number): Item {
        if (key < NO_KEY) {
          const { kind, id, label, detail } = follow(containers[-2 - key] as Container)
          return { kind, id, label: label || id, ...(detail && { detail }) }
        }
        const id = ids.all[key] as string
        const label = userLabels.get(key) || nameOfUser(key) || id
        const detail = records[key]?.email ?? userDetails.get(key)
        return { kind: 'user', id, label, ...(detail && detail !== label && { detail }) }
      },
    }
  }
  let current = createScopeItems()

  return {
    intern(ref) {
      if (!KINDS.has(ref?.kind) || typeof ref.id !== 'string' || ref.id === '')
        throw new BackupError('bad-input', "an item needs a kind ('user', 'group', 'org-unit' or 'domain') and an id", { field: 'items' })
      const { kind, id } = ref
      if (kind === 'user') return users.intern(id)
      const known = current.keys[kind].get(id)
      if (known !== undefined) return known
      const key = -2 - current.containers.length
      current.keys[kind].set(id, key)
      current.containers.push({ kind, id, label: '', hasOwnLabel: false })
      return key
    },
    find: ({ kind, id }) => (kind === 'user' ? users.find(id) : (current.keys[kind]?.get(id) ?? NO_KEY)),
    name: (key, label, detail) => current.name(key, label, detail),
    ref(key) {
      if (key >= 0) return { kind: 'user', id: users.id(key) }
      const { kind, id } = current.containers[-2 - key] as Container
      return { kind, id }
    },
    get read() {
      return current.read
    },
    clear() {
      current = createScopeItems()
    },
  }
}
