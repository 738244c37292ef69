import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../src/backends/postgres/database/open-database.js'
import type { BackendEvent } from '../../src/config.js'
import type { BackupRun } from '../../src/core/index.js'
import { wrongInBooks } from '../backends/postgres/run-world.js'
import { freePort } from '../tools/postgres.js'
import { until } from '../worlds/waiting.js'
import { type BackupClient, createBackupClient } from './backup-client.js'
import { createDatabaseServer, type DatabaseServer, findPostgres } from './database-server.js'
import { ENGINE_FAULTS, planFaults, type Victim } from './fault-plans.js'
import { type SupervisedProcess, superviseCommand } from './supervised-process.js'

export interface FaultOptions {
  seed: number
  /** Minimum number of faults to inject, including kills. */
  faults: number
  /** Number of kills (`kill -9`) of a process among the faults. */
  kills: number
  /** A PostgreSQL server with a server and two workers, or one process with an embedded database in a folder. */
  database: 'PostgreSQL' | 'PGlite'
}

/** Figures of the injected faults. All runs were checked against the invariants. */
export interface FaultFigures {
  /** Number of injected faults by kind. */
  injected: Readonly<Record<string, number>>
  runs: number
  users: number
  /** Number of programs that ran again for a user whose backup had ended, because the process was killed before it recorded the end. */
  repeated: number
  /** Number of users that failed in the first round; a retry protected all of them. */
  failedFirst: number
  seconds: number
}

interface StartedRun {
  domainId: string
  id: string
  userIds: readonly string[]
}

const DOMAINS = ['d0', 'd1', 'd2', 'd3']
const USERS_PER_RUN = 12
const CREDITS = 10_000
const END_MS = 900_000
const PROGRAMS_OF_A_PROCESS = 8
const RESTART_MS = 1_000
/** Two workers with eight programs each. */
const PROGRAMS_AT_ONCE = 2 * PROGRAMS_OF_A_PROCESS
const SECRET = 's3cr3t-of-the-engine'

export const hasPostgres = findPostgres() !== undefined

const linesOf = (path: string): string[] => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [])
const isOver = ({ status }: BackupRun): boolean => status !== 'queued' && status !== 'running'

/** Waits for the end of all runs. */
const waitForEnds = async (client: BackupClient, runs: readonly StartedRun[]): Promise<BackupRun[]> => {
  const ended: BackupRun[] = []
  for (const { domainId, id } of runs) {
    await until(async () => isOver(await client.getRun(domainId, id)) || void (await sleep(200)), `the end of ${id}`, END_MS)
    ended.push(await client.getRun(domainId, id))
  }
  return ended
}

/** Reads a line `ok RUN USER OWNER` of the log. */
const readSuccess = (line: string): { backup: string; owner: string } | undefined => {
  const [event, run, user, owner = ''] = line.split(' ')
  return event === 'ok' ? { backup: `${run} ${user}`, owner } : undefined
}

/** Checks every user of every run against the log of the programs. Returns the number of failed users. */
const checkRuns = async (client: BackupClient, runs: readonly StartedRun[], log: readonly string[]): Promise<number> => {
  const succeeded = new Set(log.flatMap((line) => readSuccess(line)?.backup ?? []))
  let failed = 0
  for (const { domainId, id, userIds } of runs) {
    const users = await client.listRunUsers(domainId, id)
    const run = await client.getRun(domainId, id)
    assert.deepEqual(users.map(({ user }) => user.id).sort(), [...userIds].sort(), `${id} has lost or doubled a user`)
    for (const { user, status, reason } of users) {
      const isBackedUp = succeeded.has(`${id} ${user.id}`)
      if (status === 'done') assert.ok(isBackedUp, `${user.id} is done, and no program succeeded`)
      else {
        assert.equal(status, 'failed', `${user.id} is ${status} in a run that has ended`)
        assert.match(reason ?? '', /^[^\p{Cc}]+$/u, `the reason of ${user.id}`)
        assert.ok(!reason?.includes(SECRET), `the reason of ${user.id} contains a secret`)
        // On a slow machine, a program may reach its time limit after it has written its line.
        assert.ok(!isBackedUp || /took longer/.test(reason ?? ''), `${user.id} failed (${reason}), and a program succeeded`)
        failed += 1
      }
    }
    const count = (wanted: string): number => users.filter(({ status }) => status === wanted).length
    assert.deepEqual([run.total, run.done, run.failed], [userIds.length, count('done'), count('failed')], `the figures of ${id}`)
  }
  return failed
}

/**
 * Counts programs that ran again after a success, in the log of programs and kills. The kill of the process that started the first program
 * explains a repetition: that process then writes nothing more. The kill of the database explains it between the success and its record.
 * A kill interrupts at most the programs that run at the time.
 */
