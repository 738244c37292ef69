import { aTimeout, expect, fixture, fixtureCleanup, nextFrame } from '@open-wc/testing'
import { html, type LitElement } from 'lit'
import type { BackupSession } from '../../src/core/index.js'
import { type BackupStartPage, type BackupUsersTab, defineElements, type SelectionBox } from '../../src/elements.js'
import { sampleOf } from '../worlds/sessions.js'
import { userOf, usersOf } from '../worlds/tenants.js'
import { button, eventually, everything, keys, press, textOf } from './find.js'

defineElements()
defineElements({ suffix: 'slotted' })

const HOSTILE = '"><img src=x onerror=alert(1)> {{x}} u/1:2'
const groups = [
  { id: 'g1', name: 'Sales', email: 'sales@example.com', members: ['u1'] },
  { id: 'g2', name: 'Legal', email: 'legal@example.com', members: ['u2'] },
]

describe('slots', () => {
  let session: BackupSession

  /** Returns whether the element is visible. */
  const isSeen = (element: Element | null | undefined): boolean => element?.checkVisibility({ visibilityProperty: true }) === true
  const put = (host: Element, slot: string, markup: { tag?: string; text: string }): HTMLElement => {
    const child = document.createElement(markup.tag ?? 'span')
    child.slot = slot
    child.textContent = markup.text
    host.append(child)
    return child
  }
  const root = (element: LitElement): ShadowRoot => element.shadowRoot as ShadowRoot
  const settled = async (element: LitElement): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      await aTimeout(8)
      await nextFrame()
      await element.updateComplete
    }
  }
  const mount = async <E extends LitElement & { session?: BackupSession | undefined }>(tag: string): Promise<E> => {
    const frame = await fixture<HTMLElement>(html`<div></div>`)
    frame.style.inlineSize = '1000px'
    frame.style.blockSize = '640px'
    const element = document.createElement(tag) as E
    element.session = session
    frame.append(element)
    await settled(element)
    return element
  }
  const inside = async <E extends LitElement = LitElement>(page: Element, selector: string): Promise<E> =>
    (await eventually(() => [...everything(page.shadowRoot ?? page)].find((each) => each.matches(selector)), selector)) as E
  const rows = (tab: LitElement): HTMLElement[] => [...root(tab).querySelectorAll<HTMLElement>('.row')]
  const rowOf = async (tab: LitElement, text: string): Promise<HTMLElement> =>
    eventually(() => rows(tab).find((row) => textOf(row).includes(text)), `the row of ${text}`)
  const stops = (tab: LitElement): Element[] =>
    rows(tab)
      .flatMap((row) => [
        row,
        ...[...row.querySelectorAll('*')].flatMap((each) =>
          each instanceof HTMLSlotElement ? each.assignedElements({ flatten: true }) : [each],
        ),
      ])
      .filter((each) => (each as HTMLElement).tabIndex === 0)

  beforeEach(() => {
    session = sampleOf({ users: [...usersOf(300), userOf(0, { id: HOSTILE, name: 'Zoe Hostile' })], groups }).session
  })
  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  describe('heading and empty slots', () => {
    it('show default content until content is slotted, and again after it is removed', async () => {
      const box = await mount<SelectionBox>('selection-box')
      const title = root(box).querySelector('h2')
      const words = root(box).querySelector('.empty strong')
      expect(textOf(title)).to.equal('Selected for backup')
      expect(isSeen(words)).to.equal(true)
      const heading = put(box, 'heading', { text: 'Our backup' })
      const empty = put(box, 'empty', { text: 'Choose people first' })
      expect(heading.assignedSlot?.parentElement === title).to.equal(true)
      expect(isSeen(words)).to.equal(false)
      expect(isSeen(empty)).to.equal(true)
      heading.remove()
      empty.remove()
      expect(isSeen(words)).to.equal(true)
    })

    it('keep the buttons beside the slotted content', async () => {
      session.dispose()
      session = sampleOf({ groups: [], users: usersOf(1) }).session
      const tab = await mount('backup-groups-tab')
      await eventually(() => root(tab).querySelector('.message'), 'the empty list')
      const empty = put(tab, 'empty', { text: 'Groups come with the spring' })
      expect(isSeen(empty)).to.equal(true)
      expect(isSeen(root(tab).querySelector('.message strong'))).to.equal(false)
      button(tab, 'Manage Domains')
    })

    it('do not replace the message of a search without results', async () => {
      const tab = await mount('backup-users-tab')
      const empty = put(tab, 'empty', { text: 'Nobody works here' })
      session.users.search('nobody is called like this')
      await eventually(() => textOf(root(tab).querySelector('.message')).includes('No users match'), 'nothing found')
      expect(isSeen(empty)).to.equal(false)
    })

    for (const [tag, slot] of [
      ['backup-settings-page', 'heading'],
      ['backup-manage-domains-page', 'heading'],
      ['backup-run-view', 'heading'],
      ['backup-run-view', 'empty'],
      ['backup-org-units-tab', 'empty'],
      ['backup-csv-tab', 'empty'],
    ] as const) {
      it(`renders content slotted as ${slot} into ${tag} before the body is loaded`, async () => {
        const frame = await fixture<HTMLElement>(html`<div></div>`)
        const element = document.createElement(tag)
        element.session = session
        const words = put(element, slot, { text: 'Words of the portal' })
        frame.append(element)
        await eventually(() => isSeen(words), 'the words')
        if (slot === 'heading') expect(words.assignedSlot?.parentElement?.localName).to.equal('h2')
      })
    }
  })

  describe('slots of the page', () => {
    it('renders the heading above the bar, and nothing without slotted content', async () => {
      const page = await mount<BackupStartPage>('backup-start-page')
      const bar = await inside(page, '.bar')
      const top = bar.getBoundingClientRect().top
      expect(top).to.equal(page.getBoundingClientRect().top)
      const heading = put(page, 'heading', { tag: 'h1', text: 'Backup' })
      expect(bar.getBoundingClientRect().top).to.be.greaterThan(top + 16)
      expect(heading.getBoundingClientRect().bottom).to.be.at.most(bar.getBoundingClientRect().top)
    })

    it('forwards content to the box, which keeps its default content until then', async () => {
      const page = await mount<BackupStartPage>('backup-start-page')
      const words = await inside(page, '.empty strong')
      expect(isSeen(words)).to.equal(true)
      const heading = put(page, 'box-heading', { text: 'Our backup' })
      const empty = put(page, 'box-empty', { text: 'Choose people first' })
      await eventually(() => isSeen(empty) && isSeen(heading), 'both')
      expect(isSeen(words)).to.equal(false)
      empty.slot = 'groups-empty'
      await eventually(() => isSeen(words) && !isSeen(empty), 'its own words again')
      heading.remove()
      const title = await inside(page, 'h2')
      await eventually(() => title.querySelector('slot')?.assignedNodes().length === 0, 'its own title')
    })

    it('forwards content to tabs and subpages that are shown later', async () => {
      session.dispose()
      session = sampleOf({ users: usersOf(1) }).session
      const page = await mount<BackupStartPage>('backup-start-page')
      const empty = put(page, 'groups-empty', { text: 'No groups yet' })
      const heading = put(page, 'manage-domains-heading', { text: 'Where it comes from' })
      await press(await inside(page, '#tab-groups'))
      await eventually(() => isSeen(empty), 'the empty groups')
      await press(button(page, 'Manage domains'))
      await eventually(() => isSeen(heading), 'the heading of the place')
      expect(isSeen(empty)).to.equal(false)
    })

    it('forwards content to elements with a suffix', async () => {
      const page = await mount<BackupStartPage>('backup-start-page-slotted')
      const empty = put(page, 'box-empty', { text: 'Choose people first' })
      const details = put(page, 'users-details:u1', { text: 'Sales' })
      await eventually(() => isSeen(empty) && isSeen(details), 'both')
    })
  })

  describe('details slots', () => {
    it('render in the row of their id only; rows without details have no slot', async () => {
      const tab = await mount<BackupUsersTab>('backup-users-tab')
      expect(root(tab).querySelectorAll('.row slot')).to.have.length(0)
      const details = put(tab, 'details:u2', { text: 'Sales' })
      await eventually(() => isSeen(details), 'the details')
      expect(details.assignedSlot?.closest<HTMLElement>('.row')?.dataset.index).to.equal('1')
      expect(root(tab).querySelectorAll('.row slot')).to.have.length(1)
      details.remove()
      await settled(tab)
      expect(root(tab).querySelectorAll('.row slot')).to.have.length(0)
    })

    it('follow their row when nodes are reused', async () => {
      const page = await mount<BackupStartPage>('backup-start-page')
      const tab = await inside(page, 'backup-users-tab')
      await rowOf(tab, 'Person 0001')
      const first = put(page, 'users-details:u1', { text: 'First' })
      const last = put(page, 'users-details:u90', { text: 'Ninetieth' })
      await eventually(() => isSeen(first), 'the details of the first row')
      expect(isSeen(last)).to.equal(false)
      while (session.users.rows.value.length < 100) await session.users.more()
      const scroller = root(tab).querySelector('.windowed') as HTMLElement
      // The first row is in the tab order and stays rendered, so its details must be hidden.
      scroller.scrollTop = 85 * 44
      await eventually(() => isSeen(last), 'the details of a row further down')
      const row = (): Element => last.assignedSlot?.assignedSlot?.closest('.row') as Element
      expect(textOf(row())).to.include('Person 0090')
      scroller.scrollTop = 0
      await eventually(() => isSeen(first) && textOf(first.assignedSlot?.assignedSlot?.closest('.row')).includes('Person 0001'), 'back')
    })

    it('keep the row height and truncate long content', async () => {
      const tab = await mount<BackupUsersTab>('backup-users-tab')
      const row = await rowOf(tab, 'Person 0001')
      const { height } = row.getBoundingClientRect()
      const details = put(tab, 'details:u1', { text: 'A department of a very long name '.repeat(5) })
      await eventually(() => isSeen(details), 'the details')
      expect(row.getBoundingClientRect().height).to.equal(height)
      const slot = details.assignedSlot as HTMLSlotElement
      expect(slot.scrollWidth).to.be.greaterThan(slot.clientWidth)
      expect(slot.getBoundingClientRect().height).to.be.below(height)
      const who = slot.closest('.cell') as HTMLElement
      expect(slot.getBoundingClientRect().left, 'beside the name').to.be.at.least(
        (who.querySelector('.name') as HTMLElement).getBoundingClientRect().right,
      )
      expect(slot.getBoundingClientRect().right).to.be.at.most(who.getBoundingClientRect().right + 1)
      row.focus()
      await settled(tab)
      expect(textOf(root(tab).querySelector('.full-text'))).to.include('of a very long name A department')
    })

    it('accept any id as a slot name', async () => {
      const page = await mount<BackupStartPage>('backup-start-page')
      const tab = await inside(page, 'backup-users-tab')
      session.users.search('Zoe')
      const details = put(page, `users-details:${HOSTILE}`, { text: 'Odd' })
      const row = await rowOf(tab, 'Zoe Hostile')
      await eventually(() => isSeen(details), 'the details')
      expect(row.querySelector('slot')?.name).to.equal(`details:${HOSTILE}`)
      expect([...everything(page)].filter(({ localName }) => localName === 'img')).to.have.length(0)
    })

    for (const tag of ['backup-users-tab', 'backup-start-page']) {
      it(`reach a slotted link by arrow keys, without another tab stop: ${tag}`, async () => {
        const host = await mount(tag)
        const tab = tag === 'backup-users-tab' ? host : await inside(host, 'backup-users-tab')
        const start = tag === 'backup-users-tab' ? '' : 'users-'
        const row = await rowOf(tab, 'Person 0002')
        const links = ['u1', 'u2', 'u3'].map((id) => {
          const wrap = put(host, `${start}details:${id}`, { text: 'in ' })
          const link = Object.assign(document.createElement('a'), { href: `#${id}`, textContent: 'Sales' })
          wrap.append(link)
          return link
        })
        await eventually(() => links.every((link) => link.tabIndex === -1), 'no tab stops')
        expect(stops(tab)).to.have.length(1)
        row.focus()
        const hasFocus = (element: Element): boolean => element.matches(':focus')
        await keys('ArrowRight', 'ArrowRight')
        await settled(tab)
        expect(hasFocus(links[1] as Element), 'checkbox, then the link').to.equal(true)
        expect(links.map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0, -1])
        expect(stops(tab)).to.have.length(0)
        tab.requestUpdate()
        await settled(tab)
        expect(hasFocus(links[1] as Element), 'it keeps the focus').to.equal(true)
        await keys('ArrowDown')
        await settled(tab)
        expect(hasFocus(links[2] as Element), 'of the row below').to.equal(true)
        await keys('ArrowLeft')
        await settled(tab)
        const box = (await rowOf(tab, 'Person 0003')).querySelector('input')
        expect(hasFocus(box as Element), 'back to the checkbox').to.equal(true)
        await keys('ArrowRight', ' ')
        expect(session.selection.ticked.value.size, 'Space on a link ticks nothing').to.equal(0)
        let pressed = 0
        links[2]?.addEventListener('click', (event) => {
          event.preventDefault()
          pressed += 1
        })
        await keys('Enter')
        expect(pressed).to.equal(1)
        expect(session.selection.ticked.value.size, 'Enter follows the link').to.equal(0)
      })
    }

    it('keep the row in the tab order when a slotted link is removed', async () => {
      const tab = await mount<BackupUsersTab>('backup-users-tab')
      const row = await rowOf(tab, 'Person 0001')
      const link = put(tab, 'details:u1', { tag: 'a', text: 'Sales' }) as HTMLAnchorElement
      link.href = '#sales'
      await eventually(() => link.tabIndex === -1, 'the link')
      row.focus()
      await keys('ArrowRight', 'ArrowRight')
      await settled(tab)
      expect(link.tabIndex).to.equal(0)
      link.remove()
      await settled(tab)
      expect(stops(tab)).to.have.length(1)
      expect(stops(tab)[0]?.localName).to.equal('input')
    })

    it('keep a link that is slotted later out of the tab order', async () => {
      const page = await mount<BackupStartPage>('backup-start-page')
      const tab = await inside(page, 'backup-users-tab')
      await rowOf(tab, 'Person 0002')
      const words = put(page, 'users-details:u2', { text: 'Sales' })
      await eventually(() => isSeen(words), 'the words')
      const link = document.createElement('a')
      link.href = '#sales'
      link.slot = words.slot
      words.replaceWith(link)
      await eventually(() => link.tabIndex === -1, 'no tab stop')
    })

    /** Returns a focused link in the row of a user. */
    const focusedLink = async (): Promise<{ tab: BackupUsersTab; link: HTMLAnchorElement }> => {
      const tab = await mount<BackupUsersTab>('backup-users-tab')
      await rowOf(tab, 'Person 0012')
      const link = put(tab, 'details:u12', { tag: 'a', text: 'Sales' }) as HTMLAnchorElement
      link.href = '#sales'
      await eventually(() => link.tabIndex === -1, 'the link')
      link.focus()
      await settled(tab)
      return { tab, link }
    }

    it('move the focus to the list when the row of a focused link is removed', async () => {
      const { tab } = await focusedLink()
      session.users.search('Zoe')
      await eventually(() => rows(tab).length === 1, 'one row')
      await settled(tab)
      expect(rows(tab)[0]?.matches(':focus-within')).to.equal(true)
    })

    it('keep the focus on a link when its row moves', async () => {
      const { tab, link } = await focusedLink()
      session.users.search('Person 0012')
      await eventually(() => rows(tab).length === 1, 'one row')
      await settled(tab)
      expect(link.assignedSlot?.closest<HTMLElement>('.row')?.dataset.index).to.equal('0')
      expect(link.matches(':focus')).to.equal(true)
    })

    it('ignore an ancestor of the host page with the class row', async () => {
      const frame = await fixture<HTMLElement>(html`<div class="row" data-index="7"></div>`)
      const tab = document.createElement('backup-users-tab')
      tab.session = session
      frame.append(tab)
      const link = put(tab, 'details:u2', { tag: 'a', text: 'Sales' }) as HTMLAnchorElement
      link.href = '#sales'
      link.className = 'row'
      await eventually(() => link.tabIndex === -1, 'the link')
      link.focus()
      await settled(tab)
      expect(link.tabIndex).to.equal(0)
      await keys('ArrowUp')
      await settled(tab)
      expect((root(tab).activeElement as HTMLElement | null)?.closest<HTMLElement>('.row')?.dataset.index).to.equal('0')
    })

    it('render in the rows of groups, between name and View', async () => {
      const tab = await mount('backup-groups-tab')
      const row = await rowOf(tab, 'Sales')
      const link = put(tab, 'details:g1', { tag: 'a', text: 'Owner' }) as HTMLAnchorElement
      link.href = '#owner'
      await eventually(() => link.tabIndex === -1, 'the link')
      row.focus()
      await keys('ArrowRight', 'ArrowRight')
      await settled(tab)
      expect(link.matches(':focus')).to.equal(true)
      await keys('ArrowRight')
      await settled(tab)
      expect(textOf(root(tab).activeElement)).to.equal('View')
    })
  })
})
