import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import { BackupError, type BackupSession } from '../../../src/core/index.js'
import { defineElements, type SelectionBox } from '../../../src/elements.js'
import { type PageSession, type PageSessionOptions, pageSession } from '../../worlds/sessions.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, findButton, keys, press, textOf } from '../find.js'

defineElements()

describe('selection-box: credits', () => {
  let page: PageSession
  let session: BackupSession
  let box: SelectionBox

  const mount = async (options: PageSessionOptions): Promise<void> => {
    page = await pageSession(options)
    session = page.session
    const wrapper = await fixture(html`<div class="frame"><selection-box .session=${session}></selection-box></div>`)
    ;(wrapper as HTMLElement).style.blockSize = '50rem'
    box = wrapper.querySelector('selection-box') as SelectionBox
    await box.updateComplete
  }
  const status = (): HTMLElement => box.renderRoot.querySelector<HTMLElement>('[role=status]') as HTMLElement
  const due = (count: number) =>
    page.adapter
      .usersOf(page.scope)
      .filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
      .slice(0, count)
      .map(({ id, name }) => ({ kind: 'user' as const, id, label: name }))
  const everybody = () =>
    page.adapter.usersOf(page.scope).map(({ id, name, email }) => ({ kind: 'user' as const, id, label: name || email }))

  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  it('shows the credits at once and announces them when they stop changing', async () => {
    await mount({ users: 60, credits: 5 })
    expect(textOf(status())).to.equal('')
    expect(status().getAttribute('aria-live')).to.equal('off')
    await eventually(() => textOf(status()) === 'You have allocated 0 out of 5 licenses', 'the first sentence')
    await eventually(() => status().getAttribute('aria-live') === 'polite', 'the region to be live')
    const spoken: string[] = []
    const observer = new MutationObserver(() => spoken.push(textOf(status())))
    observer.observe(status(), { childList: true, characterData: true, subtree: true })
    session.selection.put(due(1))
    await eventually(
      () => textOf(box.renderRoot.querySelector('.sentence')) === 'You have allocated 1 out of 5 licenses',
      'the sentence seen',
    )
    expect(spoken).to.deep.equal([])
    session.selection.put(due(2))
    await eventually(() => textOf(status()) === 'You have allocated 2 out of 5 licenses', 'the sentence spoken')
    expect(spoken).to.deep.equal(['You have allocated 2 out of 5 licenses'])
    observer.disconnect()
  })

  it('shows the current credits when reattached', async () => {
    await mount({ users: 60, credits: 5 })
    session.selection.put(due(2))
    await eventually(() => textOf(status()) === 'You have allocated 2 out of 5 licenses', 'the sentence spoken')
    const parent = box.parentElement as HTMLElement
    session.selection.remove(due(1))
    await eventually(
      () => textOf(box.renderRoot.querySelector('.sentence')) === 'You have allocated 1 out of 5 licenses',
      'the sentence seen',
    )
    box.remove()
    parent.append(box)
    await box.updateComplete
    expect(textOf(status())).to.equal('You have allocated 1 out of 5 licenses')
    expect(status().getAttribute('aria-live')).to.equal('off')
  })

  it('offers the licenses of people who left if credits are short, and opens their page', async () => {
    await mount({ users: 60, credits: 2 })
    const [first, second] = page.adapter.usersOf(page.scope).filter(({ accountStatus }) => accountStatus === 'deleted')
    for (const user of [first, second])
      if (user !== undefined)
        page.adapter.change(page.scope, { users: { put: [{ ...user, backupStatus: 'protected', credits: 2 }] } }, 'now')
    const leavers = (first === undefined ? 0 : 2) + (second === undefined ? 0 : 2)
    expect(leavers).to.be.above(0)
    const asked: unknown[] = []
    box.addEventListener('backup-navigate', (event) => asked.push(event.detail.to))
    session.selection.put(due(2))
    await eventually(() => textOf(status()) === 'You have allocated 2 out of 2 licenses', 'no shortfall')
    expect(page.adapter.calls.listHolders ?? 0, 'nobody looks at licenses').to.equal(0)
    session.selection.put(due(4))
    const offer = await eventually(() => findButton(box, `${leavers} licenses are held by people who left…`), 'the offer')
    await press(offer)
    expect(asked).to.deep.equal(['licenses'])
    expect(session.licenses.query.value.state).to.deep.equal(['deleted', 'left'])
  })

  it('keeps the other offers in their place when the licenses of people who left arrive', async () => {
    await mount({ users: 60, credits: 2 })
    const [left] = page.adapter.usersOf(page.scope).filter(({ accountStatus }) => accountStatus === 'deleted')
    if (left === undefined) throw new Error('nobody has left')
    page.adapter.change(page.scope, { users: { put: [{ ...left, backupStatus: 'protected', credits: 2 }] } }, 'now')
    const { listHolders } = page.adapter
    let answer = (): void => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    page.adapter.listHolders = async (...call) => {
      await asked
      return listHolders(...call)
    }
    session.selection.put(due(4))
    const offer = await eventually(() => findButton(box, 'Back up the first…'), 'the offer')
    const before = offer.getBoundingClientRect().top
    answer()
    await eventually(() => findButton(box, '2 licenses are held by people who left…'), 'the other offer')
    await box.updateComplete
    expect(offer.isConnected).to.equal(true)
    expect(offer.getBoundingClientRect().top).to.be.closeTo(before, 1)
  })

  it('shows an unlimited plan', async () => {
    await mount({ users: 60, credits: 'unlimited' })
    session.selection.put(due(2))
    await eventually(() => textOf(status()) === 'You have allocated 2 licenses (no limit)', 'the sentence')
    expect(box.renderRoot.querySelector('.bar')).to.equal(null)
  })

  it('shows the figures of the credit sentence and explains each on demand', async () => {
    await mount({ users: 200 })
    session.selection.put(everybody())
    const { credits } = session
    const { covered, starts, restarts, free, skipped } = await until(credits, (value) => value.isExact && value.covered === 200)
    const people = await eventually(() => box.renderRoot.querySelector('.people'), 'the line')
    const shown = [...people.querySelectorAll('.fact')].map((fact) => textOf(fact).replace(' ·', ''))
    expect(shown).to.deep.equal([
      `${covered} people`,
      `${starts - restarts - free} need a license`,
      `${free} take no license`,
      `${restarts} start again`,
      `${skipped.protected} already protected`,
      `${skipped.suspended} suspended`,
      `${skipped.deleted} deleted`,
    ])
    const explanations = () => [...box.renderRoot.querySelectorAll<HTMLElement>('.facts dd')]
    expect(explanations().some((element) => element.checkVisibility())).to.equal(false)
    ;(people as HTMLElement).focus()
    await keys('Enter')
    expect(explanations().every((element) => element.checkVisibility())).to.equal(true)
    expect(textOf(box.renderRoot.querySelector('.facts dl'))).to.contain(
      `${skipped.suspended} suspended Suspended accounts can't be backed up.`,
    )
    expect(box.renderRoot.querySelectorAll('.bar button, .people button')).to.have.length(0)
    await expect(box).to.be.accessible()
  })

  it('blocks the start on a shortfall and suggests removals', async () => {
    await mount({ users: 60, credits: 5 })
    const group = page.tenant.clouds[0]?.domains[0]?.groups.find(({ members }) => members.length > 10)
    session.selection.put([{ kind: 'group', id: group?.id ?? '', label: 'All staff' }, ...due(2)])
    await until(session.credits, (value) => value.isExact && value.shortfall > 0)
    const { shortfall } = session.credits.value
    const notice = await eventually(() => box.renderRoot.querySelector('.over-limit'), 'the notice')
    expect(textOf(notice)).to.contain(`You need ${shortfall} more licenses.`)
    expect(textOf(box.renderRoot.querySelector('#start-why'))).to.equal(`You need ${shortfall} more licenses.`)
    await expect(box).to.be.accessible()
    await press(button(box, 'Start backup…'))
    expect(page.adapter.calls.startBackup ?? 0).to.equal(0)
    await press(button(box, 'Remove GROUP: All staff…'))
    await until(session.credits, (value) => value.shortfall === 0)
    expect(session.selection.items.value).to.have.length(2)
    await eventually(() => box.renderRoot.querySelector('.over-limit') === null, 'the notice gone')
    expect(box.shadowRoot?.activeElement?.getAttribute('role')).to.equal('listbox')
    await press(button(box, 'Undo'))
    await until(session.credits, (value) => value.shortfall === shortfall)
  })

  it('reviews and starts the first users that the available credits pay for', async () => {
    await mount({ users: 60, credits: 5 })
    const first = due(5).map(({ kind, id }) => ({ kind, id }))
    session.selection.put(due(8))
    const requests: unknown[] = []
    box.addEventListener('backup-start', ({ detail }) => requests.push(structuredClone(detail.request)))
    await press(await eventually(() => findButton(box, 'Back up the first 5 people added…'), 'the offer'))
    await eventually(() => textOf(box.renderRoot.querySelector('dialog')).includes('5 users will be backed up.'), 'the review')
    const names = first.map(({ id }) => page.adapter.usersOf(page.scope).find((user) => user.id === id)?.name)
    const listed = () => [...box.renderRoot.querySelectorAll('#review-list [role=listitem] bdi:first-child')].map(textOf)
    await eventually(() => listed().length === 5, 'the people')
    expect(listed()).to.deep.equal(names)
    expect(textOf(box.renderRoot.querySelector('.from-to'))).to.equal(`First: ${names[0]}. Last: ${names[4]}.`)
    expect(textOf(box.renderRoot.querySelector('dialog'))).to.contain('Your list stays as it is. 3 more users on it are not backed up yet.')
    await expect(box).to.be.accessible()
    expect(page.adapter.calls.startBackup ?? 0).to.equal(0)
    await press(button(box, 'Start now'))
    await eventually(() => page.adapter.calls.startBackup === 1, 'the start')
    expect(requests).to.deep.equal([{ scope: page.scope, items: first, settings: 'default', expectedCredits: 5, expectedUsers: 5 }])
  })

  it('renders only the visible users of a review, and fetches their names', async () => {
    await mount({ users: 1500, credits: 200 })
    session.selection.put(
      page.tenant.clouds[0]?.domains[0]?.groups.map(({ id, name }) => ({ kind: 'group' as const, id, label: name })) ?? [],
    )
    await until(session.credits, (value) => value.isExact && value.shortfall > 0)
    const offer = await eventually(() => findButton(box, 'Back up the first…'), 'the offer')
    const first = session.coverage.affordable.value
    // a double click opens the review twice
    offer.click()
    offer.click()
    const list = await eventually(() => box.renderRoot.querySelector<HTMLElement>('#review-list'), 'the list')
    const rows = () => [...list.querySelectorAll('[role=listitem]')]
    const { items } = session.request(undefined, { first })
    const nameAt = (index: number) => page.adapter.usersOf(page.scope).find(({ id }) => id === items[index]?.id)?.name
    await eventually(
      () => textOf(box.renderRoot.querySelector('.from-to')) === `First: ${nameAt(0)}. Last: ${nameAt(first - 1)}.`,
      'the names',
    )
    expect(rows().length).to.be.below(60)
    list.scrollTop = list.scrollHeight
    await eventually(() => textOf(rows().at(-1)).startsWith(`${first} ${nameAt(first - 1)}`), 'the last name')
    await eventually(() => textOf(rows().at(-5)).startsWith(`${first - 4} ${nameAt(first - 5)}`), 'the names in view')
  })

  it('suggests to remove all items of a kind', async () => {
    await mount({ users: 60, credits: 30 })
    const group = page.tenant.clouds[0]?.domains[0]?.groups[0]
    session.selection.put([...due(20), { kind: 'group', id: group?.id ?? '', label: 'Some' }])
    await until(session.credits, (value) => value.isExact && value.shortfall > 0)
    const { frees = 0 } = session.coverage.suggestedKinds.value.find(({ kind }) => kind === 'user') ?? {}
    const { allocated } = session.credits.value
    await press(await eventually(() => findButton(box, `Remove all 20 users gives back ${frees}`), 'the suggestion'))
    expect(session.selection.items.value.map(({ kind }) => kind)).to.deep.equal(['group'])
    await until(session.credits, (value) => value.isExact && value.allocated === allocated - frees)
    await press(button(box, 'Undo'))
    await until(session.credits, (value) => value.isExact && value.allocated === allocated)
  })

  it('shows "at least" while counting; counting can be stopped and resumed', async () => {
    let isSlow = true
    await mount({ users: 400, credits: 500, faults: ({ method }) => (isSlow && method === 'listCoverage' ? 'hang' : undefined) })
    const group = page.tenant.clouds[0]?.domains[0]?.groups[0]
    session.selection.put([{ kind: 'group', id: group?.id ?? '', label: 'Team' }, ...due(1)])
    await eventually(() => textOf(status()).startsWith('You have allocated at least'), 'the sentence')
    expect(textOf(box.renderRoot.querySelector('[role=option]'))).to.contain('counting…')
    expect(button(box, 'Start backup…').ariaDisabled).to.equal('true')
    await expect(box).to.be.accessible()
    await press(await eventually(() => findButton(box, 'Stop counting'), 'the way to stop'))
    isSlow = false
    await press(await eventually(() => findButton(box, 'Continue counting'), 'the way on'))
    await until(session.credits, (value) => value.isExact)
    await eventually(() => button(box, 'Start backup…').ariaDisabled === 'false', 'the start to be possible')
  })

  it('names the items that could not be counted, and retries', async () => {
    let isDown = true
    await mount({
      users: 100,
      credits: 500,
      faults: ({ method }) => (isDown && method === 'listCoverage' ? new BackupError('unavailable', 'answered 503') : undefined),
    })
    const group = page.tenant.clouds[0]?.domains[0]?.groups[0]
    const fired: string[] = []
    box.addEventListener('backup-error', ({ detail }) => fired.push(detail.code))
    session.selection.put([{ kind: 'group', id: group?.id ?? '', label: 'Team' }])
    await eventually(
      () => textOf(box.renderRoot.querySelector('.problem')).startsWith("The members of GROUP: Team couldn't be loaded."),
      'the words',
    )
    expect(fired).to.deep.equal(['unavailable'])
    isDown = false
    await press(button(box, 'Try again'))
    await until(session.credits, (value) => value.isExact)
    await eventually(() => box.renderRoot.querySelector('.problem') === null, 'the problem gone')
  })

  it('shows that the balance is unknown, and retries', async () => {
    let isDown = true
    await mount({
      users: 60,
      credits: 5,
      faults: ({ method }) => (isDown && method === 'getCredits' ? new BackupError('unavailable', 'answered 503') : undefined),
    })
    session.selection.put(due(1))
    await eventually(() => textOf(box.renderRoot.querySelector('.problem')).startsWith("Your licenses couldn't be loaded."), 'the words')
    expect(button(box, 'Start backup…').ariaDisabled).to.equal('true')
    isDown = false
    await press(button(box, 'Try again'))
    await eventually(() => button(box, 'Start backup…').ariaDisabled === 'false', 'the start to be possible')
  })
})
