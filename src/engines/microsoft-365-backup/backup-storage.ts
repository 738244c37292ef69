import * as z from 'zod/mini'
import type { CloudCalls } from '../../cloud-calls/cloud-calls.js'
import { parseAnswer } from '../../compose/validate-directory.js'
import { BackupError, isBackupError } from '../../core/internal.js'
import type { BackupService } from './backup-services.js'
import { MISSING_PERMISSION } from './read-backup-failure.js'

const ROOT = '/v1.0/solutions/backupRestore'
const MAX_PAGES = 100_000
/** Permissions by room of the API; the engine asks for no others. */
export const CONTROL_PERMISSION = 'BackupRestore-Control.Read.All'
export const CONFIGURATION_PERMISSION = 'BackupRestore-Configuration.ReadWrite.All'

const text = z.string().check(z.minLength(1))
/** An optional text. Microsoft Graph writes null for a value that is not set. */
const optional = z.nullish(z.string())

const STATUS = z.object({
  serviceStatus: z.object({ status: text, backupServiceConsumer: optional, disableReason: optional, gracePeriodDateTime: optional }),
})
const APP = z.object({ id: text, status: optional, effectiveDateTime: optional, application: z.nullish(z.object({ id: optional })) })
const POLICY = z.object({ id: text, displayName: optional, status: optional })
const JOB = z.object({
  id: text,
  displayName: optional,
  status: optional,
  error: z.nullish(
    z.object({
      code: optional,
      message: optional,
      details: z.nullish(z.array(z.object({ code: optional, message: optional, target: optional }))),
    }),
  ),
})
const UNIT = z.object({ directoryObjectId: optional, status: optional })

export type ServiceStatus = z.output<typeof STATUS>['serviceStatus']
export type ServiceApp = z.output<typeof APP>
export type BackupPolicy = z.output<typeof POLICY>
export type BackupJob = z.output<typeof JOB>
export type JobError = NonNullable<BackupJob['error']>
export type ProtectionUnit = z.output<typeof UNIT>

interface Page<T> {
  items: readonly T[]
  /** Link of the next page. */
  next: string | undefined
}

/** The calls of Microsoft 365 Backup Storage that the engine needs. Answers of the wrong shape reject `bad-answer`. */
export interface BackupStorage {
  readStatus(signal: AbortSignal): Promise<ServiceStatus>
  listApps(signal: AbortSignal): AsyncIterable<ServiceApp>
  listPolicies(service: BackupService, signal: AbortSignal): AsyncIterable<BackupPolicy>
  /** Creates an inactive policy. */
  createPolicy(service: BackupService, displayName: string, signal: AbortSignal): Promise<BackupPolicy>
  activatePolicy(policyId: string, signal: AbortSignal): Promise<void>
  /** Jobs of a policy, without their users. */
  listJobs(service: BackupService, policyId: string, signal: AbortSignal): AsyncIterable<BackupJob>
  createJob(
    service: BackupService,
    policyId: string,
    job: { displayName: string; directoryObjectIds: readonly string[] },
    signal: AbortSignal,
  ): Promise<BackupJob>
  readJob(service: BackupService, policyId: string, jobId: string, signal: AbortSignal): Promise<BackupJob>
  /** One page of all units of a service. `link` continues an earlier page. */
  readUnits(service: BackupService, link: string | undefined, signal: AbortSignal): Promise<Page<ProtectionUnit>>
  listUnits(service: BackupService, signal: AbortSignal): AsyncIterable<ProtectionUnit>
}

/** Names the missing permission in an error that only says that one is missing. */
const withPermission = async (answer: Promise<unknown>, permission: string): Promise<unknown> => {
  try {
    return await answer
  } catch (thrown) {
    if (!isBackupError(thrown) || (thrown.details as { reason?: unknown })?.reason !== MISSING_PERMISSION) throw thrown
    const { code, call, details } = thrown
    throw new BackupError(code, `the app lacks a permission. Grant it ${permission} and give admin consent`, { call, details })
  }
}

