import * as z from 'zod/mini'
import { createPacer, fieldPath, MAX_GIVE_BACK, STEPS, type UserFilter } from '../../core/internal.js'
import {
  costsBody,
  giveBackBody,
  idText,
  itemRef,
  matchBody,
  policyBody,
  retryBody,
  type SortText,
  settingsBody,
  startBody,
  startPolicy,
} from '../contract/request-shapes.js'
import { MAX_COST_REFS, MAX_ITEMS, MAX_MATCH_KEYS, MAX_SETTINGS } from '../contract/wire-limits.js'
import { badRequest, Refusal } from './problem-responses.js'

const MAX_PAGE_SIZE = 1000
/** Maximum number of quoted characters of a field name, which may be as long as the body. */
const MAX_QUOTED = 200

/** Limits a requested page size to 1 … 1,000. */
export const pageSize = (requested: number): number => Math.min(MAX_PAGE_SIZE, Math.max(1, Math.floor(requested)))

/** Parses a sort order such as `-email`. */
export const parseSort = (text: SortText): UserFilter['sort'] => {
  const descending = text.startsWith('-')
  return { by: (descending ? text.slice(1) : text) as 'name' | 'email' | 'backupStatus', descending }
}

const refuse = (issue: z.core.$ZodIssue | undefined, prefix: readonly PropertyKey[], place: string): never => {
  const field = issue === undefined ? '' : fieldPath(issue, prefix).slice(0, MAX_QUOTED)
  const subject = field === '' ? place : `"${field}"`
  const problem = issue?.code === 'unrecognized_keys' ? 'is unknown' : 'is missing or invalid'
  const reason = issue === undefined || issue.message === 'Invalid input' ? '' : `: ${issue.message}`
  throw badRequest(`${subject} ${problem}${reason}`, field === '' ? undefined : field)
}

/**
 * Parses part of a request.
 *
 * @param place name of the part in the message, such as `the query`
 * @throws `bad-input` (400) with the first invalid field
 */
export const parse = <T>(schema: z.ZodMiniType<T>, value: unknown, place: string): T => {
  const result = z.safeParse(schema, value)
  return result.success ? result.data : refuse(result.error.issues[0], [], place)
}

/** Reads the query parameters. Rejects `bad-input` (400) if a parameter is given twice. */
export const readQuery = (search: URLSearchParams): Record<string, string> => {
  const given = new Map<string, string>()
  for (const [name, value] of search) {
    const quoted = name.slice(0, MAX_QUOTED)
    if (given.has(name)) throw badRequest(`"${quoted}" is given twice`, quoted)
    given.set(name, value)
  }
  return Object.fromEntries(given)
}

/**
 * Parses the array at `name` of a body entry by entry and stops at the first invalid one. zod would collect an issue per entry, which is a
 * million issues for a million invalid items. Parses in slices, so that other requests get their turn. Returns the body with an empty array
 * in its place.
 */
const parseEach = async <T>(
  body: unknown,
  name: string,
  item: z.ZodMiniType<T>,
  maxLength = Number.POSITIVE_INFINITY,
): Promise<[unknown, T[] | undefined]> => {
  const value = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined
  if (!Array.isArray(value)) return [body, undefined]
  if (value.length > maxLength) throw new Refusal(413, 'too-large', `at most ${maxLength} ${name} fit in one request`, { field: name })
  const pace = createPacer()
  const parsed: T[] = []
  for (const [index, entry] of value.entries()) {
    const result = z.safeParse(item, entry)
    parsed.push(result.success ? result.data : refuse(result.error.issues[0], [name, index], name))
    if (index % STEPS === STEPS - 1) await pace()
  }
  return [{ ...(body as object), [name]: [] }, parsed]
}

