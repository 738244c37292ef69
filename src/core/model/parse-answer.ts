import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'
import type { BackupAdapter } from './adapter.js'
import { BackupError } from './errors.js'
import { fieldPath } from './field-path.js'
import * as schemas from './schemas.js'

/** Names of the schemas. */
export type Shape = keyof typeof schemas
export type Answers = { [S in Shape]: z.output<(typeof schemas)[S]> }

const explain = (issue: z.core.$ZodIssue, field: string): string => {
  const where = field === '' ? 'the answer' : `field "${field}"`
  if (issue.code === 'unrecognized_keys') return `${where} is not a known field of this answer`
  if (issue.code === 'invalid_type') return `${where} is missing or not of type ${issue.expected}`
  return `${where} is invalid${issue.message === 'Invalid input' ? '' : `: ${issue.message}`}`
}

/**
 * Parses an answer by the named schema.
 *
 * @throws `bad-answer` with the call and the field.
 */
export const parse = <S extends Shape>(shape: S, answer: unknown, call: string): Answers[S] => {
  const result = safeParse(schemas[shape] as z.ZodMiniType<Answers[S]>, answer)
  if (result.success) return result.data
  const issue = result.error.issues[0] as z.core.$ZodIssue
  const field = fieldPath(issue)
  throw new BackupError('bad-answer', explain(issue, field), { call, field, cause: result.error })
}

/** Schema of the answer of each method. */
const SHAPES: Record<Exclude<keyof BackupAdapter, 'name'>, Shape> = {
  listClouds: 'clouds',
  listUsers: 'userPage',
  listGroups: 'groupPage',
  listOrgUnits: 'orgUnits',
  matchUsers: 'matches',
  getCredits: 'credits',
  startBackup: 'run',
  listCoverage: 'coveragePage',
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
}

/** Parses the answer of a method that was called with these arguments. */
export const parseAnswer = (method: keyof typeof SHAPES, args: readonly unknown[], answer: unknown, call: string): unknown => {
  const parsed = parse(SHAPES[method], answer, call)
  if (method !== 'matchUsers') return parsed
  // users are matched to keys by position, so a list of another length would assign wrong users
  const [asked, found] = [(args[1] as unknown[]).length, (parsed as unknown[]).length]
  if (asked !== found) throw new BackupError('bad-answer', `returned ${found} users for ${asked} keys`, { call, field: 'length' })
  return parsed
}
