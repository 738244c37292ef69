import { denied, type GraphAnswer, type GraphRequest, graphError, ok } from '../microsoft-365/graph-answers.js'
import { type BackupTenant, CONTROLLER, type Job, type Policy, SERVICES, type ServiceName } from './backup-tenant.js'

export interface BackupRoutesOptions {
  tenant: BackupTenant
  /** Permissions that the tenant has granted to the caller. */
  permissions: ReadonlySet<string>
  /** Maximum number of objects on a page. */
  pageSize: number
  /** Whether the list of jobs does not contain a job yet. */
  isLate(job: Job): boolean
}

/** A request with its parts. */
interface BackupCall {
  method: string
  /** Path below the version, such as `/solutions/backupRestore`. */
  path: string
  query: URLSearchParams
  body: unknown
  /** Returns the address of a next page. */
  link(pathAndQuery: string): string
}

const ROOT = '/solutions/backupRestore'
const MAX_UNITS = 50
const MAX_JOB_IDS = 50_000

const isServiceName = (name: string): name is ServiceName => name in SERVICES
const serviceOf = (word: string, field: 'policies' | 'unitType'): ServiceName | undefined =>
  Object.keys(SERVICES)
    .filter(isServiceName)
    .find((name) => SERVICES[name][field] === word)

/** Keeps the properties named by `$select`. */
const selected = (object: Readonly<Record<string, unknown>>, query: URLSearchParams): object => {
  const names = query.get('$select')?.split(',')
  if (names === undefined) return object
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)))
}

const policyBody = ({ service, status, ...policy }: Policy): Record<string, unknown> => ({
  '@odata.type': `#${SERVICES[service].policyType}`,
  ...policy,
  status,
  isEnabled: status !== 'inactive',
  createdDateTime: '2026-11-22T09:00:00Z',
  retentionSettings: [{ interval: 'R/PT10M', period: 'P2W' }],
})

const jobBody = ({ service, readsLeft: _, policyId: __, ...job }: Job): Record<string, unknown> => ({
  '@odata.type': `#${SERVICES[service].jobType}`,
  ...job,
  [SERVICES[service].addresses]: [],
  createdDateTime: '2026-11-22T09:01:00Z',
})

