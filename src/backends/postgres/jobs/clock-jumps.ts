import type { Db as JobDatabase } from 'pg-boss'

/** Nothing in the queue is ever put off for longer. */
const MOST = "now() + interval '1 minute'"
const EVERY_MS = 10_000

/**
 * A database whose clock ran ahead, and was put right, has work that waits until it is that late again, and workers that live
 * until then. Takes back what no clock that is right can have written, now and again. Resolves to what stops it.
 */
export const watchJumps = (db: JobDatabase, schema: string, onError: (error: unknown) => void): (() => void) => {
  const takeBack = (): void => {
    db.executeSql(
      `update ${schema}.job set start_after = now() where state in ('created', 'retry') and start_after > ${MOST};
      update ${schema}.job set heartbeat_on = now() where state = 'active' and heartbeat_on > ${MOST};
      update ${schema}.queue set monitor_claim_on = null, monitor_on = null where greatest(monitor_claim_on, monitor_on) > ${MOST}`,
    ).catch(onError)
  }
  takeBack()
  const timer = setInterval(takeBack, EVERY_MS)
  return () => clearInterval(timer)
}
