import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'
import type { BackupAdapter } from './adapter.js'
import { BackupError } from './errors.js'
import { fieldPath } from './field-path.js'
import * as schemas from './schemas.js'

/** What can be parsed, by name. */
export type Shape = keyof typeof schemas
export type Answers = { [S in Shape]: z.output<(typeof schemas)[S]> }

const explain = (issue: z.core.$ZodIssue, field: string): string => {
  const where = field === '' ? 'the answer' : `field "${field}"`
  if (issue.code === 'unrecognized_keys') return `${where} is not one that this call answers`
  if (issue.code === 'invalid_type') return `${where} is missing or not of type ${issue.expected}`
  return `${where} is wrong${issue.message === 'Invalid input' ? '' : `: ${issue.message}`}`
}

/** The answer, if it is of this shape; else throws `bad-answer`, which names the call and the field. */
export const parse = <S extends Shape>(shape: S, answer: unknown, call: string): Answers[S] => {
  const result = safeParse(schemas[shape] as z.ZodMiniType<Answers[S]>, answer)
  if (result.success) return result.data
  const issue = result.error.issues[0] as z.core.$ZodIssue
  const field = fieldPath(issue)
  throw new BackupError('bad-answer', explain(issue, field), { call, field, cause: result.error })
}

/** The shape that the answer of each call has. */
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
  describeSettings: 'settingsForm',
  getSettings: 'settingValues',
  saveSettings: 'settingValues',
}

/** The answer of a call that was asked with these arguments. */
export const parseAnswer = (method: keyof typeof SHAPES, args: readonly unknown[], answer: unknown, call: string): unknown => {
  const parsed = parse(SHAPES[method], answer, call)
  if (method !== 'matchUsers') return parsed
  // an answer of another length would put users to addresses that are not theirs
  const [asked, found] = [(args[1] as unknown[]).length, (parsed as unknown[]).length]
  if (asked !== found) throw new BackupError('bad-answer', `answered ${found} users for ${asked} keys`, { call, field: 'length' })
  return parsed
}
