// Stops of running backups on every database. No user is lost, and every credit is refunded exactly once.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { createCreditLedger } from '../../../src/backends/postgres/ledger/credit-ledger.js'
import { createProtectHandler } from '../../../src/backends/postgres/runs/protect-users.js'
import { createRunStopper } from '../../../src/backends/postgres/runs/stop-runs.js'
import type { BackupEngine } from '../../../src/compose/backup-engine.js'
import { BackupError, type BackupStatus, type RunUserStatus, type Scope } from '../../../src/core/index.js'
import { createRandom } from '../../../src/core/internal.js'
import { backends, type World } from '../../tools/postgres.js'
import {
  at,
  call,
  createEngine,
  createHold,
  ended,
  firstOf,
  freshKey,
  isDue,
  manyDomains,
  never,
  type RunWorkerOptions,
  rejects,
  startOf,
  startProcess,
  until,
  userItems,
  wrongInBooks,
} from './run-world.js'

const CREDITS = 200
const TENANT = { seed: 42, users: 80, credits: CREDITS, domains: 24 }
const tenant = manyDomains(TENANT)
const { id: cloudId, domains } = firstOf(tenant.clouds)
const due = firstOf(domains).users.filter(isDue)
/** Number of sequences of random commands for each database. */
const SEQUENCES = 12

