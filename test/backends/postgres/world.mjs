// What the tests of starts and runs share: tenants of many domains, processes of their own on a database, and the books.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { load } from '../../tools/postgres.mjs'

const { generateTenant } = await load('src/memory.ts')
const { settingsFormOf } = await load('src/engines/simulated/settings-form.ts')

export const call = (more = {}) => ({ signal: new AbortController().signal, ...more })
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export const until = async (isSo, what, mostMs = 60_000) => {
  const end = performance.now() + mostMs
  for (;;) {
    const found = await isSo()
    if (found) return found
    assert.ok(performance.now() < end, `waited in vain for ${what}`)
    await pause(25)
  }
}

/** The same domain again and again, `d0`, `d1`, …: a test has one of its own, and all of them one database. */
export const manyDomains = ({ domains, credits, ...options }) => {
  const { clouds } = generateTenant({ cloud: 'google-workspace', ...options })
  const [domain] = clouds[0].domains
  const copies = Array.from({ length: domains }, (_, at) => ({
    ...domain,
    id: `d${at}`,
    name: `d${at}`,
    credits: credits ?? domain.credits,
  }))
  return { clouds: [{ ...clouds[0], settingsForm: settingsFormOf('google-workspace'), domains: copies }] }
}

export const userItems = (users) => users.map(({ id }) => ({ kind: 'user', id }))
export const isDue = ({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none'
let keys = 0
export const freshKey = () => `key-${process.pid}-${++keys}`

/** A start of these users, all of them due. */
export const startOf = (adapter, scope, users, key = freshKey(), settings = 'default') =>
  adapter.startBackup({ scope, items: userItems(users), settings, expectedCredits: users.length }, call({ idempotencyKey: key }))

export const ended = (adapter, scope, id, mostMs) =>
  until(
    async () => {
      const run = await adapter.getRun(scope, id, call())
      return run.finishedAt !== undefined && run
    },
    `the end of run ${id}`,
    mostMs,
  )

/** Remembers what it did: `effects` has every key it was given, with how often it was. What is not said to fail succeeds. */
export const createEngine = (act = async () => {}) => {
  const effects = new Map()
  return {
    name: 'test',
    effects,
    async protect(task) {
      await act(task)
      effects.set(task.key, (effects.get(task.key) ?? 0) + 1)
    },
  }
}

/**
 * What does not agree between a domain's ledger, its runs, their users and the users' statuses: nothing, at any time at which
 * nobody is in the middle of a transaction.
 */
export const wrongInBooks = async (db, { cloudId, domainId }) => {
  const { rows } = await sql`
    with d as (select no, has_no_limit from domains where cloud_id = ${cloudId} and id = ${domainId}),
    r as (select runs.* from runs join d on d.no = runs.domain),
    ru as (select run_users.* from run_users join r on r.no = run_users.run),
    counted as (
      select r.no, count(ru.no)::int as total, count(distinct ru.user_no)::int as users,
        count(*) filter (where ru.status = 2)::int as done, count(*) filter (where ru.status = 3)::int as failed
      from r left join ru on ru.run = r.no group by r.no),
    last as (select distinct on (user_no) user_no, status from ru order by user_no, run desc)
    select 'run ' || r.id || ' counts ' || concat_ws('/', r.total, r.done, r.failed) || ', its users ' || concat_ws('/', c.total, c.done, c.failed) as wrong
      from r join counted c using (no) where (r.total, r.total, r.done, r.failed) is distinct from (c.total, c.users, c.done, c.failed)
    union all select 'run ' || r.id || ' has ended and has not' from r where (r.finished_at is not null) <> (r.done + r.failed = r.total)
    union all select 'run ' || r.id || ' spent ' || coalesce(sum(l.amount), 0) from r
      left join ledger l on l.run = r.no and l.kind = 'spent' group by r.id, r.total having coalesce(sum(l.amount), 0) > r.total
    union all select 'run ' || r.id || ' has no answer' from r where not exists (select from answers a where a.run = r.no)
    union all select 'more was spent than there is' from d where not d.has_no_limit
      and (select sum(case kind when 'spent' then -amount else amount end) from ledger where domain = d.no) < 0
    union all select 'user ' || u.id || ' is ' || u.backup_status || ', in the run ' || last.status from last join users u on u.no = last.user_no
      where u.backup_status <> 0 and u.backup_status <> case last.status when 2 then 2 when 3 then 4 else 1 end
    union all select 'user ' || u.id || ' is pending in no run' from d join users u on u.domain = d.no
      where u.backup_status = 1 and not exists (select from ru where ru.user_no = u.no and ru.status < 2)
        and exists (select from ru where ru.user_no = u.no)
    union all select 'the order by status does not know user ' || u.id from d join users u on u.domain = d.no
      left join user_statuses s on s.user_no = u.no where u.is_here and s.backup_status is distinct from u.backup_status`.execute(db)
  return rows.map(({ wrong }) => wrong)
}

/** How many jobs wait or are being worked on. */
export const openJobs = async (db) => {
  const { rows } =
    await sql`select count(*)::int as count from backup_start_jobs.job where name = 'protect' and state < 'completed'`.execute(db)
  return rows[0].count
}

/** A process of its own; see process.mjs for what it can do. What it prints, line by line, are its `news`. */
export const startProcess = (options) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('process.mjs', import.meta.url)), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  const lines = () => text.split('\n').slice(0, -1)
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
  return {
    exited,
    lines,
    says: (word, mostMs) => until(() => lines().find((line) => line.startsWith(word)), `a process that says '${word}'`, mostMs),
    go: () => child.stdin.write('go\n'),
    kill: (signal = 'SIGKILL') => {
      child.kill(signal)
      return exited
    },
  }
}
