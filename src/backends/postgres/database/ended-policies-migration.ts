import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Figures of ended policies, in place of their users. Frozen like every landed migration. */
export const endedPoliciesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // final_counts: the counts of an ended policy at its end, of type `PolicyCounts`. Null until then.
      sql`alter table policies add column final_counts json`,
      sql`update policies p set final_counts = json_build_object('covered', c.covered, 'protected', c.protected, 'waiting', c.waiting,
          'failed', c.covered - c.protected - c.waiting, 'joined30', x.joined, 'left30', x.gone)
        from (
          select e.no, count(s.user_no) as covered, count(*) filter (where s.backup_status = 0) as waiting,
            count(*) filter (where s.backup_status in (1, 2)) as protected
          from policies e left join policy_users pu on pu.policy = e.no and pu.is_active left join user_statuses s on s.user_no = pu.user_no
          where e.status = 'ended' group by e.no) c
        join (
          select e.no, coalesce(sum(h.joined), 0) as joined, coalesce(sum(h.gone), 0) as gone
          from policies e left join policy_changes h on h.policy = e.no and h.at > clock_timestamp() - make_interval(days => 30)
          where e.status = 'ended' group by e.no) x using (no)
        where p.no = c.no`,
      sql`delete from policy_users pu using policies p where p.no = pu.policy and p.status = 'ended'`,
      sql`delete from policy_changes h using policies p where p.no = h.policy and p.status = 'ended'`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
