import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'
import type { BackupAdapter, Call } from './adapter.js'
import { aborted, BackupError, toBackupError } from './errors.js'
import * as schemas from './schemas.js'

/** Where in the answer, as code would write it: `items[3].email`. */
const fieldOf = (issue: z.core.$ZodIssue): string => {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  )
}

const explain = (issue: z.core.$ZodIssue, field: string): string => {
  const where = field === '' ? 'the answer' : `field "${field}"`
  if (issue.code === 'unrecognized_keys') return `${where} is not one that this call answers`
  if (issue.code === 'invalid_type') return `${where} is missing or not of type ${issue.expected}`
  return `${where} is wrong${issue.message === 'Invalid input' ? '' : `: ${issue.message}`}`
}

const parse = <T>(schema: z.ZodMiniType<T>, answer: unknown, call: string): T => {
  const result = safeParse(schema, answer)
  if (result.success) return result.data
  const issue = result.error.issues[0] as z.core.$ZodIssue
  const field = fieldOf(issue)
  throw new BackupError('bad-answer', explain(issue, field), { call, field, cause: result.error })
}

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
  const ask = async <C extends Call, T>(
    method: keyof BackupAdapter,
    schema: z.ZodMiniType<T> | undefined,
    call: C,
    send: (call: C) => Promise<unknown>,
  ): Promise<T> => {
    const name = `${adapter.name}.${method}`
    if (call.signal.aborted) throw aborted(name)
    const { onProgress } = call
    const own: C = { ...call, ...(locale !== undefined && { locale }) }
    if (onProgress) {
      own.onProgress = (progress) => {
        if (Number.isFinite(progress?.done)) onProgress(progress)
      }
    }
    let answer: unknown
    try {
      // a method that throws before it returns a promise is a rejection like any other
      answer = await until(
        Promise.resolve().then(() => send(own)),
        call.signal,
        name,
      )
    } catch (thrown) {
      if (call.signal.aborted) throw aborted(name)
      throw toBackupError(thrown, name)
    }
    return schema === undefined ? (undefined as T) : parse(schema, answer, name)
  }

  const port: BackupAdapter = {
    name: adapter.name,
    listClouds: (call) => ask('listClouds', schemas.clouds, call, (own) => adapter.listClouds(own)),
    listUsers: (query, call) => ask('listUsers', schemas.userPage, call, (own) => adapter.listUsers(query, own)),
    listGroups: (query, call) => ask('listGroups', schemas.groupPage, call, (own) => adapter.listGroups(query, own)),
    listOrgUnits: (scope, call) => ask('listOrgUnits', schemas.orgUnits, call, (own) => adapter.listOrgUnits(scope, own)),
    async matchUsers(scope, keys, call) {
      const found = await ask('matchUsers', schemas.matches, call, (own) => adapter.matchUsers(scope, keys, own))
      if (found.length === keys.length) return found
      throw new BackupError('bad-answer', `answered ${found.length} users for ${keys.length} keys`, {
        call: `${adapter.name}.matchUsers`,
        field: 'length',
      })
    },
    getCredits: (scope, call) => ask('getCredits', schemas.credits, call, (own) => adapter.getCredits(scope, own)),
    startBackup: (request, call) => ask('startBackup', schemas.run, call, (own) => adapter.startBackup(request, own)),
  }
  // what the adapter does not have, the port does not have
  const { listCoverage, sync, cancelSync, getRun, listRuns, listRunUsers, retryRun, describeSettings, getSettings, saveSettings } = adapter
  if (listCoverage)
    port.listCoverage = (query, call) => ask('listCoverage', schemas.coveragePage, call, (own) => listCoverage.call(adapter, query, own))
  if (sync) port.sync = (scope, kind, call) => ask('sync', schemas.syncResult, call, (own) => sync.call(adapter, scope, kind, own))
  if (cancelSync)
    port.cancelSync = (scope, kind, call) => ask('cancelSync', undefined, call, (own) => cancelSync.call(adapter, scope, kind, own))
  if (getRun) port.getRun = (scope, id, call) => ask('getRun', schemas.run, call, (own) => getRun.call(adapter, scope, id, own))
  if (listRuns)
    port.listRuns = (scope, query, call) => ask('listRuns', schemas.runPage, call, (own) => listRuns.call(adapter, scope, query, own))
  if (listRunUsers) {
    port.listRunUsers = (scope, id, query, call) =>
      ask('listRunUsers', schemas.runUserPage, call, (own) => listRunUsers.call(adapter, scope, id, query, own))
  }
  if (retryRun) {
    port.retryRun = (scope, id, userIds, call) =>
      ask('retryRun', schemas.run, call, (own) => retryRun.call(adapter, scope, id, userIds, own))
  }
  if (describeSettings) {
    port.describeSettings = (scope, call) =>
      ask('describeSettings', schemas.settingsForm, call, (own) => describeSettings.call(adapter, scope, own))
  }
  if (getSettings)
    port.getSettings = (scope, call) => ask('getSettings', schemas.settingValues, call, (own) => getSettings.call(adapter, scope, own))
  if (saveSettings) {
    port.saveSettings = (scope, values, call) =>
      ask('saveSettings', schemas.settingValues, call, (own) => saveSettings.call(adapter, scope, values, own))
  }
  return port
}