export const countRepeats = (log: readonly string[]): number => {
  const successes = new Map<string, { at: number; owner: string }>()
  const lastLine = new Map(log.map((line, at) => [line.split(' ')[3] ?? '', at]))
  const cutOff = new Map<string, number>()
  for (const [at, line] of log.entries()) {
    const success = readSuccess(line)
    if (success === undefined) continue
    const { backup, owner } = success
    const before = successes.get(backup)
    successes.set(backup, { at, owner })
    if (before === undefined) continue
    const isKilled =
      before.owner !== owner && (lastLine.get(before.owner) ?? 0) < at && log.some((other) => /^kill (?:server|worker)$/.test(other))
    const kill = log.findIndex((other, place) => place > before.at && place < at && other === 'kill database')
    assert.ok(isKilled || kill !== -1, `${backup} was backed up twice without a kill`)
    const cause = isKilled ? `the kill of ${before.owner}` : `the kill of the database at line ${kill}`
    cutOff.set(cause, (cutOff.get(cause) ?? 0) + 1)
    const most = isKilled ? PROGRAMS_OF_A_PROCESS : PROGRAMS_AT_ONCE
    assert.ok((cutOff.get(cause) ?? 0) <= most, `${cause} led to more than ${most} repeated backups`)
  }
  return [...cutOff.values()].reduce((sum, count) => sum + count, 0)
}

/** Checks the figures that the processes wrote: ledger, events, and the log of the programs. */
const checkTraces = async (
  location: { url: string } | { folder: string },
  folder: string,
  { runs, kills }: { runs: readonly StartedRun[]; kills: number },
): Promise<number> => {
  const database = await openDatabase(location)
  try {
    for (const domainId of DOMAINS) {
      assert.deepEqual(await wrongInBooks(database.db, { cloudId: 'c', domainId }), [], `the books of ${domainId}`)
    }
  } finally {
    await database.close()
  }
  const events = linesOf(join(folder, 'events')).map((line) => JSON.parse(line) as BackendEvent)
  const ends = events.flatMap((event) => (event.type === 'backup-finished' || event.type === 'backup-failed' ? [event] : []))
  for (const { id } of runs)
    assert.ok(
      ends.some(({ runId }) => runId === id),
      `the end of ${id} was not told`,
    )
  const toldTwice = ends.length - new Set(ends.map(({ id }) => id)).size
  assert.ok(toldTwice <= kills, `${toldTwice} ends were told twice after ${kills} kills`)

  const log = linesOf(join(folder, 'log'))
  assert.deepEqual(
    log.filter((line) => line.startsWith('overlap')),
    [],
    'two programs ran at once for a user',
  )
  const repeated = countRepeats(log)
  return repeated
}

