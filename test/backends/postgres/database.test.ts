// Opening databases: migrations from every released schema, error messages, concurrent starts, and the lease of an embedded folder.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { DummyDriver, Kysely, PostgresAdapter, PostgresDialect, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { takeFolder } from '../../../src/backends/postgres/database/folder-lease.js'
import { MIGRATIONS } from '../../../src/backends/postgres/database/migrations.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import { openJobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { createCreditGrants } from '../../../src/backends/postgres/ledger/credit-grants.js'
import { createCreditLedger } from '../../../src/backends/postgres/ledger/credit-ledger.js'
import { createLicenseReturns } from '../../../src/backends/postgres/ledger/give-back.js'
import { listGroups } from '../../../src/backends/postgres/lists/list-groups.js'
import { readState } from '../../../src/backends/postgres/mirror/sync-state.js'
import { getRun } from '../../../src/backends/postgres/runs/list-runs.js'
import { backends, urlOf } from '../../tools/postgres.js'
import { startChild } from './run-world.js'

/** Hashes of the statements of landed migrations. A changed hash means that existing databases would not match: add a migration instead. */
const LANDED: Readonly<Record<string, string>> = {
  '0001-first': 'a710d58f7857faf4',
  '0003-fold-letters': '0675f30eafd1f107',
  '0004-prices': '76a3f3bc28f3ee7b',
  '0005-turns': '55699fc184d82a28',
  '0006-run-requests': '0efbcb94c0697006',
  '0007-activity': 'c079009baafa1d8a',
  '0009-sync-changes': '19fc3bcabb5aa58c',
  '0010-unnamed-last': '98f38a3f91a6cafe',
  '0011-stop': '5039566dd2e6ba16',
  '0012-number-order': '429b60588482beb9',
  '0013-facets': 'a324a48c29fcf49a',
  '0014-credit-changes': '2a05c21f50d90e1f',
  '0015-licenses': 'b0ee05c4b92239ca',
  '0016-policies': '73e233613af4a794',
  '0017-letter-pairs': '73397c3a4f139c95',
  '0018-ended-policies': '9c85f851974bfcea',
  '0019-left-at': '9e9292d08ae35803',
  '0020-moved-users': '7bfa4eeb60ffb3b2',
}

const hashStatements = async (name: string): Promise<string> => {
  const hash = createHash('sha256')
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (one) => new PostgresIntrospector(one),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (event) => {
      // Ignores the indentation of a statement.
      hash.update(event.query.sql.replace(/\s+/g, ' '))
    },
  })
  await MIGRATIONS[name]?.up(db)
  return hash.digest('hex').slice(0, 16)
}

describe('MIGRATIONS', () => {
  it('leaves every released migration unchanged', async () => {
    for (const [name, hash] of Object.entries(LANDED)) assert.equal(await hashStatements(name), hash, name)
    assert.deepEqual(Object.keys(MIGRATIONS), Object.keys(LANDED), 'a new migration is added to this test')
  })
})

