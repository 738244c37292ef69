// Random histories of a directory: records are added, removed and changed, points of changes are rejected, and pages fail.
import { compose } from '../../src/compose.js'
import { type BackupAdapter, BackupError, type ItemRef, type Scope, type SyncKind } from '../../src/core/index.js'
import { createRandom } from '../../src/core/rules/random.js'
import { callOf } from './adapters.js'
import { directoryUser, type ScriptedDirectory } from './scripted-directory.js'
import { scope as onlyScope } from './tenants.js'

const KINDS = ['users', 'groups', 'org-units'] as const

/** Changes random records of all kinds, both in the content and in the log of changes. Their ids begin with the seed. */
const changeAtRandom = ({ content, log }: ScriptedDirectory, seed: number, random: () => number): void => {
  const below = (limit: number): number => Math.floor(random() * limit)
  const some = (prefix: string, count: number): string[] =>
    Array.from({ length: below(count) }, () => `${seed}${prefix}${below(12)}`).filter((id, at, all) => all.indexOf(id) === at)
  const makers = {
    users: (id: string) => directoryUser(id, { name: `N${below(5)}`, accountStatus: below(4) === 0 ? 'suspended' : 'active' }),
    groups: (id: string) => ({ id, name: `G${below(5)}`, members: some('u', 6), groups: some('g', 3), isHidden: below(5) === 0 }),
    'org-units': (id: string) => ({ id, name: `O${below(5)}`, parentId: null, users: some('u', 6) }),
  }
  const prefixes = { users: 'u', groups: 'g', 'org-units': 'o' }
  for (let times = below(6); times > 0; times -= 1) {
    const kind = KINDS[below(3)] as SyncKind
    const list = (kind === 'users' ? content.users : kind === 'groups' ? content.groups : content.orgUnits) as { id: string }[]
    const id = `${seed}${prefixes[kind]}${below(12)}`
    const at = list.findIndex((record) => record.id === id)
    if (at >= 0 && below(3) === 0) {
      list.splice(at, 1)
      log.push({ kind, item: { id, isGone: true } })
      continue
    }
    const item = makers[kind](id)
    if (at >= 0) list[at] = item
    else list.push(item)
    log.push({ kind, item })
  }
}

/**
 * Runs the histories of some seeds in parallel in one directory, with syncs at random times, and syncs every kind at the end. The first
 * seed decides about syncs, failures and rejections.
 */
export const liveHistories = async (
  seeds: readonly number[],
  directory: ScriptedDirectory,
  sync: (kind: SyncKind) => Promise<unknown>,
  rounds = 4,
): Promise<void> => {
  const histories = seeds.map((seed) => ({ seed, random: createRandom(seed) }))
  const random = createRandom(1_000_000 + (seeds[0] ?? 0))
  for (let round = 0; round < rounds; round += 1) {
    for (const history of histories) changeAtRandom(directory, history.seed, history.random)
    for (const kind of KINDS) {
      if (round > 0 && random() < 0.2) continue
      let pages = random() < 0.15 ? Math.floor(random() * 3) : Number.POSITIVE_INFINITY
      directory.onPage = () => {
        if (pages === 0) throw new BackupError('forbidden', 'this page fails')
        pages -= 1
      }
      await sync(kind).catch((thrown: unknown) => {
        // only the error of the page may fail a sync
        if (pages > 0) throw thrown
      })
      directory.onPage = () => {}
    }
    // sometimes rejects a point in time
    if (random() < 0.2) directory.oldestVersion = directory.log.length
  }
  for (const kind of KINDS) await sync(kind)
}

const byId = <T extends { id: string }>(items: readonly T[]): T[] => [...items].sort((a, b) => (a.id < b.id ? -1 : 1))

/** Reads users, groups and org units with their members. A domain of a history fits on one page. */
export const mirrorOf = async (adapter: BackupAdapter, scope: Scope = onlyScope) => {
  const users = byId((await adapter.listUsers({ scope, limit: 500 }, callOf())).items)
  const groups = byId((await adapter.listGroups({ scope, limit: 500 }, callOf())).items)
  const units = byId(await adapter.listOrgUnits(scope, callOf()))
  const members: Record<string, string[]> = {}
  const refs = [...groups.map(({ id }): ItemRef => ({ kind: 'group', id })), ...units.map(({ id }): ItemRef => ({ kind: 'org-unit', id }))]
  for (const within of refs) {
    const { items } = await adapter.listUsers({ scope, within, limit: 500 }, callOf())
    members[`${within.kind} ${within.id}`] = items.map(({ id }) => id).sort()
  }
  return { users, groups, units, members }
}

/** Returns the mirror of a directory after one full reading. */
export const readMirrorInFull = async (directory: ScriptedDirectory) => {
  const { clouds, users, groups, orgUnits } = directory
  const adapter = compose({ directory: { clouds, users, groups, orgUnits }, engine: { name: 'none', protect: async () => {} } })
  for (const kind of KINDS) await adapter.sync(onlyScope, kind, callOf())
  return mirrorOf(adapter)
}
