import { expect } from 'chai'
import {
  type BackupAdapter,
  BackupError,
  type BackupRequest,
  createBackupSession,
  type Policy,
  type PolicyDraft,
} from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { group, otherScope, scope, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const counts = { covered: 2, protected: 0, waiting: 2, failed: 0, joined30: 0, left30: 0 }
const draft: PolicyDraft = { name: 'Staff', items: [user('a')], settings: 'default', leavers: 'keep' }
const policyOf = (given: PolicyDraft, id = 'p1'): Policy => ({ ...given, id, status: 'active', createdAt: '2026-11-01T10:00:00Z', counts })

/** An adapter that keeps policies without evaluating them. */
const createFakePolicies = (): Required<Pick<BackupAdapter, 'listPolicies' | 'savePolicy' | 'setPolicyStatus' | 'forecastPolicy'>> & {
  keys: string[]
  failNext?: BackupError
} => {
  const policies: Policy[] = []
  const fake = {
    keys: [] as string[],
    failNext: undefined as BackupError | undefined,
    listPolicies: async () => ({ items: [...policies] }),
    async savePolicy(_: unknown, given: PolicyDraft, { id }: { id?: string | undefined }, { idempotencyKey }: { idempotencyKey: string }) {
      fake.keys.push(idempotencyKey)
      const failure = fake.failNext
      fake.failNext = undefined
      if (failure !== undefined) throw failure
      const policy = policyOf(given, id ?? `p${policies.length + 1}`)
      const place = policies.findIndex((one) => one.id === policy.id)
      policies.splice(place < 0 ? policies.length : place, place < 0 ? 0 : 1, policy)
      return policy
    },
    async setPolicyStatus(_: unknown, id: string, status: Policy['status']) {
      const place = policies.findIndex((one) => one.id === id)
      policies[place] = { ...(policies[place] as Policy), status }
      return policies[place] as Policy
    },
    forecastPolicy: async (_: unknown, __: unknown, { policyId }: { policyId?: string | undefined }) => ({
      now: { users: policyId === undefined ? 2 : 3, credits: 2 },
      history: [],
    }),
  }
  return fake as never
}

const worldOf = () => {
  const memory = createMemoryAdapter({ tenant: tenantOf({ users: [userOf('a'), userOf('b')], credits: 10 }) })
  const fake = createFakePolicies()
  const requests: BackupRequest[] = []
  const adapter: BackupAdapter = {
    ...memory,
    ...fake,
    listClouds: async (call) =>
      (await memory.listClouds(call)).map((cloud) => ({
        ...cloud,
        domains: [...cloud.domains, { id: otherScope.domainId, name: 'second' }],
      })),
    startBackup({ policy, ...request }, call) {
      requests.push({ ...request, ...(policy && { policy }) })
      return memory.startBackup(request, call)
    },
  }
  return { memory, fake, requests, adapter, session: createBackupSession({ adapter, scope }) }
}

describe('BackupSession: policies', () => {
  it('lists policies, and shows a saved, changed and paused policy at once', async () => {
    const { session } = worldOf()
    const { policies } = session
    policies.rows.subscribe(() => {})
    await policies.savePolicy({ ...draft, name: ' Staff ' })
    await until(policies.rows, ({ length }) => length === 1)
    expect([...policies.rows.value].map(({ name, status }) => [name, status])).to.eql([['Staff', 'active']])
    await policies.savePolicy({ ...draft, name: 'Everyone' }, { id: 'p1' })
    await policies.setPolicyStatus('p1', 'paused')
    await until(policies.rows, (rows) => rows.at(0)?.status === 'paused' && rows.at(0)?.name === 'Everyone')
    expect(await policies.forecastPolicy(draft)).to.eql({ now: { users: 2, credits: 2 }, history: [] })
    expect(await policies.forecastPolicy(draft, { id: 'p1' })).to.eql({ now: { users: 3, credits: 2 }, history: [] })
    session.dispose()
    expect((await rejection(policies.savePolicy(draft))).code).to.equal('disposed')
  })

  it('keeps the idempotency key of a draft until an answer proves the outcome', async () => {
    const { session, fake } = worldOf()
    const { policies } = session
    fake.failNext = new BackupError('unavailable', 'lost')
    await rejection(policies.savePolicy(draft))
    await policies.savePolicy(draft)
    await policies.savePolicy(draft)
    fake.failNext = new BackupError('bad-input', 'no')
    await rejection(policies.savePolicy(draft, { id: 'p1' }))
    await policies.savePolicy(draft, { id: 'p1' })
    const [lost, repeated, next, refused, other] = fake.keys
    expect(repeated).to.equal(lost)
    expect(new Set([lost, next, refused, other]).size).to.equal(4)
    session.dispose()
  })

  it('rejects an invalid draft without sending it', async () => {
    const { session, fake } = worldOf()
    const error = await rejection(session.policies.savePolicy({ ...draft, limit: -1 }))
    expect([error.code, error.field]).to.eql(['bad-input', 'limit'])
    expect(fake.keys).to.eql([])
    session.dispose()
  })

  it('starts with a policy that has the items, exceptions and settings of the box', async () => {
    const { session, requests } = worldOf()
    session.selection.put([
      { kind: 'domain', id: scope.domainId },
      { ...user('b'), isException: true, label: 'B' },
    ])
    const policy = { name: ' Everyone ', limit: 5, leavers: { giveBackAfterDays: 30 } }
    const shown = session.request(undefined, { policy })
    expect(shown.policy).to.deep.include({ name: ' Everyone ', exceptions: [user('b')] })
    await session.start(undefined, { policy })
    const [request] = requests
    expect(request?.policy).to.eql({
      name: 'Everyone',
      items: [{ kind: 'domain', id: scope.domainId }],
      exceptions: [user('b')],
      settings: 'default',
      limit: 5,
      leavers: { giveBackAfterDays: 30 },
    })
    session.dispose()
  })

  it('refuses a policy for the first users, an invalid policy, and a policy at a backend that has none', async () => {
    const { session, adapter, requests } = worldOf()
    const policy = { name: 'P', leavers: 'keep' as const }
    session.selection.put([user('a')])
    expect((await rejection(session.start(undefined, { policy, first: 1 }))).field).to.equal('policy')
    expect((await rejection(session.start(undefined, { policy: { ...policy, name: '' } }))).field).to.equal('name')
    session.dispose()
    const { savePolicy: _, ...without } = adapter
    const bare = createBackupSession({ adapter: without, scope })
    bare.selection.put([user('a')])
    expect((await rejection(bare.start(undefined, { policy }))).code).to.equal('unsupported')
    expect((await rejection(bare.policies.savePolicy(draft))).code).to.equal('unsupported')
    expect(requests).to.eql([])
    bare.dispose()
  })

  it('empties the list when another domain is chosen', async () => {
    const { session } = worldOf()
    await session.policies.savePolicy({ ...draft, items: [group('g')] })
    await session.policies.more()
    expect(session.policies.rows.value.length).to.equal(1)
    await session.setScope(otherScope)
    expect(session.policies.rows.value.length).to.equal(0)
    session.dispose()
  })
})
