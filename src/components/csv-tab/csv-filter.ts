import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CsvCounts, CsvRow, CsvVerdict, Rows } from '../../core/index.js'

/** A row of the file with its index among all rows. */
export interface CsvEntry {
  index: number
  row: CsvRow
}

/** Time of one slice in ms, shorter than a frame. */
const SLICE_MS = 6

/**
 * Filters the rows of a file by verdict. A file may have a million rows, so the filter scans in slices. It stops after finding as many rows
 * as the counts report.
 */
export class CsvFilter implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #rows: Rows<CsvRow> | undefined
  #asked = ''
  #of: unknown
  #found: number[] = []
  #wanted: ReadonlySet<CsvVerdict> | undefined
  #at = 0
  #left = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown: { rows: Rows<CsvRow>; found: readonly number[] | undefined; length: number; entries: Rows<CsvEntry> } | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#scan()
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Whether the scan is still running. */
  get isScanning(): boolean {
    return this.#timer !== undefined
  }

  /**
   * Returns the rows found so far.
   *
   * @param file any value that differs for every file
   */
  read(rows: Rows<CsvRow>, counts: CsvCounts, verdicts: readonly CsvVerdict[] | undefined, file: unknown): Rows<CsvEntry> {
    this.#rows = rows
    const asked = JSON.stringify([counts, verdicts])
    if (asked !== this.#asked || file !== this.#of) {
      this.#asked = asked
      this.#of = file
      this.#wanted = verdicts === undefined ? undefined : new Set(verdicts)
      this.#found = []
      this.#at = 0
      this.#left = (verdicts ?? []).reduce((sum, verdict) => sum + counts[verdict], 0)
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#scan()
    }
    return this.#entries(rows)
  }

  /** Returns the position of a row of the file among the shown rows, or -1. */
  indexOf(index: number): number {
    if (this.#wanted === undefined) return index < (this.#rows?.length ?? 0) ? index : -1
    let low = 0
    let high = this.#found.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = this.#found[middle] as number
      if (at === index) return middle
      if (at < index) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #entries(rows: Rows<CsvRow>): Rows<CsvEntry> {
    const found = this.#wanted === undefined ? undefined : this.#found
    const length = found?.length ?? rows.length
    if (this.#shown?.rows === rows && this.#shown.found === found && this.#shown.length === length) return this.#shown.entries
    const at = (position: number): CsvEntry | undefined => {
      const index = found === undefined ? position : found[position]
      const row = index === undefined || position >= length ? undefined : rows.at(index)
      return row === undefined ? undefined : { index: index as number, row }
    }
    const entries: Rows<CsvEntry> = {
      length,
      at,
      *[Symbol.iterator]() {
        for (let position = 0; position < length; position += 1) yield at(position) as CsvEntry
      },
    }
    this.#shown = { rows, found, length, entries }
    return entries
  }

  #scan(): void {
    const rows = this.#rows
    if (rows === undefined || this.#wanted === undefined || this.#left <= 0) return
    const until = performance.now() + SLICE_MS
    while (this.#at < rows.length && this.#left > 0) {
      const row = rows.at(this.#at)
      if (row !== undefined && this.#wanted.has(row.verdict)) {
        this.#found.push(this.#at)
        this.#left -= 1
      }
      this.#at += 1
      if ((this.#at & 63) === 0 && performance.now() > until) break
    }
    if (this.#at >= rows.length || this.#left <= 0) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#scan()
      this.#host.requestUpdate()
    }, 0)
  }
}
