import { badRequest, Refusal } from './problem-responses.js'

const MAX_DEPTH = 16
const BASE_MS = 30_000
/** Who sends slower than this is cut off. */
const SLOWEST_BYTES_PER_MS = 128

const tooLarge = (limit: number): Refusal => new Refusal(413, 'too-large', `a body of this request has at most ${limit} bytes`)

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Watches bytes of JSON go by and refuses nesting no request has: parsers, and what walks their answer, may be recursive. */
const createDepthGauge = () => {
  let depth = 0
  let isText = false
  let isEscaped = false
  return (bytes: Uint8Array): void => {
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index]
      if (isText) {
        if (isEscaped) isEscaped = false
        else if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isText = false
      } else if (byte === QUOTE) isText = true
      else if (byte === 0x5b || byte === 0x7b) {
        depth += 1
        if (depth > MAX_DEPTH) throw badRequest(`the body is nested deeper than ${MAX_DEPTH} levels`)
      } else if (byte === 0x5d || byte === 0x7d) depth -= 1
    }
  }
}

const late = (): Refusal => new Refusal(408, 'unavailable', 'the body took too long')

/** All bytes, or a refusal as soon as they are too many or too slow, whatever Content-Length says. */
const readBytes = async (request: Request, limit: number, deadlineMs: number, look: (bytes: Uint8Array) => void): Promise<Uint8Array[]> => {
  const { body } = request
  if (!body) {
    // no body, or a platform whose requests do not stream
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (bytes.byteLength > limit) throw tooLarge(limit)
    look(bytes)
    return [bytes]
  }
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), deadlineMs)
  })
  // an already settled read wins over it, and it may never be waited for
  deadline.catch(() => {})
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), deadline])
      if (done) return chunks
      size += value.byteLength
      if (size > limit) throw tooLarge(limit)
      look(value)
      chunks.push(value)
    }
  } catch (error) {
    reader.cancel().catch(() => {})
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The JSON of a request. Rejects `too-large` (413), or `bad-input` with 400, or 415 for anything that is not
 * `application/json`: a form of another site can send text, and cookies with it, but not that.
 */
export const readJson = async (request: Request, limit: number, deadlineMs = BASE_MS + limit / SLOWEST_BYTES_PER_MS): Promise<unknown> => {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (type !== 'application/json' || encoding !== 'identity') {
    throw new Refusal(415, 'bad-input', 'the body must be application/json, not compressed', { headers: { accept: 'application/json' } })
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  let chunks: Uint8Array[]
  try {
    chunks = await readBytes(request, limit, deadlineMs, createDepthGauge())
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw badRequest('the body ended early')
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode()
    return JSON.parse(text)
  } catch {
    throw badRequest('the body is not JSON in UTF-8')
  }
}
