import type { BackupError } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { CsvLoader } from './csv-loader.js'
import type { CurrentRows } from './current-rows.js'
import type { SoleTask } from './sole-task.js'

/** Above this number of rows, `refresh` waits for a subscriber. */
const MAX_ROWS_UNSEEN = 50_000

/** Connections between the renewal and the loaded file. */
interface VerdictRenewalHost {
  current: CurrentRows
  task: SoleTask
  needLoader(): Promise<CsvLoader>
  needScope(): Promise<Scope>
}

/** Creates the renewal of verdicts, which looks up every address of the loaded file in the directory again. */
export const createVerdictRenewal = ({ current, task, needLoader, needScope }: VerdictRenewalHost) => {
  let isStale = false
  let isRefreshing = false
  let subscribers = 0

  const refresh = async (): Promise<void> => {
    const verdicts = current.verdicts()
    // a load in progress matches every address anyway
    if (verdicts === undefined || (task.isRunning && !isRefreshing)) return
    if (subscribers === 0 && verdicts.sheet.length > MAX_ROWS_UNSEEN) {
      isStale = true
      return
    }
    isStale = false
    isRefreshing = true
    const done = task.run(async (signal) => {
      const { match, clearSearches } = await needLoader()
      const matched = await match(verdicts.sheet, await needScope(), { signal, onProgress: () => {} })
      clearSearches()
      current.show(matched)
    })
    await done.catch((error: BackupError) => {
      if (error.code !== 'aborted' && error.code !== 'disposed') throw error
    })
  }

  return {
    refresh,
    /** Adds a subscriber of the rows, and runs a refresh that was waiting for a subscriber. */
    onSubscribe(): () => void {
      subscribers++
      if (isStale) refresh().catch(() => {})
      return () => {
        subscribers--
      }
    },
    /** Called when another task replaces a running refresh. */
    onOtherTask(): void {
      isRefreshing = false
    },
    /** Called when the rows were replaced or removed. */
    onRenewed(): void {
      isStale = false
    },
  }
}
