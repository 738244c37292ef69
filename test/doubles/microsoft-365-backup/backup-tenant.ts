import { createHash } from 'node:crypto'

/** The services that the double backs up, by the words of their paths and properties. */
export const SERVICES = {
  mailbox: {
    policies: 'exchangeProtectionPolicies',
    units: 'mailboxProtectionUnits',
    unitType: 'microsoft.graph.mailboxProtectionUnit',
    policyType: 'microsoft.graph.exchangeProtectionPolicy',
    jobs: 'mailboxProtectionUnitsBulkAdditionJobs',
    jobType: 'microsoft.graph.mailboxProtectionUnitsBulkAdditionJob',
    addresses: 'mailboxes',
    rules: 'mailboxInclusionRules',
  },
  drive: {
    policies: 'oneDriveForBusinessProtectionPolicies',
    units: 'driveProtectionUnits',
    unitType: 'microsoft.graph.driveProtectionUnit',
    policyType: 'microsoft.graph.oneDriveForBusinessProtectionPolicy',
    jobs: 'driveProtectionUnitsBulkAdditionJobs',
    jobType: 'microsoft.graph.driveProtectionUnitsBulkAdditionJob',
    addresses: 'drives',
    rules: 'driveInclusionRules',
  },
} as const
export type ServiceName = keyof typeof SERVICES

export interface Policy {
  id: string
  service: ServiceName
  displayName: string
  status: 'inactive' | 'active' | 'activeWithErrors' | 'updating'
}

export interface Unit {
  id: string
  service: ServiceName
  policyId?: string
  directoryObjectId: string
  status: string
}

export interface Job {
  id: string
  service: ServiceName
  policyId: string
  displayName: string
  status: string
  directoryObjectIds: readonly string[]
  error: object | null
  /** Number of reads of this job before it ends. */
  readsLeft: number
}

/** The reason why a user cannot be added to a service, with the code of the job's error detail. */
export interface Exclusion {
  code: string
  message: string
}

export interface BackupTenantOptions {
  /** The reason why a user has no unit after a job; undefined adds the user. Default: every user is added. */
  exclude?: ((service: ServiceName, userId: string) => Exclusion | undefined) | undefined
  /** `target` in the error details of a job, which the reference leaves open for ids. Default: the id. */
  targetOf?: ((userId: string) => string | null) | undefined
  /** Number of reads of a job before it ends. Default 2. */
  jobReads?: number | undefined
  /** Status of new units. Default `protectRequested`. */
  unitStatus?: string | undefined
}

export const CONTROLLER = { id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', displayName: 'backup-start' }
const OTHER_CONTROLLER = { id: '5c3c2f1a-0c1e-4a57-8d0e-6a1a6ad3c0de', displayName: 'Another product' }
const AT = '2026-11-22T09:00:00Z'

/** Returns a GUID that is the same for the same text. */
export const guidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

/** The backup state of one tenant: service, controllers, policies, units and jobs. Tests change the fields directly. */
export const createBackupTenant = ({
  exclude = () => undefined,
  targetOf = (id) => id,
  jobReads = 2,
  unitStatus = 'protectRequested',
}: BackupTenantOptions = {}) => {
  let ids = 0
  const nextId = (): string => guidOf(`object ${++ids}`)
  const policies: Policy[] = []
  const units: Unit[] = []
  const jobs: Job[] = []
  const unitKeys = new Set<string>()
  const keyOf = (service: ServiceName, userId: string): string => `${service} ${userId.toLowerCase()}`

  const addUnit = (service: ServiceName, userId: string, policyId: string | undefined, status = unitStatus): void => {
    unitKeys.add(keyOf(service, userId))
    units.push({ id: nextId(), service, ...(policyId !== undefined && { policyId }), directoryObjectId: userId, status })
  }

  const endJob = (job: Job): void => {
    const details: object[] = []
    for (const id of job.directoryObjectIds) {
      const exclusion = exclude(job.service, id)
      if (exclusion !== undefined) details.push({ ...exclusion, target: targetOf(id) })
      else if (!unitKeys.has(keyOf(job.service, id))) addUnit(job.service, id, job.policyId)
    }
    if (details.length === 0) {
      job.status = 'completed'
      return
    }
    // The reference writes this status in both cases.
    job.status = 'CompletedWithErrors'
    job.error = { code: 'ProtectionResourcesNotFound', message: 'Some resources were not added.', target: null, details }
  }

  return {
    serviceStatus: {
      status: 'enabled',
      backupServiceConsumer: 'thirdparty',
      disableReason: 'none',
      gracePeriodDateTime: null,
      restoreAllowedTillDateTime: null,
      lastModifiedDateTime: AT,
    } as Record<string, string | null>,
    serviceApps: [{ id: CONTROLLER.id, status: 'active', registrationDateTime: AT, effectiveDateTime: AT, application: CONTROLLER }] as {
      id: string
      status: string
      registrationDateTime: string
      effectiveDateTime: string | null
      application: { id: string; displayName?: string }
    }[],
    policies,
    units,
    jobs,
    nextId,
    addUnit,
    hasUnit: (service: ServiceName, userId: string): boolean => unitKeys.has(keyOf(service, userId)),
    addPolicy(service: ServiceName, status: Policy['status'], displayName = 'Made in the admin centre'): Policy {
      const policy = { id: nextId(), service, displayName, status }
      policies.push(policy)
      return policy
    },
    addJob(service: ServiceName, policyId: string, displayName: string, directoryObjectIds: readonly string[]): Job {
      const job: Job = {
        id: nextId(),
        service,
        policyId,
        displayName,
        status: 'active',
        directoryObjectIds,
        error: null,
        readsLeft: jobReads,
      }
      jobs.push(job)
      return job
    },
    /** Counts a read of a job, and ends the job after the last of its reads. */
    readJob(job: Job): void {
      if (job.status !== 'active') return
      if (job.readsLeft === 0) endJob(job)
      else job.readsLeft -= 1
    },
    /** Makes another product the controller of the tenant. */
    useOtherController(): void {
      this.serviceApps = [
        { id: OTHER_CONTROLLER.id, status: 'active', registrationDateTime: AT, effectiveDateTime: AT, application: OTHER_CONTROLLER },
      ]
    },
  }
}

export type BackupTenant = ReturnType<typeof createBackupTenant>