for (const { name, create } of backends()) {
  describe(`stopRun on ${name}`, () => {
    let world: World
    let next = 0
    const folder = mkdtempSync(join(tmpdir(), 'backup-start-stops-'))
    before(async () => {
      world = await create({ tenant, isWorking: false })
    })
    after(async () => {
      await world?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    const fresh = (): Scope => ({ cloudId, domainId: at(domains, next++).id })
    const start = (scope: Scope, users: readonly { id: string }[]) => startOf(world.adapter, scope, users)
    const stop = (scope: Scope, id: string) => world.adapter.stopRun(scope, id, call())
    const retry = (scope: Scope, id: string) => world.adapter.retryRun(scope, id, undefined, call({ idempotencyKey: freshKey() }))
    const get = (scope: Scope, id: string) => world.adapter.getRun(scope, id, call())
    const available = async (scope: Scope) => (await world.adapter.getCredits(scope, call())).available
    const usersOf = (scope: Scope, id: string, status?: RunUserStatus) =>
      world.adapter.listRunUsers(scope, id, { ...(status !== undefined && { status }) }, call())
    const portionsOf = async (id: string) => {
      const { rows } = await sql<{ run: number; chunk: number }>`select distinct run, chunk from run_users
        where run = (select no from runs where id = ${id}) and status < 2 order by chunk`.execute(world.db)
      return rows
    }
    const workOn = (portion: { run: number; chunk: number }, engine: BackupEngine, signal = never(), concurrency = 2) =>
      createProtectHandler(world.db, engine, { retryDelayMs: 1, concurrency })(portion, signal)
    const workOnAll = async (id: string, engine: BackupEngine) => {
      for (const portion of await portionsOf(id)) await workOn(portion, engine)
    }
    const balanced = async (scope: Scope) => assert.deepEqual(await wrongInBooks(world.db, scope), [])

    it('releases every user of a run that no worker has begun, in the same transaction as their credits', async () => {
      const scope = fresh()
      const users = due.slice(0, 20)
      const { id } = await start(scope, users)
      const queued = await usersOf(scope, id, 'queued')
      assert.deepEqual([queued.total, queued.credits], [20, 20])
      const run = await stop(scope, id)
      assert.deepEqual([run.status, run.stopped, run.isStopping, run.done], ['stopped', 20, undefined, 0])
      assert.notEqual(run.finishedAt, undefined)
      assert.equal(await available(scope), CREDITS)
      assert.deepEqual(await stop(scope, id), run)
      // The jobs of the run are still delivered, but begin no backup.
      const engine = createEngine()
      const { rows } = await sql<{ run: number; chunk: number }>`select distinct run, chunk from run_users
        where run = (select no from runs where id = ${id})`.execute(world.db)
      for (const portion of rows) await workOn(portion, engine)
      assert.equal(engine.effects.size, 0)
      assert.equal((await start(scope, users)).total, 20)
      await balanced(scope)
    })

    it('notifies a worker in progress: it begins no further user, and its users in progress finish', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 40))
      const { held, release } = createHold()
      let begun = 0
      const engine = createEngine(async () => {
        begun += 1
        await held
      })
      const working = workOn(firstOf(await portionsOf(id)), engine)
      await until(() => begun === 2, 'two users in progress')
      const run = await stop(scope, id)
      assert.deepEqual([run.status, run.stopped, run.isStopping, run.finishedAt], ['running', 35, true, undefined])
      assert.equal(await available(scope), CREDITS - 5)
      await until(async () => (await get(scope, id)).stopped === 38, 'the release by the worker', 20_000)
      assert.equal(await available(scope), CREDITS - 2)
      await rejects(retry(scope, id), 'bad-input', 'runId')
      release()
      await working
      const over = await ended(world.adapter, scope, id)
      assert.deepEqual([over.status, over.done, over.stopped, over.isStopping, begun], ['stopped', 2, 38, undefined, 2])
      assert.equal((await usersOf(scope, id, 'stopped')).total, 38)
      await balanced(scope)
    })

    it('refunds credits once when many callers stop the same run', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 30))
      const [first] = await portionsOf(id)
      assert.ok(first !== undefined)
      await workOn(first, createEngine())
      const runs = await Promise.all(Array.from({ length: 12 }, () => stop(scope, id)))
      assert.deepEqual(new Set(runs.map(({ stopped }) => stopped)), new Set([26]))
      assert.equal(await available(scope), CREDITS - 4)
      await balanced(scope)
    })

    it('releases the portion of a worker that died when the job is redelivered', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 16))
      const [first] = await portionsOf(id)
      assert.ok(first !== undefined)
      const { rows } = await sql<{ domain: number }>`select domain from runs where no = ${first.run}`.execute(world.db)
      await createRunStopper(world.db, createCreditLedger(world.db)).beginPortion({ ...first, ...firstOf(rows) })
      const run = await stop(scope, id)
      assert.deepEqual([run.isStopping, run.stopped], [true, 14])
      const engine = createEngine()
      await workOn(first, engine)
      const over = await get(scope, id)
      assert.deepEqual([over.status, over.stopped, engine.effects.size], ['stopped', 16, 0])
      assert.equal(await available(scope), CREDITS)
      await balanced(scope)
    })

    it('returns restarted users to their status from before the start, and retried users to failed', async () => {
      const scope = fresh()
      const users = due.slice(0, 6)
      const { id } = await start(scope, users)
      const broken = createEngine(async () => {
        throw new Error('broken')
      })
      await workOnAll(id, broken)
      // a start of failed users takes no credits
      const again = await world.adapter.startBackup(
        { scope, items: userItems(users.slice(0, 3)), settings: 'default', expectedCredits: 0 },
        call({ idempotencyKey: freshKey() }),
      )
      await retry(scope, id)
      const retried = await stop(scope, id)
      assert.deepEqual([retried.status, retried.failed, retried.stopped], ['stopped', 6, 0])
      const failed = await usersOf(scope, id, 'failed')
      assert.ok(failed.items.every(({ reason }) => reason !== undefined))
      const restarted = await stop(scope, again.id)
      assert.deepEqual([restarted.status, restarted.stopped], ['stopped', 3])
      const statuses = await world.adapter.matchUsers(
        scope,
        users.map((user) => user.id),
        call(),
      )
      assert.deepEqual(new Set(statuses.map((user) => user?.backupStatus)), new Set<BackupStatus>(['failed']))
      assert.equal(await available(scope), CREDITS - 6)
      await balanced(scope)
      // the failed users of a stopped run can be retried
      await retry(scope, id)
      await workOnAll(id, createEngine())
      assert.equal((await get(scope, id)).status, 'completed')
      await balanced(scope)
    })

    it('returns an ended run unchanged, and does not find the run of another domain', async () => {
      const scope = fresh()
      const { id } = await start(scope, due.slice(0, 2))
      await workOnAll(id, createEngine())
      const over = await get(scope, id)
      assert.deepEqual(await stop(scope, id), over)
      await rejects(stop(fresh(), id), 'not-found', 'runId')
    })

    it('keeps credits consistent through random starts, work, failures, kills, retries and stops', { timeout: 240_000 }, async () => {
      for (let seed = 1; seed <= SEQUENCES; seed += 1) {
        const scope: Scope = { cloudId, domainId: at(domains, 10 + (seed % 10)).id }
        const random = createRandom(seed)
        const below = (count: number): number => Math.floor(random() * count)
        const engine = createEngine(async () => {
          if (random() < 0.3) throw new BackupError('forbidden', 'no access')
        })
        const ids: string[] = []
        const open: Promise<unknown>[] = []
        const someRun = (): string | undefined => ids[below(ids.length)]
        for (let step = 0; step < 14; step += 1) {
          const id = someRun()
          const command = below(6)
          if (command === 0 || id === undefined) {
            const users = (await world.adapter.listUsers({ scope, backupStatus: ['none'], accountStatus: ['active'], limit: 500 }, call()))
              .items
            const some = users.slice(0, 1 + below(30))
            if (some.length > 0) ids.push((await start(scope, some)).id)
          } else if (command <= 2) {
            const portions = await portionsOf(id)
            const portion = portions[below(portions.length)]
            const killed = new AbortController()
            if (portion === undefined) continue
            open.push(workOn(portion, engine, killed.signal).catch(() => {}))
            // the portion of a killed worker is redelivered by a later step or at the end
            if (command === 2) killed.abort()
          } else if (command === 3) open.push(stop(scope, id))
          else if (command === 4) open.push(retry(scope, id).catch((error: BackupError) => assert.equal(error.code, 'bad-input')))
          else await Promise.all(open)
          assert.deepEqual(await wrongInBooks(world.db, scope), [], `seed ${seed}, step ${step}`)
        }
        await Promise.all(open)
        for (const id of ids) await workOnAll(id, engine)
        for (const id of ids) assert.notEqual((await get(scope, id)).finishedAt, undefined, `seed ${seed}: run ${id} has not ended`)
        const { rows } = await sql<{ pending: number; holders: number; spent: number }>`
          select count(*) filter (where backup_status = 1)::int as pending,
            coalesce(sum(held) filter (where backup_status <> 0 and u.no in (select user_no from run_users)), 0)::int as holders,
            (select coalesce(sum(case kind when 'spent' then amount when 'released' then -amount else 0 end), 0)::int
              from ledger where domain = d.no) as spent
          from domains d join users u on u.domain = d.no where d.cloud_id = ${cloudId} and d.id = ${scope.domainId} group by d.no`.execute(
          world.db,
        )
        const { pending, holders, spent } = firstOf(rows)
        assert.deepEqual([pending, holders], [0, spent], `seed ${seed}: pending users, and credits of their holders`)
      }
    })

    if (name === 'PostgreSQL') {
      it('stops a worker of another process within seconds', { timeout: 120_000 }, async () => {
        const one = await create({ tenant: manyDomains({ ...TENANT, domains: 1 }), isWorking: false })
        const effects = join(folder, 'effects.txt')
        const options: RunWorkerOptions = {
          location: one.location,
          tenant: { ...TENANT, domains: 1 },
          isWorking: true,
          effects,
          slowMs: 1_500,
          isQuiet: true,
        }
        const worker = startProcess(options)
        try {
          await worker.prints('ready')
          const { id } = await startOf(one.adapter, one.scope, due)
          await until(async () => (await one.adapter.getRun(one.scope, id, call())).status === 'running', 'the worker')
          await one.adapter.stopRun(one.scope, id, call())
          const run = await ended(one.adapter, one.scope, id, 20_000)
          assert.equal(run.status, 'stopped')
          assert.ok((run.stopped ?? 0) > 0, 'users were stopped')
          const keys = readFileSync(effects, 'utf8').split('\n').slice(0, -1)
          assert.equal(keys.length, run.done)
          assert.deepEqual(await wrongInBooks(one.db, one.scope), [])
        } finally {
          await worker.kill('SIGKILL')
          await one.stop()
        }
      })
    }
  })
}
