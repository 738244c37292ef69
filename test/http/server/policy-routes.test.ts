import { expect } from 'chai'
import type { BackupRequest, Policy, PolicyDraft } from '../../../src/core/index.js'
import { createHttpAdapter } from '../../../src/http.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { type Action, createHandler } from '../../../src/server.js'
import { callOf } from '../../worlds/adapters.js'
import { scope, tenantOf, user, userOf } from '../../worlds/tenants.js'

const ORIGIN = 'http://localhost'
const DOMAIN = `/v1/clouds/${scope.cloudId}/domains/${scope.domainId}`
const draft: PolicyDraft = { name: 'Staff', items: [user('a')], settings: 'default', leavers: { giveBackAfterDays: 30 } }

const worldOf = () => {
  const memory = createMemoryAdapter({ tenant: tenantOf({ users: [userOf('a'), userOf('b')], credits: 5 }) })
  const requests: BackupRequest[] = []
  const asked: Action[] = []
  const bodies: Record<string, unknown>[] = []
  const handler = createHandler(
    {
      ...memory,
      startBackup(request, call) {
        requests.push(request)
        return memory.startBackup(request, call)
      },
    },
    {
      authorize(_, action) {
        asked.push(action)
        return { id: 'ida', name: 'Ida' }
      },
    },
  )
  const ask = async (method: string, path: string, body?: unknown, key?: string) => {
    const headers = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    }
    const response = await handler(
      new Request(`${ORIGIN}${DOMAIN}${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) }),
    )
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const adapter = createHttpAdapter({
    baseUrl: ORIGIN,
    async fetch(input, init) {
      const request = new Request(input, init)
      if (request.method === 'POST') bodies.push((await request.clone().json()) as Record<string, unknown>)
      return handler(request)
    },
  })
  return { memory, requests, asked, bodies, ask, adapter }
}

describe('createHandler: policies', () => {
  it('asks for the permission to read for lists and forecasts, and to start for every change', async () => {
    const { ask, asked } = worldOf()
    const { status, body } = await ask('POST', '/policies', draft, 'k')
    expect([status, body.name, (body as unknown as Policy).createdBy]).to.eql([201, 'Staff', { id: 'ida', name: 'Ida' }])
    const changed = await ask('PUT', `/policies/${body.id}`, { ...draft, name: 'All' }, 'k2')
    expect([changed.status, changed.body.id, changed.body.name]).to.eql([200, body.id, 'All'])
    const paused = await ask('POST', `/policies/${body.id}:set-status`, { status: 'paused' })
    expect([paused.status, paused.body.status]).to.eql([200, 'paused'])
    expect((await ask('POST', '/policies:forecast', draft)).body.now).to.eql({ users: 1, credits: 1 })
    expect((await ask('GET', '/policies')).body.total).to.equal(1)
    expect(asked).to.eql(['start', 'start', 'start', 'read', 'read'])
  })

  it('rejects requests of the wrong shape with 400, invalid drafts with 422, and unknown policies with 404', async () => {
    const { ask } = worldOf()
    const cases: readonly [string, string, unknown, number][] = [
      ['POST', '/policies', null, 400],
      ['POST', '/policies', { ...draft, surplus: 1 }, 400],
      ['POST', '/policies', { ...draft, leavers: 'drop' }, 400],
      ['POST', '/policies', { ...draft, items: [{ kind: 'team', id: 'x' }] }, 400],
      ['POST', '/policies', { ...draft, name: '' }, 422],
      ['POST', '/policies', { ...draft, limit: -1 }, 422],
      ['PUT', '/policies/none', draft, 404],
      ['POST', '/policies/none:set-status', { status: 'paused' }, 404],
      ['POST', '/policies/none:set-status', { status: 'over' }, 400],
      ['POST', '/backups', null, 400],
      ['POST', '/backups', { items: draft.items, settings: 'default', expectedCredits: 1, policy: null }, 400],
      ['POST', '/backups', { items: draft.items, settings: 'default', expectedCredits: 1, policy: { ...draft, name: ' ' } }, 422],
    ]
    for (const [method, path, body, status] of cases)
      expect((await ask(method, path, body, 'k')).status, `${method} ${path} ${JSON.stringify(body)}`).to.equal(status)
    expect((await ask('POST', '/policies', draft)).status, 'without a key').to.equal(400)
  })

  it('passes the id of the policy that a forecast is about', async () => {
    const { adapter } = worldOf()
    const all = { ...draft, items: [user('a'), user('b')], limit: 1 }
    const { id } = await adapter.savePolicy(scope, all, {}, { ...callOf(), idempotencyKey: 'k' })
    expect((await adapter.forecastPolicy(scope, all, { ...callOf(), policyId: id })).exhaustedAt).to.be.a('string')
    expect((await adapter.forecastPolicy(scope, all, callOf())).exhaustedAt).to.equal(undefined)
  })

  it('saves, forecasts and edits a policy of 50,000 items, like a start', async () => {
    const { adapter } = worldOf()
    const items = Array.from({ length: 50_000 }, (_, no) => user(no === 0 ? 'a' : `user-${no}@example.com`))
    const large = { ...draft, items }
    expect(JSON.stringify(large).length).to.be.greaterThan(2 ** 20)
    const { id } = await adapter.savePolicy(scope, large, {}, { ...callOf(), idempotencyKey: 'k' })
    expect((await adapter.forecastPolicy(scope, large, { ...callOf(), policyId: id })).now.users).to.equal(1)
    const edited = await adapter.savePolicy(scope, { ...large, name: 'All' }, { id }, { ...callOf(), idempotencyKey: 'k2' })
    expect([edited.id, edited.name, edited.items.length, edited.counts.covered]).to.eql([id, 'All', 50_000, 1])
  })

  it('completes the policy of a start from the start, whose items the client does not send twice', async () => {
    const { adapter, requests, bodies } = worldOf()
    const request = { scope, items: draft.items, settings: 'default' as const, expectedCredits: 1, policy: draft }
    const run = await adapter.startBackup(request, { ...callOf(), idempotencyKey: 'k' })
    expect(run.policyId).to.equal('policy-1')
    expect(bodies[0]?.policy).to.eql({ name: draft.name, leavers: draft.leavers })
    expect(requests[0]?.policy).to.eql(draft)
    const other = { ...draft, items: [user('b')], exceptions: [user('a')] }
    await adapter.startBackup({ ...request, items: [user('b')], policy: other }, { ...callOf(), idempotencyKey: 'k2' })
    expect(bodies[1]?.policy).to.eql(other)
    expect(requests[1]?.policy).to.eql(other)
  })

  it('rejects a start with a policy if the backend has no policies', async () => {
    const { memory } = worldOf()
    const { savePolicy: _, ...without } = memory
    const handler = createHandler(without, { authorize: () => true })
    const body = JSON.stringify({ items: draft.items, settings: 'default', expectedCredits: 1, policy: draft })
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' }
    const response = await handler(new Request(`${ORIGIN}${DOMAIN}/backups`, { method: 'POST', headers, body }))
    expect([response.status, memory.calls.startBackup]).to.eql([501, undefined])
  })
})
