import { signal } from '@preact/signals-core'
import type { Readable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import { createList, type OwnedList } from '../lists/paged-list.js'
import { createIdSet } from '../lists/row-set.js'
import type { BackupAdapter } from '../model/adapter.js'
import { unsupported } from '../model/errors.js'
import type { BackupRun, RunUser, RunUserStatus, Scope } from '../model/model.js'
import { createId } from '../rules/random.js'
import { createRunFollower, type RunFollower } from './run-follower.js'
import type { StopCommands, StopHost } from './stop-run.js'

/** Started backups of the scope. */
export interface Runs extends StopCommands {
  readonly runs: List<BackupRun>
  /** One run, followed while it runs and has subscribers. The same id returns the same object. */
  run(id: string): Readable<BackupRun | undefined>
  /** Users of a run. The same id and status return the same object. */
  runUsers(id: string, status?: RunUserStatus): List<RunUser>
  /** Retries these failed users, or all failed users. */
  retryRun(id: string, userIds?: readonly string[]): Promise<BackupRun>
}

/** Connections between the runs and their session. */
export interface RunsHost {
  port: BackupAdapter
  pageSize: number
  needScope(): Promise<Scope>
  scopeSignal(): AbortSignal
  /** Called when a followed run ended. */
  onEnd(run: BackupRun): void
}

/** The runs with the methods reserved for their session. */
export interface OwnedRuns extends Runs {
  /** Stores a run that another call returned. */
  put(run: BackupRun): void
  refresh(): Promise<void>
  reset(): void
  dispose(): void
}

export const createRuns = (host: RunsHost): OwnedRuns => {
  const { port } = host
  const since = Date.now()
  const known = new Map<string, BackupRun>()
  const revision = signal(0)
  const followers = new Map<string, RunFollower>()
  const userLists = new Map<string, OwnedList<RunUser>>()

  const runs = createList<BackupRun>({
    pageSize: host.pageSize,
    createRowSet: () => createIdSet(({ id }) => id),
    revision,
    reader: () => (run) => known.get(run.id) ?? run,
    async fetch({ cursor }, signal) {
      if (port.listRuns === undefined) throw unsupported(port, 'listRuns')
      const page = await port.listRuns(await host.needScope(), cursor === undefined ? {} : { cursor }, { signal })
      for (const run of page.items) put(run)
      return page
    },
  })

  const put = (run: BackupRun): void => {
    const before = known.get(run.id)
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(run)) return
    known.set(run.id, run)
    revision.value += 1
    if (before === undefined) return
    for (const [key, list] of userLists) if (key.startsWith(`${run.id} `) && list.isLookedAt) list.refresh().catch(() => {})
  }

  const followerOf = (id: string): RunFollower => {
    const existing = followers.get(id)
    if (existing !== undefined) return existing
    const follower = createRunFollower({ ...host, since, revision, known: (runId) => known.get(runId), onAnswer: put }, id)
    followers.set(id, follower)
    return follower
  }

  const createUserList = (id: string, status: RunUserStatus | undefined): OwnedList<RunUser> =>
    createList<RunUser>({
      pageSize: host.pageSize,
      createRowSet: () => createIdSet(({ user }) => user.id),
      async fetch({ cursor }, signal) {
        if (port.listRunUsers === undefined) throw unsupported(port, 'listRunUsers')
        const query = { ...(status !== undefined && { status }), ...(cursor !== undefined && { cursor }) }
        return port.listRunUsers(await host.needScope(), id, query, { signal })
      },
    })

  /** Stores a run that a command returned, and follows it if it is shown. */
  const onAnswer = (run: BackupRun): void => {
    put(run)
    followers.get(run.id)?.wake()
  }
  const stopHost: StopHost = { ...host, onAnswer }

  return {
    runs,
    stopRun: async (id) => (await import('./stop-run.js')).stopRun(stopHost, id),
    forecastStop: async (id) => (await import('./stop-run.js')).forecastStop(stopHost, id),
    run: (id) => followerOf(id).run,
    runUsers(id, status) {
      const key = `${id} ${status ?? ''}`
      const list = userLists.get(key) ?? createUserList(id, status)
      userLists.set(key, list)
      return list
    },
    async retryRun(id, userIds) {
      if (port.retryRun === undefined) throw unsupported(port, 'retryRun')
      const scope = await host.needScope()
      const run = await port.retryRun(scope, id, userIds, { signal: host.scopeSignal(), idempotencyKey: createId() })
      onAnswer(run)
      return run
    },
    put,
    async refresh() {
      for (const { wake } of followers.values()) wake()
      await Promise.all([runs, ...userLists.values()].map((list) => list.refresh()))
    },
    reset() {
      for (const { stop } of followers.values()) stop()
      for (const list of userLists.values()) list.dispose()
      followers.clear()
      userLists.clear()
      known.clear()
      runs.reset()
    },
    dispose() {
      for (const { stop } of followers.values()) stop()
      for (const list of [runs, ...userLists.values()]) list.dispose()
    },
  }
}
