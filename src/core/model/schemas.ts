import * as z from 'zod/mini'

// Schemas of a backend's answers, field by field as in `model.ts`. Unknown fields are rejected, so that an adapter author notices a
// misspelt field at once.

const id = z.string().check(z.minLength(1))
const count = z.int().check(z.nonnegative())
const isoDate = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'must be a date in ISO 8601'))
export const syncKind = z.enum(['users', 'groups', 'org-units'])
const capability = z.enum([
  ...(['sync', 'coverage', 'runs', 'retry', 'stop', 'settings'] as const),
  ...(['activity', 'filters', 'exceptions', 'licenses', 'policies', 'locale-order'] as const),
])
const cloudLimit = z.enum(['flat-org-units', 'no-dynamic-lists', 'no-mailbox-kinds'])
const accountStatus = z.enum(['active', 'suspended', 'deleted'])
const userKind = z.enum(['person', 'shared-mailbox', 'room', 'guest', 'service'])
const backupStatus = z.enum(['none', 'pending', 'protected', 'paused', 'failed'])

const domain = z.strictObject({
  id,
  name: z.string(),
  synced: z.optional(z.strictObject({ users: z.optional(isoDate), groups: z.optional(isoDate), 'org-units': z.optional(isoDate) })),
  syncing: z.optional(z.array(syncKind)),
})
export const cloud = z.strictObject({
  id,
  name: z.string(),
  domains: z.array(domain),
  capabilities: z.optional(z.array(capability)),
  isSimulated: z.optional(z.boolean()),
  limits: z.optional(z.array(cloudLimit)),
  releasedBackups: z.optional(z.enum(['kept', 'deleted', 'unmanaged'])),
})
export const clouds = z.array(cloud)

export const user = z.strictObject({
  id,
  email: z.string(),
  name: z.string(),
  accountStatus,
  statusReason: z.optional(z.string()),
  backupStatus,
  credits: z.optional(count),
  kind: z.optional(userKind),
  facets: z.optional(z.record(z.string(), z.string())),
  orgUnitId: z.optional(z.string()),
  aliases: z.optional(z.array(z.string())),
})
export const group = z.strictObject({ id, name: z.string(), email: z.optional(z.string()), memberCount: z.optional(count) })
export const orgUnit = z.strictObject({ id, name: z.string(), parentId: z.nullable(z.string()), userCount: z.optional(count) })
export const orgUnits = z.array(orgUnit)
export const matches = z.array(z.nullable(user))
export const credits = z.strictObject({ available: z.union([count, z.literal('unlimited')]) })

const page = <T extends z.ZodMiniType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.optional(z.string().check(z.minLength(1))), total: z.optional(count) })
export const userPage = page(user)
export const groupPage = page(group)

const isUnique = (facets: readonly { id: string }[]): boolean => new Set(facets.map((facet) => facet.id)).size === facets.length
const facet = z
  .strictObject({
    id,
    label: z.string(),
    type: z.enum(['choice', 'text']),
    options: z.optional(z.array(z.strictObject({ value: z.string(), label: z.string(), count: z.optional(count) }))),
  })
  .check(z.refine(({ type, options }) => type === 'text' || options !== undefined, { message: 'must be present', path: ['options'] }))
export const filters = z.array(facet).check(z.refine(isUnique, 'must not contain two facets of one id'))
export const costs = z.array(z.nullable(count))

const ids = z.array(id)
export const coveragePage = z.strictObject({
  due: ids,
  restart: z.optional(ids),
  protected: ids,
  suspended: ids,
  deleted: ids,
  prices: z.optional(z.record(z.string(), count)),
  next: z.optional(z.string().check(z.minLength(1))),
  total: z.optional(count),
})

const settingValue = z.union([z.boolean(), z.string(), z.array(z.string()), z.strictObject({ amount: z.number(), unit: z.string() })])
// z.record drops `__proto__` silently, so it is rejected first
export const settingValues = z.pipe(
  z.custom<object>(
    (values) => typeof values === 'object' && values !== null && !Object.hasOwn(values, '__proto__'),
    'must be an object without a field __proto__',
  ),
  z.record(z.string(), settingValue),
)
export const ownSettings = z.union([z.literal('default'), settingValues])
const itemRef = { kind: z.enum(['user', 'group', 'org-unit', 'domain']), id }
const item = z.strictObject({
  ...itemRef,
  label: z.string(),
  detail: z.optional(z.string()),
  state: z.optional(z.enum(['counting', 'stale', 'failed'])),
  isException: z.optional(z.boolean()),
})

const actor = z.strictObject({ id, name: z.string() })

