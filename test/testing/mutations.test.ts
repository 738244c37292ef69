import { expect } from 'chai'
import type { BackupAdapter } from '../../src/core/index.js'
import { createMemoryAdapter } from '../../src/memory.js'
import { testAdapter } from '../../src/testing/test-adapter.js'
import { sampleTenant } from '../worlds/tenants.js'

type Answer = Record<string, unknown>
type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>

const tenant = sampleTenant({ seed: 21, users: 60, credits: 20, cloud: 'google-workspace' })

/** Runs the whole suite up to its first failure and returns the message. */
const firstFailure = async (adapter: () => BackupAdapter): Promise<string | undefined> => {
  const bodies: (() => Promise<void>)[] = []
  testAdapter(adapter, { describe: (_, body) => body(), it: (_, body) => bodies.push(body) })
  for (const body of bodies) {
    try {
      await body()
    } catch (error) {
      return (error as Error).message
    }
  }
  return undefined
}

/** The memory adapter with the answers of one method changed. */
const withAnswer = (method: string, change: (answer: never) => unknown) => (): BackupAdapter => {
  const adapter = createMemoryAdapter({ tenant, speed: 100 }) as unknown as Methods
  const real = adapter[method] as Methods[string]
  return { ...adapter, [method]: async (...args: unknown[]) => change((await real(...args)) as never) } as unknown as BackupAdapter
}
const withFirst = (page: { items: Answer[] }, part: Answer): Answer => ({
  ...page,
  items: page.items.map((item, at) => (at === 0 ? { ...item, ...part } : item)),
})
const without =
  (adapter: () => BackupAdapter, ...methods: string[]) =>
  (): BackupAdapter =>
    Object.fromEntries(Object.entries(adapter()).filter(([name]) => !methods.includes(name))) as unknown as BackupAdapter
const correct = (): BackupAdapter => createMemoryAdapter({ tenant, speed: 100 })

