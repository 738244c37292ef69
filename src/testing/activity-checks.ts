import type { ActivityEntry, ActivityQuery } from '../core/internal.js'
import { type AdapterUnderTest, type ContractCheck, callOf, idsOf, readAll, start, userItems } from './adapter-under-test.js'
import { check, checkEqual, checkRejects } from './assertions.js'
import { dueUsers } from './start-helpers.js'

const activity = async ({ adapter, scope }: AdapterUnderTest, query: ActivityQuery = {}): Promise<ActivityEntry[]> => {
  const page = async (cursor: string | undefined) => (await adapter.listActivity?.(scope, { ...query, cursor }, callOf())) ?? { items: [] }
  return (await readAll(page, `listActivity(${JSON.stringify(query)})`)).items
}

export const activityChecks: readonly ContractCheck[] = [
  {
    name: 'adds an entry to the activity log for a start and for a refused start, and changes no earlier entry',
    needs: ['listActivity'],
    capability: 'activity',
    async check(world) {
      const due = await dueUsers(world, 2)
      if (due.length < 2) return
      const [first, second] = [userItems(due.slice(0, 1)), userItems(due.slice(1))]
      const { id } = await start(world, first, 1)
      const before = await activity(world)
      const entry = before.find(({ target }) => target === id)
      check(entry !== undefined, `no entry names run ${id} after its start`)
      await checkRejects(start(world, second, 2), 'selection-changed', 'a start with a wrong count')
      await start(world, second, 1)
      const after = await activity(world)
      check(after.length >= before.length + 2, 'a refused start and a start did not add two entries')
      checkEqual(after.slice(-before.length), before, 'earlier entries after another start')
      check(new Set(idsOf(after)).size === after.length, 'two entries have the same id')
      const times = after.map(({ at }) => Date.parse(at))
      check(
        times.every((at, place) => place === 0 || at <= (times[place - 1] as number)),
        'entries are not newest first',
      )
    },
  },
  {
    name: 'filters the activity log by action and time, and refuses a cursor of another filter',
    needs: ['listActivity'],
    capability: 'activity',
    async check(world) {
      const { adapter, scope } = world
      const [user] = await dueUsers(world, 1)
      if (user === undefined) return
      await start(world, userItems([user]), 1)
      const all = await activity(world)
      const { action, at } = all[0] as ActivityEntry
      checkEqual(
        idsOf(await activity(world, { action })),
        idsOf(all.filter((entry) => entry.action === action)),
        `entries of the action ${action}`,
      )
      const isEarlier = (entry: ActivityEntry) => Date.parse(entry.at) < Date.parse(at)
      checkEqual(idsOf(await activity(world, { until: at })), idsOf(all.filter(isEarlier)), `entries before ${at}`)
      checkEqual(idsOf(await activity(world, { since: at })), idsOf(all.filter((entry) => !isEarlier(entry))), `entries since ${at}`)
      checkEqual(await activity(world, { actor: 'nobody-7f3a' }), [], 'entries of an unknown actor')
      const wrong = adapter.listActivity?.(scope, { action, cursor: 'made-up' }, callOf()) ?? Promise.resolve()
      await checkRejects(wrong, 'bad-input', 'a made-up cursor')
    },
  },
]
