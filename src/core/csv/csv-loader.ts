// Every part of the CSV doctor that needs a file. create-csv.ts imports this module lazily, with the first file.
import { abortable } from '../async/abort.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { UserTable } from '../selection/user-table.js'
import { foldAddress } from './cells/address.js'
import { variantsOf } from './cells/address-variants.js'
import { chooseColumn } from './columns/choose-column.js'
import type { CsvReportWords } from './csv.js'
import type { CurrentRows } from './matching/current-rows.js'
import { findGroup } from './matching/find-groups.js'
import { BATCH_KEYS, matchSheet } from './matching/match-rows.js'
import { findNamedUser } from './matching/named-user.js'
import { findNearestUser } from './matching/nearest.js'
import { createNearestQueue } from './matching/nearest-queue.js'
import type { Verdicts } from './matching/verdicts.js'
import type { ReadChoices } from './reading/read-csv.js'
import { readSheet, type Sheet } from './reading/sheet.js'
import { writeReport } from './report.js'
import { toBlob } from './text-blob.js'

const MAX_NEAREST_IN_REPORT = 1000

interface LoaderHost {
  users: UserTable
  port: BackupAdapter
  current: CurrentRows
  scope(): Scope | undefined
}

interface LoadOptions {
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

/** Reads files, matches their rows and writes reports. */
export interface CsvLoader {
  toBlob(input: Blob | string): Promise<Blob>
  read(blob: Blob, scope: Scope, options: LoadOptions & { choices: ReadChoices }): Promise<Sheet>
  /** Matches every address with the directory. From the first answer on, verdicts follow the user table. */
  match(sheet: Sheet, scope: Scope, options: LoadOptions): Promise<Verdicts>
  findNearest(verdicts: Verdicts, row: number): void
  /** Drops searches for rows that are no longer shown. */
  clearSearches(): void
  report(verdicts: Verdicts | undefined, words: CsvReportWords | undefined): Promise<Blob>
}

/** Returns the id of the user of each key. Also looks up other spellings of the key. */
const findUsers = async (port: BackupAdapter, scope: Scope, keys: readonly string[], signal: AbortSignal): Promise<Map<string, string>> => {
  const asked = keys.flatMap((key) => [foldAddress(key), ...variantsOf(foldAddress(key))].map((spelling) => ({ key, spelling })))
  const found = new Map<string, string>()
  for (let at = 0; at < asked.length; at += BATCH_KEYS) {
    const batch = asked.slice(at, at + BATCH_KEYS)
    const answers = await abortable(
      port.matchUsers(
        scope,
        batch.map(({ spelling }) => spelling),
        { signal },
      ),
      signal,
      'csv',
    )
    batch.forEach(({ key }, index) => {
      const user = answers[index]
      if (user && !found.has(key)) found.set(key, user.id)
    })
  }
  return found
}

export const createCsvLoader = ({ users, port, current, scope }: LoaderHost): CsvLoader => {
  const nearest = createNearestQueue({
    users,
    onFound: current.touch,
    async findGroup(address, signal) {
      const now = scope()
      return now && findGroup(address, { port, scope: now, signal })
    },
    async findUser(address, signal) {
      const now = scope()
      return now && findNearestUser(address, now, port, signal)
    },
    async findNamed(text, signal) {
      const now = scope()
      return now && findNamedUser(text, now, port, signal)
    },
  })
  return {
    toBlob: async (input) => (typeof input === 'string' ? toBlob(input) : input),
    read: (blob, at, { choices, signal, onProgress }) =>
      readSheet(blob, {
        choices,
        signal,
        onProgress,
        chooseColumn: (columns) => chooseColumn(columns, (keys) => findUsers(port, at, keys, signal)),
        detectEncoding: async (bytes) => (await import('./reading/rare-files.js')).rareFiles.detectEncoding(bytes),
      }),
    async match(sheet, at, { signal, onProgress }) {
      let unfollow = (): void => {}
      const onVerdicts = (verdicts: Verdicts): void => {
        unfollow = current.follow(verdicts)
      }
      try {
        const verdicts = await matchSheet(sheet, { port, users, scope: at, signal, onProgress, onVerdicts })
        if (signal.aborted) throw aborted('csv')
        return verdicts
      } catch (thrown) {
        unfollow()
        throw thrown
      }
    },
    findNearest: nearest.ask,
    clearSearches: nearest.clear,
    async report(verdicts, words) {
      if (verdicts) await nearest.askAll(verdicts, MAX_NEAREST_IN_REPORT)
      return writeReport(verdicts?.sheet.length ?? 0, (index) => verdicts?.row(index), words)
    },
  }
}
