import { expect } from 'chai'
import type { BackupError } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { sampleTenant, scope, tenantOf, userOf } from '../../worlds/tenants.js'
import { rejection, wait } from '../../worlds/waiting.js'
import { keyed, people, request } from './start-calls.js'

describe('createMemoryAdapter: runs', () => {
  it('advances from queued to completed with the clock, and protects users one by one', async () => {
    const clock = createManualClock()
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: people, credits: 'unlimited' }), clock })
    const statuses = () => adapter.usersOf(scope).map(({ backupStatus }) => backupStatus)
    const { id, status } = await adapter.startBackup(request(['a', 'b', 'c', 'd']), keyed('k'))
    expect(status).to.equal('queued')
    expect(statuses()).to.eql(['pending', 'pending', 'pending', 'pending', 'none', 'none'])
    // 300 ms queued, then 1,200 ms plus 20 ms per user
    await clock.advance(300 + 640)
    const halfway = await adapter.getRun(scope, id, callOf())
    expect([halfway.status, halfway.done, halfway.failed, halfway.finishedAt]).to.eql(['running', 2, 0, undefined])
    expect(statuses()).to.eql(['protected', 'protected', 'pending', 'pending', 'none', 'none'])
    const users = await adapter.listRunUsers(scope, id, {}, callOf())
    expect(users.items.map((entry) => entry.status)).to.eql(['done', 'done', 'running', 'running'])
    expect((await adapter.listUsers({ scope, backupStatus: ['protected'] }, callOf())).total).to.equal(2)
    await clock.advance(60_000)
    const run = await adapter.getRun(scope, id, callOf())
    expect([run.status, run.done, run.failed]).to.eql(['completed', 4, 0])
    expect(run.finishedAt).to.equal('2026-11-20T08:00:01.580Z')
    expect(run.history?.map(({ done }) => done)).to.eql([0, 1, 2, 3, 4])
    expect(statuses()).to.eql(['protected', 'protected', 'protected', 'protected', 'none', 'none'])
    expect((await adapter.listUsers({ scope, backupStatus: ['protected'] }, callOf())).total).to.equal(4)
  })

  it('fails some users; a retry takes no credits and runs once for each key', async () => {
    const clock = createManualClock()
    const many = Array.from({ length: 100 }, (_, place) => userOf(`u${place}`))
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: many, credits: 100 }), clock, failureRate: 0.3 })
    const { id } = await adapter.startBackup(request(many.map((person) => person.id)), keyed('k'))
    await clock.advance(60_000)
    const run = await adapter.getRun(scope, id, callOf())
    expect(run.status).to.equal('completed-with-errors')
    expect(run.failed).to.be.within(15, 45)
    expect(run.done + run.failed).to.equal(100)
    const failed = (await adapter.listRunUsers(scope, id, { status: 'failed' }, callOf())).items
    expect(failed).to.have.length(run.failed)
    expect(failed.every(({ reason }) => reason !== undefined)).to.equal(true)
    expect((await adapter.listUsers({ scope, backupStatus: ['failed'] }, callOf())).total).to.equal(run.failed)

    const [one] = failed
    if (one === undefined) throw new Error('nobody failed')
    await adapter.retryRun(scope, id, [one.user.id, 'nobody'], keyed('r1'))
    expect((await adapter.getRun(scope, id, callOf())).failed).to.equal(run.failed - 1)
    expect((await adapter.getRun(scope, id, callOf())).finishedAt).to.equal(undefined)
    await clock.advance(60_000)
    const left = (await adapter.getRun(scope, id, callOf())).failed
    await adapter.retryRun(scope, id, [one.user.id, 'nobody'], keyed('r1'))
    expect((await adapter.getRun(scope, id, callOf())).failed).to.equal(left)
    expect((await rejection(adapter.retryRun(scope, id, undefined, keyed('r1')))).code).to.equal('bad-input')
    await adapter.retryRun(scope, id, undefined, keyed('r2'))
    await clock.advance(60_000)
    expect((await adapter.getRun(scope, id, callOf())).failed).to.be.below(left)
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(0)
  })

  it('lists runs newest first, in pages', async () => {
    const many = Array.from({ length: 45 }, (_, place) => userOf(`u${place}`))
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: many, credits: 100 }) })
    for (const { id } of many) await adapter.startBackup(request([id]), keyed(id))
    const first = await adapter.listRuns(scope, {}, callOf())
    await adapter.startBackup(request(['u0'], 0), keyed('late')).catch(() => undefined)
    const second = await adapter.listRuns(scope, { cursor: first.next }, callOf())
    const third = await adapter.listRuns(scope, { cursor: second.next }, callOf())
    const ids = [...first.items, ...second.items, ...third.items].map(({ id }) => id)
    expect(ids).to.eql(Array.from({ length: 45 }, (_, place) => `run-${45 - place}`))
    expect(third.next).to.equal(undefined)
  })
})

