import { priceOf, standingOf } from '../core/internal.js'
import { allUsers, available, type ContractCheck, creditsFor, isDue, start, userItems } from './adapter-under-test.js'
import { check, checkRejects } from './assertions.js'
import { checkRefused, dueUsers, startsNothing } from './start-helpers.js'

export const priceChecks: readonly ContractCheck[] = [
  {
    name: 'takes the price of a priced user',
    async check(world) {
      const before = await available(world)
      const due = (await allUsers(world, { accountStatus: ['active'], backupStatus: ['none'] })).filter(isDue)
      const priced = due.find((user) => priceOf(user) !== 1 && priceOf(user) <= before)
      if (priced === undefined) return
      const credits = priceOf(priced)
      await checkRefused(world, userItems([priced]), 1, 'selection-changed', credits)
      const run = await start(world, userItems([priced]), credits, { expectedUsers: 1 })
      check(run.total === 1, `the run of one user has ${run.total} users`)
      check(
        (await available(world)) === before - credits,
        `a user at the price ${credits} took ${before - (await available(world))} credits`,
      )
    },
  },
  {
    name: 'restarts users whose backup failed or is paused, without taking credits',
    async check(world) {
      const inactive = await allUsers(world, { accountStatus: ['active'], backupStatus: ['failed', 'paused'] })
      const restarts = inactive.filter((user) => standingOf(user) === 'restart').slice(0, 3)
      if (restarts.length === 0) return
      const before = await available(world)
      await checkRefused(world, userItems(restarts), restarts.length, 'selection-changed', 0)
      const run = await start(world, userItems(restarts), 0, { expectedUsers: restarts.length })
      check(run.total === restarts.length, `the run has ${run.total} users, ${restarts.length} could be started again`)
      check((await available(world)) === before, 'starting users again took credits')
    },
  },
  {
    name: 'rejects a start whose expected users differ from the count, and starts nothing',
    async check(world) {
      const due = await dueUsers(world, 3)
      if (due.length === 0) return
      await startsNothing(world, async () => {
        const wrong = start(world, userItems(due), creditsFor(due), { expectedUsers: due.length + 1 })
        await checkRejects(wrong, 'selection-changed', `a start that expects ${due.length + 1} of ${due.length} users`)
      })
    },
  },
]
