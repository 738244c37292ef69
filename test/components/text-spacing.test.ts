import { expect } from '@open-wc/testing'
import { BackupCsvTab } from '../../src/components/csv-tab/csv-tab.js'
import { BackupGroupsTab } from '../../src/components/groups-tab/groups-tab.js'
import { BackupOrgUnitsTab } from '../../src/components/org-units-tab/org-units-tab.js'
import { BackupUsersTab } from '../../src/components/users-tab/users-tab.js'
import type { BackupSession } from '../../src/core/index.js'
import { spread } from '../spacing.js'
import { define, mount, settled, unmountAll } from '../worlds/mount-element.js'
import { sampleOf } from '../worlds/sessions.js'
import { userOf } from '../worlds/tenants.js'
import { until } from '../worlds/waiting.js'
import { textOf } from './find.js'

define('backup-users-tab', BackupUsersTab)
define('backup-groups-tab', BackupGroupsTab)
define('backup-org-units-tab', BackupOrgUnitsTab)
define('backup-csv-tab', BackupCsvTab)

type Tab = BackupUsersTab | BackupGroupsTab | BackupOrgUnitsTab | BackupCsvTab

/** Pixels by which rounding may move a line over the edge. */
const TOLERANCE = 1
const WIDTHS = [360, 800, 1100]

const users = [
  userOf(1, { name: 'Ágnes Őry-Gjerg', email: 'agnes.gjerg@example.com' }),
  userOf(2, { name: 'Quy Ngọc Phượng', accountStatus: 'suspended', statusReason: 'by administrator' }),
  userOf(3, { name: 'Jürgen Yppäpfel', backupStatus: 'protected' }),
  userOf(4, { name: '' }),
]
const world = () =>
  sampleOf({
    users,
    groups: [
      { id: 'g1', name: 'Engineering Gjøvik', email: 'gjovik@example.com', members: ['u1', 'u2'] },
      { id: 'g2', name: 'Payroll', members: ['u3'] },
    ],
    orgUnits: [
      { id: 'root', name: 'Ångström Group', parentId: null, users: ['u1'] },
      { id: 'sub', name: 'Québec', parentId: 'root', users: ['u2'] },
    ],
  })

const hasText = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '')

/** In a narrow layout, some header cells are only for screen readers and one pixel wide. */
const isUnseen = (element: Element): boolean => (element.closest('.cell')?.getBoundingClientRect().width ?? 2) <= 1

/** Returns the lines of text that are clipped at the upper or lower edge of a row or header. */
const cutLines = (tab: Tab): string[] =>
  [...tab.renderRoot.querySelectorAll('.row, .head')].flatMap((row) => {
    const edge = row.getBoundingClientRect()
    return [...row.querySelectorAll<HTMLElement>('*')]
      .filter((element) => hasText(element) && element.closest('.unseen') === null && element.checkVisibility() && !isUnseen(element))
      .filter((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return top < edge.top - TOLERANCE || bottom > edge.bottom + TOLERANCE
      })
      .map((element) => `“${textOf(element)}” in ${row.className}`)
  })

/** Returns pairs of overlapping texts in one row. */
const overlaps = (tab: Tab): string[] =>
  [...tab.renderRoot.querySelectorAll('.row')].flatMap((row) => {
    const lines = [
      ...row.querySelectorAll<HTMLElement>('.name, .address, .account, .chip, .users, .cost > [aria-hidden], .hint-ticked'),
    ].filter((element) => element.checkVisibility() && textOf(element) !== '')
    return lines.flatMap((a, index) =>
      lines.slice(index + 1).flatMap((b) => {
        const [first, second] = [a.getBoundingClientRect(), b.getBoundingClientRect()]
        const x = Math.min(first.right, second.right) - Math.max(first.left, second.left)
        const y = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top)
        return x > TOLERANCE && y > 2 * TOLERANCE ? [`“${textOf(a)}” and “${textOf(b)}” by ${Math.round(x)} × ${Math.round(y)} px`] : []
      }),
    )
  })

const TABS: Readonly<Record<string, (session: BackupSession) => Promise<void>>> = {
  'backup-users-tab': async (session) => session.selection.put([{ kind: 'user', id: 'u1' }]),
  'backup-groups-tab': async (session) => session.selection.put([{ kind: 'group', id: 'g1' }]),
  'backup-org-units-tab': async (session) => {
    session.orgUnits.collapseAll()
    session.selection.tick({ kind: 'org-unit', id: 'sub', label: 'Québec' }, true)
  },
  'backup-csv-tab': async (session) => {
    await session.csv.load('Email\nagnes.gjerg@example.com\nperson3@example.com\nnobody@example.com\n')
    session.selection.put([{ kind: 'user', id: 'u1' }])
  },
}

describe('text spacing of WCAG 1.4.12', () => {
  afterEach(unmountAll)

  for (const [name, prepare] of Object.entries(TABS)) {
    for (const density of ['1', '0']) {
      it(`cuts no line in the rows of <${name}>, density ${density}`, async () => {
        const { session } = world()
        const tab = await mount<Tab>(name, session)
        tab.style.setProperty('--backup-density', density)
        await prepare(session)
        await until(() => tab.renderRoot.querySelector('.row') !== null, 'the rows')
        spread(tab)
        for (const width of WIDTHS) {
          tab.style.inlineSize = `${width}px`
          await settled(tab)
          expect([...cutLines(tab), ...overlaps(tab)], `${width} px`).to.deep.equal([])
        }
      })
    }
  }
})
