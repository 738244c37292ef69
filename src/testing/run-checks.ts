import { type RunUserStatus, sleep } from '../core/internal.js'
import { available, type ContractCheck, callOf, freshKey, idsOf, readAll, start, userItems } from './adapter-under-test.js'
import { check, checkEqual, checkRejects, checkSameSet } from './assertions.js'
import { endOf } from './run-end.js'
import { dueUsers, runsOf } from './start-helpers.js'

export const runChecks: readonly ContractCheck[] = [
  {
    name: 'ends every run and lists its users by status',
    needs: ['getRun', 'listRuns', 'listRunUsers'],
    async check(world) {
      const { adapter, scope } = world
      const due = await dueUsers(world, 12)
      if (due.length < 2) return
      const older = await start(world, userItems(due.slice(0, 1)), 1)
      await sleep(5)
      const { id, total } = await start(world, userItems(due.slice(1)), due.length - 1)
      const runs = await runsOf(world)
      check(runs.indexOf(id) >= 0 && runs.indexOf(id) < runs.indexOf(older.id), 'listRuns does not return the newest run first')
      const run = await endOf(world, id)
      check(run.total === total, 'the total of a run changed')
      const usersWith = async (status?: RunUserStatus) =>
        (
          await readAll(
            async (cursor) => (await adapter.listRunUsers?.(scope, id, { status, cursor }, callOf())) ?? { items: [] },
            'listRunUsers',
          )
        ).items
      const users = await usersWith()
      checkSameSet(
        users.map(({ user }) => user.id),
        idsOf(due.slice(1)),
        'users of a run',
      )
      for (const status of ['queued', 'running', 'done', 'failed'] as const) {
        const want = users.filter((user) => user.status === status).map(({ user }) => user.id)
        checkSameSet(
          (await usersWith(status)).map(({ user }) => user.id),
          want,
          `${status} users of a run`,
        )
        if (status === 'done') check(want.length === run.done, `${want.length} users are done, the run reports ${run.done}`)
        if (status === 'failed') check(want.length === run.failed, `${want.length} users failed, the run reports ${run.failed}`)
      }
      await checkRejects(
        adapter.getRun?.(scope, 'no-such-run-7f3a', callOf()) ?? Promise.resolve(),
        'not-found',
        'getRun of an unknown run',
      )
    },
  },
  {
    name: 'retries failed users once for each idempotency key, without taking credits',
    needs: ['getRun', 'retryRun'],
    async check(world) {
      const { adapter, scope } = world
      const due = await dueUsers(world, 40)
      if (due.length === 0) return
      const { id } = await start(world, userItems(due), due.length)
      const run = await endOf(world, id)
      if (run.failed === 0) return
      const before = await available(world)
      const key = freshKey()
      const retry = () => adapter.retryRun?.(scope, id, undefined, { ...callOf(), idempotencyKey: key })
      const first = await retry()
      check(first?.id === id, 'a retry returned another run')
      const after = await endOf(world, id)
      check(after.total === run.total && after.done >= run.done, 'a retry lost users')
      await retry()
      checkEqual((await adapter.getRun?.(scope, id, callOf()))?.failed, after.failed, 'failed users after a second retry with the same key')
      check((await available(world)) === before, 'a retry took credits')
    },
  },
]