describe('createMemoryAdapter: syncs', () => {
  const before = [userOf('a'), userOf('b', { backupStatus: 'protected' }), userOf('c')]
  const pending = {
    users: { put: [userOf('n'), userOf('b', { accountStatus: 'suspended' as const }), userOf('a')], remove: ['c', 'never'] },
    groups: { put: [{ id: 'g', name: 'G', members: ['n', 'c'] }] },
  }

  it('applies all changes at the end of a sync and keeps backup statuses', async () => {
    const clock = createManualClock()
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: before, pending, synced: {} }), clock })
    const reports: number[] = []
    const done = adapter.sync(scope, 'users', { ...callOf(), onProgress: (progress) => reports.push(progress.done) })
    await clock.advance(1_000)
    expect(adapter.usersOf(scope)).to.have.length(3)
    expect((await adapter.listClouds(callOf()))[0]?.domains[0]?.syncing).to.eql(['users'])
    await clock.advance(600)
    const result = await done
    expect(result).to.eql({ finishedAt: '2026-11-20T08:00:01.506Z', added: 1, changed: 1, removed: 1 })
    expect(reports.length).to.be.above(5)
    expect(reports).to.eql([...reports].sort((a, b) => a - b))
    expect(adapter.usersOf(scope).map(({ id, accountStatus, backupStatus }) => [id, accountStatus, backupStatus])).to.eql([
      ['a', 'active', 'none'],
      ['b', 'suspended', 'protected'],
      ['n', 'active', 'none'],
    ])
    const domain = (await adapter.listClouds(callOf()))[0]?.domains[0]
    expect(domain?.synced).to.eql({ users: result.finishedAt })
    expect(domain?.syncing).to.eql([])
    // each kind is synced independently
    expect((await adapter.listGroups({ scope }, callOf())).items).to.eql([])
    const groups = adapter.sync(scope, 'groups', callOf())
    await clock.advance(10_000)
    expect((await groups).added).to.equal(1)
    expect((await adapter.listGroups({ scope }, callOf())).items).to.eql([{ id: 'g', name: 'G', memberCount: 1 }])
  })

  it('continues a sync without watchers; a cancelled sync changes nothing', async () => {
    const clock = createManualClock()
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: before, pending, synced: {} }), clock })
    const controller = new AbortController()
    const watched = adapter.sync(scope, 'users', callOf(controller.signal))
    await clock.advance(100)
    controller.abort()
    expect((await rejection(watched)).code).to.equal('aborted')
    await clock.advance(5_000)
    expect(adapter.usersOf(scope).map(({ id }) => id)).to.eql(['a', 'b', 'n'])

    const groups = adapter.sync(scope, 'groups', callOf()).catch((error: unknown) => (error as BackupError).code)
    await clock.advance(100)
    await adapter.cancelSync(scope, 'groups', callOf())
    await clock.advance(10_000)
    expect(await groups).to.equal('aborted')
    expect((await adapter.listGroups({ scope }, callOf())).items).to.eql([])
    expect((await adapter.listClouds(callOf()))[0]?.domains[0]?.synced?.groups).to.equal(undefined)
  })

  it('applies a change at the next sync, or at once with "now"', async () => {
    const adapter = createMemoryAdapter({ tenant: tenantOf({ users: before }), speed: 1000 })
    adapter.change(scope, { users: { put: [userOf('x')] } })
    adapter.change(scope, { users: { put: [userOf('y')], remove: ['x'] } })
    expect(adapter.usersOf(scope).map(({ id }) => id)).to.eql(['a', 'b', 'c'])
    expect(await adapter.sync(scope, 'users', callOf())).to.include({ added: 1, changed: 0, removed: 0 })
    expect(adapter.usersOf(scope).map(({ id }) => id)).to.eql(['a', 'b', 'c', 'y'])
    // queries before the change too, so that a stale cached result would show
    expect((await adapter.listUsers({ scope, backupStatus: ['protected'] }, callOf())).items.map(({ id }) => id)).to.eql(['b'])
    expect((await adapter.listUsers({ scope, search: 'arla' }, callOf())).items).to.eql([])
    expect(await adapter.matchUsers(scope, ['b@example.com'], callOf()))
      .to.have.property('0')
      .that.is.not.equal(null)
    adapter.change(scope, { users: { put: [userOf('a', { backupStatus: 'protected', name: 'Ärla' })], remove: ['b'] } }, 'now')
    expect((await adapter.listUsers({ scope, backupStatus: ['protected'] }, callOf())).items.map(({ id }) => id)).to.eql(['a'])
    expect((await adapter.listUsers({ scope, search: 'arla' }, callOf())).items.map(({ id }) => id)).to.eql(['a'])
    expect(await adapter.matchUsers(scope, ['b', 'b@example.com'], callOf())).to.eql([null, null])
  })
})