for (const { name, open, empty } of backends()) {
  describe(`openDatabase on ${name}`, () => {
    it('rejects a database of a newer version with an explanation', async (t) => {
      const { db, database, location, close } = await open()
      t.after(close)
      await sql`insert into backup_start.kysely_migration (name, timestamp) values ('9999-future', 'now')`.execute(db)
      await database.close()
      await assert.rejects(openDatabase(location), ({ message, retryable }: { message: string; retryable: boolean }) => {
        assert.match(message, /a newer version of backup-start has used this database \(9999-future\): install that version/)
        return retryable === false
      })
    })

    it('rejects a database whose tables lack a column', async (t) => {
      const { db, database, location, close } = await open()
      t.after(close)
      await sql`alter table runs drop column history`.execute(db)
      await database.close()
      await assert.rejects(openDatabase(location), /created by a development version of backup-start and lacks runs\.history: use a new/)
    })

    it('keeps the counts of policies that an earlier version ended', async (t) => {
      const { db, close } = await open()
      t.after(close)
      await sql`alter table policies drop column final_counts`.execute(db)
      await sql`insert into clouds (id, name, place, settings_form) values ('c', 'C', 0, '{"groups": []}')`.execute(db)
      await sql`insert into domains (cloud_id, id, name, place) values ('c', 'd', 'D', 0)`.execute(db)
      await sql`insert into users (domain, id, email, name, account_status, backup_status, id_key, email_key, name_key, search)
        select 1, 'u' || n, 'e', 'n', 0, n % 5, 'u' || n, 'e', 'n', 's' from generate_series(0, 9) n`.execute(db)
      await sql`insert into policies (id, domain, status, name, draft) values ('p1', 1, 'ended', 'P', '{}'), ('p2', 1, 'ended', 'P', '{}'), ('p3', 1, 'active', 'P', '{}')`.execute(
        db,
      )
      await sql`insert into policy_users (policy, user_no, is_active) select p, no, no <> 1 from users, unnest(array[1, 3]) p`.execute(db)
      await sql`insert into policy_changes (policy, at, joined, gone)
        select p, now() - make_interval(days => d), 3, 2 from unnest(array[1, 3]) p, unnest(array[1, 40]) d`.execute(db)
      await MIGRATIONS['0018-ended-policies']?.up(db)
      const { rows } = await sql<{ final_counts: object | null }>`select final_counts from policies order by no`.execute(db)
      const none = { covered: 0, protected: 0, waiting: 0, failed: 0, joined30: 0, left30: 0 }
      assert.deepEqual(
        rows.map(({ final_counts }) => final_counts),
        [{ covered: 9, protected: 4, waiting: 1, failed: 4, joined30: 3, left30: 2 }, none, null],
      )
      const { rows: kept } = await sql`select distinct policy from policy_users union select policy from policy_changes`.execute(db)
      assert.deepEqual(kept, [{ policy: 3 }])
    })

    if (name === 'PGlite') return
    it('migrates a database of the first released schema with its users, ledger and runs', async (t) => {
      const { location, remove } = await empty()
      t.after(remove)
      const pool = new pg.Pool({ connectionString: urlOf(location), max: 1, options: '-c search_path=backup_start,public' })
      const old = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
      await sql`create schema backup_start`.execute(old)
      const first = { getMigrations: async () => ({ '0001-first': MIGRATIONS['0001-first'] as Migration }) }
      await new Migrator({ db: old, provider: first, migrationTableSchema: 'backup_start' }).migrateToLatest()
      await sql`insert into clouds (id, name, place, settings_form) values ('c', 'c', 0, '{"groups": []}')`.execute(old)
      await sql`insert into domains (cloud_id, id, name, place) values ('c', 'a', 'a', 0), ('c', 'b', 'b', 1)`.execute(old)
      await sql`insert into users (domain, id, email, name, account_status, backup_status, id_key, email_key, name_key, search)
        values (1, 'u', 'u@example.com', 'u', 0, 2, 'u', 'u@example.com', 'u', 'u')`.execute(old)
      await sql`insert into ledger (domain, kind, amount) values (1, 'granted', 10), (1, 'spent', 4), (1, 'released', 1)`.execute(old)
      await sql`insert into groups (domain, id, name, search) values (1, 'g', 'G', 'g')`.execute(old)
      await sql`insert into syncs (domain, kind) values (1, 'users')`.execute(old)
      await sql`insert into runs (id, domain, settings, total, done, finished_at) values ('r', 1, '{}', 1, 1, now())`.execute(old)
      await old.destroy()

      const { db, close } = await openDatabase(location)
      const ledger = createCreditLedger(db)
      const returns = createLicenseReturns(db, { send: async () => {}, wake() {} })
      const balances = async () =>
        Promise.all(['a', 'b'].map(async (domainId) => (await ledger.getBalance({ cloudId: 'c', domainId })).available))
      assert.deepEqual(await balances(), [7, 0])
      assert.equal(await returns.releaseUsers({ cloudId: 'c', domainId: 'a' }, ['u']), 1)
      await createCreditGrants(db).grantCredits({ cloudId: 'c', domainId: 'b' }, 2)
      assert.deepEqual(await balances(), [8, 2])
      const run = await getRun(db, { cloudId: 'c', domainId: 'a' }, 'r')
      assert.deepEqual([run.status, run.startedBy, run.items, run.settings], ['completed', undefined, undefined, undefined])
      const { items: groups } = await listGroups(db, { scope: { cloudId: 'c', domainId: 'a' } })
      assert.deepEqual(
        groups.map(({ id }) => id),
        ['g'],
        'no group of an earlier version is hidden',
      )
      // A sync begun by an earlier version continues as a full listing.
      const sync = await readState(db, 1)
      assert.deepEqual([sync?.since, sync?.reading, sync?.hasStatuses], [null, 1, false])
      await close()
    })

    it('creates the tables once when several processes start at the same time', async (t) => {
      const { location, remove } = await empty()
      t.after(remove)
      const start = async () => {
        const database = await openDatabase(location)
        const jobs = await openJobQueue(database, () => {})
        await jobs.stop()
        await database.close()
      }
      await Promise.all(Array.from({ length: 6 }, start))
    })
  })
}

