import { type Activity, type Actor, describeActivity, toBackupError } from '../../../core/internal.js'
import { storable, storableJson } from '../database/sql-values.js'
import type { Db, Tx } from '../database/tables.js'

/** Serializes an actor for its column. */
export const actorColumn = (actor: Actor | undefined): string | null =>
  actor === undefined ? null : storableJson({ id: actor.id, name: actor.name })

/** Adds an entry to the activity log. Pass the transaction of the change, so that both commit or both roll back. */
export const recordActivity = async (
  tx: Db | Tx,
  domain: number,
  { target, summary, ...activity }: Activity,
  actor?: Actor,
): Promise<void> => {
  await tx
    .insertInto('activity')
    .values({
      domain,
      actor: actorColumn(actor),
      action: activity.action,
      target: target === undefined ? null : storable(target),
      summary: storable(summary),
      counts: activity.counts === undefined ? null : JSON.stringify(activity.counts),
    })
    .execute()
}

/** Runs an attempt. If the backend rejects it, records the rejection after the transaction of the attempt has rolled back. */
export const recordRefusal = async <T>(
  db: Db,
  attempt: { domain: number; action: Parameters<typeof describeActivity.refused>[0]; target?: string; actor: Actor | undefined },
  act: () => Promise<T>,
): Promise<T> => {
  try {
    return await act()
  } catch (thrown) {
    const activity = describeActivity.refused(attempt.action, toBackupError(thrown), attempt.target)
    // The caller receives the reason of the rejection, even if the log cannot be written now.
    if (activity !== undefined) await recordActivity(db, attempt.domain, activity, attempt.actor).catch(() => {})
    throw thrown
  }
}
