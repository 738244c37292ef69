import { type BackupAdapter, type Call, type GiveBackResult, type HolderPage, holderStates } from '../../core/internal.js'
import type { HttpRequest } from './http-client.js'
import { at, checkKey } from './request-parts.js'

/** Sends one request of an adapter's method and resolves to its answer. */
export type Ask = <T>(method: string, call: Call, rest: Omit<HttpRequest, 'method' | 'signal' | 'locale'>) => Promise<T>

/** The calls that list license holders and give licenses back. */
export const licenseCalls = (ask: Ask): Required<Pick<BackupAdapter, 'listHolders' | 'giveBack'>> => ({
  listHolders: async (scope, { state, search, groupBy, cursor }, call) =>
    ask<HolderPage>('listHolders', call, {
      path: at(scope, 'listHolders', 'licenses'),
      query: { state: holderStates({ state })?.join(), search, groupBy, cursor },
    }),
  giveBack: async (scope, userIds, call) =>
    ask<GiveBackResult>('giveBack', call, {
      verb: 'POST',
      path: at(scope, 'giveBack', 'licenses:give-back'),
      body: { userIds },
      key: checkKey(call.idempotencyKey, 'giveBack'),
    }),
})
