import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import type { BackupSession, BackupStatus, Item, Plan } from '../../../src/core/index.js'
import { defineElements, type SelectionBox } from '../../../src/elements.js'
import { type PageSession, type PageSessionOptions, pageSession } from '../../worlds/sessions.js'
import { button, eventually, findButton, press, textOf } from '../find.js'

defineElements()

describe('selection-box: plan and coverage gap', () => {
  let page: PageSession
  let session: BackupSession
  let box: SelectionBox

  const mount = async (options: PageSessionOptions = {}): Promise<void> => {
    page = await pageSession({ users: 60, credits: 500, ...options })
    session = page.session
    const wrapper = await fixture(html`<div class="frame"><selection-box .session=${session}></selection-box></div>`)
    ;(wrapper as HTMLElement).style.blockSize = '50rem'
    box = wrapper.querySelector('selection-box') as SelectionBox
    await box.updateComplete
  }
  const usersWith = (statuses: readonly BackupStatus[], count: number) =>
    page.adapter
      .usersOf(page.scope)
      .filter((user) => user.accountStatus === 'active' && statuses.includes(user.backupStatus))
      .slice(0, count)
      .map(({ id, name, email }) => ({ kind: 'user' as const, id, label: name || email }))
  const due = (count: number) => usersWith(['none'], count)
  const startable = (count: number) => usersWith(['none', 'failed', 'paused'], count)
  const menu = async (entry: string): Promise<void> => {
    await press(button(box, 'More actions'))
    await press(await eventually(() => findButton(box, entry), entry))
  }
  const open = (text: string): void => {
    const input = box.renderRoot.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
    const files = new DataTransfer()
    files.items.add(new File([text], 'plan.json', { type: 'application/json' }))
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const dialog = (): string => textOf(box.renderRoot.querySelector('dialog[open]'))
  const notices = (): string => textOf(box.renderRoot.querySelector('.foot'))

  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  /** Presses "and N more", and returns its text and the lines that it shows. */
  const openMore = async (within: string): Promise<{ text: string; lines: string[] }> => {
    const summary = await eventually(() => box.renderRoot.querySelector<HTMLElement>(`${within} .more-items > summary`), 'and more')
    const lines = () => [...(summary.parentElement?.querySelectorAll<HTMLElement>('li') ?? [])]
    expect(lines().some((line) => line.checkVisibility())).to.equal(false)
    await press(summary)
    await eventually(() => lines().every((line) => line.checkVisibility()), 'the lines')
    return { text: textOf(summary), lines: lines().map(textOf) }
  }

  it('shows the further items of a plan, of its problems and of a suggestion when "and N more" is pressed', async () => {
    await mount({ credits: 20 })
    const items: Item[] = due(27)
    const plan = (ids: readonly Item[]): string => JSON.stringify({ ...session.plan(), items: ids })
    await eventually(() => session.domain.value, 'the domain')
    open(plan(items))
    await eventually(() => dialog() !== '', 'the dialog')
    const added = await openMore('dialog')
    expect([added.text, added.lines.length, added.lines[0]]).to.deep.equal(['and 22 more', 22, `USER: ${items[5]?.label}`])
    await press(button(box, 'Replace list'))
    const suggested = await openMore('.over-limit')
    expect([suggested.text, suggested.lines.length]).to.deep.equal(['and 4 more', 4])
    expect(suggested.lines.every((line) => line.startsWith('USER: '))).to.equal(true)
    open(plan(Array.from({ length: 8 }, (_, at) => ({ kind: 'user', id: `gone-${at}`, label: `Gone ${at}` }))))
    await eventually(() => dialog() !== '', 'the second dialog')
    await press(button(box, 'Replace list'))
    const problems = await openMore('.notice .words')
    expect([problems.text, problems.lines[0]]).to.deep.equal(['and 3 more', 'USER: Gone 5 – no longer in the directory'])
    await expect(box).to.be.accessible()
  })

  it('saves the plan under the name of the domain', async () => {
    await mount()
    session.selection.put(due(2))
    await eventually(() => box.renderRoot.querySelector('[role=option]'), 'the options')
    const { createObjectURL } = URL
    const { click } = HTMLAnchorElement.prototype
    let blob: Blob | undefined
    let name = ''
    URL.createObjectURL = (object) => {
      blob = object as Blob
      return 'blob:none'
    }
    HTMLAnchorElement.prototype.click = function () {
      name = this.download
    }
    try {
      await menu('Save plan')
      await eventually(() => name !== '', 'the download')
    } finally {
      URL.createObjectURL = createObjectURL
      HTMLAnchorElement.prototype.click = click
    }
    expect(name).to.equal(`backup-plan-${session.domain.value?.name}.json`)
    expect(JSON.parse((await blob?.text()) ?? '')).to.deep.equal(JSON.parse(JSON.stringify(session.plan())))
  })

  it('previews the changes of a plan and lists its problems after applying it', async () => {
    await mount()
    session.selection.put(due(3))
    const saved = session.plan()
    const inactive = page.adapter.usersOf(page.scope).find(({ accountStatus }) => accountStatus === 'suspended')
    const plan: Plan = {
      ...saved,
      items: [
        ...saved.items.slice(0, 1),
        { kind: 'user', id: 'gone', label: 'Gone Person' },
        { kind: 'user', id: inactive?.id ?? '', label: 'Old name' },
      ],
    }
    open(JSON.stringify(plan))
    await eventually(() => dialog() !== '', 'the dialog')
    expect(dialog()).to.contain('This plan replaces your list: 2 added, 2 removed.').and.to.contain('USER: Gone Person')
    expect(session.selection.items.value).to.have.length(3)
    await expect(box).to.be.accessible()
    await press(button(box, 'Replace list'))
    await eventually(() => notices().includes('2 items of this plan need no license:'), 'the problems')
    expect(notices())
      .to.contain('USER: Gone Person – no longer in the directory')
      .and.to.contain(`USER: ${inactive?.name || inactive?.email} – not active`)
    expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(plan.items.map(({ id }) => id))
    await press(button(box, 'Dismiss'))
    await eventually(() => !notices().includes('of the plan'), 'the problems dismissed')
  })

  it('changes nothing when the preview is cancelled', async () => {
    await mount()
    session.selection.put(due(2))
    const plan = { ...session.plan(), items: [] }
    open(JSON.stringify(plan))
    await eventually(() => dialog() !== '', 'the dialog')
    await press(button(box, 'Cancel'))
    expect(session.selection.items.value).to.have.length(2)
  })

  for (const [what, text, words] of [
    ['what is no JSON', 'hello', "This file isn't a saved plan."],
    ['what is no plan', '{"format":"other","items":[]}', "This file isn't a saved plan."],
    [
      'the plan of another domain',
      JSON.stringify({ format: 'backup-start-plan', version: 1, scope: { cloudId: 'x', domainId: 'elsewhere.example' }, items: [] }),
      'This plan belongs to elsewhere.example.',
    ],
  ] as const) {
    it(`rejects ${what} with a message`, async () => {
      await mount()
      open(text)
      await eventually(() => notices().includes(words), words)
      expect(dialog()).to.equal('')
    })
  }

  it('says that a plan sets filters of the users list, and sets them for the same items too', async () => {
    await mount()
    session.selection.put(due(2))
    const before = session.plan()
    session.users.filter({ accountStatus: ['active'], backupStatus: ['none', 'failed'] })
    const plan = session.plan()
    session.users.filter({ accountStatus: undefined, backupStatus: undefined })
    open(JSON.stringify(plan))
    await eventually(
      () => dialog().includes('This plan matches the current list. It also sets 3 filters of the users list.'),
      'the preview',
    )
    await press(button(box, 'Replace list'))
    await eventually(() => session.users.query.value.backupStatus?.length === 2, 'the filter')
    expect(session.plan().filter).to.deep.equal(plan.filter)
    for (const text of [JSON.stringify(plan), JSON.stringify(before)]) {
      open(text)
      await eventually(() => dialog().includes('This plan matches the current list.'), 'a plan that changes nothing')
      expect(dialog()).not.to.contain('filter')
      await press(button(box, 'Close'))
    }
    expect(session.plan().filter).to.deep.equal(plan.filter)
  })

  it('shows the error if the session rejects the plan', async () => {
    await mount()
    open(JSON.stringify({ ...session.plan(), version: 99, items: due(1) }))
    await press(await eventually(() => findButton(box, 'Replace list'), 'the dialog'))
    await eventually(() => notices().includes("The plan couldn't be opened."), 'the failure')
  })

  it('opens the coverage gap with the focus in view, also after the users arrive', async () => {
    await mount({ users: 300, latencyMs: 100 })
    await menu('Coverage gap…')
    await eventually(() => box.renderRoot.querySelectorAll('dialog[open] .gap li').length > 20, 'the users')
    const focused = box.shadowRoot?.activeElement as HTMLElement
    const body = box.renderRoot.querySelector('dialog')?.getBoundingClientRect() as DOMRect
    expect(textOf(focused)).to.equal('Close')
    expect(focused.getBoundingClientRect().bottom).to.be.at.most(body.bottom)
  })

  it('lists the coverage gap and adds one user or all', async () => {
    await mount({ users: 300 })
    const all = startable(300)
    await menu('Coverage gap…')
    await eventually(() => box.renderRoot.querySelectorAll('.gap li').length > 0, 'the users')
    await expect(box).to.be.accessible()
    await press(button(box, `Add ${all[0]?.label}`))
    await eventually(() => session.selection.items.value.length === 1, 'one added')
    await press(await eventually(() => findButton(box, 'Add all…'), 'the way to add all'))
    await eventually(() => session.selection.items.value.length === all.length, 'all added')
    expect(dialog()).to.equal('')
    expect(new Set(session.selection.items.value.map(({ id }) => id))).to.deep.equal(new Set(all.map(({ id }) => id)))
    await menu('Coverage gap…')
    await eventually(() => dialog().includes('No gap'), 'no gap')
  })

  it('saves exceptions in a plan, previews them as exceptions, and opens them', async () => {
    await mount()
    const [first, second, third] = due(3) as [Item, Item, Item]
    session.selection.put([first, second])
    session.selection.setException(third, true)
    const saved = JSON.stringify(session.plan())
    expect([JSON.parse(saved).version, JSON.parse(saved).exceptions[0].id]).to.deep.equal([2, third.id])
    session.selection.setException(third, false)
    session.selection.remove([second])
    open(saved)
    await eventually(() => dialog().includes('2 added, 1 removed'), 'the preview')
    expect(dialog()).to.contain(`Except USER: ${third.label}`)
    await press(button(box, 'Replace list'))
    await eventually(() => session.selection.exceptions.value.length === 1, 'the exception')
    expect([...session.selection.box.value].map(({ id }) => id)).to.deep.equal([first.id, second.id])
    open(saved)
    await eventually(() => dialog().includes('This plan matches the current list.'), 'the same plan')
    await press(button(box, 'Close'))
    open(JSON.stringify({ ...JSON.parse(saved), version: 1, exceptions: undefined }))
    await eventually(() => dialog().includes('0 added, 1 removed'), 'the preview of version 1')
    await press(button(box, 'Replace list'))
    await eventually(() => session.selection.exceptions.value.length === 0, 'a list without exceptions')
  })

  it('refuses a plan with exceptions if the backend does not support them', async () => {
    await mount({
      wrap: (adapter) => {
        Object.assign(adapter, { exceptions: undefined })
      },
    })
    const [first, second] = due(2) as [Item, Item]
    session.selection.put([first])
    open(JSON.stringify({ ...session.plan(), exceptions: [second] }))
    await press(await eventually(() => findButton(box, 'Replace list'), 'the preview'))
    await eventually(() => notices().includes("The plan couldn't be opened."), 'the refusal')
    expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal([first.id])
  })

  it('names the exception of a left out user in the gap, and adds only the others', async () => {
    await mount()
    const users = startable(100)
    const [left] = users as [Item]
    session.selection.put([{ kind: 'domain', id: page.scope.domainId }])
    session.selection.setException(left, true)
    await eventually(() => session.credits.value.isExact, 'the count')
    await menu('Coverage gap…')
    await eventually(() => dialog().includes(`left out by USER: ${left.label}`), 'the reason')
    expect(box.renderRoot.querySelectorAll('.gap .button').length).to.equal(0)
    await press(button(box, 'Close'))
    session.selection.remove([{ kind: 'domain', id: page.scope.domainId }])
    await menu('Coverage gap…')
    await eventually(() => box.renderRoot.querySelectorAll('.gap .button').length === users.length - 1, 'the others')
    await press(button(box, `Add the ${users.length} loaded`))
    expect(session.selection.box.value.length).to.equal(users.length - 1)
  })
})
