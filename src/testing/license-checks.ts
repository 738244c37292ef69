import type { Holder, HolderPage, HolderQuery } from '../core/internal.js'
import {
  type AdapterUnderTest,
  allUsers,
  available,
  type ContractCheck,
  callOf,
  creditsFor,
  freshKey,
  readAll,
  start,
  userItems,
} from './adapter-under-test.js'
import { check, checkEqual, checkRejects } from './assertions.js'
import { endOf } from './run-end.js'
import { dueUsers } from './start-helpers.js'

const page = async ({ adapter, scope }: AdapterUnderTest, query: HolderQuery = {}): Promise<HolderPage> =>
  (await adapter.listHolders?.(scope, query, callOf())) ?? { items: [] }

const holders = async (world: AdapterUnderTest, query: HolderQuery = {}): Promise<Holder[]> =>
  (await readAll((cursor) => page(world, { ...query, cursor }), `listHolders(${JSON.stringify(query)})`)).items

const creditsOf = (list: readonly { credits: number }[]): number => list.reduce((sum, { credits }) => sum + credits, 0)
const userIdsOf = (list: readonly Holder[]): string[] => list.map(({ user }) => user.id)

const giveBack = ({ adapter, scope }: AdapterUnderTest, userIds: readonly string[], idempotencyKey = freshKey()) =>
  adapter.giveBack?.(scope, userIds, { ...callOf(), idempotencyKey }) ?? Promise.resolve({ credits: 0 })

/** Starts due users and waits for the end of the run. */
const protect = async (world: AdapterUnderTest, most: number) => {
  const users = await dueUsers(world, most)
  if (users.length === 0) return undefined
  const run = await start(world, userItems(users), creditsFor(users))
  await endOf(world, run.id)
  return { ids: users.map(({ id }) => id), credits: creditsFor(users), runId: run.id }
}