/** Injects faults into a backend of real processes. Checks that no user and no credit is lost or doubled. */
export const injectFaults = async ({ seed, faults, kills, database }: FaultOptions): Promise<FaultFigures> => {
  const startedAt = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'backup-start-faults-'))
  const isServer = database === 'PostgreSQL'
  // Plans some extra faults, because a kill may end a program after it has counted its attempt but before its fault.
  const plan = planFaults(seed, faults + Math.ceil(faults / 20), kills, isServer ? ['server', 'worker', 'worker', 'database'] : ['server'])
  const userIds = [...plan.users.keys()]
  const domainOf = (at: number): string => DOMAINS[Math.floor(at / USERS_PER_RUN) % DOMAINS.length] as string
  const byDomain = Object.fromEntries(DOMAINS.map((id) => [id, userIds.filter((_, at) => domainOf(at) === id)]))
  for (const name of ['plans', 'attempts', 'locks']) mkdirSync(join(folder, name))
  for (const [id, lines] of plan.users) writeFileSync(join(folder, 'plans', id), [...lines, 'ok', ''].join('\n'))

  const injected: Record<string, number> = {}
  const processes: SupervisedProcess[] = []
  let server: DatabaseServer | undefined
  try {
    if (isServer) {
      server = createDatabaseServer(findPostgres() as string, folder, await freePort())
      await server.start()
    }
    const location = server === undefined ? { folder: join(folder, 'data') } : { url: server.url }
    const setup = join(folder, 'setup.json')
    writeFileSync(setup, JSON.stringify({ folder, users: byDomain, database: location, credits: CREDITS }))
    const config = ['--config', fileURLToPath(new URL('fault-config.mjs', import.meta.url))]
    const supervise = (...args: string[]): SupervisedProcess => {
      const one = superviseCommand([...args, ...config], { FAULT_SETUP: setup })
      processes.push(one)
      return one
    }
    const port = await freePort()
    const api = supervise('serve', '--port', String(port), ...(isServer ? ['--no-work'] : []))
    const client = createBackupClient(`http://127.0.0.1:${port}/api`)
    await until(() => api.isReady() || api.crashes.length > 0, 'the server', 300_000)
    const workers = isServer ? [supervise('work'), supervise('work')] : []
    for (const domainId of DOMAINS) await client.sync(domainId)

    const victims: Record<Victim, () => Promise<void> | void> = {
      server: () => api.kill(),
      worker: () => workers[(injected.worker ?? 0) % workers.length]?.kill(),
      async database() {
        server?.kill()
        await server?.start()
      },
    }
    const runs: StartedRun[] = []
    const parts = Array.from({ length: Math.ceil(userIds.length / USERS_PER_RUN) }, (_, at) => ({
      domainId: domainOf(at * USERS_PER_RUN),
      users: userIds.slice(at * USERS_PER_RUN, (at + 1) * USERS_PER_RUN),
    }))
    /** Starts a range of runs, each twice at once under one key, like a double click. */
    const startRuns = async (from: number, to: number): Promise<void> => {
      for (const [at, { domainId, users }] of parts.slice(from, to).entries()) {
        const start = () => client.startBackup(domainId, users, `start-${from + at}`)
        const [one, two] = await Promise.all([start(), start()])
        assert.equal(one.id, two.id, 'one key started two runs')
        runs.push({ domainId, id: one.id, userIds: users })
      }
    }
    /** Kills processes while `work` runs. */
    const duringKills = async (some: typeof plan.kills, work: (at: number) => Promise<void>): Promise<void> => {
      for (const [at, { victim, waitMs }] of some.entries()) {
        const working = work(at)
        // Handled here, because a rejection while this waits for the victim would end the process.
        working.catch(() => {})
        await sleep(waitMs)
        const noteKill = () => appendFileSync(join(folder, 'log'), `kill ${victim}\n`)
        noteKill()
        await victims[victim]()
        // A program may succeed while the database starts again.
        noteKill()
        injected[victim] = (injected[victim] ?? 0) + 1
        // The process starts again, so that the next kill finds it at work.
        await sleep(RESTART_MS)
        await working
      }
    }

    const half = Math.ceil(plan.kills.length * 0.7)
    const steps = Math.max(1, half)
    await duringKills(plan.kills.slice(0, half), (at) =>
      startRuns(Math.floor((at * parts.length) / steps), Math.floor(((at + 1) * parts.length) / steps)),
    )
    if (half === 0) await startRuns(0, parts.length)
    await waitForEnds(client, runs)
    const failedFirst = await checkRuns(client, runs, linesOf(join(folder, 'log')))

    // Retries all runs, with the remaining kills. Repeats if kills used up attempts that would have succeeded.
    const retryAll = async (round: number): Promise<void> => {
      for (const { domainId, id } of runs) await client.retryRun(domainId, id, `retry-${round}-${id}`)
    }
    await duringKills(plan.kills.slice(half), async (at) => (at === 0 ? retryAll(0) : undefined))
    for (let round = 0; round < 8; round += 1) {
      const ended = await waitForEnds(client, runs)
      if (ended.every(({ status }) => status === 'completed')) break
      await retryAll(round + 1)
    }
    assert.equal(await checkRuns(client, runs, linesOf(join(folder, 'log'))), 0, 'users that no retry protects')
    for (const domainId of DOMAINS) {
      const started = runs.filter((run) => run.domainId === domainId).flatMap((run) => run.userIds)
      assert.equal(await client.getCredits(domainId), CREDITS - started.length, `the credits of ${domainId}`)
    }
    // The event of the last run is written after its end.
    const events = join(folder, 'events')
    await until(
      () => runs.every(({ id }) => linesOf(events).some((line) => line.includes(id) && /"backup-fin|"backup-fai/.test(line))),
      'the events',
      60_000,
    )
    assert.deepEqual(
      processes.flatMap(({ crashes }) => crashes),
      [],
      'processes that ended by themselves',
    )
    for (const one of processes) await one.stop()
    const repeated = await checkTraces(location, folder, { runs, kills })
    for (const fault of ENGINE_FAULTS) injected[fault] = linesOf(join(folder, 'log')).filter((line) => line.startsWith(`${fault} `)).length
    return {
      injected,
      runs: runs.length,
      users: userIds.length,
      repeated,
      failedFirst,
      seconds: Math.round((performance.now() - startedAt) / 1000),
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new Error(`The faults of seed ${seed} found a defect (${database}, ${faults} faults, ${kills} kills): ${what}`, { cause: error })
  } finally {
    for (const one of processes) await one.stop()
    server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
