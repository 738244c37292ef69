import { expect } from 'chai'
import { type BackupEngine, type ComposedAdapter, compose } from '../../src/compose.js'
import { BackupError } from '../../src/core/index.js'
import { callOf } from '../worlds/adapters.js'
import { liveHistories, mirrorOf, readMirrorInFull } from '../worlds/random-histories.js'
import { createScriptedDirectory, directoryUser } from '../worlds/scripted-directory.js'
import { scope } from '../worlds/tenants.js'
import { rejection, until, wait } from '../worlds/waiting.js'

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

    const HISTORIES = 200
    it(`leaves the same mirror as full listings, over ${HISTORIES} random histories`, async function () {
      this.timeout(60_000)
      for (let seed = 1; seed <= HISTORIES; seed += 1) {
        const directory = createScriptedDirectory({}, 2, true)
        const incremental = compose({ directory, engine })
        await liveHistories([seed], directory, (kind) => incremental.sync(scope, kind, callOf()))
        expect(await mirrorOf(incremental), `seed ${seed}`).to.eql(await readMirrorInFull(directory))
      }
    })
  })
})
