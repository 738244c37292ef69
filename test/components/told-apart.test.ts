import { expect, fixtureCleanup } from '@open-wc/testing'
import type { BackupSession, Item, Plan } from '../../src/core/index.js'
import { type BackupStartPage, defineElements } from '../../src/elements.js'
import { createMemoryAdapter, type MemoryAdapterOptions } from '../../src/memory.js'
import { mountPage } from '../worlds/mount-page.js'
import { scope, tenantOf, userOf } from '../worlds/tenants.js'
import { eventually, everything, findButton, textOf } from './find.js'

defineElements()

/* A tenant in which two people, two groups, two org units and two domains have the same name. Each place that lists them must tell them apart on screen and for screen readers. */

const users = [
  userOf('sam1', { name: 'Sam Lee', email: 'sam1@example.com' }),
  userOf('sam2', { name: 'Sam Lee', email: 'sam2@example.com' }),
  ...Array.from({ length: 6 }, (_, at) => userOf(`u${at}`, { name: `Zed ${at}` })),
]
const groups = [
  { id: 'g1', name: 'Staff', email: 'staff1@example.com', members: ['sam1', 'u0', 'u1'] },
  { id: 'g2', name: 'Staff', email: 'staff2@example.com', members: ['sam2', 'u2', 'u3'] },
]
const orgUnits = [
  { id: 'root', name: 'example.com', parentId: null, users: [] },
  { id: 'n', name: 'North School', parentId: 'root', users: [] },
  { id: 's', name: 'South School', parentId: 'root', users: [] },
  { id: 'ns', name: 'Students', parentId: 'n', users: ['u4'] },
  { id: 'ss', name: 'Students', parentId: 's', users: ['u5'] },
  { id: 'lab-1', name: 'Lab', parentId: 's', users: ['u4'] },
  { id: 'lab-2', name: 'Lab', parentId: 's', users: ['u5'] },
]
const twinsOf = (kind: Item['kind'], first: string, second: string, label: string): Item[] => [
  { kind, id: first, label },
  { kind, id: second, label },
]
const people = twinsOf('user', 'sam1', 'sam2', 'Sam Lee')
const staff = twinsOf('group', 'g1', 'g2', 'Staff')
const students = twinsOf('org-unit', 'ns', 'ss', 'Students')
const twins = [...people, ...staff, ...students]

const createTwinTenant = (credits: number) => {
  const tenant = tenantOf({ users, groups, orgUnits, credits })
  const [cloud] = tenant.clouds
  const [domain] = cloud?.domains ?? []
  if (cloud === undefined || domain === undefined) throw new Error('no domain')
  return { clouds: [{ ...cloud, domains: [domain, { ...domain, id: 'example.com-2' }] }] }
}

