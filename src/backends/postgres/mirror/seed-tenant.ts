import { sql } from 'kysely'
import type { Tenant, TenantDomain, TenantSync } from '../../../compose/tenant.js'
import { cloudsOf } from '../../../compose/tenant-directory.js'
import type { ParsedPage } from '../../../compose/validate-directory.js'
import type { SyncKind } from '../../../core/internal.js'
import { lockDomain } from '../database/domains.js'
import { chunksOf, storable } from '../database/sql-values.js'
import { BACKUP_STATUSES, type Db, type Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import { EVENT_KINDS } from '../policies/record-memberships.js'
import { writeClouds } from './list-clouds.js'
import { prepareSwap } from './prepare-swap.js'
import { stagePage } from './stage-page.js'
import { swapMirror } from './swap-mirror.js'

const RECORDS_PER_PAGE = 2_000

/** Writes records as a completed sync. */
const fillMirror = async (tx: Tx, domain: number, kind: SyncKind, records: readonly unknown[]): Promise<void> => {
  const { no: sync } = await tx
    .insertInto('syncs')
    .values({ domain, kind, status: 'completed', is_read: true, done: records.length, finished_at: sql<Date>`clock_timestamp()` })
    .returning('no')
    .executeTakeFirstOrThrow()
  for (const [pages, items] of chunksOf(records, RECORDS_PER_PAGE).entries()) {
    await stagePage(tx, { sync, domain, pages, isFull: true }, { kind, items } as ParsedPage)
  }
  const staging = { sync, domain, pages: 0, isFull: true }
  if (records.length > RECORDS_PER_PAGE) await sql`analyze staged`.execute(tx)
  await swapMirror(tx, kind, staging, await prepareSwap(tx, kind, staging))
  await sql`delete from staged where sync = ${sync}`.execute(tx)
}

/** Writes what earlier syncs recorded: who joined and left the domain on which day. */
const fillHistory = async (tx: Tx, domain: number, history: readonly TenantSync[]): Promise<void> => {
  for (const some of chunksOf(history, RECORDS_PER_PAGE)) {
    await sql`insert into recorded_days (domain, day) select ${domain}::int, (at at time zone 'UTC')::date
      from unnest(${sql.val(some.map(({ at }) => at))}::timestamptz[]) at on conflict do nothing`.execute(tx)
  }
  const events = history.flatMap(({ at, joined, left }) => [
    ...joined.map((id) => ({ at, id: storable(id), is_join: true })),
    ...left.map((id) => ({ at, id: storable(id), is_join: false })),
  ])
  for (const some of chunksOf(events, RECORDS_PER_PAGE)) {
    await sql`insert into membership_events (domain, kind, container, at, user_no, is_join)
      select ${domain}::int, ${EVENT_KINDS.domain}::int, 0, e.at, u.no, e.is_join
      from json_to_recordset(${JSON.stringify(some)}::json) as e(at timestamptz, id text, is_join boolean)
      join users u on u.domain = ${domain} and u.id = e.id order by e.at, u.no`.execute(tx)
  }
}

const seedDomain = async (tx: Tx, cloudId: string, tenant: TenantDomain): Promise<void> => {
  const { no: domain } = await tx
    .selectFrom('domains')
    .select('no')
    .where('cloud_id', '=', cloudId)
    .where('id', '=', tenant.id)
    .executeTakeFirstOrThrow()
  await lockDomain(tx, domain)
  await fillMirror(tx, domain, 'users', tenant.users)
  await fillMirror(tx, domain, 'groups', tenant.groups)
  await fillMirror(tx, domain, 'org-units', tenant.orgUnits)
  const statuses = tenant.users
    .filter(({ backupStatus }) => backupStatus !== 'none')
    .map(({ id, backupStatus }) => ({ id: storable(id), status: BACKUP_STATUSES.indexOf(backupStatus) }))
  for (const some of chunksOf(statuses, RECORDS_PER_PAGE)) {
    await sql`update users u set backup_status = s.status, held = u.price from json_to_recordset(${JSON.stringify(some)}::json) as s(id text, status int)
      where u.domain = ${domain} and u.id = s.id`.execute(tx)
  }
  await sql`insert into licenses (user_no, domain, credits, since)
    select no, domain, held, now() from users where domain = ${domain} and backup_status <> 0 order by no on conflict do nothing`.execute(
    tx,
  )
  await fillHistory(tx, domain, tenant.history ?? [])
  const { credits, synced = {}, settings = {} } = tenant
  const at = (kind: SyncKind): Date | null => (synced[kind] === undefined ? null : new Date(synced[kind]))
  await tx
    .updateTable('domains')
    .set({
      has_no_limit: credits === 'unlimited',
      settings: JSON.stringify(settings),
      users_synced_at: at('users'),
      groups_synced_at: at('groups'),
      org_units_synced_at: at('org-units'),
    })
    .where('no', '=', domain)
    .execute()
  if (credits !== 'unlimited' && credits > 0)
    await tx.insertInto('ledger').values({ domain, kind: 'granted', amount: credits, reason: 'initial credits' }).execute()
}

/**
 * Fills a new database with the mirror of a tenant, in one transaction. The next sync reads the pending changes of the tenant.
 *
 * @param writeMore writes more in the same transaction
 */
export const seedTenant = async (db: Db, tenant: Tenant, writeMore: (tx: Tx) => Promise<void> = async () => {}): Promise<void> => {
  await transact(db, async (tx) => {
    await writeClouds(tx, cloudsOf(tenant))
    for (const cloud of tenant.clouds) for (const domain of cloud.domains) await seedDomain(tx, cloud.id, domain)
    await writeMore(tx)
  })
  await sql`analyze`.execute(db)
}
