// Starts, credits and settings on every database. A start is atomic, happens once per key, and never overspends.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { createBackendOn } from '../../../src/backends/postgres/create-postgres-backend.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import type { JobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { FINGERPRINT_VERSION } from '../../../src/backends/postgres/ledger/answered-keys.js'
import { createProtectHandler } from '../../../src/backends/postgres/runs/protect-users.js'
import { pathOf } from '../../../src/compose/name-items.js'
import { BackupError, type BackupRequest, type BackupRun, type ItemRef, type Scope, type SettingValues } from '../../../src/core/index.js'
import { createRandom, fingerprint } from '../../../src/core/internal.js'
import { generateTenant, type Tenant, type TenantDomain } from '../../../src/memory.js'
import { bruteForceCredits } from '../../brute-force.js'
import { backends, urlOf, type World } from '../../tools/postgres.js'
import {
  at,
  call,
  countOpenJobs,
  createEngine,
  createStarter,
  ended,
  firstOf,
  freshKey,
  isDue,
  manyDomains,
  never,
  rejects,
  startOf,
  startProcess,
  until,
  userItems,
  wrongInBooks,
} from './run-world.js'

const TENANT = { seed: 41, users: 60, credits: 30, domains: 30 }
const tenant = manyDomains(TENANT)
const { id: cloudId, domains } = firstOf(tenant.clouds)
const due = firstOf(domains).users.filter(isDue)
/** Returns one of the first due users. */
const dueUser = (no: number) => at(due, no)

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    let next = 0
    before(async () => {
      world = await create({ tenant, isWorking: false })
    })
    after(() => world?.stop())

    /** Returns a domain that no other test has used. */
    const fresh = (): Scope => ({ cloudId, domainId: at(domains, next++).id })
    /** Reads all data that a start could leave behind. */
    const traces = async (scope: Scope) => {
      const { rows } = await sql`
        select (select count(*) from ledger)::int as ledger, (select count(*) from runs)::int as runs,
          (select count(*) from run_users)::int as users, (select count(*) from answers)::int as answers,
          (select count(*) from users where backup_status = 1)::int as pending`.execute(world.db)
      const { available } = await world.adapter.getCredits(scope, call())
      return JSON.stringify([rows[0], available, await countOpenJobs(world.db)])
    }
    const balanced = async (scope: Scope) => assert.deepEqual(await wrongInBooks(world.db, scope), [])

    it('counts a random selection like brute force and spends exactly that number', async () => {
      for (const seed of [1, 2, 3]) {
        const random = createRandom(seed)
        const pick = <T>(list: readonly T[]): T => at(list, Math.floor(random() * list.length))
        const made = generateTenant({ seed, users: 70, groups: 12, largestGroup: 30, credits: 1000, cloud: 'google-workspace' })
        const cloud = firstOf(made.clouds)
        const original = firstOf(cloud.domains)
        const [first, second, ...others] = original.groups
        assert.ok(first !== undefined && second !== undefined)
        // Two groups that contain each other.
        const groups = [{ ...first, groups: [second.id] }, { ...second, groups: [first.id, 'no-such-group'] }, ...others]
        const domain: TenantDomain = { ...original, groups }
        const tenant: Tenant = { clouds: [{ ...cloud, domains: [domain] }] }
        const one = await create({ tenant, isWorking: false })
        try {
          let users = domain.users
          let available = 1000
          for (let round = 0; round < 5; round += 1) {
            const items = Array.from({ length: 1 + Math.floor(random() * 8) }, (): ItemRef => {
              const kind = pick(['user', 'user', 'group', 'org-unit'] as const)
              const all: readonly { id: string }[] = { user: domain.users, group: domain.groups, 'org-unit': domain.orgUnits }[kind]
              return { kind, id: random() < 0.1 ? 'nobody' : pick(all).id }
            })
            const expected = bruteForceCredits(tenant, one.scope, items, users)
            const { overlap: _, started: ids, excepted, ...figures } = expected
            assert.equal(excepted, 0)
            const { allocated, starts } = figures
            const start = (expectedCredits: number, key: string) =>
              one.adapter.startBackup({ scope: one.scope, items, settings: 'default', expectedCredits }, call({ idempotencyKey: key }))
            await assert.rejects(start(allocated + 1, freshKey()), ({ code, details }: BackupError) => {
              assert.equal(code, 'selection-changed')
              assert.deepEqual(details, { expected: allocated + 1, credits: { ...figures, available } })
              return true
            })
            if (starts === 0) continue
            const run = await start(allocated, freshKey())
            available -= allocated
            assert.deepEqual(await one.adapter.getCredits(one.scope, call()), { available })
            const page = await one.adapter.listRunUsers(one.scope, run.id, {}, call())
            const started = page.items.map(({ user }) => user.id)
            assert.deepEqual(new Set(started), ids)
            assert.equal(started.length, ids.size)
            // The run keeps the order of the items.
            const placeOf = (id: string) => items.findIndex((item) => bruteForceCredits(tenant, one.scope, [item], users).started.has(id))
            const places = started.map(placeOf)
            assert.deepEqual(
              places,
              places.toSorted((a, b) => a - b),
            )
            users = users.map((user) => (ids.has(user.id) ? { ...user, backupStatus: 'pending' } : user))
          }
          assert.deepEqual(await wrongInBooks(one.db, one.scope), [])
        } finally {
          await one.stop()
        }
      }
    })

    it('leaves nothing behind after a rejected start, whose key can be used again', async () => {
      const scope = fresh()
      const before = await traces(scope)
      const key = freshKey()
      const start = (users: readonly { id: string }[], expectedCredits: number, settings: 'default' | SettingValues = 'default') =>
        world.adapter.startBackup({ scope, items: userItems(users), settings, expectedCredits }, call({ idempotencyKey: key }))
      await rejects(start(due.slice(0, 2), 3), 'selection-changed')
      await rejects(start([], 0), 'bad-input', 'items')
      await rejects(start(due.slice(0, 31), 31), 'not-enough-credits')
      await rejects(start(due.slice(0, 1), 1, { 'no-such': true }), 'bad-input', 'no-such')
      assert.equal(await traces(scope), before)
      await start(due.slice(0, 2), 2)
      await balanced(scope)
    })

    it('returns the current state of the run for a repeated key, and rejects the key for another request', async () => {
      const scope = fresh()
      const [first, second] = [dueUser(0), dueUser(1)]
      const key = freshKey()
      const run = await startOf(world.adapter, scope, [first, second], key)
      const again: BackupRequest = { scope, items: userItems([second, first]), settings: 'default', expectedCredits: 2 }
      assert.deepEqual(await world.adapter.startBackup(again, call({ idempotencyKey: key })), run)
      await rejects(startOf(world.adapter, scope, [first], key), 'bad-input', 'idempotencyKey')
      await rejects(world.adapter.retryRun(scope, run.id, undefined, call({ idempotencyKey: key })), 'bad-input', 'idempotencyKey')
      for (const none of ['', undefined, 7] as string[]) {
        await rejects(
          world.adapter.startBackup({ ...again, items: userItems([dueUser(3)]), expectedCredits: 1 }, call({ idempotencyKey: none })),
          'bad-input',
          'idempotencyKey',
        )
      }
      // Each domain has its own keys, and a key may be any text.
      const elsewhere = fresh()
      assert.notEqual((await startOf(world.adapter, elsewhere, [first, second], key)).id, run.id)
      for (const [no, odd] of ['\0', '\ud800', 'x'.repeat(20_000), "'; drop table runs; --"].entries()) {
        const started = await startOf(world.adapter, elsewhere, [dueUser(4 + no)], odd)
        assert.equal((await startOf(world.adapter, elsewhere, [dueUser(4 + no)], odd)).id, started.id)
      }
      await sql`update runs set is_started = true where id = ${run.id}`.execute(world.db)
      assert.equal((await world.adapter.startBackup(again, call({ idempotencyKey: key }))).status, 'running')
      await balanced(scope)
    })

    it('returns the run of a key stored by a server of another version, without comparing fingerprints', async () => {
      const scope = fresh()
      const run = await startOf(world.adapter, scope, [dueUser(0)], 'of another version')
      await sql`update answers set request = 'another fingerprint' where run = (select no from runs where id = ${run.id})`.execute(world.db)
      assert.equal((await startOf(world.adapter, scope, [dueUser(0)], 'of another version')).id, run.id)
      // If this value changes, raise FINGERPRINT_VERSION.
      const items: ItemRef[] = [
        { kind: 'user', id: 'u' },
        { kind: 'group', id: 'g' },
      ]
      const request: BackupRequest = { scope: { cloudId: 'c', domainId: 'd' }, items, settings: { a: true }, expectedCredits: 2 }
      assert.deepEqual([FINGERPRINT_VERSION, fingerprint(request)], [2, 'h700v0-156ejh8-cuq10p-92zwos'])
    })

    it('keeps an idempotency key for 7 days', async () => {
      const scope = fresh()
      await startOf(world.adapter, scope, [dueUser(0)], 'of a week ago')
      await startOf(world.adapter, scope, [dueUser(1)], 'of yesterday')
      await sql`update answers set at = now() - case when run = (select min(run) from answers a where a.domain = answers.domain)
        then interval '8 days' else interval '25 hours' end
        where domain = (select no from domains where id = ${scope.domainId})`.execute(world.db)
      await startOf(world.adapter, scope, [dueUser(2)])
      const kept = await startOf(world.adapter, scope, [dueUser(1)], 'of yesterday')
      assert.equal(kept.total, 1)
      await rejects(startOf(world.adapter, scope, [dueUser(0)], 'of a week ago'), 'selection-changed')
    })

    it('rolls back a start whose jobs cannot be enqueued', async () => {
      const scope = fresh()
      const { db } = world
      const jobs: JobQueue = {
        send: async () => {
          throw new Error('the queue is unreachable')
        },
        async sendOnce() {},
        wake() {},
        async work() {},
        async stop() {},
      }
      const starter = createStarter(db, jobs)
      const before = await traces(scope)
      const request: BackupRequest = { scope, items: userItems(due.slice(0, 5)), settings: 'default', expectedCredits: 5 }
      await assert.rejects(starter.startBackup(request, 'k'), /the queue is unreachable/)
      assert.equal(await traces(scope), before)
    })

    it('never overspends with 50 starts at once', async () => {
      const scope = fresh()
      const answers = await Promise.allSettled(due.slice(0, 50).map((user) => startOf(world.adapter, scope, [user])))
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
      assert.deepEqual([answers.length - refused.length, new Set(refused)], [30, new Set(due.length > 30 ? ['not-enough-credits'] : [])])
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 0 })
      await balanced(scope)
    })

    it('grants credits and lifts the limit', async () => {
      const scope = fresh()
      await world.backend.grantCredits(scope, 12, 'paid for\0')
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 42 })
      for (const amount of [0, -1, 1.5, Number.NaN, 2 ** 31])
        await rejects(world.backend.grantCredits(scope, amount), 'bad-input', 'amount')
      await startOf(world.adapter, scope, due.slice(0, 31))
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 11 })
      await world.backend.grantCredits(scope, 'unlimited')
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 'unlimited' })
      await startOf(world.adapter, scope, due.slice(31))
      await rejects(world.backend.grantCredits({ cloudId, domainId: 'elsewhere' }, 1), 'not-found', 'scope')
      const { rows } =
        await sql`select kind, amount, reason from ledger where domain = (select no from domains where id = ${scope.domainId}) order by no`.execute(
          world.db,
        )
      assert.deepEqual(rows, [
        { kind: 'granted', amount: 30, reason: 'initial credits' },
        { kind: 'granted', amount: 12, reason: 'paid for\ufffd' },
        { kind: 'spent', amount: 31, reason: null },
        { kind: 'spent', amount: due.length - 31, reason: null },
      ])
      await balanced(scope)
      // With a limit below the spent credits, no credits are available.
      await sql`update domains set has_no_limit = false where id = ${scope.domainId}`.execute(world.db)
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: Math.max(0, 42 - due.length) })
      await sql`insert into ledger (domain, kind, amount) select no, 'spent', 1000 from domains where id = ${scope.domainId}`.execute(
        world.db,
      )
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 0 })
    })

    it('grants and revokes once for each key, also with 20 calls at once', async () => {
      const scope = fresh()
      const { grantCredits, revokeCredits } = world.backend
      const changed = await Promise.all(Array.from({ length: 20 }, () => grantCredits(scope, 50, 'invoice 7', undefined, 'invoice-7')))
      assert.deepEqual(changed.filter(Boolean).length, 1)
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 80 })
      await rejects(grantCredits(scope, 51, 'invoice 7', undefined, 'invoice-7'), 'bad-input', 'idempotencyKey')
      await rejects(revokeCredits(scope, 50, '', undefined, 'invoice-7'), 'bad-input', 'idempotencyKey')
      await rejects(grantCredits(scope, 1, '', undefined, ''), 'bad-input', 'idempotencyKey')
      const again = await Promise.all([1, 2].map(() => revokeCredits(scope, 45, 'typed 50 for 5', undefined, 'fix')))
      assert.deepEqual(again.toSorted(), [false, true])
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 35 })
      await balanced(scope)
    })

    it('revokes available credits only, and restores the limit', async () => {
      const scope = fresh()
      await startOf(world.adapter, scope, due.slice(0, 10))
      await rejects(world.backend.revokeCredits(scope, 21), 'not-enough-credits', 'amount')
      await rejects(world.backend.revokeCredits(scope, 0), 'bad-input', 'amount')
      await rejects(world.backend.revokeCredits(scope, 'unlimited'), 'bad-input', 'amount')
      const racing = await Promise.allSettled([1, 2, 3].map(() => world.backend.revokeCredits(scope, 8)))
      assert.deepEqual(racing.map(({ status }) => status).toSorted(), ['fulfilled', 'fulfilled', 'rejected'])
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 4 })
      await world.backend.grantCredits(scope, 'unlimited')
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 'unlimited' })
      assert.equal(await world.backend.revokeCredits(scope, 'unlimited', 'a mistake'), true)
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 4 })
      const { items } = await world.adapter.listActivity(scope, { action: 'credits-revoked' }, call())
      assert.deepEqual(
        items.map(({ summary }) => summary),
        ['Restored the limit of credits: a mistake', 'Revoked 8 credits', 'Revoked 8 credits'],
      )
      await balanced(scope)
    })

    it('lets one of ten changes of the same settings succeed', async () => {
      const scope = fresh()
      const form = await world.adapter.describeSettings(scope, call())
      const field = form.groups.flatMap(({ fields }) => fields).find(({ type }) => type === 'switch')
      assert.ok(field?.type === 'switch')
      const checkCurrent = (current: SettingValues): void => {
        if (Object.keys(current).length > 0) throw new BackupError('bad-input', 'changed')
      }
      const save = () => world.adapter.saveSettings(scope, { [field.id]: !field.default }, { ...call(), checkCurrent })
      const saved = await Promise.allSettled(Array.from({ length: 10 }, save))
      assert.equal(saved.filter(({ status }) => status === 'fulfilled').length, 1)
    })

    it('merges the settings of a request over the settings of the domain, and drops values that the form no longer allows', async () => {
      const scope = fresh()
      let started = 0
      const resolved = async (settings: 'default' | SettingValues) => {
        const { id } = await startOf(world.adapter, scope, [dueUser(started++)], freshKey(), settings)
        return firstOf((await sql<{ settings: unknown }>`select settings from runs where id = ${id}`.execute(world.db)).rows).settings
      }
      const texts = { 'exclude-extensions': ['z', '\ud800', 'nul \0', 'a'] }
      await world.adapter.saveSettings(scope, { 'service-sites': false, ...texts, 'trash-only': true }, call())
      assert.deepEqual(await resolved('default'), { 'service-sites': false, ...texts, 'trash-only': true })
      assert.deepEqual(await resolved({ 'trash-only': false, 'mail-spam': false, 'mail-trash': true }), {
        'service-sites': false,
        ...texts,
        'mail-trash': true,
      })
      await assert.rejects(resolved({ 'mail-trash': 'yes', 'no-such': 1 as never }), ({ code, details }: BackupError) => {
        assert.deepEqual([code, Object.keys((details as { fields: object }).fields)], ['bad-input', ['mail-trash', 'no-such']])
        return true
      })
      await sql`update domains set settings = '{"gone": true, "mail-spam": 7, "trash-only": true}' where id = ${scope.domainId}`.execute(
        world.db,
      )
      assert.deepEqual(await world.adapter.getSettings(scope, call()), { 'trash-only': true })
      assert.deepEqual(await resolved({ 'mail-spam': true }), { 'trash-only': true, 'mail-spam': true })
    })

    it('returns the actor of a run, its items with their names at the start, and the settings as requested', async () => {
      const scope = fresh()
      await world.backend.grantCredits(scope, 'unlimited')
      const group = firstOf(firstOf(domains).groups)
      const { id, name: label, email } = dueUser(0)
      const units = firstOf(domains).orgUnits
      const parentOf = (parentId: string | null) => units.find((unit) => unit.id === parentId)
      const unit = units.find(({ parentId }) => parentOf(parentOf(parentId)?.parentId ?? null) !== undefined)
      assert.ok(unit)
      const items: ItemRef[] = [
        { kind: 'user', id },
        { kind: 'group', id: group.id },
        { kind: 'org-unit', id: unit.id },
        { kind: 'org-unit', id: 'gone \0' },
      ]
      const settings = { 'exclude-extensions': ['nul \0'] }
      const expectedCredits = bruteForceCredits(tenant, scope, items).allocated
      const actor = { id: 'ann', name: 'Ann' }
      const request = { scope, items, settings, expectedCredits }
      await world.adapter.saveSettings(scope, { 'trash-only': true }, call())
      const { id: runId } = await world.adapter.startBackup(request, call({ idempotencyKey: freshKey(), actor }))
      await sql`update users set name = 'renamed' where id = ${id}`.execute(world.db)
      const run = await world.adapter.getRun(scope, runId, call())
      assert.deepEqual(run.items, [
        { kind: 'user', id, label, detail: email },
        { kind: 'group', id: group.id, label: group.name, detail: group.email },
        { kind: 'org-unit', id: unit.id, label: unit.name, detail: pathOf(unit, parentOf) },
        { kind: 'org-unit', id: 'gone \0', label: 'gone \0' },
      ])
      assert.deepEqual([run.settings, run.startedBy], [settings, actor])
      assert.deepEqual(firstOf((await world.adapter.listRuns(scope, {}, call())).items), run)
    })

    it('returns no items for a run of more than 100 items', async () => {
      const scope = fresh()
      const items = [...userItems([dueUser(0)]), ...Array.from({ length: 100 }, (_, no): ItemRef => ({ kind: 'user', id: `gone${no}` }))]
      const request: BackupRequest = { scope, items, settings: 'default', expectedCredits: 1 }
      const run = await world.adapter.startBackup(request, call({ idempotencyKey: freshKey() }))
      assert.deepEqual([run.items, run.settings, run.startedBy], [undefined, 'default', undefined])
    })

    it('refunds the credits of released users once, and not while a run works on them', async () => {
      const scope = fresh()
      const engine = createEngine(async ({ user }) => {
        if (user.id === dueUser(1).id) throw new Error('no')
      })
      const run = await startOf(world.adapter, scope, due.slice(0, 4))
      const ids = due.slice(0, 4).map(({ id }) => id)
      assert.equal(await world.backend.releaseUsers(scope, ids), 0)
      const { rows } = await sql<{
        run: number
        chunk: number
      }>`select distinct run, chunk from run_users where run = (select no from runs where id = ${run.id})`.execute(world.db)
      for (const work of rows.slice(1)) await createProtectHandler(world.db, engine)(work, never())
      await balanced(scope)
      const { done, failed } = await world.adapter.getRun(scope, run.id, call())
      assert.equal(done + failed, 3)

      // Concurrent and repeated releases; the queued user is skipped.
      const released = await Promise.all(
        [1, 2, 3].map(() => world.backend.releaseUsers(scope, [...ids, at(ids, 1), 'nobody', '\0', '\ud800'], 'left')),
      )
      assert.deepEqual(released.toSorted(), [0, 0, 3])
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 30 - 4 + 3 })
      const ledger = await sql`select amount, reason from ledger where kind = 'released' and reason = 'left'`.execute(world.db)
      assert.deepEqual(ledger.rows, [{ amount: 3, reason: 'left' }])

      // A retry skips a user that failed and has been released since.
      await createProtectHandler(world.db, engine)(firstOf(rows), never())
      const before = await world.adapter.getRun(scope, run.id, call())
      assert.equal(before.failed, 1)
      assert.deepEqual(await world.adapter.retryRun(scope, run.id, undefined, call({ idempotencyKey: freshKey() })), before)
      const { items } = await world.adapter.listUsers({ scope, backupStatus: ['none'], limit: 500 }, call())
      const free = ids.filter((id) => items.some((user) => user.id === id))
      assert.equal(free.length, 3)
      await startOf(
        world.adapter,
        scope,
        due.filter(({ id }) => free.includes(id)),
      )
      await balanced(scope)
    })

    it('takes prices, restarts failed users without credits, and refunds the credits of a released user', async () => {
      const scope = fresh()
      const [cheap, priced, plain] = [dueUser(0), dueUser(1), dueUser(2)]
      const setPrice = async (id: string, price: number) => {
        await sql`update users set price = ${price} where id = ${id} and domain = (select no from domains where id = ${scope.domainId})`.execute(
          world.db,
        )
      }
      await setPrice(cheap.id, 0)
      await setPrice(priced.id, 5)
      const start = (users: readonly { id: string }[], expectedCredits: number, more: object = {}) =>
        world.adapter.startBackup(
          { scope, items: userItems(users), settings: 'default', expectedCredits, ...more },
          call({ idempotencyKey: freshKey() }),
        )
      const available = async () => (await world.adapter.getCredits(scope, call())).available
      await rejects(start([cheap, priced, plain], 3), 'selection-changed')
      await rejects(start([cheap, priced, plain], 6, { expectedUsers: 2 }), 'selection-changed')
      const run = await start([cheap, priced, plain], 6, { expectedUsers: 3 })
      assert.equal(await available(), 24)
      const fails = createEngine(async ({ user }) => {
        if (user.id !== plain.id) throw new Error('no')
      })
      const { rows } = await sql<{ run: number; chunk: number }>`select distinct run, chunk from run_users
        where run = (select no from runs where id = ${run.id})`.execute(world.db)
      for (const work of rows) await createProtectHandler(world.db, fails)(work, never())
      await balanced(scope)

      // The price has changed since then; a restarted user keeps the credits it holds.
      await setPrice(priced.id, 9)
      const again = await start([cheap, priced, plain], 0, { expectedUsers: 2 })
      assert.equal(again.total, 2)
      assert.equal(await available(), 24)
      await balanced(scope)
      assert.equal(await world.backend.releaseUsers(scope, [plain.id]), 1)
      assert.equal(await available(), 25)
      const { rows: second } = await sql<{ run: number; chunk: number }>`select distinct run, chunk from run_users
        where run = (select no from runs where id = ${again.id})`.execute(world.db)
      for (const work of second) await createProtectHandler(world.db, createEngine())(work, never())
      assert.equal(await world.backend.releaseUsers(scope, [cheap.id, priced.id]), 2)
      assert.equal(await available(), 30)
      await balanced(scope)
    })

    it('retries all failed users or some of them, once per key and without credits', async () => {
      const scope = fresh()
      const users = due.slice(0, 20)
      let isBroken = true
      const engine = createEngine(async () => {
        if (isBroken) throw new Error('broken')
      })
      const work = async () => {
        const { rows } = await sql<{
          run: number
          chunk: number
        }>`select distinct run, chunk from run_users where status < 2 and run = (select no from runs where id = ${run.id})`.execute(
          world.db,
        )
        for (const one of rows) await createProtectHandler(world.db, engine)(one, never())
      }
      const retry = (userIds?: readonly string[], key = freshKey()) =>
        world.adapter.retryRun(scope, run.id, userIds, call({ idempotencyKey: key }))
      const run = await startOf(world.adapter, scope, users)
      assert.deepEqual(await retry(), run, 'no user has failed yet')
      await work()
      assert.equal((await ended(world.adapter, scope, run.id)).status, 'failed')
      const jobs = await countOpenJobs(world.db)
      const some = await retry([dueUser(3).id, dueUser(3).id, dueUser(5).id, 'nobody', '\0'], 'some of them')
      assert.deepEqual([some.status, some.failed, some.done, some.finishedAt], ['running', 18, 0, undefined])
      assert.ok((await countOpenJobs(world.db)) > jobs, 'the retry enqueues jobs')
      assert.deepEqual(await retry([dueUser(3).id, dueUser(3).id, dueUser(5).id, 'nobody', '\0'], 'some of them'), some)
      await rejects(retry([dueUser(3).id], 'some of them'), 'bad-input', 'idempotencyKey')
      await rejects(world.adapter.retryRun(scope, 'run-1', undefined, call({ idempotencyKey: freshKey() })), 'not-found', 'runId')
      await balanced(scope)
      isBroken = false
      await work()
      const after = await ended(world.adapter, scope, run.id)
      assert.deepEqual([after.status, after.failed, after.done], ['completed-with-errors', 18, 2])
      assert.deepEqual([...engine.effects.keys()].toSorted(), [dueUser(3), dueUser(5)].map(({ id }) => `${run.id}:${id}:2`).sort())
      await retry()
      await work()
      assert.equal((await ended(world.adapter, scope, run.id)).status, 'completed')
      assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 10 })
      await balanced(scope)
    })

    it('does not retry a user that has failed in a later run', async () => {
      const scope = fresh()
      const runOnce = async (act?: () => Promise<void>) => {
        const { id } = await startOf(world.adapter, scope, [dueUser(0)])
        const { rows } = await sql<{
          run: number
          chunk: number
        }>`select run, chunk from run_users where run = (select no from runs where id = ${id})`.execute(world.db)
        await createProtectHandler(world.db, createEngine(act))(firstOf(rows), never())
        return world.adapter.getRun(scope, id, call())
      }
      const first = await runOnce()
      assert.equal(first.status, 'completed')
      assert.equal(await world.backend.releaseUsers(scope, [dueUser(0).id]), 1)
      const second = await runOnce(async () => {
        throw new Error('no')
      })
      assert.equal(second.status, 'failed')
      const retry = ({ id }: BackupRun) => world.adapter.retryRun(scope, id, undefined, call({ idempotencyKey: freshKey() }))
      assert.deepEqual(await retry(first), first)
      assert.equal((await retry(second)).status, 'running')
      await balanced(scope)
    })

    it('rolls back the start of a killed process and lets waiting starts continue', {
      timeout: 120_000,
    }, async () => {
      const one = name === 'PGlite' ? await create({ tenant, isWorking: false }) : world
      const scope = one === world ? fresh() : one.scope
      const request: BackupRequest = { scope, items: userItems(due.slice(0, 9)), settings: 'default', expectedCredits: 9 }
      const hold = { location: one.location, tenant: TENANT, holdsStart: { request, key: 'held' } }
      if (one !== world) await one.database.close()
      const jobs = one === world ? await countOpenJobs(world.db) : 0
      const child = startProcess(hold)
      await child.prints('in the middle')
      const waiting = one === world ? world.adapter.startBackup(request, call({ idempotencyKey: 'waits' })) : undefined
      waiting?.catch(() => {})
      await sleep(200)
      await child.kill()
      if (waiting !== undefined) {
        // The waiting start spends only its own credits.
        assert.equal((await waiting).total, 9)
        assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 21 })
        await balanced(scope)
        assert.equal((await world.adapter.listRuns(scope, {}, call())).total, 1)
        const { rows } = await sql<{ portions: number }>`select count(distinct chunk)::int as portions from run_users
          where run = (select no from runs where id = ${(await waiting).id})`.execute(world.db)
        assert.equal((await countOpenJobs(world.db)) - jobs, firstOf(rows).portions, 'enqueued jobs')
        return
      }
      const database = await openDatabase(one.location)
      assert.deepEqual(await wrongInBooks(database.db, scope), [])
      const { rows } = await sql`select (select count(*) from runs)::int as runs, (select count(*) from answers)::int as answers,
        (select count(*) from users where backup_status = 1)::int as pending`.execute(database.db)
      assert.deepEqual(rows[0], { runs: 0, answers: 0, pending: 0 })
      assert.equal(await countOpenJobs(database.db), 0)
      await database.close()
      await one.stop()
    })

    if (name !== 'PGlite') {
      it('never overspends with two servers at once', { timeout: 120_000 }, async () => {
        const scope = fresh()
        await startOf(world.adapter, scope, due.slice(0, 20))
        const rest = due.slice(20)
        const requests = Array.from(
          { length: 50 },
          (_, no): BackupRequest => ({
            scope,
            items: userItems([at(rest, no % rest.length)]),
            settings: 'default',
            expectedCredits: 1,
          }),
        )
        assert.ok(rest.length > 10)
        const servers = [0, 1].map((no) =>
          startProcess({ location: world.location, tenant: TENANT, starts: requests.slice(no * 25, no * 25 + 25) }),
        )
        for (const server of servers) await server.prints('ready')
        for (const server of servers) server.go()
        for (const server of servers) assert.equal(await server.exited, 0)
        const answers = servers.flatMap((server) => server.lines().slice(1))
        assert.equal(answers.filter((answer) => answer === 'accepted').length, 10, answers.join())
        assert.deepEqual(await world.adapter.getCredits(scope, call()), { available: 0 })
        await balanced(scope)
      })

      it('queues starts of a domain without holding connections, and releases the lock of a vanished client', async () => {
        const scope = fresh()
        const protectedUser = firstOf(firstOf(domains).users.filter(({ backupStatus }) => backupStatus === 'protected'))
        const narrow = await createBackendOn(await openDatabase({ url: urlOf(world.location), poolSize: 3 }), {
          directory: world.directory,
        })
        const other = new pg.Client({ connectionString: urlOf(world.location) })
        await other.connect()
        try {
          await other.query('begin')
          await other.query('select from backup_start.domains where id = $1 for no key update', [scope.domainId])
          const starts = due.slice(0, 8).map((user) => startOf(narrow.adapter, scope, [user]))
          let isReleased = false
          const releasing = world.backend.releaseUsers(scope, [protectedUser.id]).finally(() => {
            isReleased = true
          })
          await sleep(200)
          const began = performance.now()
          await narrow.adapter.getCredits(scope, call())
          assert.ok(performance.now() - began < 3_000, 'a read does not wait for starts')
          assert.ok(!isReleased, 'a release waits for the lock')
          await other.query('rollback')
          assert.equal(await releasing, 1)
          assert.equal((await Promise.all(starts)).length, 8)
          const { rows } = await sql<{ idle_in_transaction_session_timeout: string }>`show idle_in_transaction_session_timeout`.execute(
            world.db,
          )
          assert.equal(firstOf(rows).idle_in_transaction_session_timeout, '1min')
        } finally {
          await other.end()
          await narrow.stop()
        }
        await balanced(scope)
      })
    }

    it('does not return the runs of another domain', async () => {
      const scope = fresh()
      const run = await startOf(world.adapter, scope, [dueUser(0)])
      const other = fresh()
      const { adapter } = world
      await rejects(adapter.getRun(other, run.id, call()), 'not-found', 'runId')
      await rejects(adapter.getRun(other, '\0', call()), 'not-found', 'runId')
      await rejects(adapter.listRunUsers(other, run.id, {}, call()), 'not-found', 'runId')
      await rejects(adapter.retryRun(other, run.id, undefined, call({ idempotencyKey: freshKey() })), 'not-found', 'runId')
      await rejects(adapter.getRun({ cloudId, domainId: 'elsewhere' }, run.id, call()), 'not-found', 'scope')
      assert.equal((await adapter.listRuns(other, {}, call())).total, 0)
      assert.match(run.id, /^run-[\w-]{22}$/)
      await until(async () => (await adapter.getRun(scope, run.id, call())).status === 'queued', 'the run, which no worker handles')
    })
  })
}