describe('createMemoryAdapter: settings', () => {
  const adapter = () => createMemoryAdapter({ tenant: sampleTenant({ seed: 1, users: 10 }) })

  it('describes the services of each cloud', async () => {
    const labels = async (at: typeof scope) =>
      (await adapter().describeSettings(at, callOf())).groups.flatMap(({ fields }) => fields.map(({ label }) => label))
    const google = await labels(scope)
    const microsoft = await labels({ cloudId: 'microsoft', domainId: 'harbour.example' })
    for (const label of ['Gmail', 'Calendar', 'Contacts', 'Drive', 'Sites', 'Back up new classes']) expect(google).to.include(label)
    for (const label of ['Exchange mail', 'Calendar', 'Contacts', 'OneDrive', 'SharePoint']) expect(microsoft).to.include(label)
    expect(microsoft).not.to.include('Back up new classes')
  })

  it('labels settings in the language of the call, in English for an unknown language', async () => {
    const labelOf = async (locale: string) => {
      const { groups } = await adapter().describeSettings(scope, { ...callOf(), locale })
      return groups.find(({ id }) => id === 'retention')?.label
    }
    const locales = ['de', 'fr-CA', 'es', 'ja-JP', 'ar', 'pt-BR', 'it', 'nl', 'pl', 'ko', 'zh-CN', 'he', 'en', 'sv', 'constructor']
    expect(await Promise.all(locales.map(labelOf))).to.eql([
      'Aufbewahrung',
      'Conservation',
      'Retención',
      '保持期間',
      'الاحتفاظ',
      'Retenção',
      'Conservazione',
      'Bewaring',
      'Przechowywanie',
      '보관',
      '保留',
      'שמירה',
      'Retention',
      'Retention',
      'Retention',
    ])
  })

  it('gives reasons of failed and suspended users in the language of the call', async () => {
    const users = [userOf('a'), userOf('s', { accountStatus: 'suspended', statusReason: 'by administrator' })]
    const memory = createMemoryAdapter({ tenant: tenantOf({ users }), failureRate: 1, speed: 1e9 })
    const german = { ...callOf(), locale: 'de-AT' }
    const { id } = await memory.startBackup(request(['a']), keyed('k'))
    await wait(5)
    const [english] = (await memory.listRunUsers(scope, id, {}, callOf())).items
    const [translated] = (await memory.listRunUsers(scope, id, {}, german)).items
    expect(english?.reason).to.match(/^[A-Z]/)
    expect(translated?.reason)
      .to.match(/Postfach|Cloud|Lizenz/)
      .and.not.equal(english?.reason)
    expect((await memory.listUsers({ scope }, german)).items[1]?.statusReason).to.equal('durch den Administrator')
    expect((await memory.matchUsers(scope, ['s'], german))[0]?.statusReason).to.equal('durch den Administrator')
    expect((await memory.listUsers({ scope }, callOf())).items[1]?.statusReason).to.equal('by administrator')
  })

  it('reports every rejected setting with the reason', async () => {
    const wrong = {
      nothing: true,
      'service-gmail': 'yes',
      'drive-scope': 'some',
      'retention-gmail': { amount: 0, unit: 'days' },
      'retention-drive': { amount: 1.5, unit: 'days' },
      'retention-sites': { amount: 1, unit: 'weeks' },
      'exclude-extensions': ['tmp', ' '],
      'mail-trash': true,
    }
    const refused = await rejection(adapter().saveSettings(scope, wrong, callOf()))
    expect(refused.code).to.equal('bad-input')
    expect((refused.details as { fields: object }).fields).to.eql({
      nothing: 'There is no such setting',
      'service-gmail': 'Must be on or off',
      'drive-scope': 'Must be one of the choices',
      'retention-gmail': 'At least 1',
      'retention-drive': 'Must be a whole number',
      'retention-sites': 'Must have one of the units',
      'exclude-extensions': 'Must be a list of texts',
    })
  })
})
