import type { BackupError } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { CsvLoader } from './csv-loader.js'
import type { CurrentRows } from './matching/current-rows.js'
import type { SoleTask } from './sole-task.js'

/** Above this number of rows, `refresh` waits for a subscriber. */
const MAX_ROWS_UNSEEN = 50_000

/** Connections between the renewal and the loaded file. */
interface VerdictRenewalHost {
  current: CurrentRows
  task: SoleTask
  loader: Pick<CsvLoader, 'match' | 'clearSearches'>
  needScope(): Promise<Scope>
  /** Whether the rows have subscribers. */
  hasSubscribers(): boolean
}

/** Creates the renewal of verdicts, which looks up every address of the loaded file in the directory again. */
export const createVerdictRenewal = ({ current, task, loader, needScope, hasSubscribers }: VerdictRenewalHost) => {
  let isStale = false
  let isRefreshing = false

  const refresh = async (): Promise<void> => {
    const verdicts = current.verdicts()
    // a load in progress matches every address anyway
    if (verdicts === undefined || (task.isRunning && !isRefreshing)) return
    if (!hasSubscribers() && verdicts.sheet.length > MAX_ROWS_UNSEEN) {
      isStale = true
      return
    }
    isStale = false
    isRefreshing = true
    const done = task.run(async (signal) => {
      const matched = await loader.match(verdicts.sheet, await needScope(), { signal, onProgress: () => {} })
      loader.clearSearches()
      current.show(matched)
    })
    await done.catch((error: BackupError) => {
      if (error.code !== 'aborted' && error.code !== 'disposed') throw error
    })
  }

  return {
    refresh,
    /** Called when the rows get a subscriber. Runs a refresh that was waiting for one. */
    onSubscribe(): void {
      if (isStale) refresh().catch(() => {})
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