/** Creates the calls of Microsoft 365 Backup Storage. */
export const createBackupStorage = (calls: CloudCalls): BackupStorage => {
  const send = async <T extends z.ZodMiniType>(
    shape: T,
    name: string,
    request: Omit<Parameters<CloudCalls>[0], 'call'>,
    permission = CONFIGURATION_PERMISSION,
  ): Promise<z.output<T>> => {
    const call = `microsoft-365-backup.${name}`
    return parseAnswer(shape, await withPermission(calls({ ...request, call }), permission), call)
  }

  const readPage = async <T extends z.ZodMiniType>(
    item: T,
    name: string,
    target: string,
    signal: AbortSignal,
    permission?: string,
  ): Promise<Page<z.output<T>>> => {
    const shape = z.object({ value: z.array(item), '@odata.nextLink': optional })
    const { value, '@odata.nextLink': next } = await send(shape, name, { target, signal }, permission)
    return { items: value, next: next ?? undefined }
  }

  /** Reads every page of a collection. A link that repeats would never end. */
  async function* readAll<T extends z.ZodMiniType>(
    ...[item, name, first, signal, permission]: Parameters<typeof readPage<T>>
  ): AsyncGenerator<z.output<T>> {
    let target: string | undefined = first
    const seen = new Set<string>()
    while (target !== undefined) {
      if (seen.has(target) || seen.size === MAX_PAGES)
        throw new BackupError('bad-answer', 'a page repeats', { call: `microsoft-365-backup.${name}`, field: '@odata.nextLink' })
      seen.add(target)
      const page: Page<z.output<T>> = await readPage(item, name, target, signal, permission)
      yield* page.items
      target = page.next
    }
  }

  const jobsOf = ({ policies, jobs }: BackupService, policyId: string): string =>
    `${ROOT}/${policies}/${encodeURIComponent(policyId)}/${jobs}`
  const unitsOf = ({ unitType }: BackupService): string => `${ROOT}/protectionUnits/${unitType}?$top=999`

  return {
    readStatus: async (signal) => (await send(STATUS, 'readStatus', { target: ROOT, signal }, CONTROL_PERMISSION)).serviceStatus,
    listApps: (signal) => readAll(APP, 'listApps', `${ROOT}/serviceApps`, signal, CONTROL_PERMISSION),
    listPolicies: ({ policies }, signal) => readAll(POLICY, 'listPolicies', `${ROOT}/${policies}`, signal),
    createPolicy: ({ policies }, displayName, signal) =>
      send(POLICY, 'createPolicy', { target: `${ROOT}/${policies}`, verb: 'POST', body: { displayName }, signal }),
    async activatePolicy(policyId, signal) {
      const target = `${ROOT}/protectionPolicies/${encodeURIComponent(policyId)}/activate`
      // An active policy refuses a second activation, so the request may be sent twice.
      await send(z.unknown(), 'activatePolicy', { target, verb: 'POST', isRepeatable: true, signal })
    },
    // A job has long arrays of ids, so select only the needed fields.
    listJobs: (service, policyId, signal) => readAll(JOB, 'listJobs', `${jobsOf(service, policyId)}?$select=id,displayName,status`, signal),
    createJob: (service, policyId, job, signal) =>
      send(JOB, 'createJob', { target: jobsOf(service, policyId), verb: 'POST', body: job, signal }),
    readJob: (service, policyId, jobId, signal) =>
      send(JOB, 'readJob', { target: `${jobsOf(service, policyId)}/${encodeURIComponent(jobId)}?$select=id,status,error`, signal }),
    readUnits: (service, link, signal) => readPage(UNIT, 'readUnits', link ?? unitsOf(service), signal),
    listUnits: (service, signal) => readAll(UNIT, 'listUnits', unitsOf(service), signal),
  }
}
