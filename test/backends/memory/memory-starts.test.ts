import { expect } from 'chai'
import { BackupError, type ItemRef } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { bruteForceCredits } from '../../brute-force.js'
import { callOf } from '../../worlds/adapters.js'
import { sampleTenant, scope, tenantOf, userOf } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'
import { item, keyed, people, request } from './start-calls.js'

describe('createMemoryAdapter: starts', () => {
  it('counts the same users as brute force, over 60 selections of a generated tenant', async () => {
    const tenant = sampleTenant({ seed: 5, users: 400, cloud: 'google-workspace', credits: 'unlimited' })
    const [domain] = tenant.clouds[0]?.domains ?? []
    if (domain === undefined) throw new Error('no domain')
    for (let round = 0; round < 60; round += 1) {
      const adapter = createMemoryAdapter({ tenant })
      const pick = <T>(list: readonly T[], times: number): T[] =>
        Array.from({ length: times }, (_, at) => list[(round * 7919 + at * 104_729) % list.length] as T)
      const items: ItemRef[] = [
        ...pick(domain.users, round % 5).map(({ id }) => item(id)),
        ...pick(domain.groups, round % 4).map(({ id }): ItemRef => ({ kind: 'group', id })),
        ...pick(domain.orgUnits, 1 + (round % 3)).map(({ id }): ItemRef => ({ kind: 'org-unit', id })),
      ]
      const { allocated, starts, restarts, free, covered, skipped } = bruteForceCredits(tenant, scope, items)
      const start = (expectedCredits: number) =>
        adapter.startBackup({ scope, items, settings: 'default', expectedCredits }, keyed(`k${expectedCredits}`))
      const refused = await rejection(start(allocated + 1))
      expect(refused.code).to.equal('selection-changed')
      const credits = { allocated, starts, restarts, free, covered, skipped, available: 'unlimited' }
      expect(refused.details).to.eql({ expected: allocated + 1, credits })
      if (starts > 0) expect((await start(allocated)).total).to.equal(starts)
    }
  })

  it('rejects a start without enough credits, with the figures, and starts nothing', async () => {
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: people, credits: 5 }) })
    const refused = await rejection(adapter.startBackup(request(['a', 'b', 'c', 'd', 'e', 'f']), keyed('k')))
    expect(refused.code).to.equal('not-enough-credits')
    const skipped = { protected: 0, suspended: 0, deleted: 0 }
    expect(refused.details).to.eql({
      expected: 6,
      credits: { allocated: 6, starts: 6, restarts: 0, free: 0, covered: 6, skipped, available: 5 },
    })
    expect((await adapter.listRuns(scope, {}, callOf())).items).to.eql([])
    expect(adapter.usersOf(scope).every(({ backupStatus }) => backupStatus === 'none')).to.equal(true)
    // no run was returned for this key, so another request may use it
    expect((await adapter.startBackup(request(['a']), keyed('k'))).total).to.equal(1)
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(4)
  })

  it('starts even if the caller aborts or the answer is lost', async () => {
    const tenant = tenantOf({ users: people, credits: 5 })
    const slow = createMemoryAdapter({ tenant, latencyMs: 20 })
    const controller = new AbortController()
    const waiting = slow.startBackup(request(['a']), keyed('k', controller.signal))
    controller.abort()
    expect((await rejection(waiting)).code).to.equal('aborted')
    expect((await slow.getCredits(scope, callOf())).available).to.equal(4)
    expect((await slow.startBackup(request(['a']), keyed('k'))).id).to.equal('run-1')

    const deaf = createMemoryAdapter({
      tenant,
      faults: ({ method, count }) => (method === 'startBackup' && count === 1 ? 'lose-answer' : undefined),
    })
    expect((await rejection(deaf.startBackup(request(['a']), keyed('k')))).code).to.equal('unavailable')
    expect((await deaf.startBackup(request(['a']), keyed('k'))).id).to.equal('run-1')
    expect((await deaf.getCredits(scope, callOf())).available).to.equal(4)
    expect(deaf.calls).to.eql({ startBackup: 2, getCredits: 1 })
  })

  it('does not start when the signal is aborted before the call', async () => {
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: people, credits: 5 }) })
    expect((await rejection(adapter.startBackup(request(['a']), keyed('k', AbortSignal.abort())))).code).to.equal('aborted')
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(5)
  })

  it('accepts 10 of 50 parallel starts if the credits suffice for 10', async () => {
    const many = Array.from({ length: 50 }, (_, place) => userOf(`u${place}`))
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: many, credits: 10 }), latencyMs: [0, 5] })
    const answers = await Promise.allSettled(many.map(({ id }) => adapter.startBackup(request([id]), keyed(id))))
    expect(answers.filter(({ status }) => status === 'fulfilled')).to.have.length(10)
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(0)
  })

  it('rejects a start with invalid settings', async () => {
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: people }) })
    const withSettings = (settings: Record<string, string>) => adapter.startBackup({ ...request(['a']), settings }, keyed('k'))
    expect((await rejection(withSettings({ 'drive-scope': 'some' }))).details).to.eql({
      fields: { 'drive-scope': 'Must be one of the choices' },
    })
    expect((await withSettings({ 'drive-scope': 'all' })).total).to.equal(1)
  })
})

describe('createMemoryAdapter: faults and latency', () => {
  it('hangs until aborted, and rejects with the injected error', async () => {
    const adapter = createMemoryAdapter({
      tenant: tenantOf({ users: people }),
      faults: ({ method }) =>
        method === 'listUsers' ? 'hang' : method === 'listGroups' ? new BackupError('rate-limited', 'slow down') : undefined,
    })
    const controller = new AbortController()
    const hanging = adapter.listUsers({ scope }, callOf(controller.signal))
    const first = await Promise.race([hanging, new Promise((resolve) => setTimeout(() => resolve('still waiting'), 20))])
    expect(first).to.equal('still waiting')
    controller.abort()
    expect((await rejection(hanging)).code).to.equal('aborted')
    const refused = await rejection(adapter.listGroups({ scope }, callOf()))
    expect(refused.code).to.equal('rate-limited')
    expect(refused.message).to.equal('[backup-start] memory.listGroups: slow down')
  })

  it('responds after its clock has passed the latency', async () => {
    const clock = createManualClock()
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: people }), latencyMs: 300, clock })
    let isThere = false
    const page = adapter.listUsers({ scope }, callOf()).then(() => {
      isThere = true
    })
    await clock.advance(299)
    expect(isThere).to.equal(false)
    await clock.advance(1)
    expect(isThere).to.equal(true)
    await page
  })
})
