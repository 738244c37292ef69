import { expect } from 'chai'
import type { BackupRun, BackupStatus, User } from '../../../src/core/index.js'
import { createRandom } from '../../../src/core/internal.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { scope, tenantOf, userOf } from '../../worlds/tenants.js'

const CASES = 400
const CREDITS = 60
const STATUSES: readonly BackupStatus[] = ['none', 'none', 'none', 'none', 'failed', 'paused', 'protected']
const isOver = ({ status }: BackupRun): boolean => status !== 'queued' && status !== 'running'

describe('createMemoryAdapter: credits of random runs', () => {
  it(`keeps credits consistent through ${CASES} sequences of starts, progress, failures, retries and stops`, async () => {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const random = createRandom(seed)
      const below = (count: number): number => Math.floor(random() * count)
      const users = Array.from({ length: 25 }, (_, place) =>
        userOf(`u${place}`, { backupStatus: STATUSES[below(STATUSES.length)] ?? 'none', credits: below(4) }),
      )
      const clock = createManualClock()
      const adapter = createMemoryAdapter({ tenant: tenantOf({ users, credits: CREDITS }), clock, failureRate: 0.3 })
      /** Users that held credits before the first start did not take them from the available credits. */
      const isOld = (user: User): boolean => users.some(({ id, backupStatus }) => id === user.id && backupStatus !== 'none')
      const ids: string[] = []
      let keys = 0
      const keyed = () => ({ ...callOf(), idempotencyKey: `${seed}-${++keys}` })

      const check = async (step: number): Promise<void> => {
        const now = adapter.usersOf(scope)
        const held = now.filter((user) => user.backupStatus !== 'none' && !isOld(user)).reduce((sum, { credits = 1 }) => sum + credits, 0)
        const { available } = await adapter.getCredits(scope, callOf())
        expect(available, `seed ${seed}, step ${step}: credits`).to.equal(CREDITS - held)
        const open = new Set<string>()
        for (const id of ids) {
          const run = await adapter.getRun(scope, id, callOf())
          const { items } = await adapter.listRunUsers(scope, id, {}, callOf())
          const count = (status: string): number => items.filter((one) => one.status === status).length
          expect([run.done, run.failed, run.stopped ?? 0, run.total]).to.eql([
            count('done'),
            count('failed'),
            count('stopped'),
            items.length,
          ])
          const left = count('queued') + count('running')
          expect(isOver(run), `seed ${seed}, step ${step}: ${run.status} with ${left} users left`).to.equal(left === 0)
          expect(run.finishedAt !== undefined).to.equal(left === 0)
          for (const { user, status } of items) if (status === 'queued' || status === 'running') open.add(user.id)
        }
        const pending = now.filter(({ backupStatus }) => backupStatus === 'pending').map(({ id }) => id)
        expect(pending.sort(), `seed ${seed}, step ${step}: pending users`).to.eql([...open].sort())
      }

      for (let step = 0; step < 15; step += 1) {
        const id = ids[below(ids.length)]
        const command = below(5)
        if (command === 0 || id === undefined) {
          const some = adapter.usersOf(scope).filter(({ backupStatus }) => backupStatus !== 'protected' && backupStatus !== 'pending')
          const chosen = some.slice(below(some.length), 10 + below(some.length))
          const expectedCredits = chosen.reduce((sum, { backupStatus, credits = 1 }) => sum + (backupStatus === 'none' ? credits : 0), 0)
          const items = chosen.map(({ id: userId }) => ({ kind: 'user' as const, id: userId }))
          // rejected if no user is left or the credits do not suffice
          const run = await adapter.startBackup({ scope, items, settings: 'default', expectedCredits }, keyed()).catch(() => undefined)
          if (run !== undefined) ids.push(run.id)
        } else if (command === 1) await clock.advance(below(1_500))
        else if (command === 2) await adapter.retryRun(scope, id, undefined, keyed())
        else await adapter.stopRun(scope, id, callOf())
        await check(step)
      }
      for (const id of ids) await adapter.stopRun(scope, id, callOf())
      await check(99)
      expect(adapter.usersOf(scope).filter(({ backupStatus }) => backupStatus === 'pending')).to.eql([])
    }
  })
})
