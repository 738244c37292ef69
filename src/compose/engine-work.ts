import { type RunPart, realClock, type Scope } from '../core/internal.js'
import type { BackupEngine, PortionTask } from './backup-engine.js'
import type { MirrorUsers } from './mirror/mirror-users.js'
import type { RunWork } from './mirror/run-book.js'
import { endUser, QUEUED, RUNNING, type Run } from './mirror/run-state.js'
import { runPortion } from './run-portion.js'

export interface EngineWorkOptions {
  engine: BackupEngine
  users: MirrorUsers
  scope: Scope
  /** Aborts when the adapter is closed. Users whose backup has not ended stay queued. */
  signal: AbortSignal
  onError(thrown: unknown): void
}

/** State of a run in this process, beyond its figures. */
interface RunState {
  hasBegun: boolean
  /** Number of attempts at each place. A retry uses new idempotency keys for its users. */
  attempts: Uint16Array
  /** Reasons of failed users, and remarks on protected ones, by place. */
  reasons: Map<number, string>
  /** Aborts when the run is stopped. A retry gets a new controller. */
  stop: AbortController
}

/** Backup work done by an engine. */
export interface EngineWork extends RunWork {
  /** How the runs of this process know a user. */
  partOf(userId: string): RunPart
}

/** Creates work that passes the users of runs to an engine. */
export const createEngineWork = ({ engine, users, scope, signal, onError }: EngineWorkOptions): EngineWork => {
  const states = new WeakMap<Run, RunState>()
  const parts = new Map<string, RunPart>()
  const stateOf = (run: Run): RunState => {
    const known = states.get(run)
    if (known !== undefined) return known
    const state = {
      hasBegun: false,
      attempts: new Uint16Array(run.users.length),
      reasons: new Map<number, string>(),
      stop: new AbortController(),
    }
    states.set(run, state)
    return state
  }
  const idAt = (run: Run, place: number): string => users.user(run.users[place] as number).id
  return {
    reserve(run, places) {
      for (const place of places) parts.set(idAt(run, place), 'open')
    },
    begin(run, places) {
      const state = stateOf(run)
      const placeOf = new Map<string, number>()
      const tasks = Array.from(places, (place): PortionTask => {
        const attempt = (state.attempts[place] ?? 0) + 1
        state.attempts[place] = attempt
        const { id, name, email } = users.user(run.users[place] as number)
        const key = `${run.id}:${id}:${attempt}`
        placeOf.set(key, place)
        return { scope, user: { id, name, email }, runId: run.id, settings: run.settings, key }
      })
      const end = (key: string, reason: string | undefined, remark?: string): void => {
        const place = placeOf.get(key)
        if (place === undefined) return
        parts.set(idAt(run, place), 'ended')
        const shown = reason ?? remark
        if (shown === undefined) state.reasons.delete(place)
        else state.reasons.set(place, shown)
        endUser(run, place, reason !== undefined, realClock.now(), users)
      }
      runPortion(engine, tasks, {
        signal,
        stopSignal: state.stop.signal,
        onBegin(key) {
          state.hasBegun = true
          run.outcome[placeOf.get(key) as number] = RUNNING
        },
        onEnd: end,
      }).catch(onError)
    },
    stop(run) {
      const state = stateOf(run)
      state.stop.abort()
      state.stop = new AbortController()
    },
    hasBegun: (run) => stateOf(run).hasBegun,
    statusAt: (run, place) => (run.outcome[place] === QUEUED ? 'queued' : 'running'),
    reasonAt: (run, place) => stateOf(run).reasons.get(place),
    remarkAt: (run, place) => stateOf(run).reasons.get(place),
    partOf: (userId) => parts.get(userId) ?? 'none',
  }
}
