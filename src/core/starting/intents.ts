import type { Pacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, type BackupError, type ErrorCode, toBackupError } from '../model/errors.js'
import type { BackupRequest, BackupRun, ItemRef, Scope } from '../model/model.js'
import type { IntentStore } from './intent-store.js'

/** JSON with the keys of every object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** A text out of sums of hashes, item by item: the same in whatever order the items stand. */
const begin = ({ scope, settings, expectedCredits }: BackupRequest) => {
  const sums = new Uint32Array(4)
  const sum = (at: number, part: number): void => {
    sums[at] = (sums[at] as number) + part
  }
  const add = (text: string, seed: number): void => {
    let a = 0xdeadbeef ^ seed
    let b = 0x41c6ce57 ^ seed
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      a = Math.imul(a ^ code, 2654435761)
      b = Math.imul(b ^ code, 1597334677)
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
    sum(0, a)
    sum(1, b)
    sum(2, Math.imul(a ^ (a >>> 15), b | 1))
    sum(3, Math.imul(b ^ (b >>> 14), a | 1))
  }
  add(canonical({ scope, settings, expectedCredits }), 0)
  return {
    // no two kinds are equally long
    add: ({ kind, id }: ItemRef): void => add(id, kind.length),
    text: (): string => Array.from(sums, (each) => each.toString(36)).join('-'),
  }
}

/** The same text for requests that ask for the same, in whatever order the items stand. */
export const fingerprint = (request: BackupRequest): string => {
  const sums = begin(request)
  for (const item of request.items) sums.add(item)
  return sums.text()
}

/** The same, in slices: `pace` answers with something to wait for, or nothing. */
export const fingerprintInSlices = async (request: BackupRequest, pace: Pacer): Promise<string> => {
  const sums = begin(request)
  let done = 0
  for (const item of request.items) {
    sums.add(item)
    done += 1
    if (done % 2048 === 0) await pace()
  }
  return sums.text()
}

/** 128 random bits as text; `crypto.randomUUID` is missing on pages served over plain http. */
export const createId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

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
export const createIntents = (adapterName: string, store: IntentStore | undefined) => {
  // beside the store, which may refuse (private mode, quota): then at least this session remembers
  const own = new Map<string, string>()
  const nameOf = (scope: Scope): string => `backup-start:${[adapterName, scope.cloudId, scope.domainId].map(encodeURIComponent).join('/')}`
  const read = async (name: string): Promise<{ key: string; hash: string } | undefined> => {
    let text: string | null | undefined
    try {
      text = await store?.get(name)
    } catch {}
    try {
      const intent: unknown = JSON.parse(text ?? own.get(name) ?? 'null')
      const { key, hash } = intent as { key?: unknown; hash?: unknown }
      return typeof key === 'string' && typeof hash === 'string' ? { key, hash } : undefined
    } catch {
      return undefined
    }
  }
  const write = async (name: string, intent: { key: string; hash: string } | undefined): Promise<void> => {
    for (const place of [own, store]) {
      try {
        await (intent === undefined ? place?.delete(name) : place?.set(name, JSON.stringify(intent)))
      } catch {}
    }
  }
  return {
    /** Until it is sent, the signal stops it. */
    async send(port: BackupAdapter, request: BackupRequest, signal: AbortSignal, pace: Pacer): Promise<BackupRun> {
      const name = nameOf(request.scope)
      const hash = await fingerprintInSlices(request, pace)
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
