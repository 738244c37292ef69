import { expect } from '@open-wc/testing'
import { SelectionBox } from '../../../src/components/selection-box/selection-box.js'
import { BackupError } from '../../../src/core/index.js'
import { define, mount, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { usersOf } from '../../worlds/tenants.js'
import { eventually, textOf } from '../find.js'

define('selection-box', SelectionBox)

const groups = [
  { id: 'all', name: 'All staff', members: ['u1', 'u2', 'u3'] },
  { id: 'some', name: 'Design', members: ['u1', 'u2'] },
]
const chosen = [
  { kind: 'group', id: 'all', label: 'All staff' },
  { kind: 'group', id: 'some', label: 'Design' },
] as const

describe('selection-box: what it says about its items', () => {
  let box: SelectionBox
  const rows = (): string[] => [...box.renderRoot.querySelectorAll('[role=option]')].map((row) => textOf(row))
  const meter = (): string => textOf(box.renderRoot.querySelector('.meter'))
  const spoken = (): string => textOf(box.renderRoot.querySelector('.meter [role=status]'))
  afterEach(unmountAll)

  it('shows the people of an item, and which item covers all of them', async () => {
    const { session } = sampleOf({ users: usersOf(3), groups, credits: 9 })
    session.selection.put(chosen)
    box = await mount<SelectionBox>('selection-box', session)
    await eventually(() => rows()[1]?.includes('all covered by'), 'the facts')
    expect(rows()[1]).to.equal('GROUP: Design 2 people, all covered by All staff')
    expect(rows()[0]).to.contain('3 people · gives back 1')
  })

  it('says that licenses are being checked until the balance arrives', async () => {
    let isHanging = true
    const { session } = sampleOf(
      { users: usersOf(3), groups, credits: 9 },
      { faults: ({ method }) => (isHanging && method === 'getCredits' ? 'hang' : undefined) },
    )
    box = await mount<SelectionBox>('selection-box', session)
    await eventually(() => meter().startsWith('Checking your licenses…'), 'the words')
    isHanging = false
    await session.refresh()
    await eventually(() => meter().startsWith('You have allocated 0 out of 9 licenses'), 'the figure')
  })

  it('announces the missing licenses after the allocated ones', async () => {
    const { session } = sampleOf({ users: usersOf(3), groups, credits: 1 })
    box = await mount<SelectionBox>('selection-box', session)
    await eventually(() => spoken() === 'You have allocated 0 out of 1 license', 'the first sentence')
    session.selection.put(chosen)
    await eventually(() => spoken() !== 'You have allocated 0 out of 1 license', 'the next sentence')
    expect(spoken()).to.equal('You have allocated 3 out of 1 license')
    const short = box.renderRoot.querySelector('.short') as HTMLElement
    expect([textOf(short), short.getAttribute('aria-live')]).to.deep.equal(['You need 2 more licenses.', 'polite'])
  })

  it('says that it waits for a rate-limited cloud', async () => {
    const { session } = sampleOf(
      { users: usersOf(3), groups, credits: 9 },
      {
        faults: ({ method }) =>
          method === 'listCoverage'
            ? new BackupError('rate-limited', 'too many requests', { details: { retryAfterMs: 60_000 } })
            : undefined,
      },
    )
    session.selection.put(chosen)
    box = await mount<SelectionBox>('selection-box', session)
    await eventually(() => meter().includes('Waiting for the cloud…'), 'the words')
  })
})
