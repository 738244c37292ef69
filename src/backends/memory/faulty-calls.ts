import { abortable, aborted, BackupError, type Call, type Clock, createRandom, withCall } from '../../core/internal.js'

/**
 * A fault of one call. An Error: the call rejects with it and has no effect. 'lose-answer': the call has its effect, but rejects
 * `unavailable`. 'hang': the call has no effect and ends only by an abort.
 */
export type Fault = Error | 'lose-answer' | 'hang'

export interface FaultyCallOptions {
  /** Milliseconds until an answer: always, or a random time between two. Default 0. */
  latencyMs?: number | readonly [number, number] | undefined
  /** Called before every call with its method and its 1-based number among the calls of that method. `undefined`: no fault. */
  faults?: ((call: { method: string; count: number }) => Fault | undefined) | undefined
}

/** Runs the methods of an adapter with latency, faults and a count of calls. */
export interface FaultyCalls {
  /** Number of calls of each method. */
  readonly counts: Readonly<Record<string, number>>
  /** Runs a query: `act` reads the state after the latency, when the answer leaves. */
  read<T>(method: string, call: Call, act: () => T | Promise<T>): Promise<T>
  /** Runs a command: `act` runs before the latency, so that an abort loses only the answer. */
  send<T>(method: string, call: Call, act: () => T | Promise<T>): Promise<T>
}

type Outcome<T> = { value: T } | { error: unknown }

const settle = async <T>(act: () => T | Promise<T>): Promise<Outcome<T>> => {
  try {
    return { value: await act() }
  } catch (error) {
    return { error }
  }
}

export const createFaultyCalls = ({ latencyMs = 0, faults }: FaultyCallOptions, clock: Clock): FaultyCalls => {
  const [shortest, longest] = typeof latencyMs === 'number' ? [latencyMs, latencyMs] : latencyMs
  const random = createRandom(1)
  const counts: Record<string, number> = {}

  const answer = async <T>(method: string, { signal }: Call, act: () => T | Promise<T>, isCommand: boolean): Promise<T> => {
    if (signal.aborted) throw aborted()
    const count = (counts[method] ?? 0) + 1
    counts[method] = count
    const fault = faults?.({ method, count })
    if (fault === 'hang') return abortable(new Promise<never>(() => {}), signal)
    const run = (): Promise<Outcome<T>> => (fault instanceof Error ? Promise.resolve({ error: fault }) : settle(act))
    const early = isCommand ? await run() : undefined
    const latency = shortest + random() * (longest - shortest)
    if (latency > 0) await clock.sleep(latency, signal)
    else await Promise.resolve()
    if (signal.aborted) throw aborted()
    const outcome = early ?? (await run())
    if ('error' in outcome) throw outcome.error
    if (fault === 'lose-answer') throw new BackupError('unavailable', 'the answer was lost')
    return outcome.value
  }
  const named = async <T>(method: string, call: Call, act: () => T | Promise<T>, isCommand: boolean): Promise<T> => {
    try {
      return await answer(method, call, act, isCommand)
    } catch (error) {
      throw error instanceof BackupError ? withCall(error, `memory.${method}`) : error
    }
  }
  return {
    counts,
    read: (method, call, act) => named(method, call, act, false),
    send: (method, call, act) => named(method, call, act, true),
  }
}
