import { expect, waitUntil } from '@open-wc/testing'
import { messages as de } from '../../../src/components/messages/de.js'
import { BackupPoliciesPage } from '../../../src/components/policies-page/policies-page.js'
import { type BackupAdapter, createBackupSession, type Policy } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { POLICIES, type PolicyCalls, policyMethods, policyOf } from '../../worlds/policies.js'
import { scope, tenantOf, user, usersOf } from '../../worlds/tenants.js'
import { all, one, root, textOf } from '../shadow-queries.js'

define('backup-policies-page', BackupPoliciesPage)

const WAIT = { timeout: 20_000 }

describe('<backup-policies-page>', () => {
  afterEach(unmountAll)

  const setUp = async (policies: readonly Policy[], part: Partial<BackupAdapter> = {}, forecast?: Parameters<typeof policyMethods>[1]) => {
    const calls: PolicyCalls = []
    const memory = createMemoryAdapter({ tenant: tenantOf({ users: usersOf(3) }), speed: 10_000 })
    const adapter = withMethods(memory, { ...policyMethods(policies, { calls, ...forecast }), ...part })
    const session = createBackupSession({ adapter, scope })
    const page = await mount<BackupPoliciesPage>('backup-policies-page', session)
    await waitUntil(() => all(page, '.policy').length === policies.length, 'the policies', WAIT)
    const nameOf = (button: Element): string =>
      (button.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => root(page).getElementById(id)?.textContent ?? '')
        .join(' ')
    return {
      page,
      session,
      calls,
      nameOf,
      focused: () => root(page).activeElement as HTMLElement | null,
      said: async (text: string) => {
        await waitUntil(() => one(page, '[role=status]').textContent === text, `to announce ${text}`, WAIT)
      },
      press: async (name: string) => {
        const button = all<HTMLButtonElement>(page, 'button').find((each) => textOf(each) === name)
        if (button === undefined) throw new Error(`no button ${name}`)
        button.focus()
        button.click()
        await settled(page)
      },
      type: async (id: string, text: string) => {
        const field = one<HTMLInputElement>(page, `#${id}`)
        field.value = text
        field.dispatchEvent(new Event('input'))
        field.dispatchEvent(new Event('change'))
        await settled(page)
      },
    }
  }

  it('shows users, reasons, items, exceptions, settings, limit, leavers, author and times of each policy', async () => {
    const { page, nameOf } = await setUp(POLICIES)
    const cards = all(page, '.policy').map((card) => textOf(card))
    expect(cards[0]).to.match(
      /^All staff Active .*312 .*GROUP: All staff .*Domain defaults .*No limit .*Keep their license .*by Ada Okafor/,
    )
    expect(cards[1]).to.match(/87 users wait: the limit of this policy is reached\..*3 users failed or are paused/)
    expect(cards[1]).to.match(/EVERYONE: example\.com .*Except GROUP: Contractors .*1,200 licenses .*after 30 days .*by Liam Brandt/)
    expect(cards[2]).to.match(/3 users wait: no licenses are available\..*at once/)
    expect(cards[3]).to.match(/^Sales Paused .*2 users wait: the policy is paused/)
    expect(cards[4]).to.match(/^New hires Active Not checked yet/)
    expect(all(page, '.ended .policy').map((card) => textOf(card))).to.have.length(1)
    expect(all(page, '.ended button')).to.have.length(0)
    expect(all(page, '.policy .edit-button').map(nameOf)[1]).to.equal('Edit Everyone except contractors')
    page.messages = de
    await settled(page)
    expect(textOf(all(page, '.policy')[3] as Element)).to.contain('Pausiert')
  })

  it('pauses and resumes a policy, says the result once, and moves the focus to it', async () => {
    const { page, press, said, calls, focused } = await setUp([policyOf('p1')])
    await press('Pause')
    await said("“All staff” is paused. New users aren't protected until you resume it.")
    expect(focused()?.className).to.contain('result')
    await waitUntil(() => all(page, '.chip.warn').length === 1, 'the new status', WAIT)
    await press('Resume')
    await said('“All staff” protects new users again.')
    expect(calls).to.eql([
      ['setPolicyStatus', 'p1', 'paused'],
      ['setPolicyStatus', 'p1', 'active'],
    ])
  })

  it('ends a policy after a review, once for two clicks', async () => {
    const { page, press, said, calls } = await setUp([policyOf('p1')])
    await press('End…')
    expect(textOf(one(page, 'dialog'))).to.contain('The 312 users it protects stay protected and keep their licenses.')
    const confirm = one<HTMLButtonElement>(page, 'dialog .primary')
    confirm.click()
    confirm.click()
    await said('“All staff” has ended. Its users stay protected.')
    expect(calls).to.eql([['setPolicyStatus', 'p1', 'ended']])
    await waitUntil(() => all(page, '.ended .policy').length === 1, 'the ended policy', WAIT)
    expect(one<HTMLDetailsElement>(page, 'details.ended').open).to.equal(true)
  })

  it('edits name, limit and leavers, and points to a wrong field instead of saving', async () => {
    const { page, press, type, said, calls, focused } = await setUp([policyOf('p1')])
    await press('Edit')
    expect(focused()?.id).to.equal('edit-name')
    await type('edit-limit', '3.5')
    expect(textOf(one(page, '#edit-limit-problem'))).to.equal('Enter a whole number, or leave the field empty.')
    await press('Save policy')
    expect(focused()?.id).to.equal('edit-limit')
    expect(calls.some(([method]) => method === 'savePolicy')).to.equal(false)
    await type('edit-limit', '350')
    await type('edit-name', ' Staff ')
    all<HTMLInputElement>(page, '[type=radio]')[1]?.click()
    await settled(page)
    await type('edit-days', '14')
    await press('Save policy')
    await said('“Staff” is saved.')
    const [, draft, id] = calls.find(([method]) => method === 'savePolicy') ?? []
    expect(id).to.equal('p1')
    expect(draft).to.eql({
      name: 'Staff',
      limit: 350,
      leavers: { giveBackAfterDays: 14 },
      items: [{ kind: 'group', id: 'g1' }],
      settings: 'default',
    })
    expect(focused()?.className).to.contain('result')
    await press('Edit')
    await press('Cancel')
    expect(focused()?.className).to.contain('edit-button')
  })

  it('opens the items in the list, and takes the list over', async () => {
    const { page, press, session, calls } = await setUp([policyOf('p1')])
    const asked: string[] = []
    page.addEventListener('backup-navigate', ({ detail }) => asked.push(detail.to))
    await press('Edit')
    await press('Open in the list')
    expect(asked).to.eql(['selection'])
    expect(session.selection.items.value.map(({ kind, id, label }) => [kind, id, label])).to.eql([['group', 'g1', 'All staff']])
    session.selection.put([user('u1')])
    session.draft.setSettings({ retention: 'long' })
    await settled(page)
    await press('Take the list over')
    await press('Save policy')
    await waitUntil(() => calls.some(([method]) => method === 'savePolicy'), 'the save', WAIT)
    const [, draft] = calls.find(([method]) => method === 'savePolicy') ?? []
    expect(draft).to.deep.include({
      items: [
        { kind: 'group', id: 'g1' },
        { kind: 'user', id: 'u1' },
      ],
      settings: { retention: 'long' },
    })
  })

  it('reviews the backups that a resumed policy starts at once, above `confirm-above`', async () => {
    const counts = { covered: 9, protected: 5, waiting: 3, failed: 1, joined30: 0, left30: 0 }
    const { page, press, said, calls } = await setUp([policyOf('p1', { status: 'paused', counts })])
    const changes = (): unknown[] => calls.filter(([method]) => method !== 'forecastPolicy')
    page.confirmAbove = 2
    await press('Resume')
    await waitUntil(() => one<HTMLDialogElement>(page, 'dialog').open, 'the review', WAIT)
    expect(textOf(one(page, 'dialog'))).to.contain('Up to 3 users start at once, with up to 318 licenses.')
    await press('Cancel')
    expect(changes()).to.eql([])
    await press('Resume')
    await waitUntil(() => one<HTMLDialogElement>(page, 'dialog').open, 'the second review', WAIT)
    one<HTMLButtonElement>(page, 'dialog .primary').click()
    await said('“All staff” protects new users again.')
    expect(changes()).to.eql([['setPolicyStatus', 'p1', 'active']])
  })

  it('reviews a save that starts users at once, above `confirm-above`, and no save that starts nobody', async () => {
    const { page, press, said, session, calls } = await setUp([policyOf('p1')])
    const saves = (): number => calls.filter(([method]) => method === 'savePolicy').length
    page.confirmAbove = 1
    await press('Edit')
    await press('Save policy')
    await said('“All staff” is saved.')
    expect(saves()).to.equal(1)
    session.selection.put([user('u1'), user('u2')])
    await waitUntil(() => session.credits.value.isExact && session.credits.value.allocated === 2, 'the count', WAIT)
    await press('Edit')
    await press('Take the list over')
    await press('Save policy')
    await waitUntil(() => one<HTMLDialogElement>(page, 'dialog').open, 'the review', WAIT)
    expect(textOf(one(page, 'dialog'))).to.contain('Up to 2 users start at once, with up to 2 licenses.')
    expect(saves()).to.equal(1)
    one<HTMLButtonElement>(page, 'dialog .primary').click()
    await waitUntil(() => saves() === 2, 'the save', WAIT)
  })

  it('shows no change as 0, without a sign', async () => {
    const { page } = await setUp([policyOf('p1', { counts: { covered: 3, protected: 3, waiting: 0, failed: 0, joined30: 0, left30: 0 } })])
    expect(all(page, '.figures dd').map((figure) => textOf(figure))).to.eql(['3', '3', '0', '0', '0', '0'])
  })

  it('shows a forecast with its basis, a chart with a text alternative, and the dry run', async () => {
    const { page, press, calls } = await setUp([policyOf('p1', { limit: 400 })])
    await press('Forecast')
    await waitUntil(() => all(page, '.forecast svg').length === 1, 'the chart', WAIT)
    expect(textOf(one(page, '.forecast > p'))).to.match(
      /^312 users now, who take 318 licenses in all\. 56 joined and 23 left in the last 89 days\. At that rate, the limit of 400 licenses lasts until /,
    )
    expect(one(page, '.forecast svg').getAttribute('aria-label')).to.match(/^Bar chart from .* to .*: 56 joined, 23 left\.$/)
    expect(all(page, '.dry-run tbody tr').length).to.be.within(10, 16)
    expect(calls).to.have.length(1)
    expect(one(page, '.forecast-button').getAttribute('aria-expanded')).to.equal('true')
    await press('Forecast')
    expect(all(page, '.forecast')).to.have.length(0)
  })

  it('makes no statement about the future without a history', async () => {
    const { page, press } = await setUp([policyOf('p1')], {}, { forecast: { now: { users: 3, credits: 3 }, history: [] } })
    await press('Forecast')
    await waitUntil(() => all(page, '.forecast > p').length === 1 && !textOf(one(page, '.forecast')).includes('Calculating'), 'it', WAIT)
    expect(textOf(one(page, '.forecast'))).to.equal(
      '3 users now, who take 3 licenses in all. No sync has recorded joins or leaves yet, so nothing can be said about the future.',
    )
  })

  it('says that a lost answer may have saved the change, and tries again', async () => {
    let count = 0
    const { page, press, calls, focused } = await setUp([policyOf('p1')], {
      setPolicyStatus: async (_, id, status) => {
        count += 1
        if (count === 1) throw new TypeError('the network failed')
        return policyOf(id, { status })
      },
    })
    await press('Pause')
    await waitUntil(() => all(page, '.problem').length === 1, 'the problem', WAIT)
    await settled(page)
    expect(focused()?.textContent).to.contain('Try again')
    await press('Try again')
    await waitUntil(() => all(page, '.result').length === 1, 'the result', WAIT)
    expect(calls).to.eql([])
    expect(count).to.equal(2)
  })

  it('loads further policies', async () => {
    const many = Array.from({ length: 3 }, (_, index) => policyOf(`p${index}`, { name: `Policy ${index}` }))
    const calls: PolicyCalls = []
    const memory = createMemoryAdapter({ tenant: tenantOf({ users: usersOf(3) }) })
    const session = createBackupSession({ adapter: withMethods(memory, policyMethods(many, { calls, pageSize: 2 })), scope })
    const page = await mount<BackupPoliciesPage>('backup-policies-page', session)
    await waitUntil(() => all(page, '.policy').length === 2, 'the first page', WAIT)
    one<HTMLButtonElement>(page, '.more').click()
    await waitUntil(() => all(page, '.policy').length === 3, 'the second page', WAIT)
    expect(all(page, '.more')).to.have.length(0)
  })
})
