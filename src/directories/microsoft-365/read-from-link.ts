import type * as z from 'zod/mini'
import { type GraphClient, isExpired, linksExpire } from './graph-client.js'

/** Number of times that a listing begins again, because a link has expired. */
const MAX_AGAIN = 3

export interface ReadFromLinkOptions {
  /** The first page, or the link of a later page. */
  target: string
  /** The first page, from which the listing begins again after a link has expired. */
  first: string
  /** Number of times that the listing began again. */
  again: number | undefined
  call: string
  signal: AbortSignal
}

type Paged = z.ZodMiniType<{ '@odata.nextLink'?: string | null | undefined }>

export interface LinkedPage<T> {
  body: T
  /** Link of the next page. */
  link: string | undefined
  again: number | undefined
}

/**
 * Reads a page of a listing. Links expire in long listings: an expired link is sent once more, then the listing begins again.
 *
 * @throws BackupError `unavailable` if the links expire again and again
 */
export const readFromLink = async <T extends Paged>(
  client: GraphClient,
  shape: T,
  { target, first, again, call, signal }: ReadFromLinkOptions,
): Promise<LinkedPage<z.output<T>>> => {
  const read = async (from: string, count: number | undefined): Promise<LinkedPage<z.output<T>>> => {
    const body = await client.read(shape, from, call, signal)
    return { body, link: client.checkLink(body['@odata.nextLink'], from, call), again: count }
  }
  const isLink = target !== first
  try {
    return await read(target, again)
  } catch (thrown) {
    if (!isLink || !isExpired(thrown)) throw thrown
  }
  try {
    return await read(target, again)
  } catch (thrown) {
    if (!isExpired(thrown)) throw thrown
  }
  const count = (again ?? 0) + 1
  if (count > MAX_AGAIN) throw linksExpire(call)
  return read(first, count)
}
