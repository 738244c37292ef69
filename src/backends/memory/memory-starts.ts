import { BackupError, type BackupRequest, type BackupRun, createPacer, STEPS, standingOf } from '../../core/internal.js'
import type { People } from './people.js'
import type { Membership } from './tenant-membership.js'

/** What a selection comes to, counted by the backend. */
export interface Resolved {
  /** The users to back up, as the people's integers, in order of the items. */
  due: Int32Array
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
}

/** Every user that an item reaches, once. Items of nothing that is here count as nothing. */
export const resolve = async (people: People, membership: Membership, items: BackupRequest['items']): Promise<Resolved> => {
  const isCovered = new Uint8Array(people.size)
  const due = new Int32Array(people.size)
  const count = { due: 0, protected: 0, suspended: 0, deleted: 0 }
  const cover = (index: number): void => {
    if (isCovered[index] === 1) return
    isCovered[index] = 1
    const standing = standingOf(people.user(index))
    if (standing === 'due') due[count.due] = index
    count[standing] += 1
  }
  const pace = createPacer()
  for (const [at, item] of items.entries()) {
    if (at % STEPS === STEPS - 1) await pace()
    if (item.kind === 'user') {
      const index = people.find(item.id)
      if (index >= 0) cover(index)
    } else {
      for (const index of (await membership.within(item)) ?? []) cover(index)
    }
  }
  const { due: length, ...skipped } = count
  return { due: due.slice(0, length), covered: length + skipped.protected + skipped.suspended + skipped.deleted, skipped }
}

/** The starts and retries that were answered with a run, by their idempotency keys. */
export interface Keys {
  /** The run this very request was answered with; rejects `bad-input` when the key was another request's. */
  find(key: string, body: string): string | undefined
  keep(key: string, body: string, run: BackupRun): void
}

export const createKeys = (): Keys => {
  const kept = new Map<string, { body: string; runId: string }>()
  return {
    find(key, body) {
      if (typeof key !== 'string' || key === '')
        throw new BackupError('bad-input', 'an idempotency key is needed', { field: 'idempotencyKey' })
      const held = kept.get(key)
      if (held === undefined) return undefined
      if (held.body !== body) throw new BackupError('bad-input', 'this key was used for another request', { field: 'idempotencyKey' })
      return held.runId
    },
    keep(key, body, run) {
      kept.set(key, { body, runId: run.id })
    },
  }
}
