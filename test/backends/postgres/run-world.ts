// Shared by the tests of starts and runs: tenants with many domains, child processes on a database, and a consistency check of the ledger.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Db } from '../../../src/backends/postgres/database/tables.js'
import type { JobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { createCreditLedger } from '../../../src/backends/postgres/ledger/credit-ledger.js'
import { createPolicyEvaluator } from '../../../src/backends/postgres/policies/policy-evaluator.js'
import { createPolicyStore } from '../../../src/backends/postgres/policies/save-policies.js'
import type { DatabaseLocation } from '../../../src/backends/postgres/postgres-backend.js'
import { createRunBeginner } from '../../../src/backends/postgres/runs/begin-run.js'
import { createRunSettings } from '../../../src/backends/postgres/runs/run-settings.js'
import { createRunStarter } from '../../../src/backends/postgres/runs/start-runs.js'
import type { ProtectTask } from '../../../src/compose/backup-engine.js'
import type {
  AdapterWithoutPolicies,
  BackupAdapter,
  BackupRequest,
  BackupRun,
  Call,
  ErrorCode,
  ItemRef,
  Scope,
  SettingValues,
  User,
} from '../../../src/core/internal.js'
import { settingsFormOf } from '../../../src/engines/simulated/settings-form.js'
import { type GenerateOptions, generateTenant, type Tenant, type TenantDomain } from '../../../src/memory.js'
import { NODE_FLAGS } from '../../tools/postgres.js'

export const call = <T extends object = object>(more?: T): Call & T => ({ signal: new AbortController().signal, ...(more as T) })
export const never = (): AbortSignal => new AbortController().signal

/** Polls until `isTrue` returns a truthy value and resolves to it. `name` appears in the error of a timeout. */
export const until = async <T>(isTrue: () => T | Promise<T>, name: string, mostMs = 60_000): Promise<T> => {
  const end = performance.now() + mostMs
  for (;;) {
    const value = await isTrue()
    if (value) return value
    assert.ok(performance.now() < end, `timed out waiting for ${name}`)
    await sleep(25)
  }
}

/** Asserts that a promise rejects with this code and field. */
export const rejects = (promise: Promise<unknown>, code: ErrorCode, field?: string): Promise<void> =>
  assert.rejects(promise, (error: { code?: unknown; field?: unknown; message: string }) => {
    assert.deepEqual([error.code, error.field], [code, field], error.message)
    return true
  })

/** Returns the first element, which must exist. */
export const firstOf = <T>(list: readonly T[]): T => at(list, 0)
/** Returns the element at an index, which must exist. */
export const at = <T>(list: readonly T[], index: number): T => {
  const value = list.at(index)
  assert.ok(value !== undefined, `no element ${index} in a list of ${list.length}`)
  return value
}

export interface ManyDomains extends Omit<GenerateOptions, 'domains' | 'credits'> {
  domains: number
  credits?: number
}

/** A tenant with many copies of one domain (`d0`, `d1`, …), so that each test of a shared database has its own domain. */
export const manyDomains = ({ domains, credits, ...options }: ManyDomains): Tenant => {
  const cloud = firstOf(generateTenant({ cloud: 'google-workspace', ...options }).clouds)
  const { users, ...domain } = firstOf(cloud.domains)
  // Every due user takes one credit, so that these tests can count users. Other tests cover prices.
  const persons = users.map(({ credits: _, kind: __, ...user }): User => user)
  const copies = Array.from({ length: domains }, (_, no): TenantDomain => {
    return { ...domain, users: persons, id: `d${no}`, name: `d${no}`, credits: credits ?? domain.credits }
  })
  return { clouds: [{ ...cloud, settingsForm: settingsFormOf('google-workspace'), domains: copies }] }
}

export const userItems = (users: readonly { id: string }[]): ItemRef[] => users.map(({ id }) => ({ kind: 'user', id }))
export const isDue = ({ accountStatus, backupStatus }: User): boolean => accountStatus === 'active' && backupStatus === 'none'
let keys = 0
export const freshKey = (): string => `key-${process.pid}-${++keys}`

/** Creates a starter of runs without a backend, for tests of its transaction. */
export const createStarter = (db: Db, jobs: JobQueue) => {
  const ledger = createCreditLedger(db)
  const settings = createRunSettings(db)
  const beginner = createRunBeginner(jobs, ledger, undefined)
  const evaluator = createPolicyEvaluator({ jobs, ledger, settings, beginner })
  return createRunStarter(db, jobs, {
    ledger,
    settings,
    beginner,
    evaluator,
    policies: createPolicyStore(db, jobs, { evaluator, settings }),
  })
}

/** Returns the credits for a start of these due users. */
export const creditsFor = (users: readonly { credits?: number | undefined }[]): number =>
  users.reduce((sum, { credits = 1 }) => sum + credits, 0)

/** Starts a run of these users, who must all be due. */
export const startOf = (
  adapter: Pick<BackupAdapter, 'startBackup'>,
  scope: Scope,
  users: readonly { id: string; credits?: number | undefined }[],
  key = freshKey(),
  settings: 'default' | SettingValues = 'default',
): Promise<BackupRun> =>
  adapter.startBackup({ scope, items: userItems(users), settings, expectedCredits: creditsFor(users) }, call({ idempotencyKey: key }))

/** Waits until a run has ended. */
export const ended = async (adapter: AdapterWithoutPolicies, scope: Scope, id: string, mostMs?: number): Promise<BackupRun> => {
  const run = await until(
    async () => {
      const now = await adapter.getRun(scope, id, call())
      return now.finishedAt === undefined ? undefined : now
    },
    `the end of run ${id}`,
    mostMs,
  )
  assert.ok(run !== undefined)
  return run
}

/** An engine that backs up one user at a time, and the number of completed calls by key. */
export interface TestEngine {
  name: string
  effects: Map<string, number>
  protect(task: ProtectTask): Promise<void>
}

/** Creates an engine that counts the completed calls of each key. It succeeds unless `act` throws. */
export const createEngine = (act: (task: ProtectTask) => unknown = async () => {}): TestEngine => {
  const effects = new Map<string, number>()
  return {
    name: 'test',
    effects,
    async protect(task) {
      await act(task)
      effects.set(task.key, (effects.get(task.key) ?? 0) + 1)
    },
  }
}

/** Creates a promise that the test resolves. */
export const createHold = (): { held: Promise<void>; release(): void } => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  return { held, release: () => release() }
}

