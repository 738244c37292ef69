// The loaded file. create-csv.ts imports this module and the parser behind it lazily, with the first file.
import { batch, computed, type Signal, signal } from '@preact/signals-core'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, BackupError } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { UserTable } from '../selection/user-table.js'
import { withColumn, withDelimiter, withEncoding } from './changed-choices.js'
import type { Csv, CsvColumn, CsvCounts, CsvFormat, CsvNote, CsvReportWords } from './csv.js'
import { createCsvLoader } from './csv-loader.js'
import { createCurrentRows } from './matching/current-rows.js'
import type { ReadChoices } from './reading/read-csv.js'
import type { Sheet } from './reading/sheet.js'
import { createSoleTask } from './sole-task.js'
import { createVerdictRenewal } from './verdict-renewal.js'

export interface CsvHost {
  users: UserTable
  port: BackupAdapter
  scope(): Scope | undefined
  /** Waits until a scope is known. If the host omits it, `load` rejects `bad-input` without a scope. */
  needScope?(): Promise<Scope>
}

export interface CsvFileHost extends CsvHost {
  /** Receives the progress of reading and matching. */
  progress: Signal<Csv['progress']['value']>
  /** Whether the rows have subscribers. */
  hasSubscribers(): boolean
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
export const createCsvFile = (host: CsvFileHost) => {
  const { progress } = host
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
  let isDisposed = false

  const loader = createCsvLoader({ users: host.users, port: host.port, current, scope: host.scope })
  const needScope = async (): Promise<Scope> => {
    const scope = host.scope() ?? (await host.needScope?.())
    if (scope === undefined) throw new BackupError('bad-input', 'choose a domain first', { call: 'csv.load', field: 'scope' })
    return scope
  }
  const renewal = createVerdictRenewal({ current, task, loader, needScope, hasSubscribers: host.hasSubscribers })
  const throwIfDisposed = (): void => {
    if (isDisposed) throw new BackupError('disposed', 'the session is disposed', { call: 'csv' })
  }
  const clear = (): void => {
    task.cancel()
    loader.clearSearches()
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
      const blob = await loader.toBlob(input)
      const next = await loader.read(blob, scope, { choices, signal, onProgress: show('reading') })
      throwIfAborted()
      const verdicts = await loader.match(next, scope, { signal, onProgress: show('matching') })
      source = { blob, name, choices }
      renewal.onRenewed()
      loader.clearSearches()
      batch(() => {
        sheet.value = next
        fileName.value = name
        current.show(verdicts)
      })
    })
  }
  /** Reads the loaded file again with other choices. */
  const readAgain = async (method: string, choose: (choices: ReadChoices) => ReadChoices): Promise<void> => {
    throwIfDisposed()
    if (source === undefined) throw new BackupError('bad-input', 'load a file first', { call: `csv.${method}` })
    await read({ ...source, choices: choose(source.choices) })
  }

  return {
    fileName,
    notes,
    columns,
    format,
    current,
    async load(input: Blob | string): Promise<void> {
      if (typeof input !== 'string' && !(input instanceof Blob)) {
        throw new BackupError('bad-input', 'the input must be a file (a Blob) or a string', { call: 'csv.load', field: 'input' })
      }
      return read({ blob: input, name: typeof input === 'string' ? undefined : (input as { name?: string }).name, choices: {} })
    },
    async paste(text: string): Promise<void> {
      if (typeof text !== 'string') throw new BackupError('bad-input', 'the input must be a string', { call: 'csv.paste', field: 'text' })
      return read({ blob: text, name: undefined, choices: {} })
    },
    useColumn: (index: number) => readAgain('useColumn', (choices) => withColumn(choices, index, notes.peek())),
    useDelimiter: (delimiter: string) => readAgain('useDelimiter', (choices) => withDelimiter(choices, delimiter)),
    useEncoding: (label: string) => readAgain('useEncoding', (choices) => withEncoding(choices, label)),
    async report(words?: CsvReportWords): Promise<Blob> {
      throwIfDisposed()
      return loader.report(current.verdicts(), words)
    },
    cancel: task.cancel,
    clear,
    refresh: renewal.refresh,
    onSubscribe: renewal.onSubscribe,
    found: () => current.verdicts()?.found(),
    findNearest(index: number): void {
      const verdicts = current.verdicts()
      if (verdicts && !isDisposed) loader.findNearest(verdicts, index)
    },
    dispose(): void {
      isDisposed = true
      task.dispose()
      clear()
      current.dispose()
    },
  }
}

export type CsvFile = ReturnType<typeof createCsvFile>