describe('items with the same name', () => {
  let page: BackupStartPage
  const session = (): BackupSession => {
    if (page.session === undefined) throw new Error('no session')
    return page.session
  }
  const adapterOf = (credits: number, options: Partial<MemoryAdapterOptions> = {}) =>
    createMemoryAdapter({ tenant: createTwinTenant(credits), speed: 1000, ...options })
  const mount = async (credits = 500, options: Partial<MemoryAdapterOptions> = {}): Promise<void> => {
    ;({ page } = await mountPage({ width: 1200, tenant: createTwinTenant(credits), speed: 1000, ...options }))
    await eventually(() => session().scope.value, 'the scope')
    // An administrator has seen the lists before adding from them.
    await Promise.all([session().users.more(), session().groups.more(), session().orgUnits.more()])
  }
  const all = (selector: string): HTMLElement[] =>
    [...everything(page.renderRoot)].filter((one): one is HTMLElement => one.matches(selector))
  const tab = (name: string): void =>
    all('[role=tab]')
      .find((one) => textOf(one) === name)
      ?.click()
  const go = async (name: string): Promise<void> => (await eventually(() => findButton(page, name), name)).click()
  const menu = async (entry: string): Promise<void> => {
    await go('More actions')
    await go(entry)
  }
  /** Returns the name and the description of an element for screen readers. */
  const spoken = (element: Element): string => {
    const root = element.getRootNode() as ShadowRoot
    const described = (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => root.querySelector(`[id="${id}"]`))
    return [element.getAttribute('aria-label') ?? textOf(element), ...described.map((one) => textOf(one))].join(' ').trim()
  }
  const differ = (texts: readonly string[], count: number): void => {
    expect(texts).to.have.length(count)
    expect(new Set(texts).size, texts.join('\n')).to.equal(count)
  }
  /** Waits for elements with a text and asserts that they differ on screen and for screen readers. */
  const elementsDiffer = async (selector: string, text: string, count = 2): Promise<HTMLElement[]> => {
    const found = await eventually(() => {
      const some = all(selector).filter((one) => spoken(one).includes(text))
      return some.length === count && some
    }, `${count} times ${text} in ${selector}`)
    differ(found.map(spoken), count)
    return found
  }
  const rowsDiffer = async (text: string): Promise<void> => {
    const texts = await eventually(() => {
      const found = all('[role=row]').flatMap((row) => (textOf(row).includes(text) ? [textOf(row)] : []))
      return found.length === 2 && found
    }, `two rows of ${text}`)
    differ(texts, 2)
  }

  afterEach(() => {
    page.session?.dispose()
    page.adapter = undefined
    fixtureCleanup()
  })

  it('differ by their address in the users tab', async () => {
    await mount()
    await rowsDiffer('Sam Lee')
    await elementsDiffer('input[type=checkbox]', 'Sam Lee')
  })

  it('differ by their address in the groups tab', async () => {
    await mount()
    tab('Users by group')
    await rowsDiffer('Staff')
    await elementsDiffer('input[type=checkbox]', 'Staff')
    const views = await elementsDiffer('button', 'View users in Staff')
    expect(views.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'View users in Staff (staff1@example.com)',
      'View users in Staff (staff2@example.com)',
    ])
  })

  it('differ by their parent in the org units tab', async () => {
    await mount()
    tab('Users by org unit')
    await eventually(() => all('[role=treeitem]').length > 0, 'the tree')
    session().orgUnits.expandAll()
    await elementsDiffer('[role=treeitem]', 'Students')
    await elementsDiffer('[role=treeitem]', 'Lab')
    expect(all('.hint-ticked').map(textOf)).to.deep.equal(['lab-1', 'lab-2'])
    expect(all('[role=treeitem]').filter((one) => textOf(one.querySelector('.name')) === 'North School')).to.have.length(1)
  })

  it('differ by their id in the box if they are org units of one parent', async () => {
    await mount()
    session().selection.put(twinsOf('org-unit', 'lab-1', 'lab-2', 'Lab'))
    await eventually(() => all('[role=option]').length === 2, 'the items')
    await elementsDiffer('[role=option]', 'Lab')
    expect(
      session()
        .plan()
        .items.map(({ detail }) => detail),
    ).to.deep.equal(['South School / lab-1', 'South School / lab-2'])
  })

  it('differ by their address in the CSV tab and its report', async () => {
    await mount()
    tab('CSV file upload')
    await session().csv.load('Email\nsam1@example.com\nsam2@example.com\nstaff1@example.com\nstaff2@example.com\n')
    await rowsDiffer('sam')
    await rowsDiffer('staff')
    await elementsDiffer('input[type=checkbox]', 'Sam Lee')
    const report = await (await session().csv.report()).text()
    const withoutLine = report.split('\r\n').flatMap((line) => (/Sam Lee|Staff/.test(line) ? [line.replace(/^\d+,/, '')] : []))
    differ(withoutLine, 4)
  })

  it('differ by their address or path in the box, and so do their buttons', async () => {
    await mount()
    session().selection.put(twins)
    await eventually(() => all('[role=option]').length === 6, 'the items')
    for (const text of ['Sam Lee', 'Staff', 'Students']) {
      await elementsDiffer('[role=option]', text)
      const buttons = all('[data-drop]').filter(({ title }) => title.includes(text))
      differ(
        buttons.map(({ title }) => title),
        2,
      )
    }
    const texts = all('[role=option]').map(textOf)
    expect(texts[4]).to.contain('North School')
    expect(texts[2]).to.contain('staff1@example.com')
  })

  it('differ by their id in the box if the directory has no address or path', async () => {
    ;({ page } = await mountPage({ width: 1200, tenant: createTwinTenant(500) }))
    await eventually(() => session().scope.value, 'the scope')
    session().selection.put(students)
    await elementsDiffer('[role=option]', 'Students')
  })

  it('differ in the plan file, and after opening it in a new session', async () => {
    await mount()
    session().selection.put(twins)
    await eventually(() => session().credits.value.isExact, 'the count')
    const plan = JSON.parse(JSON.stringify(session().plan())) as Plan
    expect(plan.version).to.equal(2)
    differ(
      plan.items.map(({ label, detail }) => `${label} ${detail}`),
      6,
    )
    expect(plan.items[4]?.detail).to.equal('North School')
    page.adapter = adapterOf(500)
    await eventually(() => session().scope.value, 'the scope')
    session().selection.clear()
    await session().applyPlan(plan)
    differ(
      session().selection.items.value.map(({ label, detail }) => `${label} ${detail}`),
      6,
    )
  })

  it('differ in the preview of a plan and in its problems', async () => {
    await mount()
    session().selection.put([{ kind: 'user', id: 'u0' }])
    const gone = twins.map((item, at) => ({ ...item, id: `gone-${item.id}`, detail: `place ${at}` }))
    const plan: Plan = { format: 'backup-start-plan', version: 2, scope, items: gone.slice(0, 4) }
    const input = all('input[type=file]').find(({ accept }: Partial<HTMLInputElement>) => accept?.includes('json')) as HTMLInputElement
    const files = new DataTransfer()
    files.items.add(new File([JSON.stringify(plan)], 'plan.json'))
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await elementsDiffer('dialog li', 'Sam Lee')
    await elementsDiffer('dialog li', 'Staff')
    await go('Replace list')
    await elementsDiffer('[role=alert] li', 'Sam Lee')
    await elementsDiffer('[role=alert] li', 'Staff')
  })

  it('differ in the confirmation of a start', async () => {
    await mount()
    page.confirmAbove = 0
    session().selection.put(twins)
    await go('Start backup of 8 users')
    for (const text of ['Sam Lee', 'Staff', 'Students']) await elementsDiffer('dialog [role=listitem]', text)
  })

  it('differ as the first and the last user of a start of the first users', async () => {
    await mount(2)
    session().selection.put([...people, { kind: 'user', id: 'u0' }])
    await go('Back up the first 2 people added…')
    const ends = await eventually(() => all('dialog .from-to')[0], 'the first and the last')
    expect(textOf(ends)).to.contain('Sam Lee (sam1@example.com)').and.to.contain('Sam Lee (sam2@example.com)')
  })

  it('differ in the suggestions over the limit', async () => {
    await mount(4)
    session().selection.put(staff)
    await elementsDiffer('.relief', 'Staff')
    session().selection.clear()
    session().selection.put([...people, ...users.slice(2, 5).map(({ id }) => ({ kind: 'user' as const, id }))])
    await elementsDiffer('.relief', 'Sam Lee')
  })

  it('differ in the list of users without a backup', async () => {
    await mount()
    await menu('Coverage gap…')
    await elementsDiffer('dialog .gap li', 'Sam Lee')
    const adds = all('dialog .gap button').flatMap(({ ariaLabel }) => (ariaLabel?.includes('Sam Lee') ? [ariaLabel] : []))
    expect(adds).to.deep.equal(['Add Sam Lee (sam1@example.com)', 'Add Sam Lee (sam2@example.com)'])
  })

  it('differ in the reason why a user takes no license', async () => {
    await mount()
    session().selection.put(staff)
    await eventually(() => session().credits.value.isExact, 'the count')
    const reasonOf = (address: string): string | undefined =>
      all('[role=row]')
        .find((row) => textOf(row).includes(address))
        ?.querySelector<HTMLElement>('.cost')?.dataset.tip
    await eventually(() => reasonOf('sam1@example.com')?.includes('staff1@example.com'), 'the first group')
    await eventually(() => reasonOf('sam2@example.com')?.includes('staff2@example.com'), 'the second group')
  })

  it('differ after a start: in the card, the list of backups and the facts of a backup', async () => {
    await mount()
    session().selection.put([...staff, ...students])
    await go('Start backup of 8 users')
    const card = await eventually(() => all('.run-facts dd')[0], 'the card')
    expect(textOf(card)).to.contain('Staff (staff1@example.com)').and.to.contain('Staff (staff2@example.com)')
    await go('View backup')
    for (const text of ['Staff', 'Students']) await elementsDiffer('.facts li', text)
  })

  it('differ in the list of backups', async () => {
    await mount()
    for (const item of staff) {
      session().selection.put([item])
      await session().start()
    }
    await go('Backups')
    await rowsDiffer('GROUP: Staff')
  })

  it('differ among the users of a backup, with Retry', async () => {
    await mount(500, { failureRate: 1 })
    session().selection.put(people)
    await go('Start backup of 2 users')
    await go('View backup')
    await rowsDiffer('Sam Lee')
    await elementsDiffer('button', 'Retry Sam Lee')
  })

  it('differ by their id in the list of domains', async () => {
    await mount()
    const options = await eventually(() => {
      const found = all('option').filter((option) => textOf(option).startsWith('example.com'))
      return found.length === 2 && found
    }, 'the domains')
    differ(options.map(textOf), 2)
  })
})
