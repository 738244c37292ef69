// A page in the theme and direction of the query. The box holds a user, a group and an org unit; three users are ticked.

import { createBackupSession } from '../../../src/core/index.ts'
import { defineElements } from '../../../src/elements.ts'
import { createManualClock, createMemoryAdapter, generateTenant } from '../../../src/memory.ts'

const { theme, direction } = Object.fromEntries(new URLSearchParams(location.search))
document.documentElement.dir = direction
document.body.dataset.backupTheme = theme

const STATUSES = ['none', 'protected', 'none', 'pending', 'none', 'failed', 'none', 'paused', 'none']
/** Keeps names in scripts that the font supports, and cycles through all backup statuses. */
const adapt = (user, index) => ({
  ...user,
  name: /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\s'’-]+$/u.test(user.name) ? user.name : '',
  backupStatus: STATUSES[index % STATUSES.length],
})

const [cloud] = generateTenant({ seed: 7, users: 120 }).clouds
const domain = { ...cloud.domains[0], users: cloud.domains[0].users.map(adapt) }
const scope = { cloudId: cloud.id, domainId: domain.id }
const adapter = createMemoryAdapter({ tenant: { clouds: [{ ...cloud, domains: [domain] }] }, clock: createManualClock() })
const session = createBackupSession({ adapter, scope })

const due = domain.users.filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none')
const itemOf = ({ id, name, email }) => ({ kind: 'user', id, label: name || email })
const group = domain.groups.find(({ name }) => name === 'Sales')
const unit = domain.orgUnits.find(({ name }) => name === 'Europe')
session.selection.put([
  itemOf(due[1]),
  { kind: 'group', id: group.id, label: group.name },
  { kind: 'org-unit', id: unit.id, label: unit.name },
])
for (const user of due.slice(3, 6)) session.selection.tick(itemOf(user), true)

defineElements()
const page = Object.assign(document.createElement('backup-start-page'), { session })
document.body.append(page)

const isReady = () => session.credits.value.isExact && session.canStart.value && session.users.rows.value.length > 0
while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 20))
await page.updateComplete
document.documentElement.dataset.ready = ''
