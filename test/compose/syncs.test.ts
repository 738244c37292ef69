import { expect } from 'chai'
import { type BackupEngine, type ComposedAdapter, compose } from '../../src/compose.js'
import { BackupError, type SyncKind } from '../../src/core/index.js'
import { createRandom } from '../../src/core/rules/random.js'
import { callOf } from '../worlds/adapters.js'
import { createScriptedDirectory, directoryUser, type ScriptedDirectory } from '../worlds/scripted-directory.js'
import { scope } from '../worlds/tenants.js'
import { rejection, until, wait } from '../worlds/waiting.js'

const KINDS = ['users', 'groups', 'org-units'] as const
const engine: BackupEngine = { name: 'test', protect: async () => {} }
const usersOf = (count: number) => Array.from({ length: count }, (_, at) => directoryUser(`u${at}`))
const idsOf = async (adapter: ComposedAdapter) =>
  (await adapter.listUsers({ scope, limit: 500 }, callOf())).items.map(({ id }) => id).sort()

describe('compose: syncs', () => {
  describe('guard of user listings', () => {
    const syncedWith = async (count: number) => {
      const directory = createScriptedDirectory({ users: usersOf(count) })
      const adapter = compose({ directory, engine })
      await adapter.sync(scope, 'users', callOf())
      return { directory, adapter, sync: () => adapter.sync(scope, 'users', callOf()) }
    }

    for (const left of [0, 4]) {
      it(`accepts a listing with ${left} of 10 users only if a second reading agrees`, async () => {
        const { directory, adapter, sync } = await syncedWith(10)
        directory.content.users = usersOf(left)
        expect(await sync()).to.include({ added: 0, removed: 10 - left })
        expect(directory.readings).to.eql(['users', 'users', 'users'])
        expect(await idsOf(adapter)).to.have.length(left)
      })

      it(`fails and changes nothing if one reading has ${left} of 10 users and the other has all 10`, async () => {
        const { directory, adapter, sync } = await syncedWith(10)
        directory.userListings.push(usersOf(left))
        const before = (await adapter.listClouds(callOf()))[0]?.domains[0]?.synced?.users
        const error = await rejection(sync())
        expect(error.code).to.equal('unavailable')
        expect(error.reason).to.equal(
          `the directory returned ${left} users, then 10, but 10 are known. Nothing was changed. Sync again later.`,
        )
        expect(await idsOf(adapter)).to.have.length(10)
        expect((await adapter.listClouds(callOf()))[0]?.domains[0]?.synced?.users).to.equal(before)
      })
    }

    it('accepts a listing with half of the known users at once', async () => {
      const { directory, sync } = await syncedWith(10)
      directory.content.users = usersOf(5)
      await sync()
      expect(directory.readings).to.have.length(2)
    })

    it('accepts an empty first listing', async () => {
      const { directory, sync } = await syncedWith(0)
      await sync()
      expect(directory.readings).to.have.length(2)
    })
  })

  it('joins a second call to the running sync, and continues when a watcher aborts', async () => {
    const directory = createScriptedDirectory({ users: usersOf(9) })
    const { users } = directory
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    directory.users = async (...args) => {
      await held
      return users(...args)
    }
    const adapter = compose({ directory, engine })
    const controller = new AbortController()
    const watched = rejection(adapter.sync(scope, 'users', callOf(controller.signal)))
    const progress: number[] = []
    const joined = adapter.sync(scope, 'users', { ...callOf(), onProgress: ({ done }) => progress.push(done) })
    await wait()
    expect((await adapter.listClouds(callOf()))[0]?.domains[0]?.syncing).to.eql(['users'])
    controller.abort()
    expect((await watched).code).to.equal('aborted')
    release()
    expect((await joined).added).to.equal(9)
    expect(progress).to.eql([0, 3, 6, 9])
    expect(directory.readings).to.eql(['users'])
  })

  it('changes nothing if cancelled', async () => {
    const directory = createScriptedDirectory({ users: usersOf(3) })
    directory.users = () => new Promise(() => {})
    const adapter = compose({ directory, engine })
    const sync = rejection(adapter.sync(scope, 'users', callOf()))
    await until(async () => (await adapter.listClouds(callOf()))[0]?.domains[0]?.syncing?.length === 1, 'the sync')
    await adapter.cancelSync(scope, 'users', callOf())
    expect((await sync).code).to.equal('aborted')
    expect(await idsOf(adapter)).to.eql([])
    expect((await adapter.listClouds(callOf()))[0]?.domains[0]).to.deep.include({ synced: {}, syncing: [] })
  })

  it('retries a throttled page, and rejects a cursor that repeats', async () => {
    const directory = createScriptedDirectory({ users: usersOf(7) })
    const { users } = directory
    let calls = 0
    directory.users = async (...args) => {
      calls += 1
      if (calls === 2) throw new BackupError('rate-limited', 'slow down', { details: { retryAfterMs: 5 } })
      return users(...args)
    }
    const adapter = compose({ directory, engine })
    expect((await adapter.sync(scope, 'users', callOf())).added).to.equal(7)
    directory.groups = async () => ({ items: [], next: 'again' })
    expect((await rejection(adapter.sync(scope, 'groups', callOf()))).code).to.equal('bad-answer')
  })

  describe('incremental', () => {
    it('reads changes after a full listing, and a full listing again when `since` is rejected', async () => {
      const directory = createScriptedDirectory({ users: usersOf(5) }, 3, true)
      const adapter = compose({ directory, engine })
      const sync = () => adapter.sync(scope, 'users', callOf())
      await sync()
      directory.log.push({ kind: 'users', item: directoryUser('new') }, { kind: 'users', item: { id: 'u0', isGone: true } })
      expect(await sync()).to.include({ added: 1, changed: 0, removed: 1 })
      directory.oldestVersion = 99
      directory.content.users = [...usersOf(5).slice(1), directoryUser('new'), directoryUser('newer')]
      expect(await sync()).to.include({ added: 1, changed: 0, removed: 0 })
      expect(directory.readings).to.eql(['users', 'changes users', 'users'])
    })

    /** Changes random records of all kinds, both in the content and in the log of changes. */
    const changeAtRandom = (directory: ScriptedDirectory, random: () => number): void => {
      const below = (limit: number): number => Math.floor(random() * limit)
      const some = (prefix: string, count: number): string[] =>
        Array.from({ length: below(count) }, () => `${prefix}${below(12)}`).filter((id, at, all) => all.indexOf(id) === at)
      const { content, log } = directory
      const makers = {
        users: (id: string) => directoryUser(id, { name: `N${below(5)}`, accountStatus: below(4) === 0 ? 'suspended' : 'active' }),
        groups: (id: string) => ({ id, name: `G${below(5)}`, members: some('u', 6), groups: some('g', 3), isHidden: below(5) === 0 }),
        'org-units': (id: string) => ({ id, name: `O${below(5)}`, parentId: null, users: some('u', 6) }),
      }
      const prefixes = { users: 'u', groups: 'g', 'org-units': 'o' }
      for (let times = below(6); times > 0; times -= 1) {
        const kind = KINDS[below(3)] as SyncKind
        const list = (kind === 'users' ? content.users : kind === 'groups' ? content.groups : content.orgUnits) as { id: string }[]
        const id = `${prefixes[kind]}${below(12)}`
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
    const mirrorOf = async (adapter: ComposedAdapter) => {
      const byId = <T extends { id: string }>(items: readonly T[]): T[] => [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
      const groups = byId((await adapter.listGroups({ scope, limit: 500 }, callOf())).items)
      const units = byId(await adapter.listOrgUnits(scope, callOf()))
      const members = await Promise.all(groups.map(async ({ id }) => idsWithin(adapter, id).then((ids) => [id, ids])))
      return { users: byId((await adapter.listUsers({ scope, limit: 500 }, callOf())).items), groups, units, members }
    }
    const idsWithin = async (adapter: ComposedAdapter, id: string) =>
      (await adapter.listUsers({ scope, within: { kind: 'group', id }, limit: 500 }, callOf())).items.map((user) => user.id).sort()

    const HISTORIES = 200
    it(`leaves the same mirror as full listings, over ${HISTORIES} random histories`, async function () {
      this.timeout(60_000)
      for (let seed = 1; seed <= HISTORIES; seed += 1) {
        const random = createRandom(seed)
        const directory = createScriptedDirectory({}, 2, true)
        const incremental = compose({ directory, engine })
        for (let round = 0; round < 4; round += 1) {
          changeAtRandom(directory, random)
          for (const kind of KINDS) if (round === 0 || random() < 0.8) await incremental.sync(scope, kind, callOf())
          // sometimes rejects a point in time
          if (random() < 0.2) directory.oldestVersion = directory.log.length
        }
        for (const kind of KINDS) await incremental.sync(scope, kind, callOf())
        const full = compose({ directory: { ...directory, changes: undefined } as never, engine })
        for (const kind of KINDS) await full.sync(scope, kind, callOf())
        expect(await mirrorOf(incremental), `seed ${seed}`).to.eql(await mirrorOf(full))
      }
    })
  })
})