/** zod collects an issue per invalid entry, so the number of settings is checked before their values. */
const refuseManySettings = (values: unknown): void => {
  if (typeof values === 'object' && values !== null && Object.keys(values).length > MAX_SETTINGS)
    throw new Refusal(413, 'too-large', `at most ${MAX_SETTINGS} settings fit in one request`, { field: 'settings' })
}

/** Parses the body of a start. */
export const parseStart = async (body: unknown): Promise<z.infer<typeof startBody>> => {
  const [withoutItems, items] = await parseEach(body, 'items', itemRef, MAX_ITEMS)
  const [rest, exceptions] = await parseEach(withoutItems, 'exceptions', itemRef, MAX_ITEMS)
  refuseManySettings((rest as { settings?: unknown } | null)?.settings)
  // one list at a time, so that an invalid policy of a million items has one issue
  const given = typeof rest === 'object' && rest !== null ? (rest as { policy?: unknown }).policy : undefined
  const plain = given === undefined ? rest : { ...(rest as object), policy: undefined }
  const policy = given === undefined ? undefined : await parsePolicy(given, startPolicy)
  const start = parse(startBody, plain, 'the body')
  return { ...start, items: items ?? [], ...(exceptions !== undefined && { exceptions }), ...(policy && { policy }) }
}

/** Parses a policy, whose lists are parsed one by one. */
const parsePolicy = async <T>(given: unknown, schema: z.ZodMiniType<T>): Promise<T> => {
  const [withoutItems, items] = await parseEach(given, 'items', itemRef, MAX_ITEMS)
  const [rest, exceptions] = await parseEach(withoutItems, 'exceptions', itemRef, MAX_ITEMS)
  refuseManySettings((rest as { settings?: unknown } | null)?.settings)
  return { ...parse(schema, rest, 'the policy'), ...(items && { items }), ...(exceptions && { exceptions }) }
}

/** Parses the draft of a policy. */
export const parseDraft = (body: unknown): Promise<z.infer<typeof policyBody>> => parsePolicy(body, policyBody)

/** Parses the body of a request for costs. */
export const parseCosts = async (body: unknown): Promise<z.infer<typeof costsBody>> => {
  const [rest, refs] = await parseEach(body, 'refs', itemRef, MAX_COST_REFS)
  parse(costsBody, rest, 'the body')
  return { refs: refs ?? [] }
}

/** Parses the body of a match. */
export const parseMatch = async (body: unknown): Promise<z.infer<typeof matchBody>> => {
  const [rest, keys] = await parseEach(body, 'keys', z.string(), MAX_MATCH_KEYS)
  parse(matchBody, rest, 'the body')
  return { keys: keys ?? [] }
}

/** Parses the body of a retry. */
export const parseRetry = async (body: unknown): Promise<z.infer<typeof retryBody>> => {
  const [rest, userIds] = await parseEach(body, 'userIds', idText)
  parse(retryBody, rest, 'the body')
  return userIds === undefined ? {} : { userIds }
}

/** Parses the body of a give-back. */
export const parseGiveBack = async (body: unknown): Promise<z.infer<typeof giveBackBody>> => {
  const [rest, userIds] = await parseEach(body, 'userIds', idText, MAX_GIVE_BACK)
  parse(giveBackBody, rest, 'the body')
  return { userIds: userIds ?? [] }
}

/** Parses setting values. Rejects `bad-input` (400) with a message per invalid setting in `details.fields`, like backends. */
export const parseSettings = (body: unknown): z.infer<typeof settingsBody> => {
  refuseManySettings(body)
  const result = z.safeParse(settingsBody, body)
  if (result.success) return result.data
  const named = result.error.issues.filter(({ path }) => path.length > 0).slice(0, 100)
  if (named.length === 0) return refuse(result.error.issues[0], [], 'the body')
  const fields = named.map(({ path }) => [String(path[0]).slice(0, MAX_QUOTED), 'This is not a setting value.'] as const)
  throw badRequest('some settings are invalid', fields[0]?.[0], { fields: Object.fromEntries(fields) })
}
