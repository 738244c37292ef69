import { BackupError, type Call, type Scope } from '../core/internal.js'
import type { Directory, DirectoryCloud } from './directory.js'

/**
 * Combines several directories into one. Each cloud belongs to the directory that lists it.
 *
 * @throws BackupError `bad-input` if two directories list the same cloud
 */
export const combineDirectories = (directories: readonly Directory[]): Directory => {
  const [first] = directories
  if (first !== undefined && directories.length === 1) return first
  let owners = new Map<string, Directory>()

  const listClouds = async (call: Call): Promise<readonly DirectoryCloud[]> => {
    const lists = await Promise.all(directories.map((directory) => directory.clouds(call)))
    const found = new Map<string, Directory>()
    for (const [index, clouds] of lists.entries()) {
      for (const { id } of clouds) {
        if (found.has(id)) throw new BackupError('bad-input', `two directories list the cloud "${id}"`, { field: `directories[${index}]` })
        const directory = directories[index]
        if (directory !== undefined) found.set(id, directory)
      }
    }
    owners = found
    return lists.flat()
  }
  const ownerOf = async ({ cloudId }: Scope, call: Call): Promise<Directory> => {
    // After a restart, a sync may continue before any call has listed the clouds.
    if (!owners.has(cloudId)) await listClouds(call)
    const owner = owners.get(cloudId)
    if (owner === undefined) throw new BackupError('not-found', 'no directory lists this cloud', { field: 'scope' })
    return owner
  }

  const members: NonNullable<Directory['members']> = async (scope, groupIds, cursor, call) => {
    const owner = await ownerOf(scope, call)
    if (owner.members === undefined) throw new BackupError('unsupported', 'this directory does not list members of single groups')
    return owner.members(scope, groupIds, cursor, call)
  }
  const changes: NonNullable<Directory['changes']> = async (scope, kind, since, cursor, call) => {
    const owner = await ownerOf(scope, call)
    // A directory without `changes` returns no `since`, unless it lost the method in an upgrade: the sync then reads the full listing.
    if (owner.changes === undefined) throw new BackupError('bad-input', 'this directory lists no changes', { field: 'since' })
    return owner.changes(scope, kind, since, cursor, call)
  }

  return {
    clouds: listClouds,
    limits: (cloudId) => owners.get(cloudId)?.limits?.(cloudId) ?? [],
    users: async (scope, cursor, call) => (await ownerOf(scope, call)).users(scope, cursor, call),
    groups: async (scope, cursor, call) => (await ownerOf(scope, call)).groups(scope, cursor, call),
    orgUnits: async (scope, cursor, call) => (await ownerOf(scope, call)).orgUnits(scope, cursor, call),
    ...(directories.every(({ isSample }) => isSample === true) && { isSample: true }),
    ...(directories.every(({ members }) => members !== undefined) && { members }),
    ...(directories.some(({ changes }) => changes !== undefined) && { changes }),
  }
}
