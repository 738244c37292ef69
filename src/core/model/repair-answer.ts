import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'

/** A part of an answer that the session ignored, because this version does not know it. Contains no data of users. */
export interface AnswerWarning {
  /** Call whose answer contained the part, as `adapter.method`. */
  call: string
  /** Field of the answer, such as `items[].backupStatus`. */
  field: string
  /** Sentence for logs: the part of the answer, and that it was ignored or shown as unknown. */
  message: string
}

type Path = readonly PropertyKey[]
type Container = Record<PropertyKey, unknown>

/** One change of an answer. */
interface Repair {
  path: Path
  /** `remove` deletes a field or an element of a list; `unknown` makes a status unknown. */
  does: 'remove' | 'unknown'
  /** Reason of the repair, for the warning. */
  about: string
  /** Any value that the schema accepts in place of an unknown status. */
  placeholder?: unknown
}

/** Fields of records whose values a newer backend may extend. The record then shows as unknown. */
const STATUSES: ReadonlySet<PropertyKey> = new Set(['accountStatus', 'backupStatus', 'status'])
/** Lists whose entries are counted or matched by position, so that no entry may be missing. */
const WHOLE_LISTS: ReadonlySet<PropertyKey> = new Set(['due', 'restart', 'protected', 'suspended', 'deleted'])
/** Fields whose keys are ids, not names of fields. Warnings do not contain ids. */
const KEYED_BY_ID: ReadonlySet<PropertyKey> = new Set(['prices'])
/** Each round removes what hides the next problem, such as `null` in a field that is needed. */
const MOST_ROUNDS = 8

/** Returns the value at a path of an answer. */
export const valueAt = (value: unknown, path: Path): unknown => path.reduce((inner, key) => (inner as Container | undefined)?.[key], value)

/** Repairs for an issue; `undefined` if the field is needed and wrong. */
const repairsOf = (issue: z.core.$ZodIssue, answer: unknown, before: Path): Repair[] | undefined => {
  const path = [...before, ...issue.path]
  const value = valueAt(answer, path)
  const key = path.at(-1)
  const remove = (about: string, where: Path = path): Repair[] => [{ path: where, does: 'remove', about }]
  if (issue.code === 'unrecognized_keys') return issue.keys.flatMap((name) => remove('is not known to this version', [...path, name]))
  if (key === undefined) return undefined
  if (value === null) return typeof key === 'number' && WHOLE_LISTS.has(path.at(-2) ?? '') ? undefined : remove('is null')
  // a control of a settings form, or an item of a run, that a newer backend has added
  const isNewKind = typeof value === 'string' && typeof path.at(-2) === 'number'
  if (issue.code === 'invalid_union') {
    if (isNewKind && key === 'type') return remove('has a type that is not known to this version', path.slice(0, -1))
    const branches = issue.errors.map((inner) => {
      const repairs = inner.map((one) => repairsOf(one, answer, path))
      return repairs.length > 0 && repairs.every((some) => some !== undefined) ? repairs.flat() : undefined
    })
    return branches.find((branch) => branch !== undefined)
  }
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined
  const about = 'has a value that is not known to this version'
  const isHolderState = key === 'state' && issue.values.includes('left')
  if (STATUSES.has(key) || isHolderState) return [{ path, does: 'unknown', about, placeholder: issue.values[0] }]
  if (isNewKind && key === 'kind' && issue.values.includes('group')) return remove(about, path.slice(0, -1))
  return remove(about)
}

/** Applies repairs to a copy that shares all untouched parts with the answer. */
const applyRepairs = (answer: unknown, repairs: readonly Repair[]): unknown => {
  const root: Container = { answer }
  const copies = new Set<object>()
  const removed = new Map<unknown[], Set<number>>()
  for (const { path, does, placeholder } of repairs) {
    const whole: Path = ['answer', ...path]
    let place = root
    for (const key of whole.slice(0, -1)) {
      let inner = place[key] as Container
      if (!copies.has(inner)) {
        inner = (Array.isArray(inner) ? [...inner] : { ...inner }) as Container
        copies.add(inner)
        place[key] = inner
      }
      place = inner
    }
    const key = path.at(-1) as PropertyKey
    if (does === 'unknown') place[key] = placeholder
    else if (!Array.isArray(place)) delete place[key]
    else removed.set(place, (removed.get(place) ?? new Set()).add(key as number))
  }
  // only now, because the paths of other repairs contain the positions
  for (const [list, positions] of removed) list.splice(0, list.length, ...list.filter((_, index) => !positions.has(index)))
  return root.answer
}

/** Names a field for a warning: without positions and ids, so that one warning stands for all records. */
const fieldOf = (path: Path): string =>
  path.reduce<string>((name, key, index) => {
    if (typeof key === 'number') return `${name}[]`
    const word = KEYED_BY_ID.has(path[index - 1] ?? '') ? '*' : String(key)
    return name === '' ? word : `${name}.${word}`
  }, '')

/**
 * Parses an answer of a newer backend: drops unknown fields and values and every `null`, and makes the status of a record `unknown`.
 *
 * @param warn called for each change with a field and a message, if the answer can be read
 * @returns the parsed answer, or the first issue of a field that is needed and missing or has the wrong type
 */
export const repairAnswer = <T>(
  schema: z.ZodMiniType<T>,
  answer: unknown,
  warn: (field: string, message: string) => void,
): { data: T } | { issue: z.core.$ZodIssue } => {
  const made: Repair[] = []
  let repaired = answer
  let statuses: readonly Repair[] = []
  for (let round = 0; ; round++) {
    const result = safeParse(schema, repaired)
    if (result.success) {
      for (const { path, does, about } of [...made, ...statuses]) {
        const field = fieldOf(path)
        warn(field, `field "${field}" ${about} and was ${does === 'remove' ? 'ignored' : 'shown as unknown'}`)
      }
      // the output of a schema consists of new objects
      for (const { path } of statuses) (valueAt(result.data, path.slice(0, -1)) as Container)[path.at(-1) as PropertyKey] = 'unknown'
      return { data: result.data }
    }
    const { issues } = result.error
    const found = issues.map((issue) => repairsOf(issue, repaired, []))
    const needed = issues[found.indexOf(undefined)]
    if (needed !== undefined || round === MOST_ROUNDS) return { issue: needed ?? (issues[0] as z.core.$ZodIssue) }
    const repairs = (found as Repair[][]).flat()
    const removals = repairs.filter(({ does }) => does === 'remove')
    // the paths of statuses are final only when nothing is left to remove
    if (removals.length === 0) statuses = repairs
    made.push(...removals)
    repaired = applyRepairs(repaired, removals.length === 0 ? repairs : removals)
  }
}
