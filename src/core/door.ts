import type { BackupAdapter, Call } from './adapter.js'
import { aborted, BackupError, toBackupError } from './errors.js'
import type { Answers, Shape } from './parse.js'

/** The promise, or a rejection as soon as the signal aborts: an adapter that ignores the signal keeps nobody waiting. */
const until = <T>(promise: Promise<T>, signal: AbortSignal, call: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = () => reject(aborted(call))
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })

/**
 * The one door through which an adapter's answers enter: behind it the types are true, and what rejects is a
 * `BackupError`. An answer of another shape is a `bad-answer` that names the call and the field.
 */
export const createDoor = (adapter: BackupAdapter, locale?: string): BackupAdapter => {
  const ask = async <C extends Call, S extends Shape>(
    method: keyof BackupAdapter,
    shape: S,
    call: C,
    send: (call: C) => Promise<unknown>,
  ): Promise<Answers[S]> => {
    const name = `${adapter.name}.${method}`
    if (call.signal.aborted) throw aborted(name)
    const { onProgress } = call
    const own: C = { ...call, ...(locale !== undefined && { locale }) }
    if (onProgress) {
      own.onProgress = (progress) => {
        if (Number.isFinite(progress?.done)) onProgress(progress)
      }
    }
    // the shapes are loaded while the first question is out, so that a page is there before them
    const parsing = import('./parse.js')
    parsing.catch(() => {})
    try {
      // a method that throws before it returns a promise is a rejection like any other
      const answer = await until(
        Promise.resolve().then(() => send(own)),
        call.signal,
        name,
      )
      const { parse } = await parsing
      return parse(shape, answer, name)
    } catch (thrown) {
      if (call.signal.aborted) throw aborted(name)
      throw toBackupError(thrown, name)
    }
  }

  const port: BackupAdapter = {
    name: adapter.name,
    listClouds: (call) => ask('listClouds', 'clouds', call, (own) => adapter.listClouds(own)),
    listUsers: (query, call) => ask('listUsers', 'userPage', call, (own) => adapter.listUsers(query, own)),
    listGroups: (query, call) => ask('listGroups', 'groupPage', call, (own) => adapter.listGroups(query, own)),
    listOrgUnits: (scope, call) => ask('listOrgUnits', 'orgUnits', call, (own) => adapter.listOrgUnits(scope, own)),
    async matchUsers(scope, keys, call) {
      const found = await ask('matchUsers', 'matches', call, (own) => adapter.matchUsers(scope, keys, own))
      if (found.length === keys.length) return found
      throw new BackupError('bad-answer', `answered ${found.length} users for ${keys.length} keys`, {
        call: `${adapter.name}.matchUsers`,
        field: 'length',
      })
    },
    getCredits: (scope, call) => ask('getCredits', 'credits', call, (own) => adapter.getCredits(scope, own)),
    startBackup: (request, call) => ask('startBackup', 'run', call, (own) => adapter.startBackup(request, own)),
  }
  // what the adapter does not have, the port does not have
  const { listCoverage, sync, cancelSync, getRun, listRuns, listRunUsers, retryRun, describeSettings, getSettings, saveSettings } = adapter
  if (listCoverage)
    port.listCoverage = (query, call) => ask('listCoverage', 'coveragePage', call, (own) => listCoverage.call(adapter, query, own))
  if (sync) port.sync = (scope, kind, call) => ask('sync', 'syncResult', call, (own) => sync.call(adapter, scope, kind, own))
  if (cancelSync) {
    port.cancelSync = async (scope, kind, call) => {
      await ask('cancelSync', 'nothing', call, (own) => cancelSync.call(adapter, scope, kind, own))
    }
  }
  if (getRun) port.getRun = (scope, id, call) => ask('getRun', 'run', call, (own) => getRun.call(adapter, scope, id, own))
  if (listRuns) port.listRuns = (scope, query, call) => ask('listRuns', 'runPage', call, (own) => listRuns.call(adapter, scope, query, own))
  if (listRunUsers) {
    port.listRunUsers = (scope, id, query, call) =>
      ask('listRunUsers', 'runUserPage', call, (own) => listRunUsers.call(adapter, scope, id, query, own))
  }
  if (retryRun) {
    port.retryRun = (scope, id, userIds, call) => ask('retryRun', 'run', call, (own) => retryRun.call(adapter, scope, id, userIds, own))
  }
  if (describeSettings) {
    port.describeSettings = (scope, call) =>
      ask('describeSettings', 'settingsForm', call, (own) => describeSettings.call(adapter, scope, own))
  }
  if (getSettings)
    port.getSettings = (scope, call) => ask('getSettings', 'settingValues', call, (own) => getSettings.call(adapter, scope, own))
  if (saveSettings) {
    port.saveSettings = (scope, values, call) =>
      ask('saveSettings', 'settingValues', call, (own) => saveSettings.call(adapter, scope, values, own))
  }
  return port
}