export const licenseChecks: readonly ContractCheck[] = [
  {
    name: 'lists each started user as the holder of a license, with its run, and the sum of all licenses grows by the credits taken',
    needs: ['listHolders'],
    capability: 'licenses',
    async check(world) {
      const before = await holders(world)
      const credits = await available(world)
      const users = await dueUsers(world, 3)
      if (users.length === 0) return
      const run = await start(world, userItems(users), creditsFor(users))
      const after = await holders(world)
      check(new Set(userIdsOf(after)).size === after.length, 'listHolders lists a user twice')
      for (const { id } of users) {
        const holder = after.find(({ user }) => user.id === id)
        check(holder !== undefined, `the started user ${id} is no holder of a license`)
        checkEqual([holder.credits, holder.through.runId, holder.state], [1, run.id, 'active'], `the license of ${id}`)
      }
      const spent = credits - (await available(world))
      if (credits !== Number.POSITIVE_INFINITY)
        check(creditsOf(after) - creditsOf(before) === spent, `${spent} credits were taken, the licenses grew by another number`)
      const { total, credits: sum } = await page(world)
      if (total !== undefined) check(total === after.length, `total is ${total} for ${after.length} holders`)
      if (sum !== undefined) check(sum === creditsOf(after), `credits is ${sum}, the holders have ${creditsOf(after)}`)
    },
  },
  {
    name: 'filters holders by state and search, groups the totals, and rejects unknown states and groups',
    needs: ['listHolders'],
    capability: 'licenses',
    async check(world) {
      const users = await dueUsers(world, 2)
      if (users.length > 0) await start(world, userItems(users), creditsFor(users))
      const all = await holders(world)
      for (const state of ['active', 'suspended', 'deleted', 'left'] as const) {
        const wanted = all.filter((holder) => holder.state === state)
        checkEqual(userIdsOf(await holders(world, { state })), userIdsOf(wanted), `holders in the state ${state}`)
      }
      const gone = all.filter(({ state }) => state === 'deleted' || state === 'left')
      checkEqual(userIdsOf(await holders(world, { state: ['deleted', 'left'] })), userIdsOf(gone), 'deleted and left holders')
      checkEqual(await holders(world, { state: [] }), [], 'holders in none of the states')
      const [first] = all
      if (first !== undefined) {
        const found = await holders(world, { search: first.user.email })
        check(userIdsOf(found).includes(first.user.id), `the search for ${first.user.email} does not find its holder`)
        checkEqual(await holders(world, { search: 'no such person 7f3a' }), [], 'holders of an unknown name')
        for (const groupBy of ['state', 'org-unit']) {
          const { totals = [] } = await page(world, { groupBy })
          check(creditsOf(totals) === creditsOf(all), `the totals by ${groupBy} are ${creditsOf(totals)} credits of ${creditsOf(all)}`)
          const count = totals.reduce((sum, { users: some }) => sum + some, 0)
          check(count === all.length, `the totals by ${groupBy} count ${count} of ${all.length} users`)
        }
      }
      await checkRejects(page(world, { state: 'lost' as never }), 'bad-input', 'a state that does not exist')
      await checkRejects(page(world, { groupBy: 'no such facet 7f3a' }), 'bad-input', 'a group that does not exist')
      await checkRejects(page(world, { cursor: 'made-up' }), 'bad-input', 'a made-up cursor of listHolders')
    },
  },
  {
    name: 'gives licenses back once under a key, and the users can be started again',
    needs: ['listHolders', 'giveBack', 'getRun'],
    capability: 'licenses',
    async check(world) {
      const { adapter, scope } = world
      const before = await available(world)
      const started = await protect(world, 3)
      if (started === undefined) return
      const { ids, credits } = started
      const key = freshKey()
      const [first, again] = await Promise.all([giveBack(world, ids, key), giveBack(world, [...ids].reverse(), key)])
      checkEqual(first.credits, credits, 'the credits given back')
      checkEqual(again, first, 'the answer to the same key and users')
      checkEqual(await available(world), before, 'the available credits after a give-back')
      const held = new Set(userIdsOf(await holders(world)))
      for (const id of ids) check(!held.has(id), `${id} still holds a license after it was given back`)
      const statuses = await adapter.matchUsers(scope, ids, callOf())
      check(
        statuses.every((user) => user?.backupStatus === 'none'),
        'a user whose license was given back still has a backup status',
      )
      checkEqual((await giveBack(world, ids)).credits, 0, 'the credits of users without a license')
      checkEqual(await giveBack(world, ids, key), first, 'the answer to an old key')
      await checkRejects(giveBack(world, ids.slice(0, 1).concat('other-7f3a'), key), 'bad-input', 'the key of another give-back')
      const run = await start(world, userItems((await allUsers(world)).filter(({ id }) => ids.includes(id))), credits)
      check(run.total === ids.length, 'users whose licenses were given back cannot be started again')
    },
  },
  {
    name: 'rejects a give-back without users or without a key, and skips users without a license and users whose backup is in progress',
    needs: ['listHolders', 'giveBack'],
    capability: 'licenses',
    async check(world) {
      await checkRejects(giveBack(world, []), 'bad-input', 'a give-back without users')
      await checkRejects(giveBack(world, ['anyone'], ''), 'bad-input', 'a give-back without a key')
      checkEqual((await giveBack(world, ['no-such-user-7f3a'])).credits, 0, 'the credits of an unknown user')
      const [user] = await dueUsers(world, 1)
      if (user === undefined) return
      const credits = await available(world)
      await start(world, userItems([user]), 1)
      // a fast backend may have ended the backup
      const { credits: released } = await giveBack(world, [user.id])
      const isHolder = (await holders(world)).some((holder) => holder.user.id === user.id)
      check(
        isHolder === (released === 0),
        `${released} credits were given back, and the user ${isHolder ? 'still' : 'no longer'} holds one`,
      )
      if (credits !== Number.POSITIVE_INFINITY) checkEqual(await available(world), credits - 1 + released, 'the credits after a give-back')
    },
  },
]
