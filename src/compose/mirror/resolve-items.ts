import {
  type BackupRequest,
  type CoveredFigures,
  createFigureSums,
  createPacer,
  type ItemRef,
  isStarted,
  STEPS,
} from '../../core/internal.js'
import type { NamedItem } from '../name-items.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'

/** Items and exceptions of a request. */
export type AskedItems = Pick<BackupRequest, 'items' | 'exceptions'>

/** The users covered by the items of a request and by no exception. */
export interface ResolvedItems {
  /** Indexes of the users whose backup the start begins, in order of the items. */
  users: Int32Array
  figures: CoveredFigures
}

/** Creates the names of items: of a user with the address, or of a group, unit or domain. */
export const createItemNames =
  (users: MirrorUsers, membership: MirrorMembership) =>
  (ref: ItemRef): NamedItem | undefined => {
    if (ref.kind !== 'user') return membership.describe(ref)
    const index = users.find(ref.id)
    if (index < 0) return undefined
    const { name, email } = users.user(index)
    return { label: name || email, detail: email }
  }

/** Calls `visit` with each user that the items reach, in order of the items, once for each item. */
export const visitUsers = async (
  users: MirrorUsers,
  membership: MirrorMembership,
  items: readonly ItemRef[],
  visit: (index: number) => void,
): Promise<void> => {
  const pace = createPacer()
  for (const [at, item] of items.entries()) {
    if (at % STEPS === STEPS - 1) await pace()
    if (item.kind === 'user') {
      const index = users.find(item.id)
      if (index >= 0) visit(index)
    } else {
      for (const index of (await membership.within(item)) ?? []) visit(index)
    }
  }
}

const resolveOnce = async (users: MirrorUsers, membership: MirrorMembership, asked: AskedItems): Promise<ResolvedItems> => {
  const isException = new Uint8Array(users.size)
  await visitUsers(users, membership, asked.exceptions ?? [], (index) => {
    isException[index] = 1
  })
  const isCovered = new Uint8Array(users.size)
  const started = new Int32Array(users.size)
  let count = 0
  const sums = createFigureSums()
  const cover = (index: number): void => {
    if (isCovered[index] === 1) return
    isCovered[index] = 1
    if (isStarted(sums.add(users.user(index), isException[index] === 1))) started[count++] = index
  }
  await visitUsers(users, membership, asked.items, cover)
  return { users: started.slice(0, count), figures: sums.figures() }
}

/** Resolves items and exceptions to distinct users, all from one state of the mirror. Items missing from the mirror count as empty. */
export const resolveItems = async (users: MirrorUsers, membership: MirrorMembership, asked: AskedItems): Promise<ResolvedItems> => {
  for (;;) {
    const revision = `${users.revision}.${membership.revision}`
    // a user added by a concurrent sync would be beyond the end of the arrays
    const resolved = await resolveOnce(users, membership, asked)
    if (revision === `${users.revision}.${membership.revision}`) return resolved
  }
}
