import { createHash, createHmac } from 'node:crypto'
import { BackupError, linkAbort } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { BackendEnding, Webhook } from '../postgres-backend.js'
import { describeEnding } from './describe-endings.js'
import type { JobData, JobQueue } from './job-queue.js'

const TIMEOUT_MS = 15_000
/** Status with which a receiver unsubscribes from an event. */
const GONE = 410
const SECRET_PREFIX = 'whsec_'
const DEFAULT_EVENTS: readonly BackendEnding['type'][] = ['backup-finished', 'backup-failed', 'sync-failed', 'policy-out-of-credits']

/** Identifies a webhook in its jobs. The URL may contain a token, so jobs hold its hash. */
const keyOfWebhook = ({ url }: Webhook): string => createHash('sha256').update(url).digest('base64url').slice(0, 22)

/**
 * Signs a message as Standard Webhooks do: HMAC-SHA256 of `id.timestamp.body`.
 *
 * @param secret bytes in base64 after `whsec_`, or any other text
 * @param timestamp seconds since 1970
 */
export const signWebhook = (secret: string, { id, timestamp, body }: { id: string; timestamp: number; body: string }): string => {
  const key = secret.startsWith(SECRET_PREFIX) ? Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64') : secret
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** Sends one message. Rejects unless the receiver answers with 2xx or 410. */
const post = async ({ url, secret }: Webhook, id: string, body: string, stop: AbortSignal): Promise<void> => {
  const timestamp = Math.floor(Date.now() / 1000)
  const { signal, unlink } = linkAbort(stop, AbortSignal.timeout(TIMEOUT_MS))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signWebhook(secret, { id, timestamp, body }),
  }
  // The path of the URL may contain a token, so errors name the host only.
  const refuse = (problem: string, cause?: unknown): BackupError =>
    new BackupError('unavailable', `The webhook at ${new URL(url).host} ${problem}. It is sent again.`, { cause })
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    await response.body?.cancel()
    if (!response.ok && response.status !== GONE) throw refuse(`answered ${response.status}`)
  } catch (thrown) {
    if (thrown instanceof BackupError) throw thrown
    throw refuse('cannot be reached')
  } finally {
    unlink()
  }
}

/** Sends endings to the webhooks of a config, through jobs that are retried with backoff for a day. */
export interface WebhookSender {
  /** Enqueues a job for each webhook that wants the event. A repeated call enqueues nothing. */
  enqueue(job: JobData['ended'], type: BackendEnding['type']): Promise<void>
  /** Sends the event of a job. Rejects if the receiver does not accept it. */
  send(job: JobData['webhook'], signal: AbortSignal): Promise<void>
}

/** Creates the sender of webhooks. */
export const createWebhookSender = (db: Db, jobs: Pick<JobQueue, 'sendOnce' | 'wake'>, webhooks: readonly Webhook[]): WebhookSender => ({
  async enqueue(job, type) {
    const receivers = webhooks.filter(({ events = DEFAULT_EVENTS }) => events.includes(type))
    if (receivers.length === 0) return
    await transact(db, async (tx) => {
      for (const webhook of receivers) await jobs.sendOnce(tx, 'webhook', { ...job, webhook: keyOfWebhook(webhook) })
    })
    jobs.wake('webhook')
  },
  async send(job, signal) {
    const webhook = webhooks.find((candidate) => keyOfWebhook(candidate) === job.webhook)
    // The config may have changed since.
    if (webhook === undefined) return
    const described = await describeEnding(db, job)
    if (described === undefined) return
    const { ending, at } = described
    await post(webhook, ending.id, JSON.stringify({ ...ending, at }), signal)
  },
})
