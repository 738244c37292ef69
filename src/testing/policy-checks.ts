import type { Policy, PolicyDraft, PolicyForecast } from '../core/internal.js'
import { type AdapterUnderTest, available, type ContractCheck, callOf, freshKey, readAll, start, userItems } from './adapter-under-test.js'
import { check, checkEqual, checkRejects, fail } from './assertions.js'
import { dueUsers } from './start-helpers.js'

const draftOf = (part: Partial<PolicyDraft> & Pick<PolicyDraft, 'items'>): PolicyDraft => ({
  name: `Contract ${freshKey()}`,
  settings: 'default',
  leavers: 'keep',
  ...part,
})

const policiesOf = async ({ adapter, scope }: AdapterUnderTest): Promise<Policy[]> =>
  (await readAll(async (cursor) => (await adapter.listPolicies?.(scope, { cursor }, callOf())) ?? { items: [] }, 'listPolicies')).items

const save = ({ adapter, scope }: AdapterUnderTest, draft: PolicyDraft, id?: string, idempotencyKey = freshKey()): Promise<Policy> =>
  adapter.savePolicy?.(scope, draft, { id }, { ...callOf(), idempotencyKey }) ?? fail('savePolicy is missing')

const setStatus = ({ adapter, scope }: AdapterUnderTest, id: string, status: 'active' | 'paused' | 'ended'): Promise<Policy> =>
  adapter.setPolicyStatus?.(scope, id, status, callOf()) ?? fail('setPolicyStatus is missing')

const forecast = ({ adapter, scope }: AdapterUnderTest, draft: PolicyDraft): Promise<PolicyForecast> =>
  adapter.forecastPolicy?.(scope, draft, callOf()) ?? fail('forecastPolicy is missing')

const statusesOf = async ({ adapter, scope }: AdapterUnderTest, ids: readonly string[]): Promise<(string | undefined)[]> =>
  (await adapter.matchUsers(scope, ids, callOf())).map((user) => user?.backupStatus)

const checkCounts = ({ name, counts }: Policy): void =>
  checkEqual(counts.protected + counts.waiting + counts.failed, counts.covered, `protected, waiting and failed users of "${name}"`)

/** Whether the cloud offers exceptions. */
const canExcept = async ({ adapter, scope }: AdapterUnderTest): Promise<boolean> => {
  const cloud = (await adapter.listClouds(callOf())).find(({ id }) => id === scope.cloudId)
  return cloud?.capabilities?.includes('exceptions') ?? adapter.exceptions === true
}

const NEEDS = ['listPolicies', 'savePolicy', 'setPolicyStatus'] as const