/**
 * Finds contradictions between a domain's ledger, its runs, their users and the users' statuses. Without an open transaction, there must be
 * none.
 */
export const wrongInBooks = async (db: Db, { cloudId, domainId }: Scope): Promise<string[]> => {
  const { rows } = await sql<{ wrong: string }>`
    with d as (select no, has_no_limit from domains where cloud_id = ${cloudId} and id = ${domainId}),
    r as (select runs.* from runs join d on d.no = runs.domain),
    ru as (select run_users.* from run_users join r on r.no = run_users.run),
    counted as (
      select r.no, count(ru.no)::int as total, count(distinct ru.user_no)::int as users,
        count(*) filter (where ru.status = 2)::int as done, count(*) filter (where ru.status = 3)::int as failed,
        count(*) filter (where ru.status = 4)::int as stopped
      from r left join ru on ru.run = r.no group by r.no),
    last as (select distinct on (user_no) user_no, status from ru where status <> 4 order by user_no, run desc)
    select 'run ' || r.id || ' counts ' || concat_ws('/', r.total, r.done, r.failed, r.stopped) || ', its users ' || concat_ws('/', c.total, c.done, c.failed, c.stopped) as wrong
      from r join counted c using (no) where (r.total, r.total, r.done, r.failed, r.stopped) is distinct from (c.total, c.users, c.done, c.failed, c.stopped)
    union all select 'run ' || r.id || ' has ended and has not' from r where (r.finished_at is not null) <> (r.done + r.failed + r.stopped = r.total)
    union all select 'run ' || r.id || ' spent ' || spent || ' for users at ' || credits from r, lateral (
      select coalesce((select sum(amount) from ledger l where l.run = r.no and l.kind = 'spent'), 0) as spent,
        coalesce((select sum(ru.credits) from ru where ru.run = r.no), 0) as credits) s where spent <> credits
    union all select 'run ' || r.id || ' gave ' || given || ' back for stopped users at ' || credits from r, lateral (
      select coalesce((select sum(amount) from ledger l where l.run = r.no and l.kind = 'released'), 0) as given,
        coalesce((select sum(ru.credits) from ru where ru.run = r.no and ru.status = 4 and ru.before_status = 0), 0) as credits) s
      where given <> credits
    union all select 'the balance is ' || balance || ', the ledger comes to ' || sum from domains join d using (no), lateral (
      select coalesce(sum(case kind when 'spent' then -amount when 'revoked' then -amount else amount end), 0) as sum from ledger where domain = d.no) l
      where balance <> sum
    union all select 'run ' || r.id || ' has no answer' from r where r.policy is null and not exists (select from answers a where a.run = r.no)
    union all select 'more was spent than there is' from d where not d.has_no_limit
      and (select sum(case kind when 'spent' then -amount when 'revoked' then -amount else amount end) from ledger where domain = d.no) < 0
    union all select 'user ' || u.id || ' is ' || u.backup_status || ', in the run ' || last.status from last join users u on u.no = last.user_no
      where u.backup_status <> 0 and u.backup_status <> case last.status when 2 then 2 when 3 then 4 else 1 end
    union all select 'stopped user ' || u.id || ' is ' || u.backup_status from d join users u on u.domain = d.no where u.backup_status not in (0, 4)
      and exists (select from ru where ru.user_no = u.no) and not exists (select from ru where ru.user_no = u.no and ru.status <> 4)
    union all select 'user ' || u.id || ' is pending in no run' from d join users u on u.domain = d.no
      where u.backup_status = 1 and not exists (select from ru where ru.user_no = u.no and ru.status < 2)
        and exists (select from ru where ru.user_no = u.no)
    union all select 'user ' || u.id || ' holds a license without protection' from d join users u on u.domain = d.no
      join licenses l on l.user_no = u.no where u.backup_status = 0
    union all select 'user ' || u.id || ' holds ' || u.held || ' credits, and a license of ' || coalesce(l.credits::text, 'none') from d
      join users u on u.domain = d.no left join licenses l on l.user_no = u.no
      where u.backup_status <> 0 and u.held > 0 and l.credits is distinct from u.held
    union all select 'the order by status lacks user ' || u.id from d join users u on u.domain = d.no
      left join user_statuses s on s.user_no = u.no where u.is_here and s.backup_status is distinct from u.backup_status`.execute(db)
  return rows.map(({ wrong }) => wrong)
}

