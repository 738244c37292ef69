import { abortable, linkAbort } from '../../async/abort.js'
import { createPacer, yieldToEventLoop } from '../../async/pacer.js'
import type { BackupAdapter } from '../../model/adapter.js'
import { aborted } from '../../model/errors.js'
import type { Scope } from '../../model/model.js'
import type { UserTable } from '../../selection/user-table.js'
import { foldAddress } from '../cells/address.js'
import { variantsOf } from '../cells/address-variants.js'
import type { Sheet } from '../reading/sheet.js'
import { findGroup, listAllGroups } from './find-groups.js'
import { createVerdicts, type Verdicts } from './verdicts.js'

/** Number of keys in one `matchUsers` call. */
export const BATCH_KEYS = 5000
const CONCURRENCY = 2
/** Number of unknown addresses searched among the groups during a load, if a directory has too many groups to list. */
const MAX_GROUP_SEARCHES = 100

interface MatchOptions {
  port: BackupAdapter
  users: UserTable
  scope: Scope
  signal: AbortSignal
  onProgress(done: number, total: number): void
  /** Receives the unfinished verdicts. The caller must apply every later change of standing to them. */
  onVerdicts(verdicts: Verdicts): void
}

/** Rows and the keys to look up; `rows[i]` belongs to `keys[i]`. */
interface Batch {
  rows: number[]
  keys: string[]
}

/** Creates a function that returns the next batch of distinct addresses; an empty batch at the end. */
const createBatches = (sheet: Sheet) => {
  let next = 0
  return (): Batch => {
    const batch: Batch = { rows: [], keys: [] }
    for (; next < sheet.length && batch.rows.length < BATCH_KEYS; next++) {
      if (sheet.first(next) !== next) continue
      batch.rows.push(next)
      batch.keys.push(foldAddress(sheet.address(next)))
    }
    return batch
  }
}

/**
 * Looks up every address in the directory once.
 *
 * @throws the error of the backend, or `aborted`
 */
export const matchSheet = async (sheet: Sheet, options: MatchOptions): Promise<Verdicts> => {
  const { port, users, scope, signal, onProgress, onVerdicts } = options
  const verdicts = createVerdicts(sheet, users)
  onVerdicts(verdicts)
  if (signal.aborted) throw aborted('csv')
  const stop = linkAbort(signal)
  const nextBatch = createBatches(sheet)
  const unknown: number[] = []
  const variants: Batch = { rows: [], keys: [] }
  let done = 0

  /** Records the users of a batch; `onUnknown` receives rows without a user. */
  const match = async ({ rows, keys }: Batch, onUnknown: (row: number, key: string) => void): Promise<void> => {
    const pace = createPacer()
    const answers = await abortable(port.matchUsers(scope, keys, { signal: stop.signal }), stop.signal, 'csv')
    // in-memory adapters resolve within the same task
    await yieldToEventLoop()
    for (let index = 0; index < rows.length; index++) {
      if (stop.signal.aborted) throw aborted('csv')
      const user = answers[index]
      if (user) verdicts.match(rows[index] as number, users.put(user))
      else onUnknown(rows[index] as number, keys[index] as string)
      if (index % 512 === 511) await pace()
    }
  }
  const lane = async (): Promise<void> => {
    for (let batch = nextBatch(); batch.rows.length > 0; batch = nextBatch()) {
      await match(batch, (row, key) => {
        unknown.push(row)
        for (const variant of variantsOf(key)) {
          variants.rows.push(row)
          variants.keys.push(variant)
        }
      })
      done += batch.rows.length
      onProgress(done, sheet.length)
    }
  }
  try {
    onProgress(0, sheet.length)
    await Promise.all(Array.from({ length: CONCURRENCY }, lane))
    for (let at = 0; at < variants.rows.length; at += BATCH_KEYS) {
      const end = at + BATCH_KEYS
      await match({ rows: variants.rows.slice(at, end), keys: variants.keys.slice(at, end) }, () => {})
    }
    await matchGroups(verdicts, unknown, { port, scope, signal: stop.signal })
    await verdicts.settle()
    if (signal.aborted) throw aborted('csv')
    return verdicts
  } finally {
    stop.abort()
    stop.unlink()
  }
}

/** Finds unknown addresses that belong to groups. Searches rows first whose type column says group. */
const matchGroups = async (
  verdicts: Verdicts,
  unknown: readonly number[],
  call: { port: BackupAdapter; scope: Scope; signal: AbortSignal },
): Promise<void> => {
  const { sheet } = verdicts
  const rows = unknown.filter((row) => verdicts.verdict(row) === 'unknown')
  if (rows.length === 0) return
  const all = await listAllGroups(call)
  if (all !== undefined) {
    for (const row of all.size === 0 ? [] : rows) {
      const group = all.get(foldAddress(sheet.address(row)))
      if (group) verdicts.setGroup(row, group)
    }
    return verdicts.setGroupsKnown()
  }
  const first = rows.filter((row) => sheet.type(row) === 'group')
  const wanted = [...first, ...rows.filter((row) => sheet.type(row) !== 'group')].slice(0, MAX_GROUP_SEARCHES)
  let at = 0
  const lane = async (): Promise<void> => {
    for (let row = wanted[at++]; row !== undefined && !call.signal.aborted; row = wanted[at++]) {
      const group = await findGroup(sheet.address(row), call)
      if (group) verdicts.setGroup(row, group)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
}
