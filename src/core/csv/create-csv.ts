import { batch, computed, effect, signal } from '@preact/signals-core'
import { toReadable } from '../async/readable.js'
import { NO_ROWS, type Rows } from '../lists/list.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, BackupError, toBackupError } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { Found } from '../selection/selection.js'
import type { UserTable } from '../selection/user-table.js'
import type { Csv, CsvCounts, CsvNote, CsvRow } from './csv.js'
import type { NearestQueue } from './nearest-queue.js'
import type { Sheet } from './sheet.js'
import type { Verdicts } from './verdicts.js'

const NO_COUNTS: CsvCounts = { ready: 0, protected: 0, suspended: 0, deleted: 0, unknown: 0, duplicate: 0, 'not-an-address': 0 }
const SAMPLE = 'Email Address,Name\r\nfirst.person@example.com,First Person\r\nsecond.person@example.com,"Person, Second"\r\n'
const MOST_NEAREST_IN_REPORT = 1000
/** More rows than this are matched again only while somebody looks. */
const MANY_ROWS = 50_000

export interface CsvHost {
  users: UserTable
  port: BackupAdapter
  scope(): Scope | undefined
  /** Waits for a scope where it is not known yet. Default: `load` rejects `bad-input` then. */
  needScope?(): Promise<Scope>
}

export interface OwnedCsv extends Csv {
  /** The users of the rows, each once. */
  found(): Found
  /** Asks the directory again about every address; verdicts change when all answers are in. */
  refresh(): Promise<void>
  /** Another scope: forgets the file. */
  reset(): void
  dispose(): void
}

interface Source {
  blob: Blob
  name: string | undefined
}

const withFile = () => import('./with-file.js')