export const policyChecks: readonly ContractCheck[] = [
  {
    name: 'creates one policy for a key and a draft, starts the users that it covers, and leaves out its exceptions',
    needs: NEEDS,
    capability: 'policies',
    async check(world) {
      const due = await dueUsers(world, 3)
      const [one, two, excepted] = due
      if (one === undefined || two === undefined || excepted === undefined) return
      const before = await available(world)
      const hasExceptions = await canExcept(world)
      const items = userItems(hasExceptions ? due : [one, two])
      const draft = draftOf({ items, ...(hasExceptions && { exceptions: userItems([excepted]) }) })
      const key = freshKey()
      const saved = await save(world, { ...draft, name: ` ${draft.name} ` }, undefined, key)
      const again = await save(world, { ...draft, name: ` ${draft.name} ` }, undefined, key)
      checkEqual([again.id, saved.name, saved.status], [saved.id, draft.name, 'active'], 'the policy saved twice under one key')
      check((await policiesOf(world)).filter(({ name }) => name === draft.name).length === 1, 'listPolicies does not list the policy once')
      checkCounts(saved)
      checkEqual([saved.counts.covered, saved.counts.waiting], [2, 0], 'the covered and waiting users of the policy')
      const statuses = await statusesOf(world, [one.id, two.id])
      check(
        statuses.every((status) => status !== 'none'),
        'a covered user has no backup after the policy was saved',
      )
      checkEqual(await statusesOf(world, [excepted.id]), ['none'], 'the backup status of the exception')
      if (before !== Number.POSITIVE_INFINITY) checkEqual(await available(world), before - 2, 'the credits after the policy was saved')
      await checkRejects(save(world, { ...draft, name: 'Other' }, undefined, key), 'bad-input', 'the key of another policy')
      await setStatus(world, saved.id, 'ended')
    },
  },
  {
    name: 'lets users wait at the limit of a policy, and starts them when the limit is raised',
    needs: NEEDS,
    capability: 'policies',
    async check(world) {
      const due = await dueUsers(world, 2)
      if (due.length < 2) return
      const draft = draftOf({ items: userItems(due), limit: 1 })
      const saved = await save(world, draft)
      checkCounts(saved)
      checkEqual([saved.counts.covered, saved.counts.waiting, saved.limit], [2, 1, 1], 'the policy with a limit of 1 credit')
      if (saved.waitingFor !== undefined) check(saved.waitingFor === 'limit', `users wait for ${saved.waitingFor}, not for the limit`)
      const raised = await save(world, { ...draft, limit: 2 }, saved.id)
      checkEqual(
        [raised.id, raised.createdAt, raised.counts.waiting],
        [saved.id, saved.createdAt, 0],
        'the policy after its limit was raised',
      )
      await setStatus(world, saved.id, 'ended')
    },
  },
  {
    name: 'starts no user twice for two policies, and counts the user in both',
    needs: NEEDS,
    capability: 'policies',
    async check(world) {
      const [user] = await dueUsers(world, 1)
      if (user === undefined) return
      const before = await available(world)
      const first = await save(world, draftOf({ items: userItems([user]) }))
      const second = await save(world, draftOf({ items: userItems([user]) }))
      for (const { counts } of [first, second]) checkEqual([counts.covered, counts.waiting], [1, 0], 'a user of two policies')
      if (before !== Number.POSITIVE_INFINITY) checkEqual(await available(world), before - 1, 'the credits of a user of two policies')
      for (const { id } of [first, second]) await setStatus(world, id, 'ended')
    },
  },
  {
    name: 'starts nobody for a paused policy, resumes it, and neither edits nor resumes an ended one',
    needs: NEEDS,
    capability: 'policies',
    async check(world) {
      const due = await dueUsers(world, 2)
      const [user, other] = due
      if (user === undefined || other === undefined) return
      const draft = draftOf({ items: userItems([user]) })
      const { id } = await save(world, draft)
      checkEqual((await setStatus(world, id, 'paused')).status, 'paused', 'the status of a paused policy')
      checkEqual((await setStatus(world, id, 'paused')).status, 'paused', 'the status of a policy paused twice')
      await save(world, { ...draft, items: userItems(due) }, id)
      checkEqual(await statusesOf(world, [other.id]), ['none'], 'the backup status of a user of a paused policy')
      checkEqual((await setStatus(world, id, 'active')).counts.waiting, 0, 'the waiting users of a resumed policy')
      checkEqual((await setStatus(world, id, 'ended')).status, 'ended', 'the status of an ended policy')
      await checkRejects(setStatus(world, id, 'active'), 'bad-input', 'resuming an ended policy')
      await checkRejects(save(world, draft, id), 'bad-input', 'editing an ended policy')
      await checkRejects(save(world, draft, 'no-such-policy-7f3a'), 'not-found', 'editing an unknown policy')
      await checkRejects(setStatus(world, 'no-such-policy-7f3a', 'paused'), 'not-found', 'pausing an unknown policy')
      check(
        (await statusesOf(world, [user.id, other.id])).every((status) => status !== 'none'),
        'ending a policy ended a backup',
      )
    },
  },
  {
    name: 'rejects invalid drafts, and forecasts a draft without saving it',
    needs: [...NEEDS, 'forecastPolicy'],
    capability: 'policies',
    async check(world) {
      const [user] = await dueUsers(world, 1)
      if (user === undefined) return
      const draft = draftOf({ items: userItems([user]) })
      const before = (await policiesOf(world)).length
      const wrong: Partial<PolicyDraft>[] = [
        { name: ' ' },
        { name: 'x'.repeat(201) },
        { items: [] },
        { limit: -1 },
        { leavers: { giveBackAfterDays: 3651 } },
        { settings: { 'no such setting 7f3a': true } },
      ]
      for (const part of wrong) {
        await checkRejects(save(world, { ...draft, ...part }), 'bad-input', `saving a draft with ${JSON.stringify(part).slice(0, 60)}`)
        await checkRejects(forecast(world, { ...draft, ...part }), 'bad-input', `the forecast with ${JSON.stringify(part).slice(0, 60)}`)
      }
      const { now, history } = await forecast(world, draft)
      checkEqual(now, { users: 1, credits: 1 }, 'the figures of a forecast for one user')
      const times = history.map(({ at }) => Date.parse(at))
      check(
        times.every((at, place) => place === 0 || at >= (times[place - 1] as number)),
        'the history of a forecast is not oldest first',
      )
      checkEqual((await policiesOf(world)).length, before, 'the number of policies after rejected drafts and forecasts')
      checkEqual(await statusesOf(world, [user.id]), ['none'], 'the backup status after a forecast')
    },
  },
  {
    name: 'creates the policy of a start with its run, once for a key, and none for a refused start',
    needs: [...NEEDS, 'getRun'],
    capability: 'policies',
    async check(world) {
      const due = await dueUsers(world, 2)
      const [user] = due
      if (user === undefined) return
      const items = userItems([user])
      const policy = draftOf({ items, leavers: { giveBackAfterDays: 30 } })
      const before = (await policiesOf(world)).length
      await checkRejects(start(world, items, 7, { policy }), 'selection-changed', 'a start with a policy and a wrong count')
      checkEqual((await policiesOf(world)).length, before, 'the number of policies after a refused start')
      const idempotencyKey = freshKey()
      const run = await start(world, items, 1, { policy, idempotencyKey })
      const again = await start(world, items, 1, { policy, idempotencyKey })
      checkEqual([again.id, again.policyId], [run.id, run.policyId], 'the answer to the same start with a policy')
      const created = (await policiesOf(world)).filter(({ name }) => name === policy.name)
      checkEqual([created.length, created[0]?.id], [1, run.policyId], 'the policy of the start')
      checkEqual([created[0]?.counts.covered, created[0]?.leavers], [1, policy.leavers], 'the users and leavers of the policy')
      const holders = await world.adapter.listHolders?.(world.scope, { search: user.email }, callOf())
      const holder = holders?.items.find((one) => one.user.id === user.id)
      if (holder !== undefined)
        checkEqual([holder.through.runId, holder.through.policyId], [run.id, run.policyId], 'what the license was taken through')
      if (run.policyId !== undefined) await setStatus(world, run.policyId, 'ended')
    },
  },
]
