// A backend built from the OpenAPI document alone: routes, parameters, shapes and statuses come from the document, and each operation calls
// a backend. The HTTP adapter passes the contract suite on it, so the document says all that the adapter needs.
import { expect } from 'chai'
import type { BackupAdapter, BackupRequest, ItemRef, PolicyDraft, Scope, SyncKind } from '../../../src/core/index.js'
import { createHttpAdapter } from '../../../src/http.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { openApi } from '../../../src/server.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { createDocumentServer, type DescribedRequest, type Operation, refuse, Tagged } from './document-server.js'
import type { Document } from './traffic.js'

const document = openApi() as unknown as Document

const scopeOf = ({ path }: DescribedRequest): Scope => ({ cloudId: path.cloudId ?? '', domainId: path.domainId ?? '' })
const call = ({ headers }: DescribedRequest) => ({
  signal: new AbortController().signal,
  locale: headers.get('accept-language') ?? undefined,
  idempotencyKey: headers.get('idempotency-key') ?? '',
})
/** Reads `kind:ID`. */
const itemOf = (text: unknown): ItemRef => {
  const [, kind, id] = /^([\w-]+):([\s\S]*)$/.exec(String(text)) ?? []
  return { kind, id } as ItemRef
}

/** The operations by their ids in the document. */
const operationsOf = (adapter: Required<BackupAdapter>, capabilities: readonly string[]): Record<string, Operation> => {
  const syncs = new Map<string, { scope: Scope; kind: SyncKind; job: Record<string, unknown> }>()
  const findSync = (request: DescribedRequest) => {
    const { syncId = '' } = request.path
    const isOf = (scope: Scope) => JSON.stringify(scope) === JSON.stringify(scopeOf(request))
    const found = [...syncs.values()].find(
      ({ scope, kind, job }) => isOf(scope) && (job.id === syncId || (kind === syncId && job.status === 'running')),
    )
    return found ?? Promise.reject(refuse(404, 'no such sync', 'syncId'))
  }
  const tagOf = (values: object): string => JSON.stringify(JSON.stringify(Object.entries(values).sort())).replaceAll('\\"', "'")
  const bodyOf = <T>({ body }: DescribedRequest): T => body as T

  return {
    listClouds: async (request) => (await adapter.listClouds(call(request))).map((cloud) => ({ ...cloud, capabilities })),
    listUsers: (request) => {
      const { within, sort, where, ...rest } = request.query
      const by = String(sort).replace('-', '') as 'name'
      return adapter.listUsers(
        {
          scope: scopeOf(request),
          ...rest,
          ...(within !== undefined && { within: itemOf(within) }),
          ...(sort !== undefined && { sort: { by, descending: String(sort).startsWith('-') } }),
          ...(where !== undefined && { where: JSON.parse(String(where)) }),
        },
        call(request),
      )
    },
    matchUsers: (request) => adapter.matchUsers(scopeOf(request), bodyOf<{ keys: string[] }>(request).keys, call(request)),
    listGroups: (request) => adapter.listGroups({ scope: scopeOf(request), ...request.query }, call(request)),
    listOrgUnits: (request) => adapter.listOrgUnits(scopeOf(request), call(request)),
    describeFilters: (request) => adapter.describeFilters(scopeOf(request), call(request)),
    listCoverage: ({ query: { within, ...rest }, ...request }) =>
      adapter.listCoverage(
        { scope: scopeOf({ ...request, query: rest }), within: itemOf(within), ...rest },
        call({ ...request, query: rest }),
      ),
    listCosts: (request) => adapter.listCosts(scopeOf(request), bodyOf<{ refs: ItemRef[] }>(request).refs, call(request)),
    getCredits: (request) => adapter.getCredits(scopeOf(request), call(request)),
    async getSettings(request) {
      const values = await adapter.getSettings(scopeOf(request), call(request))
      return new Tagged(values, tagOf(values))
    },
    async saveSettings(request) {
      const wanted = request.headers.get('if-match')
      const current = await adapter.getSettings(scopeOf(request), call(request))
      if (wanted !== null && wanted !== tagOf(current)) throw refuse(412, 'somebody else has changed the settings', 'If-Match')
      const values = await adapter.saveSettings(scopeOf(request), bodyOf(request), call(request))
      return new Tagged(values, tagOf(values))
    },
    describeSettings: (request) => adapter.describeSettings(scopeOf(request), call(request)),
    async sync(request) {
      const scope = scopeOf(request)
      const { kind } = bodyOf<{ kind: SyncKind }>(request)
      await adapter.getCredits(scope, call(request))
      const id = `sync-${syncs.size}`
      const entry = { scope, kind, job: { id, kind, status: 'running', done: 0 } as Record<string, unknown> }
      syncs.set(id, entry)
      const onProgress = ({ done, total }: { done: number; total?: number | undefined }) => {
        if (entry.job.status === 'running') entry.job = { ...entry.job, done: Math.floor(done), ...(total !== undefined && { total }) }
      }
      const ended = adapter.sync(scope, kind, { ...call(request), onProgress }).then(
        (result) => ({ status: 'completed', result }),
        ({ code }: { code: string }) =>
          code === 'aborted' ? { status: 'cancelled' } : { status: 'failed', error: { type: `urn:backup-start:${code}` } },
      )
      void ended.then((end) => {
        entry.job = { ...entry.job, ...end }
      })
      return entry.job
    },
    followSync: async (request) => (await findSync(request)).job,
    async cancelSync(request) {
      const { kind } = await findSync(request)
      await adapter.cancelSync(scopeOf(request), kind, call(request))
    },
    listRuns: (request) => adapter.listRuns(scopeOf(request), request.query, call(request)),
    startBackup(request) {
      const { policy, ...rest } = bodyOf<BackupRequest>(request)
      // A policy without own items has the items, exceptions and settings of the start.
      const { items, exceptions, settings } = policy?.items === undefined ? rest : policy
      const complete = policy && {
        ...policy,
        items,
        ...(exceptions && { exceptions }),
        settings: policy.settings ?? settings ?? rest.settings,
      }
      return adapter.startBackup({ ...rest, scope: scopeOf(request), ...(complete && { policy: complete }) }, call(request))
    },
    getRun: (request) => adapter.getRun(scopeOf(request), request.path.runId ?? '', call(request)),
    retryRun: (request) =>
      adapter.retryRun(scopeOf(request), request.path.runId ?? '', bodyOf<{ userIds?: string[] }>(request).userIds, call(request)),
    stopRun: (request) => adapter.stopRun(scopeOf(request), request.path.runId ?? '', call(request)),
    listRunUsers: (request) => adapter.listRunUsers(scopeOf(request), request.path.runId ?? '', request.query, call(request)),
    listHolders: (request) => adapter.listHolders(scopeOf(request), request.query, call(request)),
    giveBack: (request) => adapter.giveBack(scopeOf(request), bodyOf<{ userIds: string[] }>(request).userIds, call(request)),
    listPolicies: (request) => adapter.listPolicies(scopeOf(request), request.query, call(request)),
    savePolicy: (request) => adapter.savePolicy(scopeOf(request), bodyOf<PolicyDraft>(request), {}, call(request)),
    changePolicy: (request) =>
      adapter.savePolicy(scopeOf(request), bodyOf<PolicyDraft>(request), { id: request.path.policyId }, call(request)),
    setPolicyStatus: (request) =>
      adapter.setPolicyStatus(
        scopeOf(request),
        request.path.policyId ?? '',
        bodyOf<{ status: 'active' | 'paused' | 'ended' }>(request).status,
        call(request),
      ),
    forecastPolicy: (request) =>
      adapter.forecastPolicy(scopeOf(request), bodyOf<PolicyDraft>(request), { ...call(request), ...request.query }),
    listActivity: (request) => adapter.listActivity(scopeOf(request), request.query, call(request)),
  }
}

