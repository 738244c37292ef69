import * as z from 'zod/mini'
import { BackupError, fieldPath } from '../../core/internal.js'

const MAX_CONCURRENCY = 1_000
/** A backend hands an unfinished portion to another worker after 12 hours, so a longer program would never complete. */
const MAX_TIMEOUT_MS = 11 * 3_600_000

const text = (error: string) => z.string({ error }).check(z.minLength(1, { error }))
const wholeNumber = (max: number) => {
  const error = `must be a whole number from 1 to ${max}`
  return z.int({ error }).check(z.gte(1, { error }), z.lte(max, { error }))
}

const commandOptions = z.strictObject(
  {
    command: text('must be the name or the path of a program').check(
      z.refine((command) => !command.includes('{'), { error: 'takes no placeholders' }),
    ),
    args: z.array(z.string({ error: 'must be a text' }), { error: "must be a list of texts such as ['--user', '{email}']" }),
    env: z.optional(
      z.record(z.string(), z.string({ error: 'must be a text' }), { error: "must be an object such as { HOME: '/backups/{email}' }" }),
    ),
    folder: z.optional(text("must be a path such as '/backups/{email}'")),
    concurrency: z.optional(wholeNumber(MAX_CONCURRENCY)),
    timeoutMs: z.optional(wholeNumber(MAX_TIMEOUT_MS)),
    settingsForm: z.optional(z.looseObject({ groups: z.array(z.unknown()) }, { error: 'must be a form with the list groups' })),
    secrets: z.optional(z.array(z.string({ error: 'must be a text' }), { error: 'must be a list of texts' })),
    name: z.optional(text('must be a text')),
  },
  { error: "must be an object such as { command: 'mbsync', args: ['backup'] }" },
)

/** Checks the shape of the options, and never quotes a value. @throws `bad-input` with the first invalid field. */
export const checkCommandOptions = (options: unknown): void => {
  const result = z.safeParse(commandOptions, options)
  const [issue] = result.success ? [] : result.error.issues
  if (issue === undefined) return
  const field = fieldPath(issue)
  if (issue.code === 'unrecognized_keys') throw new BackupError('bad-input', `commandEngine has no option ${field}`, { field })
  const subject = field === '' ? 'the options' : field
  throw new BackupError('bad-input', `${subject} of commandEngine ${issue.message}`, field === '' ? {} : { field })
}