const MUTATIONS: readonly (readonly [what: string, adapter: () => unknown, message: RegExp])[] = [
  ['no adapter', () => undefined, /makeAdapter returned undefined, not an adapter/],
  ['an address instead of an adapter', () => '/api', /makeAdapter returned "\/api", not an adapter/],
  ['an empty object', () => ({}), /the adapter has no name/],
  ['a missing method', without(correct, 'getCredits'), /memory\.getCredits is missing\. Every adapter needs the method/],
  ['an optional method that is a value', () => ({ ...correct(), sync: true }), /memory\.sync is a value of type boolean, not a method/],
  [
    'a policy that does not count its waiting users',
    withAnswer('savePolicy', (policy: Answer) => ({ ...policy, counts: { ...(policy.counts as object), waiting: 0 } })),
    /protected, waiting and failed users of "Contract .*": expected 2, got 1/,
  ],
  ['an undefined answer', withAnswer('listGroups', () => undefined), /memory\.listGroups: the answer is undefined/],
  ['a null answer', withAnswer('getCredits', () => null), /memory\.getCredits: the answer is null/],
  [
    'next: null on the last page',
    withAnswer('listUsers', (page: Answer) => ({ next: null, ...page })),
    /memory\.listUsers: field "next" is null: leave out a field without a value/,
  ],
  [
    'a list instead of a page',
    withAnswer('listUsers', (page: { items: unknown }) => page.items),
    /memory\.listUsers: the answer is missing or not of type object/,
  ],
  [
    'a misspelt field',
    withAnswer('listUsers', (page: never) => withFirst(page, { statusreason: 'left' })),
    /memory\.listUsers: field "items\[0\]\.statusreason" is not a known field/,
  ],
  [
    'null for an optional field',
    withAnswer('listUsers', (page: never) => withFirst(page, { orgUnitId: null })),
    /memory\.listUsers: field "items\[0\]\.orgUnitId" is null/,
  ],
  [
    'a status of another system',
    withAnswer('listUsers', (page: never) => withFirst(page, { accountStatus: 'ENABLED' })),
    /memory\.listUsers: field "items\[0\]\.accountStatus" is not one of: active, suspended, deleted/,
  ],
  [
    'a number as id',
    withAnswer('listGroups', (page: never) => withFirst(page, { id: 7 })),
    /memory\.listGroups: field "items\[0\]\.id" is missing or not of type string/,
  ],
  [
    'a total as text',
    withAnswer('listUsers', (page: Answer) => ({ ...page, total: '60' })),
    /memory\.listUsers: field "total" is missing or not of type/,
  ],
  [
    'an unknown capability',
    withAnswer('listClouds', (clouds: Answer[]) => clouds.map((cloud) => ({ ...cloud, capabilities: ['backups'] }))),
    /memory\.listClouds: field "\[0\]\.capabilities\[0\]" is not one of: sync/,
  ],
  [
    'a date that is not ISO 8601',
    withAnswer('startBackup', (run: Answer) => ({ ...run, startedAt: 'Sun, 22 Nov 2026 10:00:00 GMT' })),
    /memory\.startBackup: field "startedAt" is "Sun, 22 Nov 2026 10:00:00 GMT"\. Write dates in ISO 8601/,
  ],
  [
    'a sync time that is not ISO 8601',
    withAnswer('sync', (result: Answer) => ({ ...result, finishedAt: '11/22/2026' })),
    /memory\.sync: field "finishedAt" is "11\/22\/2026"/,
  ],
  [
    'an org unit without a parent field',
    withAnswer('listOrgUnits', (units: Answer[]) => units.map(({ parentId: _, ...unit }) => unit)),
    /memory\.listOrgUnits: field "\[0\]\.parentId" is invalid|memory\.listOrgUnits: field "\[0\]\.parentId" is missing/,
  ],
  [
    'a parent that is not in the list',
    withAnswer('listOrgUnits', (units: Answer[]) => units.map((unit) => ({ ...unit, parentId: 'nowhere' }))),
    /listOrgUnits: the parent nowhere of .* is not in the list/,
  ],
  [
    'org units below themselves',
    withAnswer('listOrgUnits', (units: Answer[]) => units.map((unit) => ({ ...unit, parentId: unit.id }))),
    /listOrgUnits: .* is below itself/,
  ],
  [
    'credits as text',
    withAnswer('getCredits', ({ available }: Answer) => ({ available: String(available) })),
    /memory\.getCredits: field "available" is invalid/,
  ],
  [
    'matches without the missing users',
    withAnswer('matchUsers', (found: unknown[]) => found.filter((user) => user !== null)),
    /memory\.matchUsers: returned \d+ users for \d+ keys/,
  ],
  [
    'coverage without a list',
    withAnswer('listCoverage', ({ deleted: _, ...page }: Answer) => page),
    /memory\.listCoverage: field "deleted" is missing or not of type array/,
  ],
  [
    'a run with the status of another system',
    withAnswer('startBackup', (run: Answer) => ({ ...run, status: 'PENDING' })),
    /memory\.startBackup: field "status" is not one of: queued, running/,
  ],
  [
    'a user of a run without its id',
    withAnswer('listRunUsers', (page: never) => withFirst(page, { user: { name: 'Ann', email: 'ann@example.com' } })),
    /memory\.listRunUsers: field "items\[0\]\.user\.id" is missing or not of type string/,
  ],
  [
    'a settings form without fields',
    withAnswer('describeSettings', () => ({ groups: [{ id: 'mail', label: 'Mail' }] })),
    /memory\.describeSettings: field "groups\[0\]\.fields" is missing or not of type array/,
  ],
  ['settings with numbers', withAnswer('getSettings', () => ({ versions: 3 })), /memory\.getSettings: field "versions" is invalid/],
  [
    'an activity log without times',
    withAnswer('listActivity', (page: never) => withFirst(page, { at: 'today' })),
    /memory\.listActivity: field "items\[0\]\.at" is (invalid|"today")/,
  ],
]

describe('testAdapter', () => {
  it('passes the correct adapter', async () => {
    expect(await firstFailure(correct)).to.equal(undefined)
  })

  for (const [what, adapter, message] of MUTATIONS) {
    it(`names the method, the fault and the law for ${what}`, async () => {
      const failure = await firstFailure(adapter as () => BackupAdapter)
      expect(failure).to.match(message)
      // the message begins with the law
      expect(failure).to.match(/^[a-z].*: /)
    })
  }

  it('reports the checks of absent methods as skipped, with the method', async () => {
    const bodies: { name: string; body(...context: unknown[]): Promise<void> }[] = []
    testAdapter(without(correct, 'listCoverage', 'getRun'), {
      describe: (_, body) => body(),
      it: (name, body) => bodies.push({ name, body }),
    })
    const skipped = new Map<string, string>()
    for (const { name, body } of bodies) await body.call(undefined, { skip: (reason: string) => skipped.set(name, reason) })
    expect(skipped.get('returns the same users from listCoverage and listUsers')).to.equal('the adapter has no listCoverage')
    expect([...skipped.values()]).to.include('the adapter has no getRun')
    expect([...skipped.keys()].filter((name) => name.includes('activity'))).to.deep.equal([])
  })
})
