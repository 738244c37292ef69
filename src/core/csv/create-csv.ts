import { computed, signal } from '@preact/signals-core'
import { toReadable } from '../async/readable.js'
import { NO_ROWS } from '../lists/list.js'
import { aborted, BackupError, toBackupError } from '../model/errors.js'
import type { FoundRows } from '../selection/bulk-ticks.js'
import { type Csv, type CsvColumn, type CsvNote, NO_COUNTS } from './csv.js'
import type { CsvFile, CsvHost } from './csv-file.js'

const SAMPLE = 'Email Address,Name\r\nfirst.person@example.com,First Person\r\nsecond.person@example.com,"Person, Second"\r\n'
const NO_NOTES: readonly CsvNote[] = []
const NO_COLUMNS: readonly CsvColumn[] = []

/** The CSV doctor with the commands that only the session calls. */
export interface OwnedCsv extends Csv {
  /** The users of the rows, each once. */
  found(): FoundRows
  /** Matches every address with the directory again. Verdicts change when all answers have arrived. */
  refresh(): Promise<void>
  /** Drops the file because the scope changed. */
  reset(): void
  dispose(): void
}

/** Creates the CSV doctor of one session. Everything that needs a file loads with the first command. */
export const createCsv = (host: CsvHost): OwnedCsv => {
  const file = signal<CsvFile | undefined>(undefined)
  const progress = signal<Csv['progress']['value']>(undefined)
  let loading: Promise<CsvFile> | undefined
  let subscribers = 0
  /** Number of the latest command that a cancellation or a later command can replace. */
  let latest = 0
  let isDisposed = false

  const needFile = async (): Promise<CsvFile> => {
    loading ??= import('./csv-file.js').then(({ createCsvFile }) =>
      createCsvFile({ ...host, progress, hasSubscribers: () => subscribers > 0 }),
    )
    try {
      file.value = await loading
    } catch (thrown) {
      // a later command loads it again
      loading = undefined
      throw toBackupError(thrown, 'csv')
    }
    if (isDisposed) file.value.dispose()
    return file.value
  }
  /** Runs a command on the file, at once if the file's module is loaded. */
  const command =
    <A extends unknown[], R>(act: (own: CsvFile, ...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      latest += 1
      const number = latest
      const own = file.peek() ?? (isDisposed ? undefined : await needFile())
      if (isDisposed) throw new BackupError('disposed', 'the session is disposed', { call: 'csv' })
      if (number !== latest) throw aborted('csv')
      return act(own as CsvFile, ...args)
    }
  const clear = (): void => {
    latest += 1
    file.peek()?.clear()
  }
  const onSubscribe = (): (() => void) => {
    subscribers += 1
    file.peek()?.onSubscribe()
    return () => {
      subscribers -= 1
    }
  }

  return {
    rows: toReadable(
      computed(() => file.value?.current.rows.value ?? NO_ROWS),
      onSubscribe,
    ),
    counts: toReadable(
      computed(() => file.value?.current.counts.value ?? NO_COUNTS),
      onSubscribe,
    ),
    notes: toReadable(computed(() => file.value?.notes.value ?? NO_NOTES)),
    columns: toReadable(computed(() => file.value?.columns.value ?? NO_COLUMNS)),
    format: toReadable(computed(() => file.value?.format.value)),
    progress: toReadable(progress),
    fileName: toReadable(computed(() => file.value?.fileName.value)),
    load: command((own, input: Blob | string) => own.load(input)),
    paste: command((own, text: string) => own.paste(text)),
    useColumn: command((own, index: number) => own.useColumn(index)),
    useDelimiter: command((own, delimiter: string) => own.useDelimiter(delimiter)),
    useEncoding: command((own, label: string) => own.useEncoding(label)),
    cancel() {
      latest += 1
      file.peek()?.cancel()
    },
    clear,
    findNearest: (index) => file.peek()?.findNearest(index),
    async report(words) {
      const own = file.peek() ?? (await needFile())
      return own.report(words)
    },
    sample: () => new Blob([SAMPLE], { type: 'text/csv' }),
    found: () => file.peek()?.found() ?? { pages: [], skipped: 0 },
    refresh: async () => file.peek()?.refresh(),
    reset: clear,
    dispose() {
      isDisposed = true
      file.peek()?.dispose()
    },
  }
}
