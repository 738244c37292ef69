import { expect, fixtureCleanup } from '@open-wc/testing'
import type { BackupSession, Item, User } from '../../src/core/index.js'
import { type BackupStartPage, defineElements } from '../../src/elements.js'
import type { MemoryAdapter } from '../../src/memory.js'
import { mountPage } from '../worlds/mount-page.js'
import { until } from '../worlds/waiting.js'
import { button, eventually, everything, findButton, press, textOf } from './find.js'

defineElements()

describe('exceptions in the tabs', () => {
  let adapter: MemoryAdapter
  let page: BackupStartPage
  let session: BackupSession

  const rows = (): HTMLElement[] =>
    [...everything(page.renderRoot as ShadowRoot)].filter((element): element is HTMLElement => element.matches('.row'))
  const rowOf = (name: string): HTMLElement | undefined => rows().find((row) => textOf(row).includes(name))
  const show = async (tab: string): Promise<void> => {
    page.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.click()
    await page.updateComplete
  }
  const toItem = ({ id, name }: User): Item => ({ kind: 'user', id, label: name })
  const due = (): readonly User[] => {
    const scope = session.scope.value ?? { cloudId: '', domainId: '' }
    return adapter.usersOf(scope).filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none')
  }
  const everyone = (): Item => ({ kind: 'domain', id: session.scope.value?.domainId ?? '', label: 'everyone' })

  beforeEach(async () => {
    ;({ adapter, page } = await mountPage())
    session = await eventually(() => page.session, 'a session')
    await until(session.scope, (value) => value !== undefined)
    await eventually(() => rows().length > 5, 'the users')
  })
  afterEach(() => {
    page.session?.dispose()
    page.adapter = undefined
    fixtureCleanup()
  })

  it('mark the row of an excepted user, and name the exception of the members of a group', async () => {
    const [user] = due() as [User]
    session.users.search(user.email)
    session.selection.put([everyone()])
    session.selection.setException(toItem(user), true)
    const row = await eventually(() => rowOf(user.name)?.querySelector('.in-list') && rowOf(user.name), 'the chip')
    expect(textOf(row.querySelector('.in-list'))).to.equal('Exception')
    const check = row.querySelector<HTMLInputElement>('input[type=checkbox]')
    expect([check?.disabled, check?.checked]).to.deep.equal([true, false])
    session.selection.clear()
    await eventually(() => rowOf(user.name)?.querySelector('.in-list') === null, 'no chip')
    const group = (await adapter.listGroups({ scope: session.scope.value as never }, { signal: new AbortController().signal })).items[0]
    session.selection.setException({ kind: 'group', id: group?.id ?? '', label: group?.name ?? '' }, true)
    const { items } = await adapter.listUsers(
      { scope: session.scope.value as never, within: { kind: 'group', id: group?.id ?? '' } },
      { signal: new AbortController().signal },
    )
    const member = items.find(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none') as User
    session.users.search(member.email)
    const tip = (): string => rowOf(member.name)?.querySelector<HTMLElement>('.cost')?.dataset.tip ?? ''
    await eventually(() => tip() === `left out by GROUP: ${group?.name}`, 'the reason')
  })

  it('make an org unit an exception from the menu of its row, and take it back', async () => {
    await show('org-units')
    const item = await eventually(() => rows().find((row) => row.role === 'treeitem' && row.querySelector('.more')), 'the tree')
    const choose = async (name: string): Promise<void> => {
      item.querySelector<HTMLElement>('.more')?.click()
      await press(await eventually(() => findButton(page, name), name))
    }
    await choose('Add as exception')
    await eventually(() => session.selection.exceptions.value.length === 1, 'the exception')
    expect(session.selection.exceptions.value.at(0)?.kind).to.equal('org-unit')
    await eventually(() => textOf(item.querySelector('.in-list')) === 'Exception', 'the chip')
    expect(item.getAttribute('aria-checked')).to.equal('false')
    await choose('Move exception to the list')
    await eventually(() => session.selection.box.value.length === 1, 'the item')
    await eventually(() => textOf(item.querySelector('.in-list')) === 'In list', 'the chip of the list')
  })

  it('are added for all users of a CSV file', async () => {
    const [first, second, third] = due() as [User, User, User]
    session.selection.put([toItem(third)])
    await show('csv')
    await session.csv.load(`email\n${first.email}\n${second.email}\n${third.email}\nnobody@nowhere.test\n`)
    await press(await eventually(() => findButton(page, 'Add all 3 users as exceptions'), 'the button'))
    expect(session.selection.box.value.length).to.equal(0)
    expect([...session.selection.exceptions.value].map(({ id }) => id)).to.have.members([first.id, second.id, third.id])
    await eventually(() => rowOf(first.email)?.querySelector('.in-list'), 'the chip')
    expect(button(page, 'Start backup').ariaDisabled).to.equal('true')
  })
})
