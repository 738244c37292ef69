import { sql } from 'kysely'
import type { Tenant, TenantDomain } from '../../../compose/tenant.js'
import { cloudsOf } from '../../../compose/tenant-directory.js'
import type { SyncKind } from '../../../core/internal.js'
import { lockDomain, transact } from '../database/database.js'
import { BACKUP_STATUSES } from '../database/migrations.js'
import { storable } from '../database/storable.js'
import type { Db, Tx } from '../database/tables.js'
import type { Page } from './directory-door.js'
import { writeClouds } from './mirror.js'
import { prepare } from './prepare-swap.js'
import { portionsOf } from './row-numbers.js'
import { stage } from './staging.js'
import { swap } from './swap.js'

const AT_ONCE = 2_000

/** As a sync would, but all at once, and known to have been when the tenant says. */
const fill = async (tx: Tx, domain: number, kind: SyncKind, records: readonly unknown[]): Promise<void> => {
  const { no: sync } = await tx
    .insertInto('syncs')
    .values({ domain, kind, status: 'completed', is_read: true, done: records.length, finished_at: sql<Date>`clock_timestamp()` })
    .returning('no')
    .executeTakeFirstOrThrow()
  for (const [pages, items] of portionsOf(records, AT_ONCE).entries()) await stage(tx, { sync, domain, pages }, { kind, items } as Page)
  const staging = { sync, domain, pages: 0 }
  if (records.length > AT_ONCE) await sql`analyze staged`.execute(tx)
  await swap(tx, kind, staging, await prepare(tx, kind, staging))
  await sql`delete from staged where sync = ${sync}`.execute(tx)
}

const seedDomain = async (tx: Tx, cloudId: string, tenant: TenantDomain): Promise<void> => {
  const { no: domain } = await tx
    .selectFrom('domains')
    .select('no')
    .where('cloud_id', '=', cloudId)
    .where('id', '=', tenant.id)
    .executeTakeFirstOrThrow()
  await lockDomain(tx, domain)
  await fill(tx, domain, 'users', tenant.users)
  await fill(tx, domain, 'groups', tenant.groups)
  await fill(tx, domain, 'org-units', tenant.orgUnits)
  const statuses = tenant.users
    .filter(({ backupStatus }) => backupStatus !== 'none')
    .map(({ id, backupStatus }) => ({ id: storable(id), status: BACKUP_STATUSES.indexOf(backupStatus) }))
  for (const some of portionsOf(statuses, AT_ONCE)) {
    await sql`update users u set backup_status = s.status from json_to_recordset(${JSON.stringify(some)}::json) as s(id text, status int)
      where u.domain = ${domain} and u.id = s.id`.execute(tx)
  }
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
    await tx.insertInto('ledger').values({ domain, kind: 'granted', amount: credits, reason: 'at the beginning' }).execute()
}

/**
 * A new database begins with what a tenant's mirror holds: all of it, or nothing, and `also` with it. What is pending there
 * is for a sync to bring.
 */
export const seedTenant = async (db: Db, tenant: Tenant, also: (tx: Tx) => Promise<void> = async () => {}): Promise<void> => {
  await transact(db, async (tx) => {
    await writeClouds(tx, cloudsOf(tenant))
    for (const cloud of tenant.clouds) for (const domain of cloud.domains) await seedDomain(tx, cloud.id, domain)
    await also(tx)
  })
  await sql`analyze`.execute(db)
}