describe('takeFolder', { concurrency: true }, () => {
  const newFolder = (t: { after(act: () => void): void }): string => {
    const folder = mkdtempSync(join(tmpdir(), 'backup-start-lease-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    return folder
  }
  const lost = (): void => assert.fail('the lease was lost')

  it('lets exactly one of several owners take a free folder, in 200 rounds', async (t) => {
    const folder = newFolder(t)
    for (let round = 0; round < 200; round += 1) {
      const taken = await Promise.allSettled([1, 2, 3].map(() => takeFolder(folder, lost)))
      const leases = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      assert.equal(leases.length, 1, `round ${round}`)
      await leases[0]?.release()
    }
    assert.equal(readdirSync(folder).length, 1, 'one file is left')
  })

  it('rejects a folder that this process or another with the same pid uses', async (t) => {
    const folder = newFolder(t)
    const lease = await takeFolder(folder, lost)
    const refusal = new RegExp(`process ${process.pid} is using the folder ${folder}: .*DATABASE_URL`)
    await assert.rejects(takeFolder(folder, lost), refusal)
    await lease.release()
    const again = await takeFolder(folder, lost)
    await again.release()
  })

  it('takes over from an owner on another host after ten seconds without a heartbeat', async (t) => {
    const folder = newFolder(t)
    writeFileSync(join(folder, 'lease.7'), JSON.stringify({ pid: process.pid, place: 'another container' }))
    const since = performance.now()
    const lease = await takeFolder(folder, lost)
    assert.ok(performance.now() - since > 9_000)
    await lease.release()
  })

  it('reports the lost lease to its owner after another process takes over', async (t) => {
    const folder = newFolder(t)
    let isLost = false
    const lease = await takeFolder(folder, () => {
      isLost = true
    })
    writeFileSync(join(folder, 'lease.2'), '')
    const end = performance.now() + 20_000
    while (!isLost && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50))
    assert.ok(isLost)
    await lease.release()
  })

  it('lets exactly one of two processes take over from a killed process at once', { timeout: 120_000 }, async (t) => {
    const folder = newFolder(t)
    let owner = startChild('lease-worker.ts', { folder })
    await owner.prints('taken')
    for (let round = 0; round < 3; round += 1) {
      const rivals = [1, 2].map(() => startChild('lease-worker.ts', { folder, waits: true }))
      for (const rival of rivals) await rival.prints('ready')
      await owner.kill()
      for (const rival of rivals) rival.go()
      const answers = await Promise.all(rivals.map((rival) => Promise.race([rival.prints('taken'), rival.prints('refused')])))
      assert.deepEqual(answers.toSorted(), ['refused', 'taken'], `round ${round}`)
      const next = rivals[answers.indexOf('taken')]
      assert.ok(next !== undefined)
      owner = next
    }
    await owner.kill()
  })
})
