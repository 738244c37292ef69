// PostgreSQL has a background process that vacuums and analyzes tables. PGlite has none, so its files would grow for ever.

type Query = (text: string) => Promise<{ rows: unknown[] }>

const INTERVAL_MS = 60_000
/** PostgreSQL's autovacuum defaults, with a larger base threshold. */
const TABLES_TO_TEND = `select format('%I.%I', schemaname, relname) as name, n_dead_tup > 1000 + 0.2 * n_live_tup as is_bloated
  from pg_stat_user_tables where n_dead_tup > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 1000 + 0.1 * n_live_tup`

/** Vacuums and analyzes the tables that need it, one statement for each, so that other queries run in between. */
export const vacuumTables = async (query: Query): Promise<void> => {
  const { rows } = await query(TABLES_TO_TEND)
  for (const { name, is_bloated } of rows as { name: string; is_bloated: boolean }[]) {
    await query(is_bloated ? `vacuum (analyze) ${name}` : `analyze ${name}`)
  }
}

/** Vacuums an embedded database every minute, until the returned function is called. */
export const scheduleVacuum = (query: Query): (() => void) => {
  let isBusy = false
  const timer = setInterval(async () => {
    if (isBusy) return
    isBusy = true
    // A failed round is harmless: the next one is a minute away.
    await vacuumTables(query).catch(() => {})
    isBusy = false
  }, INTERVAL_MS)
  timer.unref()
  return () => clearInterval(timer)
}
