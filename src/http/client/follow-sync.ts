import { safeParse } from 'zod/mini'
import { BackupError, type Call, fieldPath, type SyncKind, type SyncResult, schemas, sleep } from '../../core/internal.js'
import { toSegment } from '../contract/paths.js'
import { type SyncJob, syncJob } from '../contract/sync-job.js'
import type { HttpClient, HttpRequest } from './http-client.js'
import { errorOf } from './read-problem.js'

const FIRST_WAIT_MS = 250
const MAX_WAIT_MS = 2_000

/** Keeps the known fields, because a newer server may send more; null counts as absent. */
const pick = (shape: object, value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([name, field]) => Object.hasOwn(shape, name) && field !== null))
    : value

const parseJob = (answer: unknown): SyncJob => {
  const known = pick(syncJob.shape, answer) as { result?: unknown }
  if (known?.result !== undefined) known.result = pick(schemas.syncResult.shape, known.result)
  const parsed = safeParse(syncJob, known)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue === undefined ? '' : fieldPath(issue)
  throw new BackupError('bad-answer', `field "${field}" of a sync is missing or invalid`, { call: 'http.sync', field })
}

/**
 * Starts a sync or joins the running one, and polls it to its end.
 *
 * @param onStart receives the id of the sync
 */
export const followSync = async (
  client: HttpClient,
  path: string,
  kind: SyncKind,
  call: Call,
  onStart: (id: string) => void,
): Promise<SyncResult> => {
  const ask: HttpRequest = { method: 'sync', path, signal: call.signal, locale: call.locale }
  let job = parseJob(await client({ ...ask, verb: 'POST', body: { kind } }))
  onStart(job.id)
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(MAX_WAIT_MS, waitMs * 1.5)) {
    const { status, done, total, result, error } = job
    call.onProgress?.({ done, ...(total !== undefined && { total }) })
    if (status === 'cancelled') throw new BackupError('aborted', `the sync of ${kind} was cancelled`, { call: 'http.sync' })
    if (status === 'failed') throw errorOf(error, 503, 'http.sync')
    if (status === 'completed') {
      if (result !== undefined) return result
      throw new BackupError('bad-answer', 'field "result" of a completed sync is missing', { call: 'http.sync', field: 'result' })
    }
    await sleep(waitMs, call.signal)
    job = parseJob(await client({ ...ask, path: `${path}/${toSegment(job.id)}` }))
  }
}
