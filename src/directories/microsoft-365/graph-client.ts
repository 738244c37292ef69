import type * as z from 'zod/mini'
import { addressOf } from '../../cloud-calls/cloud-address.js'
import type { CloudCalls } from '../../cloud-calls/cloud-calls.js'
import { createRetries, type WaitForRetry } from '../../cloud-calls/cloud-retries.js'
import { isExpiredReason, readGraphFailure } from '../../cloud-calls/read-graph-failure.js'
import { parseAnswer } from '../../compose/validate-directory.js'
import { BackupError, isBackupError } from '../../core/internal.js'
import { BATCH } from './graph-shapes.js'

/** Version of the API, the first segment of each path. */
const BASE = '/v1.0'
/** Maximum number of requests in a batch. */
export const MAX_PARTS = 20

/** A request in a batch. */
export interface GraphPart {
  /** Path with its query below the version, or a link that Graph returned. */
  target: string
  /** Counts the attempts of this part. Kept by the part, because the batches around it change. */
  retries?: WaitForRetry
}

/** The answer to a part: its body, or the error that Graph returned for this part only. */
export type PartAnswer = { body: unknown; error?: undefined } | { error: BackupError } | { isDelayed: true; error?: undefined }

export interface GraphClient {
  /** Reads a path below the version, or a link that Graph returned, which is sent unchanged. */
  read<T extends z.ZodMiniType>(shape: T, target: string, call: string, signal: AbortSignal): Promise<z.output<T>>
  /**
   * Reads at most `MAX_PARTS` parts in one request. After the wait of a throttled part, its answer is `isDelayed`: put the part into the
   * next batch. Other refusals of a part are its error.
   */
  readParts(parts: readonly GraphPart[], call: string, signal: AbortSignal): Promise<PartAnswer[]>
  /** Returns the link of a next page. @throws BackupError `bad-answer` for another origin, and for the page itself */
  checkLink(link: string | null | undefined, current: string, call: string): string | undefined
}

/** Whether Graph no longer knows a link. */
export const isExpired = (error: unknown): boolean =>
  isBackupError(error) && error.code === 'bad-input' && isExpiredReason((error.details as { reason?: unknown } | undefined)?.reason)

/** The error of pages that form a cycle. */
export const repeatedLink = (call: string): BackupError =>
  new BackupError('bad-answer', 'the link of the next page repeats, so paging never ends', { call, field: 'link' })

/** The error of a listing that began again too often, because its links expire. */
export const linksExpire = (call: string): BackupError =>
  new BackupError('unavailable', 'the links of the listing expire before it ends. Sync again later', { call, retryable: false })

/** Names the missing permission in a refusal. */
export const withPermission = async <T>(action: string, permission: string, promise: Promise<T>): Promise<T> => {
  try {
    return await promise
  } catch (thrown) {
    if (!isBackupError(thrown) || thrown.code !== 'forbidden') throw thrown
    const reason = `Microsoft 365 refused to ${action}. Grant the app the permission ${permission}, and consent to it as an administrator`
    throw new BackupError('forbidden', reason, { call: thrown.call, details: thrown.details })
  }
}

/** Creates the client of Microsoft Graph on an origin. */
export const createGraphClient = (calls: CloudCalls, origin: string): GraphClient => {
  const base = `${origin}${BASE}`
  const targetOf = (target: string): string => (target.startsWith('/') ? `${BASE}${target}` : target)
  /** Returns the address of a part below the version. Removes only the base of a link, because Graph checks the rest byte for byte. */
  const partOf = (target: string, call: string): string => {
    if (target.startsWith('/')) return target
    if (addressOf(target, origin, call).startsWith(`${base}/`)) return target.slice(base.length)
    throw new BackupError('bad-answer', 'a link points to another version of Microsoft Graph', { call, field: 'link' })
  }

  const answerOf = async (
    { retries }: Required<GraphPart>,
    status: number,
    headers: Readonly<Record<string, string>>,
    body: unknown,
    signal: AbortSignal,
  ): Promise<PartAnswer> => {
    if (status >= 200 && status < 300) return { body }
    try {
      await retries(readGraphFailure(status, new Headers(headers), body), signal)
      return { isDelayed: true }
    } catch (thrown) {
      if (!isBackupError(thrown) || signal.aborted) throw thrown
      return { error: thrown }
    }
  }

  return {
    async read(shape, target, call, signal) {
      return parseAnswer(shape, await calls({ call, target: targetOf(target), signal }), call)
    },
    async readParts(parts, call, signal) {
      const kept = parts.map((part): Required<GraphPart> => {
        part.retries ??= createRetries({ call })
        return part as Required<GraphPart>
      })
      const requests = kept.map(({ target }, place) => ({ id: `${place}`, method: 'GET', url: partOf(target, call) }))
      const answer = await calls({ call, target: `${BASE}/$batch`, verb: 'POST', body: { requests }, isRepeatable: true, signal })
      const responses = new Map(parseAnswer(BATCH, answer, call).responses.map((response) => [response.id, response]))
      return Promise.all(
        kept.map((part, place) => {
          const response = responses.get(`${place}`)
          if (response === undefined)
            throw new BackupError('bad-answer', 'the batch lacks the answer to a part', { call, field: 'responses' })
          const { status, headers, body } = response
          return answerOf(part, status, headers ?? {}, body, signal)
        }),
      )
    },
    checkLink(link, current, call) {
      if (link === null || link === undefined) return undefined
      // Graph returns complete URLs; `addressOf` would accept a path as one of this origin
      addressOf(link.startsWith('/') ? `https:${link}` : link, origin, call)
      if (link === current) throw repeatedLink(call)
      return link
    },
  }
}
