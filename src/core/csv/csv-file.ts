import { batch, computed, signal } from '@preact/signals-core'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, BackupError } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { UserTable } from '../selection/user-table.js'
import type { Csv, CsvColumn, CsvCounts, CsvFormat, CsvNote } from './csv.js'
import type { CsvLoader } from './csv-loader.js'
import { createCurrentRows } from './current-rows.js'
import type { ReadChoices } from './read-csv.js'
import type { Sheet } from './sheet.js'
import { createSoleTask } from './sole-task.js'
import { createVerdictRenewal } from './verdict-renewal.js'

export interface CsvHost {
  users: UserTable
  port: BackupAdapter
  scope(): Scope | undefined
  /** Waits until a scope is known. If the host omits it, `load` rejects `bad-input` without a scope. */
  needScope?(): Promise<Scope>
}

/** The loaded file, and the choices of the administrator that override detection. */
interface Source {
  blob: Blob
  name: string | undefined
  choices: ReadChoices
}

const NO_COLUMNS: readonly CsvColumn[] = []

/** Returns the candidate columns. The chosen one has the counts of the whole file. */
const columnsOf = ({ columns, notes, length }: Sheet, { unknown, group, 'not-an-address': none }: CsvCounts): readonly CsvColumn[] => {
  const chosen = notes.find((note) => note.kind === 'column')?.index
  return columns.map((column) => (column.index === chosen ? { ...column, matches: length - unknown - group - none, rows: length } : column))
}

/** Creates the state of the loaded file: reading, matching and refreshing it, one task at a time. */
export const createCsvFile = (host: CsvHost) => {
  const progress = signal<Csv['progress']['value']>(undefined)
  const fileName = signal<string | undefined>(undefined)
  const current = createCurrentRows(host.users)
  const task = createSoleTask('csv', () => {
    progress.value = undefined
  })
  const sheet = signal<Sheet | undefined>(undefined)
  const notes = computed((): readonly CsvNote[] => sheet.value?.notes ?? [])
  const columns = computed((): readonly CsvColumn[] =>
    sheet.value === undefined ? NO_COLUMNS : columnsOf(sheet.value, current.counts.value),
  )
  const format = computed((): CsvFormat | undefined => sheet.value && { delimiter: sheet.value.delimiter, encoding: sheet.value.encoding })
  let source: Source | undefined
  let loader: CsvLoader | undefined
  let isDisposed = false

  const needLoader = async (): Promise<CsvLoader> => {
    const { createCsvLoader } = await import('./csv-loader.js')
    loader ??= createCsvLoader({ users: host.users, port: host.port, current, scope: () => host.scope() })
    return loader
  }
  const needScope = async (): Promise<Scope> => {
    const scope = host.scope() ?? (await host.needScope?.())
    if (scope === undefined) throw new BackupError('bad-input', 'choose a domain first', { call: 'csv.load', field: 'scope' })
    return scope
  }
  const renewal = createVerdictRenewal({ current, task, needLoader, needScope })
  const throwIfDisposed = (): void => {
    if (isDisposed) throw new BackupError('disposed', 'the session is disposed', { call: 'csv' })
  }
  const clear = (): void => {
    task.cancel()
    loader?.clearSearches()
    current.show(undefined)
    renewal.onRenewed()
    source = undefined
    sheet.value = undefined
    fileName.value = undefined
  }

  const read = ({ blob: input, name, choices }: { blob: Blob | string; name: string | undefined; choices: ReadChoices }): Promise<void> => {
    renewal.onOtherTask()
    return task.run(async (signal) => {
      const show = (phase: 'reading' | 'matching') => (done: number, total: number) => {
        if (!signal.aborted) progress.value = { phase, done, total }
      }
      const throwIfAborted = (): void => {
        if (signal.aborted) throw aborted('csv')
      }
      show('reading')(0, typeof input === 'string' ? input.length : input.size)
      const scope = await needScope()
      throwIfAborted()
      const { toBlob, read: readSheet, match, clearSearches } = await needLoader()
      throwIfAborted()
      const blob = await toBlob(input)
      const next = await readSheet(blob, scope, { choices, signal, onProgress: show('reading') })
      throwIfAborted()
      const verdicts = await match(next, scope, { signal, onProgress: show('matching') })
      source = { blob, name, choices }
      renewal.onRenewed()
      clearSearches()
      batch(() => {
        sheet.value = next
        fileName.value = name
        current.show(verdicts)
      })
    })
  }
  /** Reads the loaded file again with other choices. */
  const readAgain = async (method: string, choose: (source: Source) => ReadChoices): Promise<void> => {
    throwIfDisposed()
    if (source === undefined) throw new BackupError('bad-input', 'load a file first', { call: `csv.${method}` })
    await read({ ...source, choices: choose(source) })
  }

  return {
    progress,
    fileName,
    notes,
    columns,
    format,
    current,
    cancel: task.cancel,
    needLoader,
    throwIfDisposed,
    clear,
    read,
    readAgain,
    refresh: renewal.refresh,
    onSubscribe: renewal.onSubscribe,
    findNearest(index: number): void {
      const verdicts = current.verdicts()
      if (verdicts && !isDisposed) loader?.findNearest(verdicts, index)
    },
    dispose(): void {
      isDisposed = true
      task.dispose()
      clear()
      current.dispose()
    },
  }
}
