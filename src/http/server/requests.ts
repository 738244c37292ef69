import * as z from 'zod/mini'
import { fieldPath, type ItemRef, schemas, type UserFilter } from '../../core/internal.js'
import { MAX_ITEMS } from '../contract.js'
import { badRequest, Refusal } from './problem-responses.js'

// The shapes of what clients send. Texts have bounds, and no NUL, which no database takes.

const text = (most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((value) => !value.includes('\0'), 'must not contain NUL'),
  )
const id = text(2048).check(z.minLength(1))
const cursor = z.optional(text(4096).check(z.minLength(1)))
const search = z.optional(text(1000))
const MAX_PAGE = 1000
/** A wish: above the most it is the most. */
const limit = z.optional(z.coerce.number().check(z.positive()))
export const pageSize = (wish: number | undefined): number | undefined =>
  wish === undefined ? undefined : Math.min(MAX_PAGE, Math.max(1, Math.floor(wish)))

/** Written with commas; the empty text is the empty list. */
const list = <T extends string>(item: z.ZodMiniType<T>) =>
  z.optional(
    z.pipe(
      z.transform((value): unknown => (value === '' ? [] : String(value).split(','))),
      z.array(item).check(z.maxLength(20)) as z.ZodMiniType<T[], unknown>,
    ),
  )
const within = text(2100).check(z.regex(/^(?:group|org-unit):[\s\S]/))
const SORTS = ['name', '-name', 'email', '-email', 'backupStatus', '-backupStatus'] as const

export const scopeParams = z.strictObject({ cloudId: id, domainId: id })
export const runParams = z.strictObject({ ...scopeParams.shape, runId: id })
export const syncParams = z.strictObject({ ...scopeParams.shape, syncId: id })

export const noQuery = z.strictObject({})
export const usersQuery = z.strictObject({
  within: z.optional(within),
  search,
  accountStatus: list(schemas.user.shape.accountStatus),
  backupStatus: list(schemas.user.shape.backupStatus),
  sort: z.optional(z.enum(SORTS)),
  cursor,
  limit,
})
export const groupsQuery = z.strictObject({ search, cursor, limit })
export const coverageQuery = z.strictObject({ within, cursor })
export const cursorQuery = z.strictObject({ cursor })
export const runUsersQuery = z.strictObject({ status: z.optional(z.enum(['queued', 'running', 'done', 'failed'])), cursor })

/** `group:…` or `org-unit:…` as a ref. */
export const refOf = (value: string): ItemRef => {
  const colon = value.indexOf(':')
  return { kind: value.slice(0, colon) as ItemRef['kind'], id: value.slice(colon + 1) }
}
/** `-email` as a sort. */
export const sortOf = (value: (typeof SORTS)[number]): UserFilter['sort'] => {
  const descending = value.startsWith('-')
  return { by: (descending ? value.slice(1) : value) as 'name' | 'email' | 'backupStatus', descending }
}

const itemRef = z.strictObject({ kind: z.enum(['user', 'group', 'org-unit']), id })
export const matchBody = z.strictObject({ keys: z.array(z.string()) })
export const startBody = z.strictObject({
  scope: z.optional(schemas.scope),
  items: z.array(itemRef).check(z.maxLength(MAX_ITEMS)),
  settings: z.union([z.literal('default'), schemas.settingValues]),
  expectedCredits: z.int().check(z.nonnegative()),
})
export const retryBody = z.strictObject({ userIds: z.optional(z.array(id)) })
export const syncBody = z.strictObject({ kind: schemas.syncKind })
export const settingsBody = schemas.settingValues

const refuse = (issue: z.core.$ZodIssue | undefined, before: readonly PropertyKey[], what: string): never => {
  const field = issue === undefined ? '' : fieldPath(issue, before)
  // a name may be as long as the body was
  const where = field === '' ? what : `"${field.slice(0, 200)}"`
  const why = issue?.code === 'unrecognized_keys' ? 'is not known' : 'is missing or wrong'
  const said = issue === undefined || issue.message === 'Invalid input' ? '' : `: ${issue.message}`
  throw badRequest(`${where} ${why}${said}`, field === '' ? undefined : field.slice(0, 200))
}

/** The value in its shape, or a refusal (400) that names the first field that is wrong. */
export const parse = <T>(schema: z.ZodMiniType<T>, value: unknown, what: string): T => {
  const result = z.safeParse(schema, value)
  return result.success ? result.data : refuse(result.error.issues[0], [], what)
}

/** The query's parameters, each at most once. */
export const queryOf = (search: URLSearchParams): Record<string, string> => {
  const given = new Map<string, string>()
  for (const [name, value] of search) {
    if (given.has(name)) throw badRequest(`"${name.slice(0, 200)}" is given twice`, name.slice(0, 200))
    given.set(name, value)
  }
  return Object.fromEntries(given)
}

/** The array at `name` of a body, parsed one by one: a million wrong entries are one problem, not a million. */
const parseEach = <T>(body: unknown, name: string, item: z.ZodMiniType<T>, most = Number.POSITIVE_INFINITY): [unknown, T[] | undefined] => {
  const value = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined
  if (!Array.isArray(value)) return [body, undefined]
  if (value.length > most) throw new Refusal(413, 'too-large', `at most ${most} ${name}`, { field: name })
  const parsed = value.map((entry, index) => {
    const result = z.safeParse(item, entry)
    return result.success ? result.data : refuse(result.error.issues[0], [name, index], name)
  })
  return [{ ...(body as object), [name]: [] }, parsed]
}

export const parseStart = (body: unknown): z.infer<typeof startBody> => {
  const [rest, items] = parseEach(body, 'items', itemRef, MAX_ITEMS)
  const start = parse(startBody, rest, 'the body')
  return { ...start, items: items ?? [] }
}
export const parseMatch = (body: unknown): z.infer<typeof matchBody> => {
  const [rest, keys] = parseEach(body, 'keys', z.string())
  parse(matchBody, rest, 'the body')
  return { keys: keys ?? [] }
}
export const parseRetry = (body: unknown): z.infer<typeof retryBody> => {
  const [rest, userIds] = parseEach(body, 'userIds', id)
  parse(retryBody, rest, 'the body')
  return userIds === undefined ? {} : { userIds }
}
/** Every setting of a shape no setting has, in `details.fields`, as the backend tells of values it refuses. */
export const parseSettings = (body: unknown): z.infer<typeof settingsBody> => {
  const result = z.safeParse(settingsBody, body)
  if (result.success) return result.data
  const named = result.error.issues.filter(({ path }) => path.length > 0).slice(0, 100)
  if (named.length === 0) return refuse(result.error.issues[0], [], 'the body')
  const fields = named.map(({ path }) => [String(path[0]).slice(0, 200), 'This is no value of a setting'] as const)
  throw badRequest('settings were refused', fields[0]?.[0], { fields: Object.fromEntries(fields) })
}