describe('a backend built from the OpenAPI document alone', () => {
  const servers: ReturnType<typeof createDocumentServer>[] = []
  const { enum: capabilities = [] } = JSON.parse(
    /"capabilities":\{"type":"array","items":(\{[^}]*\})/.exec(JSON.stringify(document))?.[1] ?? '{}',
  )

  testAdapter(() => {
    const memory = createMemoryAdapter({
      tenant: sampleTenant({ seed: 31, users: 240, credits: 60, cloud: 'google-workspace' }),
      speed: 50,
      failureRate: 0.3,
    })
    const server = createDocumentServer(document, operationsOf(memory, capabilities))
    servers.push(server)
    return createHttpAdapter({ baseUrl: 'http://localhost/', fetch: server.fetch })
  })

  // Mocha runs the suites after the tests of their parent.
  describe('and its server', () => {
    it('answers in the shapes of the document', () => {
      expect(capabilities).to.include('policies')
      expect(servers.length).to.be.above(50)
      expect(servers.flatMap(({ failures }) => failures)).to.deep.equal([])
    })

    it('rejects requests that the document does not allow', async () => {
      const [server] = servers
      const at = 'http://localhost/v1/clouds/google/domains/example.com'
      const status = async (path: string, body?: unknown): Promise<number | undefined> =>
        (await server?.fetch(new Request(at + path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })))?.status
      expect(await status('/users?sort=color')).to.equal(400)
      expect(await status('/users?color=red')).to.equal(400)
      expect(await status('/backups', { items: [], settings: 'default', expectedCredits: 0 }), 'no key').to.equal(400)
      expect(await status('/users:match', { keys: [1] })).to.equal(400)
      expect(await status('/nothing')).to.equal(404)
    })
  })
})
