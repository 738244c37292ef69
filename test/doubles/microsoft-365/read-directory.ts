import { readListing, readSync, type SyncReading } from '../../../src/compose/read-sync.js'
import type { Directory, DirectoryGroup, DirectoryOrgUnit, DirectoryUser } from '../../../src/compose.js'
import type { Scope, SyncKind } from '../../../src/core/index.js'

interface Records {
  users: DirectoryUser
  groups: DirectoryGroup
  'org-units': DirectoryOrgUnit
}

const optionsOf = (directory: Directory, scope: Scope, kind: SyncKind, signal: AbortSignal) => ({
  directory,
  scope,
  kind,
  signal,
  onProgress: () => {},
})

/** Reads a whole listing the way a sync does. */
export const readAll = async <K extends SyncKind>(
  directory: Directory,
  scope: Scope,
  kind: K,
  signal = new AbortController().signal,
): Promise<Map<string, Records[K]> & { since?: string }> => {
  const { records, since } = await readListing(optionsOf(directory, scope, kind, signal))
  return Object.assign(new Map(records as ReadonlyMap<string, Records[K]>), since === undefined ? {} : { since })
}

/** A mirror of the users that follows the changes of a directory. */
export const createUserMirror = (directory: Directory, scope: Scope) => {
  const users = new Map<string, DirectoryUser>()
  let since: string | undefined
  return {
    users,
    async sync(): Promise<SyncReading> {
      const reading = await readSync(optionsOf(directory, scope, 'users', new AbortController().signal), since)
      if (reading.isFull) users.clear()
      for (const [id, record] of reading.records) users.set(id, record as DirectoryUser)
      for (const id of reading.gone) users.delete(id)
      since = reading.since
      return reading
    },
  }
}
