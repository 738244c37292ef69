import { expect } from 'chai'
import { createBackupSession } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { group, scope, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const USERS = [
  userOf('ann'),
  userOf('vip', { credits: 3 }),
  userOf('box', { credits: 0, kind: 'shared-mailbox' }),
  userOf('old', { backupStatus: 'failed' }),
  userOf('rest', { backupStatus: 'paused' }),
  userOf('pia', { backupStatus: 'protected' }),
]

const open = (credits: number) => {
  const groups = [{ id: 'all', name: 'All', members: USERS.map(({ id }) => id) }]
  const memory = createMemoryAdapter({ tenant: tenantOf({ credits, users: USERS, groups }), speed: 100 })
  const requests: object[] = []
  const adapter = withMethods(memory, {
    startBackup(request, call) {
      requests.push(request)
      return memory.startBackup(request, call)
    },
  })
  return { memory, requests, session: createBackupSession({ adapter, scope }) }
}
const statusOf = (memory: ReturnType<typeof open>['memory'], id: string) =>
  memory.usersOf(scope).find((each) => each.id === id)?.backupStatus

describe('session.start with prices and restarts', () => {
  it('begins due users and restarts, and takes the sum of the prices', async () => {
    const { memory, requests, session } = open(10)
    session.selection.put([group('all')])
    const run = await session.start()
    expect(requests).to.deep.equal([{ scope, items: [group('all')], settings: 'default', expectedCredits: 4, expectedUsers: 5 }])
    expect(run.total).to.equal(5)
    await until(session.credits, ({ available }) => available === 6)
    for (const id of ['ann', 'vip', 'box', 'old', 'rest']) expect(statusOf(memory, id)).to.be.oneOf(['pending', 'protected'])
    session.dispose()
  })
  it('restarts a failed or paused user without available credits', async () => {
    const { memory, requests, session } = open(0)
    session.selection.put([user('old'), user('rest')])
    await until(session.canStart, (can) => can)
    expect(session.credits.value).to.include({ allocated: 0, starts: 2, restarts: 2, covered: 2, shortfall: 0 })
    expect((await session.start()).total).to.equal(2)
    expect(requests).to.have.length(1)
    expect((await memory.getCredits(scope, { signal: new AbortController().signal })).available).to.equal(0)
    session.dispose()
  })
  it('starts free users without available credits', async () => {
    const { session } = open(0)
    session.selection.put([user('box')])
    await until(session.canStart, (can) => can)
    expect((await session.start()).total).to.equal(1)
    session.dispose()
  })
  it('starts the first due users for the sum of their prices', async () => {
    const { requests, session } = open(3)
    session.selection.put([user('vip'), user('box'), user('ann')])
    expect((await rejection(session.start())).code).to.equal('not-enough-credits')
    expect(session.coverage.affordable.value).to.equal(2)
    await session.start(undefined, { first: 2 })
    expect(requests).to.deep.equal([
      { scope, items: [user('vip'), user('box')], settings: 'default', expectedCredits: 3, expectedUsers: 2 },
    ])
    session.dispose()
  })
  it('rejects selection-changed if only the number of users changed', async () => {
    const { memory, session } = open(10)
    session.selection.put([user('ann'), user('old')])
    await until(session.canStart, (can) => can)
    memory.change(scope, { users: { put: [userOf('old', { backupStatus: 'protected' })] } }, 'now')
    const error = await rejection(session.start())
    expect(error.code).to.equal('selection-changed')
    expect(error.details).to.deep.include({ expected: 1, expectedUsers: 2 })
    await until(session.credits, ({ isExact, isChecking, starts }) => isExact && isChecking !== true && starts === 1)
    expect((await session.start()).total).to.equal(1)
    session.dispose()
  })
})
