import { batch, effect } from '@preact/signals-core'
import { toReadable } from '../async/readable.js'
import { createCoverage } from '../coverage/create-coverage.js'
import { createCsv } from '../csv/create-csv.js'
import { createOrgUnits } from '../lists/org-units/create-org-units.js'
import { createDirectory } from '../lists/scope-lists.js'
import { createDoor } from '../model/door.js'
import { aborted, BackupError, toBackupError } from '../model/errors.js'
import { type Scope, type SyncKind, sameScope } from '../model/model.js'
import { toPlan } from '../model/plan.js'
import { createBoxStore } from '../selection/box.js'
import { createItemTable } from '../selection/item-table.js'
import { createSelection, type OwnedSelection } from '../selection/selection.js'
import { createUserTable } from '../selection/user-table.js'
import { createBalance } from '../starting/balance.js'
import { createRuns } from '../starting/runs.js'
import { createStarter } from '../starting/starter.js'
import { createSettings } from './default-settings.js'
import { createNews, type News } from './news.js'
import { createScopes } from './scopes.js'
import type { BackupSession, SessionOptions } from './session.js'
import { createSyncs } from './sync-states.js'

const PAGE_SIZE = 50
const CHANGES: readonly News['changed'][] = ['backups', 'users', 'groups', 'org-units']