/** Counts the `protect` jobs that wait or are active. */
export const countOpenJobs = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from backup_start_jobs.job where name = 'protect' and state < 'completed'`.execute(db)
  return firstOf(rows).count
}

/** Starts a script of this folder in a child process and collects the lines that it prints. */
export const startChild = (script: string, options: object) => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [...NODE_FLAGS, path, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  const lines = (): string[] => text.split('\n').slice(0, -1)
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
  return {
    exited,
    lines,
    prints: (word: string, mostMs?: number) =>
      until(() => lines().find((line) => line.startsWith(word)), `a process that prints '${word}': ${text}`, mostMs),
    go: () => child.stdin.write('go\n'),
    kill: (signal: NodeJS.Signals = 'SIGKILL') => {
      child.kill(signal)
      return exited
    },
  }
}

/** Options of run-worker.ts. */
export interface RunWorkerOptions {
  location: DatabaseLocation
  tenant: ManyDomains
  /** Sends these starts at once after `go`, prints `accepted` or the error code of each, and exits. */
  starts?: readonly BackupRequest[]
  /** Begins a start and never ends its transaction. */
  holdsStart?: { request: BackupRequest; key: string }
  /** Works on runs, and appends the key of each protected user to the file `effects`. */
  isWorking?: boolean
  effects?: string
  /** Duration of one user's backup in milliseconds. */
  slowMs?: number
  /** Kills itself after this many users were protected, before it can record their outcomes. */
  diesAfter?: number
  /** Makes its clock jump back and forth by days. */
  isJumpy?: boolean
  /** Prints no errors. */
  isQuiet?: boolean
}

/** Starts a process that opens a database like a server or a worker. */
export const startProcess = (options: RunWorkerOptions) => startChild('run-worker.ts', options)
