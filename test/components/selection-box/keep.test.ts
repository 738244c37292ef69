import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import { type BackupAdapter, BackupError, type BackupSession, createBackupSession } from '../../../src/core/index.js'
import { defineElements, type SelectionBox } from '../../../src/elements.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { type PolicyCalls, policyMethods } from '../../worlds/policies.js'
import { group, scope, tenantOf, user, userOf, usersOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, findButton, press, textOf } from '../find.js'

defineElements()

const tenant = (credits: number) =>
  tenantOf({
    users: [...usersOf(4), userOf(5, { backupStatus: 'protected' })],
    groups: [
      { id: 'staff', name: 'Staff', members: ['u1', 'u2', 'u3', 'u4'] },
      { id: 'done', name: 'Done', members: ['u5'] },
    ],
    credits,
  })

describe('selection-box: keep protecting', () => {
  let session: BackupSession
  let box: SelectionBox
  let calls: PolicyCalls
  let requests: unknown[]

  const mount = async (items = [group('staff')], { credits = 20, part = {} as Partial<BackupAdapter> } = {}): Promise<void> => {
    calls = []
    requests = []
    const memory = createMemoryAdapter({ tenant: tenant(credits), speed: 20 })
    const adapter = withMethods(memory, {
      ...policyMethods([], { calls }),
      startBackup: ({ policy, ...request }, call) => {
        requests.push(policy)
        return memory.startBackup(request, call)
      },
      ...part,
    })
    session = createBackupSession({ adapter, scope })
    const frame = await fixture(html`<div><selection-box .session=${session}></selection-box></div>`)
    ;(frame as HTMLElement).style.blockSize = '50rem'
    box = frame.querySelector('selection-box') as SelectionBox
    // names of groups come with their list
    await session.groups.more()
    session.selection.put(items)
    await until(session.credits, ({ isExact, covered, available }) => isExact && covered > 0 && available !== undefined)
    await box.updateComplete
  }
  const choose = async (): Promise<void> => {
    const radio = box.renderRoot.querySelectorAll<HTMLInputElement>('.keep input')[1]
    radio?.click()
    await box.updateComplete
  }
  const field = (id: string): Promise<HTMLInputElement> =>
    eventually(() => box.renderRoot.querySelector<HTMLInputElement>(`dialog[open] #keep-${id}`) ?? undefined, id)
  /** Chooses "Keep protecting", presses START and waits for the terms of the policy. */
  const openTerms = async (): Promise<void> => {
    await choose()
    await press(button(box, 'Start backup of 4 users'))
    await field('name')
  }
  const type = async (id: string, text: string): Promise<void> => {
    const input = await field(id)
    input.value = text
    input.dispatchEvent(new Event('input'))
    input.dispatchEvent(new Event('change'))
    await box.updateComplete
  }

  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  it('offers no choice to a backend without policies', async () => {
    await mount([group('staff')], { part: { listPolicies: undefined } as unknown as Partial<BackupAdapter> })
    expect(box.renderRoot.querySelector('.keep')).to.equal(null)
    expect(findButton(box, 'Start backup of 4 users')).not.to.equal(undefined)
  })

  it('asks for the terms of the policy with the forecast, and starts the backup with it', async () => {
    await mount()
    await choose()
    await press(button(box, 'Start backup of 4 users'))
    expect((await field('name')).value).to.equal('Staff')
    await eventually(() => box.renderRoot.querySelector('dialog[open] .forecast svg') ?? undefined, 'the forecast')
    expect(requests).to.eql([])
    await type('limit', '10')
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => box.renderRoot.querySelector('.run') ?? undefined, 'the run')
    expect(requests).to.eql([{ name: 'Staff', limit: 10, leavers: 'keep', items: [group('staff')], settings: 'default' }])
    expect(textOf(box.renderRoot.querySelector('.run'))).to.match(/Policy ?Staff/)
    expect(box.keepsProtecting()).to.equal(false)
    expect(calls.every(([method]) => method === 'forecastPolicy')).to.equal(true)
  })

  it('saves the policy instead if its limit, or the licenses, do not cover everyone', async () => {
    await mount([group('staff')], { credits: 3 })
    await openTerms()
    expect(textOf(box.renderRoot.querySelector('dialog'))).to.contain('The licenses don’t cover everyone')
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => box.renderRoot.querySelector('.kept') ?? undefined, 'the notice')
    expect(requests).to.eql([])
    expect(calls.filter(([method]) => method === 'savePolicy')).to.have.length(1)
    expect(textOf(box.renderRoot.querySelector('.kept'))).to.contain('“Staff” is saved.')
    expect((box.renderRoot as ShadowRoot).activeElement?.textContent).to.contain('is saved')
    expect(session.selection.items.value).to.eql([])
    const opened: string[] = []
    box.addEventListener('backup-navigate', ({ detail }) => opened.push(detail.to))
    await press(button(box, 'View policies'))
    expect(opened).to.eql(['policies'])
  })

  it('saves a policy of people who are all protected, and nothing after a veto', async () => {
    await mount([group('done')])
    await choose()
    const veto = (event: Event): void => event.preventDefault()
    box.addEventListener('backup-start', veto)
    await press(button(box, 'Start backup'))
    await field('name')
    expect(textOf(box.renderRoot.querySelector('dialog'))).to.contain('Everyone here is already protected.')
    await press(button(box, 'Start backup and keep protecting'))
    expect(calls.some(([method]) => method === 'savePolicy')).to.equal(false)
    box.removeEventListener('backup-start', veto)
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => box.renderRoot.querySelector('.kept') ?? undefined, 'the notice')
    expect(calls.filter(([method]) => method === 'savePolicy')).to.have.length(1)
  })

  const isOpen = (title: string): boolean => textOf(box.renderRoot.querySelector('dialog[open] h2')) === title
  const sent = (method: string): number => calls.filter(([name]) => name === method).length

  it('reviews a start with a policy above `confirm-above`, and returns to the entered terms after a cancel', async () => {
    await mount()
    box.confirmAbove = 3
    await openTerms()
    await type('name', 'Everybody')
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => isOpen('Review the backup'), 'the review')
    expect(textOf(box.renderRoot.querySelector('dialog'))).to.contain('Policy: Everybody 4 users will be backed up. This takes 4 licenses.')
    expect(requests).to.eql([])
    await press(button(box, 'Cancel'))
    await eventually(() => isOpen('Keep protecting'), 'the terms')
    expect((await field('name')).value).to.equal('Everybody')
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => isOpen('Review the backup'), 'the second review')
    await press(button(box, 'Start now'))
    await eventually(() => box.renderRoot.querySelector('.run') ?? undefined, 'the run')
    expect(requests).to.have.length(1)
  })

  it('reviews a policy that is saved, with what it takes at once, above `confirm-above`', async () => {
    await mount([group('staff')], { credits: 3 })
    box.confirmAbove = 2
    await openTerms()
    await type('limit', '2')
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => box.renderRoot.querySelector('.kept') ?? undefined, 'a policy within the threshold')
    expect(sent('savePolicy')).to.equal(1)
    session.selection.put([group('staff')])
    await until(session.credits, ({ isExact, covered }) => isExact && covered > 0)
    await openTerms()
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => isOpen('Review the backup'), 'the review')
    expect(textOf(box.renderRoot.querySelector('dialog'))).to.contain('Up to 4 users start at once, with up to 3 licenses.')
    expect(sent('savePolicy')).to.equal(1)
    await press(button(box, 'Start now'))
    await eventually(() => box.renderRoot.querySelector('.kept') ?? undefined, 'the notice')
    expect(sent('savePolicy')).to.equal(2)
  })

  it('neither starts nor saves a policy while the list is counted again', async () => {
    let release = (): void => {}
    let held: Promise<void> | undefined
    const { listCoverage } = createMemoryAdapter({ tenant: tenant(3) })
    await mount([group('staff')], {
      credits: 3,
      part: {
        listCoverage: async (...args) => {
          await held
          return (listCoverage as NonNullable<typeof listCoverage>)(...args)
        },
      },
    })
    await openTerms()
    held = new Promise((resolve) => {
      release = resolve
    })
    session.selection.put([group('done')])
    await until(session.credits, ({ isExact }) => !isExact)
    await box.updateComplete
    await press(button(box, 'Start backup and keep protecting'))
    expect(button(box, 'Start backup and keep protecting').ariaDisabled).to.equal('true')
    expect(textOf(box.renderRoot.querySelector('dialog'))).to.contain('Wait until counting is finished.')
    expect([sent('savePolicy'), requests.length]).to.eql([0, 0])
    release()
    await eventually(() => button(box, 'Start backup and keep protecting').ariaDisabled === 'false', 'the count')
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => box.renderRoot.querySelector('.kept') ?? undefined, 'the notice')
    expect(sent('savePolicy')).to.equal(1)
  })

  it('shows an error of a policy whose dialog was closed while it was saved, and opens its terms again', async () => {
    let refuse = (): void => {}
    let isBroken = true
    const methods = policyMethods([])
    await mount([group('staff')], {
      credits: 3,
      part: {
        savePolicy: (...args) =>
          isBroken
            ? new Promise((_, reject) => {
                refuse = () => reject(new BackupError('unavailable', 'the server does not answer', { retryable: true }))
              })
            : methods.savePolicy(...args),
      },
    })
    await openTerms()
    await type('name', 'Everybody')
    await press(button(box, 'Start backup and keep protecting'))
    box.renderRoot.querySelector('dialog')?.close()
    await eventually(() => textOf(box.renderRoot.querySelector('.foot .notice')) === 'Saving…', 'the save')
    refuse()
    const problem = await eventually(() => box.renderRoot.querySelector('.foot .problem') ?? undefined, 'the error')
    expect(textOf(problem)).to.contain("The policy couldn't be saved. No response from the server, so the policy may have been saved.")
    expect(problem.querySelector('[role=alert]')).not.to.equal(null)
    isBroken = false
    await press(button(box, 'Try again'))
    expect((await field('name')).value).to.equal('Everybody')
    await press(button(box, 'Start backup and keep protecting'))
    await eventually(() => box.renderRoot.querySelector('.kept') ?? undefined, 'the notice')
    expect(box.renderRoot.querySelector('.foot .problem')).to.equal(null)
  })

  it('keeps the buttons of the terms inside the dialog on a narrow screen', async () => {
    await setViewport({ width: 369, height: 740 })
    try {
      await mount()
      await openTerms()
      const actions = box.renderRoot.querySelector('.dialog-actions') as HTMLElement
      const { paddingInlineStart } = getComputedStyle(actions)
      const room = actions.getBoundingClientRect()
      for (const each of actions.querySelectorAll('button')) {
        const { left, right } = each.getBoundingClientRect()
        expect(left).to.be.at.least(room.left + Number.parseFloat(paddingInlineStart) - 1)
        expect(right).to.be.at.most(room.right - Number.parseFloat(paddingInlineStart) + 1)
      }
    } finally {
      await setViewport({ width: 1280, height: 800 })
    }
  })

  it('starts once, without a policy, unless it is chosen', async () => {
    await mount([user('u1')])
    await press(button(box, 'Start backup of 1 user'))
    await eventually(() => box.renderRoot.querySelector('.run') ?? undefined, 'the run')
    expect(requests).to.eql([undefined])
  })
})
