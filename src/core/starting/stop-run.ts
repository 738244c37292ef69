import type { BackupAdapter } from '../model/adapter.js'
import { unsupported } from '../model/errors.js'
import type { BackupRun, RunUserPage, Scope } from '../model/model.js'

/** The effect that a stop would have now. A figure is `undefined` if the backend does not provide it. */
export interface StopForecast {
  /** Number of users whose backup has not begun. A stop releases them. */
  released: number | undefined
  /** Number of users whose backup is in progress. They finish. */
  inProgress: number | undefined
  /** Credits that are refunded. */
  credits: number | undefined
}

/** Connections between the stop commands and their session. */
export interface StopHost {
  port: BackupAdapter
  needScope(): Promise<Scope>
  scopeSignal(): AbortSignal
  /** Receives the stopped run. */
  onAnswer(run: BackupRun): void
}

/** Stops runs. */
export interface StopCommands {
  /** Returns the effect that `stopRun` would have now, without changing anything. */
  forecastStop(id: string): Promise<StopForecast>
  /** Stops a run: releases users whose backup has not begun, and lets users in progress finish. Safe to repeat. */
  stopRun(id: string): Promise<BackupRun>
}

const firstPage = async (host: StopHost, scope: Scope, id: string, status: 'queued' | 'running'): Promise<RunUserPage> =>
  (await host.port.listRunUsers?.(scope, id, { status }, { signal: host.scopeSignal() })) ?? { items: [] }

/** Returns the size of a listing: its total, or the number of rows if it has only one page. */
const sizeOf = ({ items, next, total }: RunUserPage): number | undefined => total ?? (next === undefined ? items.length : undefined)

export const forecastStop = async (host: StopHost, id: string): Promise<StopForecast> => {
  if (host.port.listRunUsers === undefined) return { released: undefined, inProgress: undefined, credits: undefined }
  const scope = await host.needScope()
  const [queued, running] = await Promise.all([firstPage(host, scope, id, 'queued'), firstPage(host, scope, id, 'running')])
  return { released: sizeOf(queued), inProgress: sizeOf(running), credits: queued.credits }
}

/** @throws `unsupported` if the adapter cannot stop runs */
export const stopRun = async ({ port, needScope, scopeSignal, onAnswer }: StopHost, id: string): Promise<BackupRun> => {
  if (port.stopRun === undefined) throw unsupported(port, 'stopRun')
  const run = await port.stopRun(await needScope(), id, { signal: scopeSignal() })
  onAnswer(run)
  return run
}
