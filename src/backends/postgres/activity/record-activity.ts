import type { Activity, Actor } from '../../../core/internal.js'
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
