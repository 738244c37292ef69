import { isBackupError } from '../../core/internal.js'
import { MAX_BODY } from '../contract/wire-limits.js'
import { parseLargeJson } from './parse-large-json.js'
import { badRequest, Refusal } from './problem-responses.js'

/** Time in ms that a body may take beyond the time for the bytes that have arrived. A body that stalls ends after it. */
const BASE_MS = 10_000
/** Minimum average speed of a sender (128 kB/s); slower requests are cut off. */
const MIN_BYTES_PER_MS = 128

const tooLarge = (limit: number): Refusal => new Refusal(413, 'too-large', `the body of this request may have at most ${limit} bytes`)
const tooSlow = (): Refusal => new Refusal(408, 'unavailable', 'the body took too long to arrive')

/**
 * Reads all bytes, but stops as soon as they are too many or too slow. `hono/body-limit` does not fit: it trusts `Content-Length` if the
 * request has one, and it waits for a stalled body forever.
 */
const readBytes = async (request: Request, limit: number, onBytes: (bytes: number) => void): Promise<Uint8Array[]> => {
  const { body } = request
  if (!body) {
    // The request has no body, or the platform does not stream it.
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (bytes.byteLength > limit) throw tooLarge(limit)
    onBytes(bytes.byteLength)
    return [bytes]
  }
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  const begun = performance.now()
  /** Reads the next chunk, or rejects when the body is too slow. */
  const readChunk = async () => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooSlow()), begun + BASE_MS + size / MIN_BYTES_PER_MS - performance.now())
    })
    try {
      return await Promise.race([reader.read(), deadline])
    } finally {
      clearTimeout(timer)
    }
  }
  try {
    for (;;) {
      const { done, value } = await readChunk()
      if (done) return chunks
      size += value.byteLength
      if (size > limit) throw tooLarge(limit)
      onBytes(value.byteLength)
      chunks.push(value)
    }
  } catch (error) {
    reader.cancel().catch(() => {})
    throw error
  }
}

/**
 * Reads the JSON body of a request, and parses a large one in slices. Rejects `too-large` (413), `unavailable` (408) for a slow body, and `bad-input` with 400 for invalid
 * JSON or 415 for any other media type. A form of another site can send text with cookies, but not JSON.
 *
 * @param limit maximum size in bytes
 * @param onBytes called with the size of each part; if it throws, reading ends with that error
 */
export const readJson = async (request: Request, limit: number, onBytes: (bytes: number) => void = () => {}): Promise<unknown> => {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (type !== 'application/json' || encoding !== 'identity') {
    throw new Refusal(415, 'bad-input', 'the body must be uncompressed application/json', { headers: { accept: 'application/json' } })
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  let chunks: Uint8Array[]
  try {
    chunks = await readBytes(request, limit, onBytes)
  } catch (error) {
    if (isBackupError(error)) throw error
    throw badRequest('the body ended early')
  }
  if (chunks.reduce((sum, { byteLength }) => sum + byteLength, 0) > MAX_BODY) return parseLargeJson(chunks, MAX_BODY)
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode()
    return JSON.parse(text)
  } catch {
    throw badRequest('the body is not JSON in UTF-8')
  }
}