/** One administrator's work on one page: in a browser, a worker or Node. */
export const createBackupSession = (options: SessionOptions): BackupSession => {
  const { adapter, pageSize = PAGE_SIZE } = options
  const port = createDoor(adapter, options.locale)
  const table = createUserTable()
  const scopes = createScopes(port, options.scope)
  const scope = () => scopes.current.value
  const end = new AbortController()

  const items = createItemTable(table, ({ kind, id }) => (kind === 'group' ? directory.groupLabel(id) : orgUnits.unit(id)?.name))
  const store = createBoxStore(items)
  const directory = createDirectory({ port, table, items, scopes, pageSize })
  const balance = createBalance(port, scopes)
  const coverage = createCoverage({
    users: table,
    port,
    needScope: scopes.need,
    items,
    store,
    available: balance.available,
    listUsers: directory.listUsers,
    async hasCoverage() {
      await scopes.load()
      return scopes.capabilities.value.has('coverage')
    },
  })
  const csv = createCsv({ users: table, port, scope, needScope: scopes.need })

  const selection: OwnedSelection = createSelection({
    users: table,
    items,
    store,
    coverage,
    lookUp: directory.lookUp,
    loaded: (list) => (list === 'csv' ? csv.found() : directory.loaded(list)),
    // every row of a file is here already
    matching: async (list, onProgress, signal) => (list === 'csv' ? csv.found() : directory.matching(list, onProgress, signal)),
    *subtree(id) {
      for (const unit of orgUnits.subtree(id)) yield { kind: 'org-unit', id: unit.id, label: unit.name }
    },
    scopeSignal: scopes.signal,
  })
  const orgUnits = createOrgUnits({ port, needScope: scopes.need, ticks: selection.ticks })

  const runs = createRuns({
    port,
    pageSize,
    needScope: scopes.need,
    scopeSignal: scopes.signal,
    onEnd: () => quietly(directory.refresh({ users: true, groups: false })),
  })
  const settings = createSettings({ port, needScope: scopes.need, scopeSignal: scopes.signal })

  /** For what nobody waits for: the failure shows where it belongs. */
  const quietly = (work: Promise<unknown>): void => {
    work.catch(() => {})
  }

  /** What is shown and counted is asked for again; ticks and items stay. */
  const refresh = async (changed: News['changed'] | 'all'): Promise<void> => {
    const concerns = (kind: News['changed']): boolean => changed === 'all' || changed === kind
    coverage.reload()
    const work: Promise<unknown>[] = []
    if (changed !== 'backups') work.push(scopes.reload())
    if (concerns('users') || concerns('backups')) work.push(directory.refresh({ users: true, groups: changed === 'all' }))
    else work.push(directory.refresh({ users: false, groups: concerns('groups') }))
    if (concerns('org-units')) work.push(orgUnits.refresh())
    if (concerns('users')) work.push(csv.refresh())
    if (concerns('backups')) {
      if (balance.available.value !== undefined || balance.error.value !== undefined) work.push(balance.reload())
      work.push(runs.refresh())
    }
    await Promise.all(work)
  }

  const news = createNews(({ adapter: name, scope: where, changed }) => {
    if (name !== port.name) return
    // a later version may tell of what this one does not know
    if (sameScope(where, scope())) quietly(refresh(CHANGES.includes(changed) ? changed : 'all'))
    else if (changed !== 'backups') quietly(scopes.reload())
  })
  const syncs = createSyncs({
    port,
    clouds: scopes.list,
    signal: end.signal,
    onDone(where, kind) {
      news.tell({ adapter: port.name, scope: where, changed: kind })
      quietly(sameScope(where, scope()) ? refresh(kind) : scopes.reload())
    },
  })

  const starter = createStarter({
    port,
    items,
    coverage,
    balance,
    size: selection.size,
    box: selection.shown,
    scope: scopes.current,
    needScope: scopes.need,
    store: options.store,
    scopeSignal: scopes.signal,
    onStarted(run, where, box) {
      news.tell({ adapter: port.name, scope: where, changed: 'backups' })
      if (!sameScope(where, scope())) return
      runs.put(run)
      batch(() => {
        // a second click finds nothing left to start, whatever the backend says by then
        if (box !== undefined) selection.remove(box)
        quietly(refresh('backups'))
      })
    },
    onRefused: () => quietly(refresh('backups')),
  })

  // what the box takes can only be compared with what is available once that is known
  const stopBalance = effect(() => {
    if (selection.size.value > 0 && scopes.current.value !== undefined) quietly(balance.need())
  })
  const lookAtCredits = (): (() => void) => {
    queueMicrotask(() => !end.signal.aborted && quietly(balance.need()))
    return () => {}
  }

  const changeScope = (next: Scope): void => {
    if (!scopes.change(next)) return
    scopes.restart()
    batch(() => {
      selection.reset()
      coverage.reset()
      table.clear()
      items.clear()
      csv.reset()
      balance.reset()
      directory.reset()
      orgUnits.reset()
      runs.reset()
      settings.reset()
    })
  }

  const alive =
    <A extends unknown[], R>(command: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const disposed = () => new BackupError('disposed', 'the session is disposed')
      if (end.signal.aborted) throw disposed()
      try {
        return await command(...args)
      } catch (thrown) {
        throw end.signal.aborted && toBackupError(thrown).code === 'aborted' ? disposed() : thrown
      }
    }

  return {
    adapterName: port.name,
    clouds: scopes.clouds,
    hasClouds: scopes.isLoaded,
    cloudsError: scopes.error,
    scope: toReadable(scopes.current, scopes.look),
    domain: toReadable(scopes.domain, scopes.look),
    capabilities: toReadable(scopes.capabilities, scopes.look),
    setScope: alive(async (next) => {
      const clouds = await scopes.load()
      const isThere = clouds.some(({ id, domains }) => id === next?.cloudId && domains.some((domain) => domain.id === next.domainId))
      if (!isThere) throw new BackupError('bad-input', 'no cloud has this domain', { call: 'setScope', field: 'scope' })
      if (end.signal.aborted) throw aborted('setScope')
      changeScope(next)
    }),
    refresh: alive(() => refresh('all')),

    users: directory.users,
    groups: directory.groups,
    members: directory.members,
    orgUnits,
    csv,

    selection: { ...selection, tickAll: alive(selection.tickAll) },
    credits: toReadable(coverage.credits, lookAtCredits),
    creditsError: toReadable(balance.error),
    coverage,

    settings: { ...settings, reload: alive(settings.reload), save: alive(settings.save) },
    sync: alive(async (kind: SyncKind, where?: Scope) => syncs.sync(where ?? (await scopes.need()), kind)),
    cancelSync: alive(async (kind: SyncKind, where?: Scope) => syncs.cancel(where ?? (await scopes.need()), kind)),
    canCancelSync: port.cancelSync !== undefined,
    syncs: toReadable(syncs.states, scopes.look),

    canStart: toReadable(starter.canStart),
    isStarting: toReadable(starter.isStarting),
    request: starter.request,
    start: alive(starter.start),
    runs: runs.runs,
    run: runs.run,
    runUsers: runs.runUsers,
    retryRun: alive(async (id: string, userIds?: readonly string[]) => {
      const run = await runs.retryRun(id, userIds)
      const where = scope()
      if (where !== undefined) news.tell({ adapter: port.name, scope: where, changed: 'backups' })
      return run
    }),

    plan() {
      const where = scope()
      if (where === undefined) throw new BackupError('bad-input', 'choose a domain first', { call: 'plan', field: 'scope' })
      return toPlan(where, selection.items.value)
    },
    applyPlan: alive(async (given: unknown) => {
      const where = await scopes.need()
      const signal = scopes.signal()
      const { applyPlan } = await import('./apply-plan.js')
      return applyPlan(given, { scope: where, users: table, items, coverage, selection, lookUp: directory.lookUp, signal })
    }),

    suspend() {
      news.close()
      coverage.suspend()
    },
    resume() {
      if (end.signal.aborted) return
      news.open()
      coverage.resume()
    },
    dispose() {
      if (end.signal.aborted) return
      end.abort()
      stopBalance()
      news.close()
      scopes.dispose()
      coverage.dispose()
      csv.dispose()
      directory.dispose()
      orgUnits.dispose()
      runs.dispose()
    },
  }
}
