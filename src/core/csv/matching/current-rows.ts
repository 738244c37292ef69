import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core'
import { NO_ROWS, type Rows } from '../../lists/list.js'
import type { UserTable } from '../../selection/user-table.js'
import { type CsvCounts, type CsvRow, NO_COUNTS } from '../csv.js'
import type { Verdicts } from './verdicts.js'

/** The rows of the loaded file as signals that follow the user table. */
export interface CurrentRows {
  readonly rows: ReadonlySignal<Rows<CsvRow>>
  readonly counts: ReadonlySignal<CsvCounts>
  /** The verdicts shown by `rows`. */
  verdicts(): Verdicts | undefined
  /** Replaces the shown verdicts; `undefined` shows no rows. */
  show(verdicts: Verdicts | undefined): void
  /** Keeps verdicts up to date before they are shown, until the returned function is called or other verdicts are shown. */
  follow(verdicts: Verdicts): () => void
  /** Publishes new rows in a microtask, once for all changes in a task. */
  touch(): void
  dispose(): void
}

/** Creates the signals over the session's user table, which holds the latest answer about every user. */
export const createCurrentRows = (users: UserTable): CurrentRows => {
  const shown = signal<Verdicts | undefined>(undefined)
  const version = signal(0)
  const followed = new Set<Verdicts>()
  let isTouched = false

  const touch = (): void => {
    if (isTouched) return
    isTouched = true
    queueMicrotask(() => {
      isTouched = false
      version.value += 1
    })
  }
  users.onStanding((user) => {
    for (const verdicts of followed) if (verdicts.restand(user)) touch()
  })
  const stopWatching = effect(() => {
    if (users.revision.value > 0 && shown.peek()) touch()
  })

  const rows = computed((): Rows<CsvRow> => {
    void version.value
    const verdicts = shown.value
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
    return shown.value?.counts ?? NO_COUNTS
  })

  return {
    rows,
    counts,
    verdicts: () => shown.peek(),
    show(verdicts) {
      followed.clear()
      if (verdicts) followed.add(verdicts)
      shown.value = verdicts
    },
    follow(verdicts) {
      followed.add(verdicts)
      return () => followed.delete(verdicts)
    },
    touch,
    dispose: stopWatching,
  }
}
