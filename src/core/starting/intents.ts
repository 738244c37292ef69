import type { Pacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, type BackupError, type ErrorCode, toBackupError } from '../model/errors.js'
import type { BackupRequest, BackupRun, Scope } from '../model/model.js'
import { createId } from '../rules/random.js'
import { fingerprintInSlices } from './fingerprint.js'

/** Storage for small texts, possibly asynchronous; bound methods of `sessionStorage` fit. */
export interface IntentStore {
  get(key: string): string | null | undefined | Promise<string | null | undefined>
  set(key: string, value: string): unknown
  delete(key: string): unknown
}

/** A start that has no definite answer yet. */
interface Intent {
  /** Idempotency key. */
  key: string
  /** Fingerprint of the request. */
  hash: string
}

/** Codes of 4xx answers: the backend started nothing. No answer, 5xx and bad answers may hide a start. */
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

const isDefinite = (error: BackupError): boolean => DEFINITE.has(error.code)

/** Sends starts under idempotency keys, one intent per scope. */
export interface Intents {
  /**
   * Sends the request. Until a definite answer, the same request keeps its key, across reloads too.
   * The signal stops it only until the request is sent.
   */
  send(port: BackupAdapter, request: BackupRequest, signal: AbortSignal, pace: Pacer): Promise<BackupRun>
}

const parseIntent = (text: string | null | undefined): Intent | undefined => {
  try {
    const { key, hash } = JSON.parse(text ?? 'null') as { key?: unknown; hash?: unknown }
    return typeof key === 'string' && typeof hash === 'string' ? { key, hash } : undefined
  } catch {
    return undefined
  }
}

export const createIntents = (adapterName: string, store: IntentStore | undefined): Intents => {
  // a copy for stores that refuse (private mode, quota): at least this session remembers
  const memory = new Map<string, string>()
  const nameOf = (scope: Scope): string => `backup-start:${[adapterName, scope.cloudId, scope.domainId].map(encodeURIComponent).join('/')}`

  const read = async (name: string): Promise<Intent | undefined> => {
    let text: string | null | undefined
    try {
      text = await store?.get(name)
    } catch {}
    return parseIntent(text ?? memory.get(name))
  }
  const write = async (name: string, intent: Intent | undefined): Promise<void> => {
    for (const place of [memory, store]) {
      try {
        await (intent === undefined ? place?.delete(name) : place?.set(name, JSON.stringify(intent)))
      } catch {}
    }
  }

  return {
    async send(port, request, signal, pace) {
      const name = nameOf(request.scope)
      const hash = await fingerprintInSlices(request, pace)
      const earlier = await read(name)
      if (signal.aborted) throw aborted('start')
      const intent = earlier?.hash === hash ? earlier : { key: createId(), hash }
      await write(name, intent)
      if (signal.aborted) throw aborted('start')
      try {
        // a start is never aborted once sent: nobody could tell whether it arrived
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