export const createCsv = (host: CsvHost): OwnedCsv => {
  const { users, port } = host
  const current = signal<Verdicts | undefined>(undefined)
  const notes = signal<readonly CsvNote[]>([])
  const progress = signal<Csv['progress']['value']>(undefined)
  const fileName = signal<string | undefined>(undefined)
  /** Counts up when rows may say something else, once for all answers of a task. */
  const version = signal(0)
  const live = new Set<Verdicts>()
  let source: Source | undefined
  let work: AbortController | undefined
  let isDisposed = false
  let isDue = false
  let isStale = false
  let isRefreshing = false
  let looks = 0

  const changed = (): void => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      version.value += 1
    })
  }
  users.onStanding((user) => {
    for (const verdicts of live) if (verdicts.restand(user)) changed()
  })
  const stopWatching = effect(() => {
    if (users.revision.value > 0 && current.peek()) changed()
  })
  /** There is one as soon as there are verdicts. */
  let nearest: NearestQueue | undefined

  const rows = computed((): Rows<CsvRow> => {
    void version.value
    const verdicts = current.value
    if (verdicts === undefined) return NO_ROWS
    const { length } = verdicts.sheet
    return {
      length,
      at: (index) => verdicts.row(index),
      *[Symbol.iterator]() {
        for (let index = 0; index < length; index++) yield verdicts.row(index) as CsvRow
      },
    }
  })
  const counts = computed((): CsvCounts => {
    void version.value
    return current.value?.counts ?? NO_COUNTS
  })

  const stop = (): void => {
    work?.abort()
    work = undefined
    progress.value = undefined
  }
  const land = (verdicts: Verdicts | undefined): void => {
    live.clear()
    nearest?.clear()
    if (verdicts) live.add(verdicts)
    current.value = verdicts
    isStale = false
  }
  const clear = (): void => {
    stop()
    land(undefined)
    source = undefined
    notes.value = []
    fileName.value = undefined
  }
  /** One piece of work at a time: what begins later overtakes. */
  const only = async (task: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (isDisposed) throw new BackupError('disposed', 'the session is over', { call: 'csv' })
    stop()
    const mine = new AbortController()
    work = mine
    isRefreshing = false
    try {
      await task(mine.signal)
    } catch (thrown) {
      if (isDisposed) throw new BackupError('disposed', 'the session is over', { call: 'csv' })
      throw mine.signal.aborted ? aborted('csv') : toBackupError(thrown, 'csv')
    } finally {
      mine.abort()
      if (work === mine) stop()
    }
  }
  const needScope = async (): Promise<Scope> => {
    const scope = host.scope() ?? (await host.needScope?.())
    if (scope === undefined) throw new BackupError('bad-input', 'choose a domain first', { call: 'csv.load', field: 'scope' })
    return scope
  }
  const check = (signal: AbortSignal): void => {
    if (signal.aborted) throw aborted('csv')
  }

  /** Rows in the making follow changes of standing from their first answer on. */
  const match = async (
    sheet: Sheet,
    scope: Scope,
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ): Promise<Verdicts> => {
    const { matchSheet, createNearestQueue, findNearestUser } = await withFile()
    nearest ??= createNearestQueue({
      users,
      onFound: changed,
      async find(address, stop) {
        const now = host.scope()
        return now && findNearestUser(address, now, port, stop)
      },
    })
    let making: Verdicts | undefined
    const onVerdicts = (verdicts: Verdicts): void => {
      making = verdicts
      live.add(verdicts)
    }
    try {
      const verdicts = await matchSheet(sheet, { port, users, scope, signal, onProgress, onVerdicts })
      check(signal)
      return verdicts
    } catch (thrown) {
      if (making) live.delete(making)
      throw thrown
    }
  }
  const read = (input: Blob | string, name: string | undefined, column: number | undefined): Promise<void> =>
    only(async (signal) => {
      const show = (phase: 'reading' | 'matching') => (done: number, total: number) => {
        if (!signal.aborted) progress.value = { phase, done, total }
      }
      show('reading')(0, typeof input === 'string' ? input.length : input.size)
      const scope = await needScope()
      check(signal)
      const { readSheet, toBlob } = await withFile()
      check(signal)
      const blob = typeof input === 'string' ? await toBlob(input) : input
      const sheet = await readSheet(blob, { column, signal, onProgress: show('reading') })
      check(signal)
      const verdicts = await match(sheet, scope, signal, show('matching'))
      source = { blob, name }
      batch(() => {
        notes.value = sheet.notes
        fileName.value = name
        land(verdicts)
      })
    })

  const refresh = async (): Promise<void> => {
    const before = current.peek()
    // a file being read asks anyway
    if (before === undefined || (work !== undefined && !isRefreshing)) return
    if (looks === 0 && before.sheet.length > MANY_ROWS) {
      isStale = true
      return
    }
    isStale = false
    await only(async (signal) => {
      isRefreshing = true
      land(await match(before.sheet, await needScope(), signal, () => {}))
    })
      .catch((error: BackupError) => {
        if (error.code !== 'aborted' && error.code !== 'disposed') throw error
      })
      .finally(() => {
        if (work === undefined) isRefreshing = false
      })
  }
  const onLook = (): (() => void) => {
    looks++
    if (isStale) refresh().catch(() => {})
    return () => {
      looks--
    }
  }

  return {
    rows: toReadable(rows, onLook),
    counts: toReadable(counts, onLook),
    notes: toReadable(notes),
    progress: toReadable(progress),
    fileName: toReadable(fileName),
    async load(input) {
      if (typeof input !== 'string' && !(input instanceof Blob)) {
        throw new BackupError('bad-input', 'load a file (a Blob) or a text', { call: 'csv.load', field: 'input' })
      }
      return read(input, typeof input === 'string' ? undefined : (input as { name?: string }).name, undefined)
    },
    async useColumn(index) {
      const column = notes.peek().find((note) => note.kind === 'column')
      if (isDisposed) throw new BackupError('disposed', 'the session is over', { call: 'csv' })
      if (source === undefined || column === undefined) throw new BackupError('bad-input', 'load a file first', { call: 'csv.useColumn' })
      if (!Number.isInteger(index) || index < 0 || index >= column.columns.length) {
        throw new BackupError('bad-input', `the file has no column ${index}`, { call: 'csv.useColumn', field: 'index' })
      }
      await read(source.blob, source.name, index)
    },
    cancel: stop,
    clear,
    findNearest(index) {
      const verdicts = current.peek()
      if (verdicts && !isDisposed) nearest?.ask(verdicts, index)
    },
    async report(words) {
      if (isDisposed) throw new BackupError('disposed', 'the session is over', { call: 'csv' })
      const verdicts = current.peek()
      const { writeReport } = await withFile()
      if (verdicts) await nearest?.askAll(verdicts, MOST_NEAREST_IN_REPORT)
      return writeReport(verdicts?.sheet.length ?? 0, (index) => verdicts?.row(index), words)
    },
    sample: () => new Blob([SAMPLE], { type: 'text/csv' }),
    found: () => current.peek()?.found() ?? { stretches: [], skipped: 0 },
    refresh,
    reset: clear,
    dispose() {
      isDisposed = true
      clear()
      stopWatching()
    },
  }
}