export const run = z.strictObject({
  id,
  status: z.enum(['queued', 'running', 'completed', 'completed-with-errors', 'failed', 'stopped']),
  total: count,
  done: count,
  failed: count,
  stopped: z.optional(count),
  isStopping: z.optional(z.boolean()),
  startedAt: isoDate,
  finishedAt: z.optional(isoDate),
  startedBy: z.optional(actor),
  items: z.optional(z.array(item)),
  settings: z.optional(ownSettings),
  policyId: z.optional(id),
  policyName: z.optional(z.string()),
  history: z.optional(z.array(z.strictObject({ at: isoDate, done: count, failed: count }))),
})
export const runPage = page(run)
export const runUserStatus = z.enum(['queued', 'running', 'done', 'failed', 'stopped'])
const runUser = z.strictObject({
  user: z.strictObject({ id, name: z.string(), email: z.string() }),
  status: runUserStatus,
  reason: z.optional(z.string()),
})
export const runUserPage = z.strictObject({ ...page(runUser).shape, credits: z.optional(count) })

export const activityPage = page(
  z.strictObject({
    id,
    at: isoDate,
    actor: z.optional(actor),
    action: z.string().check(z.minLength(1)),
    target: z.optional(z.string()),
    summary: z.string(),
    counts: z.optional(z.record(z.string(), z.number())),
  }),
)

export const holderState = z.enum(['active', 'suspended', 'deleted', 'left'])
const holder = z.strictObject({
  user: z.strictObject({ id, name: z.string(), email: z.string() }),
  credits: count,
  since: isoDate,
  through: z.strictObject({ runId: z.optional(id), policyId: z.optional(id), policyName: z.optional(z.string()) }),
  startedBy: z.optional(actor),
  state: holderState,
  facets: z.optional(z.record(z.string(), z.string())),
})
export const holderPage = z.strictObject({
  ...page(holder).shape,
  totals: z.optional(z.array(z.strictObject({ label: z.string(), credits: count, users: count }))),
  credits: z.optional(count),
})
export const giveBackResult = z.strictObject({ credits: count, users: z.optional(count) })

const ref = z.strictObject(itemRef)
export const leavers = z.union([z.literal('keep'), z.strictObject({ giveBackAfterDays: count })])
export const policy = z.strictObject({
  id,
  name: z.string(),
  items: z.array(ref),
  exceptions: z.optional(z.array(ref)),
  settings: ownSettings,
  limit: z.optional(count),
  leavers,
  status: z.enum(['active', 'paused', 'ended']),
  createdAt: isoDate,
  createdBy: z.optional(actor),
  evaluatedAt: z.optional(isoDate),
  counts: z.strictObject({ covered: count, protected: count, waiting: count, failed: count, joined30: count, left30: count }),
  waitingFor: z.optional(z.enum(['credits', 'limit', 'sync'])),
  namedItems: z.optional(z.array(item)),
})
export const policyPage = page(policy)
export const policyForecast = z.strictObject({
  now: z.strictObject({ users: count, credits: count }),
  history: z.array(z.strictObject({ at: isoDate, joined: count, left: count })),
  exhaustedAt: z.optional(isoDate),
})

export const syncResult = z.strictObject({ finishedAt: isoDate, added: count, changed: count, removed: count })

const label = z.strictObject({ value: z.string(), label: z.string() })
const field = {
  id,
  label: z.string(),
  help: z.optional(z.string()),
  when: z.optional(z.strictObject({ field: z.string(), is: settingValue })),
  isDomainWide: z.optional(z.boolean()),
}
const settingField = z.discriminatedUnion('type', [
  z.strictObject({ ...field, type: z.literal('switch'), default: z.boolean() }),
  z.strictObject({ ...field, type: z.literal('choice'), options: z.array(label), default: z.string() }),
  z.strictObject({
    ...field,
    type: z.literal('number'),
    units: z.array(label),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    canBeUnlimited: z.optional(z.boolean()),
    default: settingValue,
  }),
  z.strictObject({ ...field, type: z.literal('texts'), maxItems: z.optional(count), default: z.array(z.string()) }),
])
export const settingsForm = z.strictObject({
  groups: z.array(z.strictObject({ id, label: z.string(), help: z.optional(z.string()), fields: z.array(settingField) })),
})

/** Answer of calls without a result; any value passes. */
export const nothing = z.unknown()

export const scope = z.strictObject({ cloudId: id, domainId: id })
export const userFilter = z.strictObject({
  accountStatus: z.optional(z.array(accountStatus)),
  backupStatus: z.optional(z.array(backupStatus)),
  where: z.optional(z.record(z.string(), z.array(z.string()))),
  sort: z.optional(z.strictObject({ by: z.enum(['name', 'email', 'backupStatus']), descending: z.optional(z.boolean()) })),
})
export const plan = z.strictObject({
  format: z.literal('backup-start-plan'),
  version: z.union([z.literal(1), z.literal(2)]),
  scope,
  items: z.array(item),
  filter: z.optional(userFilter),
  exceptions: z.optional(z.array(item)),
})
