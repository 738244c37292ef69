import type { BackupAdapter } from './adapter.js'
import { aborted, type BackupError, type ErrorCode, toBackupError } from './errors.js'
import { createId, createMemoryStore, type IntentStore } from './intent-store.js'
import { type BackupRequest, type BackupRun, keyOf, type Scope } from './model.js'

/** 53 bits that tell texts apart, over many parts without joining them (cyrb53). */
const hash = (parts: Iterable<string>, seed: number): string => {
  let a = 0xdeadbeef ^ seed
  let b = 0x41c6ce57 ^ seed
  for (const part of parts) {
    for (let index = 0; index <= part.length; index++) {
      // the length of the text, past its end, keeps "ab","c" and "a","bc" apart
      const code = index < part.length ? part.charCodeAt(index) : 0x10000 + part.length
      a = Math.imul(a ^ code, 2654435761)
      b = Math.imul(b ^ code, 1597334677)
    }
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

/** JSON with the keys of every object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** The same text for requests that ask for the same, in whatever order the items stand. */
export const fingerprint = (request: BackupRequest): string => {
  const { scope, settings, expectedCredits } = request
  const parts = [canonical({ scope, settings, expectedCredits }), ...request.items.map(keyOf).sort()]
  return hash(parts, 1) + hash(parts, 2)
}

/** What a backend that answers so has surely not started: a 4xx. Silence, 5xx and nonsense may hide a start. */
const DEFINITE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-input',
  'unauthorized',
  'forbidden',
  'not-found',
  'not-enough-credits',
  'selection-changed',
  'rate-limited',
  'too-large',
  'unsupported',
])

export const isDefinite = (error: BackupError): boolean => DEFINITE.has(error.code)

/**
 * Sends starts under idempotency keys, one intent a scope: until a definite answer the same request goes out under the
 * same key, whatever happens in between, a reload of the page too.
 */
export const createIntents = (adapterName: string, store: IntentStore) => {
  // beside the store, which may refuse (private mode, quota): then at least this session remembers
  const own = createMemoryStore()
  const nameOf = (scope: Scope): string => `backup-start:${[adapterName, scope.cloudId, scope.domainId].map(encodeURIComponent).join('/')}`
  const read = async (name: string): Promise<{ key: string; hash: string } | undefined> => {
    let text: string | null | undefined
    try {
      text = await store.get(name)
    } catch {}
    try {
      const intent: unknown = JSON.parse(text ?? ((await own.get(name)) || 'null'))
      const { key, hash } = intent as { key?: unknown; hash?: unknown }
      return typeof key === 'string' && typeof hash === 'string' ? { key, hash } : undefined
    } catch {
      return undefined
    }
  }
  const write = async (name: string, intent: { key: string; hash: string } | undefined): Promise<void> => {
    for (const place of [own, store]) {
      try {
        await (intent === undefined ? place.delete(name) : place.set(name, JSON.stringify(intent)))
      } catch {}
    }
  }
  return {
    /** Until it is sent, the signal stops it. */
    async send(port: BackupAdapter, request: BackupRequest, signal: AbortSignal): Promise<BackupRun> {
      const name = nameOf(request.scope)
      const hash = fingerprint(request)
      const earlier = await read(name)
      if (signal.aborted) throw aborted('start')
      const intent = earlier?.hash === hash ? earlier : { key: createId(), hash }
      await write(name, intent)
      if (signal.aborted) throw aborted('start')
      try {
        // a start that was sent is never aborted: whether it arrived could not be known
        const run = await port.startBackup(request, { signal: new AbortController().signal, idempotencyKey: intent.key })
        await write(name, undefined)
        return run
      } catch (thrown) {
        const error = toBackupError(thrown)
        if (isDefinite(error)) await write(name, undefined)
        throw error
      }
    },
  }
}
