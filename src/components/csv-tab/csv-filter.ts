import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CsvCounts, CsvRow, CsvVerdict, Rows } from '../../core/index.js'

/** A row of the file, and where it stands in the file's rows. */
export interface CsvEntry {
  index: number
  row: CsvRow
}

/** How long one go may take: shorter than a frame. */
const SLICE_MS = 6

/**
 * The rows of the chosen verdicts. A file may have a million rows: they are looked through in slices, and stop being
 * looked for once as many are found as were counted.
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
    this.#go()
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Whether rows are still being looked for. */
  get isLooking(): boolean {
    return this.#timer !== undefined
  }

  /** `file`: another one for every file. */
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
      this.#go()
    }
    return this.#entries(rows)
  }

  /** Where the row of this index in the file stands among those shown, or -1. */
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

  #go(): void {
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
      this.#go()
      this.#host.requestUpdate()
    }, 0)
  }
}
