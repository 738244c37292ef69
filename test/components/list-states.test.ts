import { expect } from '@open-wc/testing'
import { BackupUsersTab } from '../../src/components/users-tab/users-tab.js'
import { createBackupSession, type List, type ListStatus, type User } from '../../src/core/index.js'
import { createMemoryAdapter } from '../../src/memory.js'
import { define, mount, settled, unmountAll } from '../worlds/mount-element.js'
import { sampleOf } from '../worlds/sessions.js'
import { usersOf } from '../worlds/tenants.js'
import { until, wait } from '../worlds/waiting.js'
import { all, one, root, textOf } from './shadow-queries.js'

define('backup-users-tab', BackupUsersTab)

/** A list that stays in one state. */
const withStatus = <T>(list: List<T>, status: ListStatus): List<T> => ({
  ...list,
  status: {
    value: status,
    subscribe(listener) {
      listener(status)
      return () => {}
    },
  },
})

describe('list states', () => {
  afterEach(unmountAll)

  it('shows skeleton rows after 150 ms, marks the grid busy and exposes no rows to screen readers', async () => {
    const { session } = sampleOf({ users: usersOf(5) }, { latencyMs: 1500 })
    const tab = document.createElement('backup-users-tab')
    tab.session = session
    document.body.append(tab)
    await tab.updateComplete
    const bones = one(tab, '.bones')
    const [animation] = bones.getAnimations()
    expect(getComputedStyle(bones).visibility).to.equal('hidden')
    expect(animation?.effect?.getTiming().duration).to.equal(150)
    animation?.finish()
    await settled(tab)
    expect(getComputedStyle(bones).visibility).to.equal('visible')
    expect(bones.getAttribute('aria-hidden')).to.equal('true')
    expect(one(tab, '[role=grid]').getAttribute('aria-busy')).to.equal('true')
    await expect(tab).to.be.accessible()
    await until(() => all(tab, '.row').length === 5)
    expect(all(tab, '.bones')).to.have.length(0)
    expect(one(tab, '[role=grid]').getAttribute('aria-busy')).to.equal('false')
    tab.remove()
    session.dispose()
  })

  it('shows a message when loading takes longer than usual', async () => {
    const { session } = sampleOf({ users: usersOf(5) }, { latencyMs: 60_000 })
    const stalled = { ...session, users: withStatus<User>(session.users, 'stalled') }
    const tab = document.createElement('backup-users-tab')
    tab.session = stalled
    document.body.append(tab)
    await settled(tab)
    expect(textOf(one(tab, '.stalled'))).to.equal('This is taking longer than usual.')
    tab.remove()
    session.dispose()
  })

  it('starts at the first row of another session and renders nothing without a session', async () => {
    const { session } = sampleOf({ users: usersOf(300) })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0)
    const other = createBackupSession({ adapter: createMemoryAdapter({ tenant: { clouds: [] } }) })
    tab.session = other
    await settled(tab)
    expect(all(tab, '.row')).to.have.length(0)
    tab.session = undefined
    await settled(tab)
    await wait(20)
    expect(root(tab).querySelector('.frame') === null).to.equal(true)
    other.dispose()
  })
})
