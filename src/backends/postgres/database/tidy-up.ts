// PostgreSQL clears away by itself what was deleted or replaced, and keeps its statistics; PGlite does not, and would grow for ever.

type Query = (text: string) => Promise<{ rows: unknown[] }>

const EVERY_MS = 60_000
/** As PostgreSQL's own: from so many rows on, and that share of all. */
const NEEDY = `select format('%I.%I', schemaname, relname) as name, n_dead_tup > 1000 + 0.2 * n_live_tup as is_full
  from pg_stat_user_tables where n_dead_tup > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 1000 + 0.1 * n_live_tup`

/** One round: a table at a time, so that others have their turn in between. */
export const tidyUp = async (query: Query): Promise<void> => {
  const { rows } = await query(NEEDY)
  for (const { name, is_full } of rows as { name: string; is_full: boolean }[]) {
    await query(is_full ? `vacuum (analyze) ${name}` : `analyze ${name}`)
  }
}

/** Round after round, until the one that is handed out is called. */
export const keepTidy = (query: Query): (() => void) => {
  let isBusy = false
  const timer = setInterval(async () => {
    if (isBusy) return
    isBusy = true
    // what cannot be tidied up now, or any more, is not worth ending for
    await tidyUp(query).catch(() => {})
    isBusy = false
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
