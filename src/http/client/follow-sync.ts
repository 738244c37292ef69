import { safeParse } from 'zod/mini'
import { BackupError, type Call, fieldPath, type SyncKind, type SyncResult } from '../../core/internal.js'
import { type SyncJob, segment, syncJob } from '../contract.js'
import type { Ask, Client } from './http-client.js'
import { errorOf } from './read-problem.js'

const FIRST_WAIT_MS = 250
const MAX_WAIT_MS = 2_000

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(new BackupError('aborted', 'stopped', { call: 'http.sync' }))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })

const read = (answer: unknown): SyncJob => {
  const parsed = safeParse(syncJob, answer)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue === undefined ? '' : fieldPath(issue)
  throw new BackupError('bad-answer', `field "${field}" of a sync is missing or wrong`, { call: 'http.sync', field })
}

/** Starts a sync, or joins the one that runs, and asks for it until it has ended. `onJob` hears its id. */
export const followSync = async (
  client: Client,
  path: string,
  kind: SyncKind,
  call: Call,
  onJob: (id: string) => void,
): Promise<SyncResult> => {
  const ask: Ask = { method: 'sync', path, signal: call.signal, locale: call.locale }
  let job = read(await client({ ...ask, verb: 'POST', body: { kind } }))
  onJob(job.id)
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
    job = read(await client({ ...ask, path: `${path}/${segment(job.id)}` }))
  }
}
