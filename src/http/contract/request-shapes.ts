import * as z from 'zod/mini'
import { schemas } from '../../core/internal.js'
import { MAX_COST_REFS, MAX_ITEMS, MAX_WHERE } from './wire-limits.js'

// Shapes of path parameters, queries and bodies. Every text has a maximum length and no NUL: PostgreSQL stores no NUL in text.

const text = (maxLength: number) =>
  z.string().check(
    z.maxLength(maxLength),
    z.refine((value) => !value.includes('\0'), 'must not contain NUL'),
  )
/** An id of a cloud, domain, item, run or sync. */
export const idText = text(2048).check(z.minLength(1))
const cursor = z.optional(text(4096).check(z.minLength(1)))
const search = z.optional(text(1000))
const limit = z.optional(z.coerce.number().check(z.positive()))

/** A list separated by commas; the empty text is the empty list. */
const commaList = <T extends string>(item: z.ZodMiniType<T>) =>
  z.optional(
    z.pipe(
      z.transform((value): unknown => (value === '' ? [] : String(value).split(','))),
      z.array(item).check(z.maxLength(20)) as z.ZodMiniType<T[], unknown>,
    ),
  )
const readJson = (value: unknown): unknown => {
  try {
    return JSON.parse(String(value).slice(0, MAX_WHERE + 1))
  } catch {
    return undefined
  }
}
/** Values by facet id, as JSON: facet ids and values may contain any character, so no separator is safe. */
const where = z.optional(
  z.pipe(
    z.transform(readJson),
    z.pipe(
      // z.record drops `__proto__` silently, and a dropped facet would list more users
      z.custom<object>(
        (value) => typeof value === 'object' && value !== null && !Object.hasOwn(value, '__proto__'),
        'must be JSON: an object with a list of values by facet id',
      ),
      z.record(text(200).check(z.minLength(1)), z.array(text(1000))),
    ) as z.ZodMiniType<Record<string, string[]>, unknown>,
  ),
)
const within = text(2100).check(z.regex(/^(?:group|org-unit|domain):[\s\S]/))
const sort = z.enum(['name', '-name', 'email', '-email', 'backupStatus', '-backupStatus'])
/** A sort order of users; a leading `-` means descending. */
export type SortText = z.infer<typeof sort>

export const scopeParams = z.strictObject({ cloudId: idText, domainId: idText })
export const runParams = z.strictObject({ ...scopeParams.shape, runId: idText })
export const policyParams = z.strictObject({ ...scopeParams.shape, policyId: idText })
export const syncParams = z.strictObject({ ...scopeParams.shape, syncId: idText })

export const noQuery = z.strictObject({})
export const usersQuery = z.strictObject({
  within: z.optional(within),
  search,
  accountStatus: commaList(schemas.user.shape.accountStatus),
  backupStatus: commaList(schemas.user.shape.backupStatus),
  where,
  sort: z.optional(sort),
  cursor,
  limit,
})
export const groupsQuery = z.strictObject({ search, cursor, limit })
export const coverageQuery = z.strictObject({ within, cursor })
export const cursorQuery = z.strictObject({ cursor })
export const forecastQuery = z.strictObject({ policyId: z.optional(idText) })
const instant = text(40).check(z.refine((value) => !Number.isNaN(Date.parse(value)), 'must be a date in ISO 8601'))
export const activityQuery = z.strictObject({
  action: z.optional(text(100).check(z.minLength(1))),
  actor: z.optional(idText),
  since: z.optional(instant),
  until: z.optional(instant),
  cursor,
})
export const holdersQuery = z.strictObject({
  state: commaList(schemas.holderState),
  search,
  groupBy: z.optional(text(200).check(z.minLength(1))),
  cursor,
})
export const runUsersQuery = z.strictObject({ status: z.optional(schemas.runUserStatus), cursor })

/** One item of a start. */
export const itemRef = z.strictObject({ kind: z.enum(['user', 'group', 'org-unit', 'domain']), id: idText })
export const matchBody = z.strictObject({ keys: z.array(z.string()) })
export const costsBody = z.strictObject({ refs: z.array(itemRef).check(z.maxLength(MAX_COST_REFS)) })
const refs = z.array(itemRef).check(z.maxLength(MAX_ITEMS))
/** The draft of a policy. The backend checks the length of its name and the ranges of its numbers. */
export const policyBody = z.strictObject({
  name: text(2048),
  items: refs,
  exceptions: z.optional(refs),
  settings: schemas.ownSettings,
  limit: z.optional(z.int()),
  leavers: schemas.leavers,
})
/** The policy of a start. Items, exceptions and settings are those of the start unless the policy has items of its own. */
export const startPolicy = z.strictObject({ ...policyBody.shape, items: z.optional(refs), settings: z.optional(schemas.ownSettings) })
export const policyStatusBody = z.strictObject({ status: z.enum(['active', 'paused', 'ended']) })
export const startBody = z.strictObject({
  scope: z.optional(schemas.scope),
  items: z.array(itemRef).check(z.maxLength(MAX_ITEMS)),
  exceptions: z.optional(z.array(itemRef).check(z.maxLength(MAX_ITEMS))),
  settings: z.union([z.literal('default'), schemas.settingValues]),
  expectedCredits: z.int().check(z.nonnegative()),
  expectedUsers: z.optional(z.int().check(z.nonnegative())),
  policy: z.optional(startPolicy),
})
export const retryBody = z.strictObject({ userIds: z.optional(z.array(idText)) })
export const giveBackBody = z.strictObject({ userIds: z.array(idText) })
export const syncBody = z.strictObject({ kind: schemas.syncKind })
export const settingsBody = schemas.settingValues