/** Creates the routes of Microsoft 365 Backup Storage over the state of a tenant. Returns undefined for a path of another API. */
export const createBackupRoutes = (options: BackupRoutesOptions) => {
  const { tenant, permissions, pageSize, isLate } = options

  const page = (items: readonly object[], { path, query, link }: BackupCall): GraphAnswer => {
    const from = Number(query.get('$skiptoken') ?? 0)
    const size = Math.min(Number(query.get('$top') ?? pageSize), pageSize)
    const next = new URLSearchParams(query)
    next.set('$skiptoken', String(from + size))
    const isMore = from + size < items.length
    return ok({ value: items.slice(from, from + size), ...(isMore && { '@odata.nextLink': link(`${path}?${next}`) }) })
  }

  const isController = (): boolean =>
    tenant.serviceApps.some(({ status, application }) => status === 'active' && application.id === CONTROLLER.id)

  const createPolicy = (service: ServiceName, { body }: BackupCall): GraphAnswer => {
    const { displayName, ...rest } = body as { displayName?: string } & Record<string, unknown>
    const units = (rest[SERVICES[service].units] ?? []) as readonly { directoryObjectId: string }[]
    if (displayName === undefined || displayName === '') return graphError(400, 'InvalidDisplayName', 'The name of the policy is empty.')
    if (!Array.isArray(units) || units.some(({ directoryObjectId: id }) => typeof id !== 'string'))
      return graphError(400, 'InvalidProtectionUnitId', 'A unit has no id.')
    if (units.length > MAX_UNITS)
      return graphError(413, 'ProtectionUnitsLimitBreached', 'Number of Protection Units in each request must not exceed 50.')
    if (tenant.policies.some((policy) => policy.service === service && policy.status !== 'inactive'))
      return graphError(409, 'PolicyCreationNotAllowed', "Can't create Policy. Another active Policy already exists.")
    const policy = tenant.addPolicy(service, 'inactive', displayName)
    for (const { directoryObjectId } of units) tenant.addUnit(service, directoryObjectId, policy.id)
    return { status: 201, body: policyBody(policy) }
  }

  const activate = (id: string): GraphAnswer => {
    const policy = tenant.policies.find((candidate) => candidate.id === id)
    if (policy === undefined) return graphError(404, 'PolicyNotFound', 'The protection policy does not exist.')
    if (policy.status === 'active' || policy.status === 'updating')
      return graphError(400, 'invalidStateForActivation', 'Policy in already active state, which is invalid for activation.')
    if (tenant.policies.some(({ service, status }) => service === policy.service && status !== 'inactive'))
      return graphError(403, 'PolicyActionNotAllowed', 'Another active Policy already exists.')
    policy.status = 'updating'
    const body = policyBody(policy)
    policy.status = 'active'
    return { status: 202, body }
  }

  const createJob = (policy: Policy, { body }: BackupCall): GraphAnswer => {
    const { displayName = '', directoryObjectIds = [] } = body as { displayName?: string; directoryObjectIds?: readonly string[] }
    if (directoryObjectIds.length > MAX_JOB_IDS)
      return graphError(413, 'ProtectionUnitsLimitBreached', 'Number of Protection Units in each request must not exceed 50000.')
    if (new Set(directoryObjectIds).size < directoryObjectIds.length)
      return graphError(400, 'DuplicateProtectionUnitInList', 'The list contains an id twice.')
    return { status: 201, body: jobBody(tenant.addJob(policy.service, policy.id, displayName, directoryObjectIds)) }
  }

  const answerJobs = (policy: Policy, jobId: string | undefined, request: BackupCall): GraphAnswer => {
    if (jobId === undefined && request.method === 'POST') return createJob(policy, request)
    const jobs = tenant.jobs.filter(({ policyId }) => policyId === policy.id)
    if (jobId === undefined)
      return page(
        jobs.filter((job) => !isLate(job)).map((job) => selected(jobBody(job), request.query)),
        request,
      )
    const job = jobs.find(({ id }) => id === jobId)
    if (job === undefined) return graphError(404, 'itemNotFound', 'The job does not exist.')
    tenant.readJob(job)
    return ok(selected(jobBody(job), request.query))
  }

  const answerPolicies = (service: ServiceName, [id, part, partId]: readonly string[], request: BackupCall): GraphAnswer => {
    const own = tenant.policies.filter((policy) => policy.service === service)
    if (id === undefined) return request.method === 'POST' ? createPolicy(service, request) : page(own.map(policyBody), request)
    const policy = own.find((candidate) => candidate.id === id)
    if (policy === undefined) return graphError(404, 'PolicyNotFound', 'The protection policy does not exist.')
    if (part === undefined) return ok(policyBody(policy))
    if (part === SERVICES[service].jobs) return answerJobs(policy, partId, request)
    if (part === SERVICES[service].units)
      return page(
        tenant.units.filter(({ policyId }) => policyId === id).map(({ service: _, ...unit }) => unit),
        request,
      )
    return graphError(400, 'BadRequest', `The double has no ${part}.`)
  }

  return ({ method, url, body }: GraphRequest, link: BackupCall['link']): GraphAnswer | undefined => {
    const [path = '', search] = url.split('?', 2)
    const request: BackupCall = { method, path, query: new URLSearchParams(search), body, link }
    if (path !== ROOT && !path.startsWith(`${ROOT}/`)) return undefined
    const [room = '', ...parts] = path.slice(ROOT.length + 1).split('/')
    const isControl = room === '' || room === 'enable' || room === 'serviceApps'
    const granted = [...permissions].filter((name) => name.startsWith(isControl ? 'BackupRestore-Control' : 'BackupRestore-Configuration'))
    if (!granted.some((name) => method === 'GET' || name.includes('ReadWrite'))) return denied()
    if (room === '') return ok({ id: 'b3177c20-8d60-4a41-8a6f-1715ac41297f', serviceStatus: tenant.serviceStatus })
    if (room === 'serviceApps') return page(tenant.serviceApps, request)
    if (!isController()) return graphError(403, 'Forbidden', 'The application is not the active backup controller of the tenant.')
    if (tenant.serviceStatus.disableReason === 'invalidBillingProfile')
      return graphError(402, 'InvalidBillingProfile', 'Invalid billing profile received from the provider.')
    if (room === 'protectionPolicies' && parts[1] === 'activate') return activate(parts[0] ?? '')
    if (room === 'protectionUnits') {
      const service = serviceOf(parts[0] ?? '', 'unitType')
      const units = tenant.units.filter((unit) => unit.service === service)
      return page(
        units.map(({ service: _, ...unit }) => unit),
        request,
      )
    }
    const service = serviceOf(room, 'policies')
    return service === undefined ? graphError(400, 'BadRequest', `The double has no ${room}.`) : answerPolicies(service, parts, request)
  }
}
