import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'
import { notify } from '../async/readable.js'
import type { BackupAdapter } from './adapter.js'
import { compileSchema, REFUSED, type ReadValue } from './compile-schema.js'
import { BackupError } from './errors.js'
import { fieldPath } from './field-path.js'
import { findWrongDate } from './find-wrong-date.js'
import type { BackupRequest } from './model.js'
import { type AnswerWarning, repairAnswer, valueAt } from './repair-answer.js'
import * as schemas from './schemas.js'

/** Names of the schemas. */
export type Shape = keyof typeof schemas
export type Answers = { [S in Shape]: z.output<(typeof schemas)[S]> }

const explain = (issue: z.core.$ZodIssue, field: string, answer: unknown): string => {
  const where = field === '' ? 'the answer' : `field "${field}"`
  if (issue.code === 'unrecognized_keys') return `${where} is not a known field of this answer`
  const value = valueAt(answer, issue.path)
  if (field === '' && value === undefined) return 'the answer is undefined: return what the method promises'
  if (value === null) return `${where} is null${field === '' ? '' : ': leave out a field without a value'}`
  if (issue.code === 'invalid_type') return `${where} is missing or not of type ${issue.expected}`
  if (issue.code === 'invalid_value') return `${where} is not one of: ${issue.values.join(', ')}`
  return `${where} is invalid${issue.message === 'Invalid input' ? '' : `: ${issue.message}`}`
}

const badAnswer = (issue: z.core.$ZodIssue, answer: unknown, call: string, cause?: unknown): BackupError => {
  const field = fieldPath(issue)
  return new BackupError('bad-answer', explain(issue, field, answer), { call, field, cause })
}

const compiled = new Map<Shape, ReadValue>()

/** Reads an answer that needs no repair, or returns `REFUSED`. */
const readAnswer = (shape: Shape, answer: unknown): unknown => {
  const read = compiled.get(shape) ?? compileSchema(schemas[shape])
  compiled.set(shape, read)
  return read(answer)
}

/**
 * Parses an answer by the named schema.
 *
 * @throws `bad-answer` with the call and the field.
 */
export const parse = <S extends Shape>(shape: S, answer: unknown, call: string): Answers[S] => {
  const result = safeParse(schemas[shape] as z.ZodMiniType<Answers[S]>, answer)
  if (result.success) return result.data
  throw badAnswer(result.error.issues[0] as z.core.$ZodIssue, answer, call, result.error)
}

/** Rejects an answer with a date that is not ISO 8601. */
const checkDates = <T>(answer: T, call: string): T => {
  const wrong = findWrongDate(answer)
  if (wrong === undefined) return answer
  const { field, text } = wrong
  const reason = `field "${field}" is ${JSON.stringify(text)}. Write dates in ISO 8601, such as 2026-11-22T10:00:00Z`
  throw new BackupError('bad-answer', reason, { call, field })
}

type Method = Exclude<keyof BackupAdapter, 'name' | 'exceptions' | 'localeOrder'>

/** Schema of the answer of each method. */
const SHAPES: Record<Method, Shape> = {
  listClouds: 'clouds',
  listUsers: 'userPage',
  listGroups: 'groupPage',
  listOrgUnits: 'orgUnits',
  matchUsers: 'matches',
  getCredits: 'credits',
  startBackup: 'run',
  listCoverage: 'coveragePage',
  listCosts: 'costs',
  sync: 'syncResult',
  cancelSync: 'nothing',
  getRun: 'run',
  listRuns: 'runPage',
  listRunUsers: 'runUserPage',
  retryRun: 'run',
  stopRun: 'run',
  describeSettings: 'settingsForm',
  getSettings: 'settingValues',
  saveSettings: 'settingValues',
  listActivity: 'activityPage',
  listHolders: 'holderPage',
  giveBack: 'giveBackResult',
  describeFilters: 'filters',
  listPolicies: 'policyPage',
  savePolicy: 'policy',
  setPolicyStatus: 'policy',
  forecastPolicy: 'policyForecast',
}

/** How answers are parsed. */
export interface ParseOptions {
  /**
   * Whether unknown fields, unknown values, `null` and dates that are not ISO 8601 are rejected as `bad-answer`. Finds mistakes of an adapter.
   * Default: they are ignored with a warning, so that a newer backend may add fields and values.
   */
  isStrict?: boolean | undefined
  /** Called once for each ignored field of a call. */
  onWarning?: ((warning: AnswerWarning) => void) | undefined
}

/** The parts of a started run that can be read; undefined without an id. Everything else about it follows from `getRun`. */
const readStarted = (answer: unknown, request: unknown): unknown => {
  const given = (answer ?? {}) as Record<string, unknown>
  if (typeof given.id !== 'string' || given.id === '') return undefined
  const { expectedUsers = 0 } = (request ?? {}) as Partial<BackupRequest>
  const blank = { status: 'unknown', total: expectedUsers, done: 0, failed: 0, startedAt: new Date().toISOString() }
  const readable = Object.entries(schemas.run.shape).filter(
    ([name, schema]) => Object.hasOwn(given, name) && safeParse(schema, given[name]).success,
  )
  return { ...blank, ...Object.fromEntries(readable.map(([name]) => [name, given[name]])) }
}

/** Creates the parser of one adapter's answers. It warns once of each ignored field of a call. */
export const createAnswerParser = ({ isStrict = false, onWarning }: ParseOptions = {}) => {
  const warned = new Set<string>()
  const warn = (call: string, field: string, message: string): void => {
    const about = `${call} ${message}`
    if (warned.has(about)) return
    warned.add(about)
    if (onWarning) notify(onWarning, { call, field, message })
  }

  const parseTolerantly = (method: Method, args: readonly unknown[], answer: unknown, call: string): unknown => {
    const result = repairAnswer(schemas[SHAPES[method]] as z.ZodMiniType, answer, (field, message) => warn(call, field, message))
    if ('data' in result) return result.data
    const started = method === 'startBackup' || method === 'retryRun' ? readStarted(answer, args[0]) : undefined
    const error = badAnswer(result.issue, answer, call)
    if (started === undefined) throw error
    // the backup was started, so an error would make the administrator start it again
    warn(call, error.field ?? '', error.reason)
    return started
  }

  /** Parses the answer of a method that was called with these arguments. */
  return (method: Method, args: readonly unknown[], answer: unknown, call: string): unknown => {
    const shape = SHAPES[method]
    const read = readAnswer(shape, answer)
    const parsed = isStrict
      ? checkDates(read !== REFUSED ? read : parse(shape, answer, call), call)
      : read !== REFUSED
        ? read
        : parseTolerantly(method, args, answer, call)
    if (method !== 'matchUsers' && method !== 'listCosts') return parsed
    // answers belong to keys or refs by position, so a list of another length would assign wrong ones
    const [asked, found] = [(args[1] as unknown[]).length, (parsed as unknown[]).length]
    const [answers, of] = method === 'matchUsers' ? ['users', 'keys'] : ['costs', 'refs']
    if (asked !== found) throw new BackupError('bad-answer', `returned ${found} ${answers} for ${asked} ${of}`, { call, field: 'length' })
    return parsed
  }
}
