import { computed, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import { createList, type OwnedList } from '../lists/paged-list.js'
import type { BackupAdapter } from '../model/adapter.js'
import { BackupError, toBackupError } from '../model/errors.js'
import type { BackupRun, RunUser, RunUserStatus, Scope } from '../model/model.js'

/** Started backups of the scope. */
export interface Runs {
  readonly runs: List<BackupRun>
  /** Followed while it runs and somebody subscribes. Same id, same object. */
  run(id: string): Readable<BackupRun | undefined>
  /** The users of a run. Same id and status, same object. */
  runUsers(id: string, status?: RunUserStatus): List<RunUser>
  /** Retries these failed users, or all of them. */
  retryRun(id: string, userIds?: readonly string[]): Promise<BackupRun>
}

/** How often a run that is being followed is asked about, and how far that backs off while nobody answers. */
const FOLLOW_MS = 1000
const FOLLOW_AT_MOST_MS = 30_000

export interface RunsHost {
  port: BackupAdapter
  pageSize: number
  needScope(): Promise<Scope>
  scopeSignal(): AbortSignal
  /** A run that was being followed has ended. */
  onEnd(run: BackupRun): void
}

export interface OwnedRuns extends Runs {
  /** Takes in a run that the backend answered with elsewhere. */
  know(run: BackupRun): void
  refresh(): Promise<void>
  reset(): void
  dispose(): void
}

export const isOver = (run: BackupRun): boolean => run.status !== 'queued' && run.status !== 'running'

export const createRuns = (host: RunsHost): OwnedRuns => {
  const { port } = host
  const known = new Map<string, BackupRun>()
  const revision = signal(0)
  const followed = new Map<string, { readable: Readable<BackupRun | undefined>; wake(): void; stop(): void }>()
  const userLists = new Map<string, OwnedList<RunUser>>()

  const unsupported = (method: string): BackupError =>
    new BackupError('unsupported', 'this backend does not tell about runs', { call: `${port.name}.${method}` })

  const runs = createList<BackupRun>({
    pageSize: host.pageSize,
    revision,
    reader: () => (run) => known.get(run.id) ?? run,
    async fetch({ cursor }, signal) {
      if (port.listRuns === undefined) throw unsupported('listRuns')
      const page = await port.listRuns(await host.needScope(), cursor === undefined ? {} : { cursor }, { signal })
      for (const run of page.items) know(run)
      return page
    },
  })

  const know = (run: BackupRun): void => {
    const before = known.get(run.id)
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(run)) return
    known.set(run.id, run)
    revision.value += 1
    if (before === undefined) return
    for (const [key, list] of userLists) if (key.startsWith(`${run.id} `) && list.isLookedAt) list.refresh().catch(() => {})
  }

  const follow = (id: string) => {
    let lookers = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let waitMs = FOLLOW_MS
    let asking = false
    const ask = async (): Promise<void> => {
      timer = undefined
      const before = known.get(id)
      if (lookers === 0 || asking || port.getRun === undefined || (before !== undefined && isOver(before))) return
      asking = true
      const signal = host.scopeSignal()
      try {
        const run = await port.getRun(await host.needScope(), id, { signal })
        waitMs = FOLLOW_MS
        know(run)
        if (isOver(run) && before !== undefined) host.onEnd(run)
      } catch (thrown) {
        const error = toBackupError(thrown)
        if (error.code === 'not-found' || error.code === 'unsupported' || signal.aborted) waitMs = Number.POSITIVE_INFINITY
        else waitMs = Math.min(waitMs * 2, FOLLOW_AT_MOST_MS)
      } finally {
        asking = false
      }
      if (lookers > 0 && Number.isFinite(waitMs)) timer = setTimeout(ask, waitMs)
    }
    const stop = (): void => {
      clearTimeout(timer)
      timer = undefined
    }
    const source = computedRun(id)
    return {
      wake: (): void => {
        waitMs = FOLLOW_MS
        if (timer === undefined) ask()
      },
      stop,
      readable: toReadable(source, () => {
        lookers += 1
        queueMicrotask(() => timer === undefined && ask())
        return () => {
          lookers -= 1
          if (lookers === 0) stop()
        }
      }),
    }
  }

  const computedRun = (id: string) =>
    computed(() => {
      revision.value
      return known.get(id)
    })

  const run = (id: string): Readable<BackupRun | undefined> => {
    let entry = followed.get(id)
    if (entry === undefined) {
      entry = follow(id)
      followed.set(id, entry)
    }
    return entry.readable
  }

  return {
    runs,
    run,
    runUsers(id, status) {
      const key = `${id} ${status ?? ''}`
      let list = userLists.get(key)
      if (list === undefined) {
        list = createList<RunUser>({
          pageSize: host.pageSize,
          async fetch({ cursor }, signal) {
            if (port.listRunUsers === undefined) throw unsupported('listRunUsers')
            const query = { ...(status !== undefined && { status }), ...(cursor !== undefined && { cursor }) }
            return port.listRunUsers(await host.needScope(), id, query, { signal })
          },
        })
        userLists.set(key, list)
      }
      return list
    },
    async retryRun(id, userIds) {
      if (port.retryRun === undefined) throw unsupported('retryRun')
      const scope = await host.needScope()
      const { createId } = await import('./intents.js')
      const run = await port.retryRun(scope, id, userIds, { signal: host.scopeSignal(), idempotencyKey: createId() })
      know(run)
      followed.get(run.id)?.wake()
      return run
    },
    know,
    async refresh() {
      for (const { wake } of followed.values()) wake()
      await Promise.all([runs, ...userLists.values()].map((list) => list.refresh()))
    },
    reset() {
      for (const { stop } of followed.values()) stop()
      for (const list of userLists.values()) list.dispose()
      followed.clear()
      userLists.clear()
      known.clear()
      runs.reset()
    },
    dispose() {
      for (const { stop } of followed.values()) stop()
      for (const list of [runs, ...userLists.values()]) list.dispose()
    },
  }
}
