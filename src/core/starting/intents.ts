import type { Pacer } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, type ErrorCode, toBackupError } from '../model/errors.js'
import type { BackupRequest, BackupRun, Scope } from '../model/model.js'
import { createId } from '../rules/random.js'
import { fingerprintInSlices } from './fingerprint.js'
import { withTabLock } from './tab-lock.js'

/** Storage for small texts, possibly asynchronous. The bound methods of `sessionStorage` fit. */
export interface IntentStore {
  get(key: string): string | null | undefined | Promise<string | null | undefined>
  set(key: string, value: string): unknown
  delete(key: string): unknown
}

/** A start without a definite answer so far. */
interface Intent {
  /** Idempotency key. */
  key: string
  /** Fingerprint of the request. */
  hash: string
  /** Time of the first attempt, in milliseconds since 1970. */
  at: number
}

/** Backends keep keys for at least 24 hours; after that, a key no longer prevents a second start. */
const KEPT_MS = 24 * 3_600_000
/** Maximum number of stored intents of a scope; older ones are dropped. */
const MAX_INTENTS = 20

/**
 * A backend returns these codes after it has looked up the key, so they prove that nothing was started under it. Other codes, such as
 * `unauthorized` or `rate-limited`, are returned earlier: a previous attempt under the key may have started a backup.
 */
const PROOFS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['bad-input', 'not-enough-credits', 'selection-changed'])

/** Sends starts under idempotency keys. */
export interface Intents {
  /**
   * Sends the request. Until an answer proves the outcome, the same request keeps its key, across reloads and across the sessions that
   * share the store. The signal has no effect once the request is sent.
   */
  send(port: BackupAdapter, request: BackupRequest, signal: AbortSignal, pace: Pacer): Promise<BackupRun>
  /** Sends a request of any kind. Requests with the same fingerprint share an idempotency key, which `act` sends with the request. */
  once<T>(scope: Scope, fingerprint: string, act: (idempotencyKey: string) => Promise<T>, signal?: AbortSignal): Promise<T>
}

const isIntent = (value: unknown): value is Intent => {
  const { key, hash, at } = (value ?? {}) as Partial<Record<keyof Intent, unknown>>
  return typeof key === 'string' && typeof hash === 'string' && typeof at === 'number'
}

/** Parses the intents of a scope. Skips intents whose keys backends may no longer keep. */
const parseIntents = (text: string | null | undefined): Intent[] => {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    const oldest = Date.now() - KEPT_MS
    return Array.isArray(parsed) ? parsed.filter(isIntent).filter(({ at }) => at > oldest) : []
  } catch {
    return []
  }
}

export const createIntents = (adapterName: string, store: IntentStore | undefined): Intents => {
  /** Fallback if the store is missing or rejects writes (private mode, quota): this session still keeps its intents. */
  const memory = new Map<string, string>()
  const nameOf = (scope: Scope): string => `backup-start:${[adapterName, scope.cloudId, scope.domainId].map(encodeURIComponent).join('/')}`

  const read = async (name: string): Promise<Intent[]> => {
    let text: string | null | undefined
    try {
      text = await store?.get(name)
    } catch {}
    return parseIntents(memory.get(name) ?? text)
  }
  const write = async (name: string, intents: readonly Intent[]): Promise<void> => {
    memory.delete(name)
    try {
      if (intents.length === 0) await store?.delete(name)
      else if (store === undefined) memory.set(name, JSON.stringify(intents))
      else await store.set(name, JSON.stringify(intents.slice(-MAX_INTENTS)))
    } catch {
      if (intents.length > 0) memory.set(name, JSON.stringify(intents))
    }
  }
  /** Changes the intents of a scope under a lock that all tabs share. */
  const update = <T>(name: string, change: (intents: Intent[]) => [Intent[], T]): Promise<T> =>
    withTabLock(name, async () => {
      const [intents, result] = change(await read(name))
      await write(name, intents)
      return result
    })

  const once: Intents['once'] = async (scope, hash, act, signal) => {
    const name = nameOf(scope)
    const key = await update(name, (intents) => {
      const intent = intents.find((earlier) => earlier.hash === hash) ?? { key: createId(), hash, at: Date.now() }
      return [[...intents.filter((earlier) => earlier !== intent), intent], intent.key]
    })
    const end = (): Promise<void> => update(name, (intents) => [intents.filter((intent) => intent.key !== key), undefined])
    if (signal?.aborted) throw aborted('start')
    try {
      const answer = await act(key)
      await end()
      return answer
    } catch (thrown) {
      const error = toBackupError(thrown)
      if (PROOFS.has(error.code)) await end()
      throw error
    }
  }

  return {
    once,
    async send(port, request, signal, pace) {
      const hash = await fingerprintInSlices(request, pace)
      if (signal.aborted) throw aborted('start')
      // never aborts a sent start, because the session could not find out whether it arrived
      const act = (idempotencyKey: string): Promise<BackupRun> =>
        port.startBackup(request, { signal: new AbortController().signal, idempotencyKey })
      return once(request.scope, hash, act, signal)
    },
  }
}
